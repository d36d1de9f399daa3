// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// Stands beside what is quoted.
Rectangle {
    anchors { left: parent?.left; top: parent?.top; bottom: parent?.bottom }
    width: Theme.px(3)
    radius: width / 2
    color: Theme.borderControl
}
