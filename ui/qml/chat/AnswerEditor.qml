// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// What a model said, as the person would have it: its Markdown, kept as another version. Nothing that was written here
// goes by a slip: only an unchanged text is left with a key or a click beside it.
ModalSheet {
    id: root

    required property ChatSession session
    required property real message
    readonly property string before: session.textOf(message)
    readonly property bool isChanged: field.text !== before

    function keep() {
        const text = field.text;
        close();
        session.editAnswer(message, text);
    }

    widest: Theme.textWidth
    closePolicy: isChanged ? Popup.NoAutoClose : Popup.CloseOnEscape | Popup.CloseOnPressOutside
    onOpened: field.focusField()

    contentItem: ColumnLayout {
        spacing: Theme.space12
        Words { Layout.fillWidth: true; text: qsTr("Edit the answer"); font: Theme.title; Accessible.role: Accessible.Heading; Accessible.name: text }
        Paragraph {
            Layout.fillWidth: true
            text: qsTr("What the model said stays beside it. From here on, the model takes your text for its own.")
            font: Theme.small
            line: Theme.smallLine
            color: Theme.textSecondary
        }
        TextPanel {
            id: field
            objectName: "answerEditor"
            Layout.fillWidth: true
            label: qsTr("Edit the answer")
            text: root.before
            lines: Math.max(3, Math.floor(((root.parent?.height ?? 0) - Theme.px(240)) / Theme.uiLine))
            Keys.onPressed: event => {
                const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                if (isEnter && event.modifiers & Qt.ControlModifier && keep.enabled) {
                    event.accepted = true;
                    root.keep();
                }
            }
        }
        RowLayout {
            Layout.topMargin: Theme.space4
            spacing: Theme.space8
            TextButton {
                id: keep
                objectName: "keepAnswer"
                rank: TextButton.Primary
                enabled: root.isChanged && field.text.trim() !== ""
                text: qsTr("Keep as a version")
                onClicked: root.keep()
            }
            TextButton { rank: TextButton.Quiet; text: qsTr("Cancel"); onClicked: root.close() }
        }
    }
}
