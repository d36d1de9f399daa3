// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts

import Chasqui

// The quiet heading of a group of rows.
Words {
    Layout.leftMargin: Theme.px(10) // a margin is mirrored, a padding is not
    topPadding: Theme.space12
    bottomPadding: Theme.space4
    font: Theme.caption
    color: Theme.textTertiary
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
