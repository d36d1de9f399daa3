// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Where one writes. Grows from one to ten lines, then scrolls. Sending becomes stopping while an answer is written.
Item {
    id: root

    required property ChatSession session
    required property ModelChoice models

    signal undoRequested // of something else than what was typed here

    property bool wasSent: false // the last thing that was done: a key that wants it back must not take back an older one

    readonly property Item field: field
    readonly property bool stops: session.isAnswering && !session.canSend

    implicitHeight: column.implicitHeight + Theme.space12 + Theme.space8

    function openSettings() {
        settingsButton.clicked();
    }
    function attach() {
        attachButton.clicked();
    }
    function focusField() {
        field.forceActiveFocus();
    }
    // A key that was pressed where nothing is typed belongs here.
    function type(text: string) {
        focusField();
        field.insert(field.cursorPosition, text);
    }

    Connections {
        target: root.session
        function onConversationChanged() { root.wasSent = false; }
        function onMessagesDeleted() { root.wasSent = false; }
        function onSent() { root.wasSent = true; }
        function onDraftChanged() {
            if (field.text !== root.session.draft) {
                field.text = root.session.draft;
                field.cursorPosition = field.length;
            }
        }
    }

    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: event => {
            root.session.attachments.add(event.urls);
            event.accept(Qt.CopyAction);
            root.focusField();
        }
    }
    Card {
        anchors.fill: parent
        radius: Theme.radiusWindow
        border {
            width: field.activeFocus ? Theme.focusWidth : Theme.hairline
            color: field.activeFocus || drop.containsDrag ? Theme.focusRing : Theme.borderStrong
        }
    }
    ColumnLayout {
        id: column
        anchors { fill: parent; leftMargin: Theme.space16; rightMargin: Theme.space8; topMargin: Theme.space12; bottomMargin: Theme.space8 }
        spacing: Theme.space8

        Flow {
            objectName: "attachments"
            Layout.fillWidth: true
            visible: root.session.attachments.count > 0
            spacing: Theme.space4
            Repeater {
                model: root.session.attachments
                AttachmentChip {
                    onRemoved: root.session.attachments.remove(index)
                    onMapChosen: isMap => root.session.attachments.setMap(index, isMap)
                }
            }
        }
        ScrollView {
            id: scroll
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(field.implicitHeight, 10 * Theme.bodyLine)
            ScrollBar.horizontal: SlimScrollBar { policy: ScrollBar.AlwaysOff }
            ScrollBar.vertical: SlimScrollBar {
                parent: scroll
                anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
            }
            PlainArea {
                id: field
                objectName: "composer"
                padding: 0
                leftPadding: 0 // Basic adds 4
                rightPadding: Theme.space12
                topPadding: 0
                font: Theme.body
                placeholderText: root.session.isAnswering ? qsTr("Write the next message while this one is answered")
                    : root.models.name !== "" && !root.models.canChat ? qsTr("Begin a text that the model goes on with") : qsTr("Write to the model")
                Accessible.name: qsTr("Message")
                Component.onCompleted: text = root.session.draft
                onTextChanged: root.session.draft = text
                Keys.onPressed: event => {
                    const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                    if (isEnter && !(event.modifiers & Qt.ShiftModifier) && !field.inputMethodComposing) {
                        event.accepted = true;
                        root.session.send();
                    } else if (event.matches(StandardKey.Undo) && !canUndo && !root.wasSent) {
                        event.accepted = true;
                        root.undoRequested();
                    }
                }
            }
        }
        RowLayout {
            spacing: Theme.space4
            Layout.fillWidth: true
            ChatSettingsButton {
                id: settingsButton
                objectName: "chatSettingsButton"
                Layout.leftMargin: -Theme.space8
                settings: root.session.settings
                presets: root.session.presets
                models: root.models
            }
            AttachButton { id: attachButton; objectName: "attach"; attachments: root.session.attachments }
            Words {
                Layout.fillWidth: true
                text: root.session.waitingCount > 0 ? qsTr("%n message(s) waiting", "", root.session.waitingCount)
                    : root.session.isAnswering && root.session.canSend ? qsTr("It will wait for its turn")
                    : ""
                font: Theme.small
                color: Theme.textTertiary
            }
            Words {
                visible: root.session.draftTokens > 0
                text: qsTr("Draft %L1 tokens").arg(root.session.draftTokens)
                font: Theme.figures
                color: Theme.textTertiary
            }
            Divider {
                visible: root.session.draftTokens > 0
                implicitHeight: Theme.space12
                Layout.leftMargin: Theme.space8
                Layout.rightMargin: Theme.space8
            }
            ContextGauge {
                visible: root.session.usedTokens >= 0 && size > 0
                used: Math.max(0, root.session.usedTokens)
                draft: Math.max(0, root.session.draftTokens)
                size: root.models.contextLength
            }
            Button {
                id: send
                objectName: "send"
                Layout.leftMargin: Theme.space12
                implicitWidth: Theme.control
                implicitHeight: Theme.control
                padding: 0
                enabled: root.stops || root.session.canSend
                text: root.stops ? qsTr("Stop (Esc)") : qsTr("Send (Enter)")
                display: Button.IconOnly
                ToolTip.text: text
                ToolTip.visible: hovered
                ToolTip.delay: 600
                ToolTip.timeout: 4000
                Keys.onReturnPressed: click()
                onClicked: root.stops ? root.session.stop() : root.session.send()
                contentItem: Item {
                    Icon {
                        anchors.centerIn: parent
                        name: root.stops ? "stop" : "send"
                        tint: send.enabled ? Theme.accentText : Theme.textDisabled
                    }
                }
                background: Rectangle {
                    radius: Theme.radiusLarge - 2
                    color: !send.enabled ? Theme.fill : send.down ? Theme.accentPressed : send.hovered ? Theme.accentHover : Theme.accent
                    FocusFrame { control: send }
                }
            }
        }
    }
}
