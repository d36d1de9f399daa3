// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// Finds words in the pad, and puts others in their place.
Rectangle {
    id: root

    required property Pad pad
    required property TextEdit editor
    readonly property int count: { editor.length; return visible ? pad.count(words.text) : 0; }
    readonly property bool isAtWords: words.text !== "" && editor.selectedText.toLowerCase() === words.text.toLowerCase()

    signal closed

    function begin() {
        if (editor.selectedText !== "" && !editor.selectedText.includes("\u2029"))
            words.text = editor.selectedText;
        words.begin();
    }
    function go(backwards: bool) {
        const at = pad.find(words.text, backwards ? editor.selectionStart : editor.selectionEnd, backwards);
        if (at >= 0)
            editor.select(at, at + words.text.length);
    }
    function replace() {
        if (isAtWords) {
            const at = editor.selectionStart;
            editor.remove(at, editor.selectionEnd);
            editor.insert(at, others.text);
            editor.cursorPosition = at + others.text.length;
        }
        go(false);
    }

    implicitHeight: row.implicitHeight + 2 * Theme.space8
    color: Theme.window
    Keys.onEscapePressed: closed()

    Divider { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    Flow {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.space12; rightMargin: Theme.space12 }
        spacing: Theme.space8
        FindField {
            id: words
            fieldName: "padWords"
            count: root.count
            onEdited: {
                root.editor.cursorPosition = root.editor.selectionStart; // what fits still is found again
                root.go(false);
            }
            onStepped: backwards => root.go(backwards)
        }
        TextBox {
            id: others
            objectName: "padOthers"
            width: Theme.px(200)
            placeholderText: qsTr("Put in its place")
            onAccepted: root.replace()
        }
        TextButton { text: qsTr("Replace"); enabled: root.count > 0; onClicked: root.replace() }
        TextButton { objectName: "padReplaceAll"; text: qsTr("Replace all"); enabled: root.count > 0; onClicked: root.pad.replaceAll(words.text, others.text) }
        IconButton { iconName: "close"; text: qsTr("Close (Esc)"); onClicked: root.closed() }
    }
}
