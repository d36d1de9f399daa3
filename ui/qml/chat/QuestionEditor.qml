// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A message that is written anew: what was there stays as another version.
ColumnLayout {
    id: root

    property alias text: field.text

    signal accepted(string text)
    signal cancelled

    spacing: Theme.space8
    // What cannot be seen yet cannot have the focus.
    Component.onCompleted: Qt.callLater(() => {
        field.forceActiveFocus();
        field.cursorPosition = field.length;
    })

    ScrollView {
        id: scroll
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(field.implicitHeight, Theme.bodyLine * 12)
        ScrollBar.horizontal: SlimScrollBar { policy: ScrollBar.AlwaysOff }
        ScrollBar.vertical: SlimScrollBar {
            parent: scroll
            anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
        }
        background: Rectangle {
            radius: Theme.radiusLarge
            color: Theme.raised
            border { width: Theme.focusWidth; color: Theme.focusRing }
        }
        TextArea {
            id: field
            leftPadding: Theme.space16
            rightPadding: Theme.space16
            topPadding: Theme.px(10)
            bottomPadding: Theme.px(10)
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            font: Theme.body
            color: Theme.text
            selectionColor: Theme.selection
            selectedTextColor: Theme.text
            background: null
            Accessible.name: qsTr("Edit the message")
            Keys.onEscapePressed: root.cancelled()
            Keys.onPressed: event => {
                const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                if (isEnter && !(event.modifiers & Qt.ShiftModifier) && !field.inputMethodComposing) {
                    event.accepted = true;
                    if (send.enabled)
                        root.accepted(field.text);
                }
            }
        }
    }
    Flow {
        Layout.fillWidth: true
        layoutDirection: Application.layoutDirection === Qt.RightToLeft ? Qt.LeftToRight : Qt.RightToLeft
        spacing: Theme.space8
        TextButton {
            id: send
            rank: TextButton.Primary
            enabled: field.text.trim() !== ""
            text: qsTr("Send")
            onClicked: root.accepted(field.text)
        }
        TextButton {
            text: qsTr("Cancel")
            onClicked: root.cancelled()
        }
    }
}
