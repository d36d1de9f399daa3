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
        words.begin();
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
        FindField {
            id: words
            fieldName: "chatWords"
            fieldWidth: Theme.px(240)
            placeholderText: qsTr("Find in this conversation")
            count: root.count
            onEdited: {
                root.count = root.transcript.selection.countOf(text);
                root.transcript.find(text, TranscriptSelection.Here);
            }
            onStepped: backwards => root.transcript.find(text, backwards ? TranscriptSelection.Backwards : TranscriptSelection.Forwards)
        }
        Item { Layout.fillWidth: true }
        IconButton { iconName: "close"; text: qsTr("Close (Esc)"); onClicked: root.closed() }
    }
}
