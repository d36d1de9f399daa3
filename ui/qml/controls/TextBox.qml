// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A field of one line.
TextField {
    id: root

    implicitHeight: Theme.control
    leftPadding: Theme.space8
    rightPadding: Theme.space8
    topPadding: 0
    bottomPadding: 0
    verticalAlignment: TextInput.AlignVCenter
    horizontalAlignment: TextInput.AlignLeft
    font: Theme.ui
    color: Theme.text
    placeholderTextColor: Theme.textTertiary
    selectionColor: Theme.selection
    selectedTextColor: Theme.text
    selectByMouse: true
    background: Rectangle {
        radius: Theme.radiusMedium
        color: Theme.raised
        border {
            width: root.activeFocus ? Theme.focusWidth : Theme.hairline
            color: root.activeFocus ? Theme.focusRing : root.hovered ? Theme.borderStrong : Theme.borderControl
        }
    }
}
