// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// One line of text in the interface; elides, never wraps.
Text {
    font: Theme.ui
    color: Theme.text
    textFormat: Text.PlainText
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    horizontalAlignment: Text.AlignLeft // explicit, or mirroring leaves a Latin title at the wrong end of its row
}
