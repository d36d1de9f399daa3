// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// Words to be found, the way to the next place and to the one before, and how many there are.
Row {
    id: root

    required property int count // of places
    property alias text: words.text
    property alias placeholderText: words.placeholderText
    property alias fieldName: words.objectName
    property alias fieldWidth: words.width

    signal edited
    signal stepped(backwards: bool)

    function begin() {
        words.forceActiveFocus(Qt.ShortcutFocusReason);
        words.selectAll();
    }

    spacing: Theme.space8

    SearchField {
        id: words
        width: Theme.px(200)
        placeholderText: qsTr("Find")
        onTextChanged: root.edited()
        Keys.onReturnPressed: event => root.stepped(event.modifiers & Qt.ShiftModifier)
    }
    IconButton { iconName: "chevron-left"; text: qsTr("The one before (Shift+Enter)"); enabled: root.count > 0; onClicked: root.stepped(true) }
    IconButton { iconName: "chevron-right"; text: qsTr("The next one (Enter)"); enabled: root.count > 0; onClicked: root.stepped(false) }
    Words {
        height: Theme.control
        verticalAlignment: Text.AlignVCenter
        visible: words.text !== ""
        text: qsTr("%n place(s)", "", root.count)
        font: Theme.small
        color: root.count > 0 ? Theme.textTertiary : Theme.danger
    }
}
