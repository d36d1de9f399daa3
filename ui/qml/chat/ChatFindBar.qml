// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// Finds words in the conversation that is open.
Rectangle {
    id: root

    required property Transcript transcript
    property int count: 0

    signal closed

    function begin() {
        words.forceActiveFocus(Qt.ShortcutFocusReason);
        words.selectAll();
        count = transcript.selection.countOf(words.text); // it may have grown
    }

    implicitHeight: row.implicitHeight + 2 * Theme.space8
    color: Theme.window
    Keys.onEscapePressed: closed()

    Divider { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.space12; rightMargin: Theme.space12 }
        spacing: Theme.space8
        SearchField {
            id: words
            objectName: "chatWords"
            Layout.preferredWidth: Theme.px(240)
            placeholderText: qsTr("Find in this conversation")
            onTextChanged: {
                root.count = root.transcript.selection.countOf(text);
                root.transcript.find(text, TranscriptSelection.Here);
            }
            Keys.onReturnPressed: event => root.transcript.find(text, event.modifiers & Qt.ShiftModifier ? TranscriptSelection.Backwards : TranscriptSelection.Forwards)
        }
        IconButton { iconName: "chevron-left"; text: qsTr("The one before (Shift+Enter)"); enabled: root.count > 0; onClicked: root.transcript.find(words.text, TranscriptSelection.Backwards) }
        IconButton { iconName: "chevron-right"; text: qsTr("The next one (Enter)"); enabled: root.count > 0; onClicked: root.transcript.find(words.text, TranscriptSelection.Forwards) }
        Words {
            Layout.fillWidth: true
            text: words.text === "" ? "" : qsTr("%n place(s)", "", root.count)
            font: Theme.small
            color: root.count > 0 ? Theme.textTertiary : Theme.danger
        }
        IconButton { iconName: "close"; text: qsTr("Close (Esc)"); onClicked: root.closed() }
    }
}
