// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A field of several lines, which scrolls when they are more.
ScrollView {
    id: root

    property alias text: field.text
    property alias placeholderText: field.placeholderText
    property string label // for those who hear it
    property int lines: 6 // at most, without scrolling

    function focusField() {
        field.forceActiveFocus();
        field.cursorPosition = field.length;
    }

    implicitHeight: Math.min(field.implicitHeight, lines * Theme.uiLine + field.topPadding + field.bottomPadding)
    ScrollBar.horizontal: SlimScrollBar { policy: ScrollBar.AlwaysOff }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: Theme.raised
        border {
            width: field.activeFocus ? Theme.focusWidth : Theme.hairline
            color: field.activeFocus ? Theme.focusRing : root.hovered ? Theme.borderStrong : Theme.borderControl
        }
    }
    ScrollBar.vertical: SlimScrollBar {
        parent: root
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right; margins: Theme.space2 }
    }
    PlainArea {
        id: field
        leftPadding: Theme.space12
        rightPadding: Theme.space12
        topPadding: Theme.space8
        bottomPadding: Theme.space8
        font: Theme.ui
        Accessible.name: root.label
    }
}
