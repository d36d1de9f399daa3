// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A field that filters while one types. Esc empties it, and then is not its own any more.
TextField {
    id: root

    readonly property bool isMirrored: Application.layoutDirection === Qt.RightToLeft

    implicitHeight: Theme.control
    leftPadding: isMirrored ? Theme.space8 : Theme.space32 // a field's paddings are never mirrored for us
    rightPadding: isMirrored ? Theme.space32 : Theme.space8
    horizontalAlignment: TextInput.AlignLeft
    topPadding: 0
    bottomPadding: 0
    verticalAlignment: TextInput.AlignVCenter
    font: Theme.ui
    color: Theme.text
    placeholderTextColor: Theme.textTertiary
    selectionColor: Theme.selection
    selectedTextColor: Theme.text
    selectByMouse: true
    Accessible.role: Accessible.EditableText
    Accessible.name: placeholderText
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && text !== ""
    Keys.onEscapePressed: event => {
        event.accepted = text !== "";
        clear();
    }

    background: Rectangle {
        radius: Theme.radiusMedium
        color: Theme.raised
        border {
            width: root.activeFocus ? Theme.focusWidth : Theme.hairline
            color: root.activeFocus ? Theme.focusRing : root.hovered ? Theme.borderStrong : Theme.borderControl
        }
        Icon {
            anchors { left: parent.left; leftMargin: Theme.px(9); verticalCenter: parent.verticalCenter }
            name: "search"
            tint: Theme.textTertiary
        }
    }
}
