// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A conversation in which something was found, or one of its messages: who wrote it, the words around, and when.
ItemDelegate {
    id: root

    required property bool isConversation
    required property real conversationId
    required property real messageId
    required property string who
    required property string when
    required property block block
    required property string foundWords
    required property int index

    width: ListView.view?.width ?? 0
    highlighted: ListView.isCurrentItem
    leftPadding: Theme.space12
    rightPadding: Theme.space12
    topPadding: isConversation && index > 0 ? Theme.space16 : Theme.space8
    bottomPadding: isConversation ? Theme.space4 : Theme.space8
    focusPolicy: Qt.NoFocus // the caret stays in the field
    Accessible.onPressAction: click()
    Accessible.role: Accessible.ListItem
    Accessible.name: isConversation ? block.text : `${who}, ${when}: ${block.text}`

    contentItem: RowLayout {
        spacing: Theme.space12
        Icon {
            visible: root.isConversation
            Layout.rightMargin: -Theme.space4
            name: "chat"
        }
        Words {
            visible: !root.isConversation
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.px(72)
            Layout.preferredHeight: Theme.uiLine
            verticalAlignment: Text.AlignBottom // as a line of fixed height stands in a TextEdit
            text: root.who
            font: Theme.small
            color: root.highlighted ? Theme.textSecondary : Theme.textTertiary
        }
        TextEdit {
            id: words
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            readOnly: true
            enabled: false // clicks are the row's
            activeFocusOnPress: false
            activeFocusOnTab: false
            textFormat: TextEdit.PlainText
            wrapMode: root.isConversation ? TextEdit.NoWrap : TextEdit.Wrap
            clip: root.isConversation
            font: root.isConversation ? Theme.uiStrong : Theme.ui
            color: root.isConversation ? Theme.text : Theme.textSecondary
            Accessible.ignored: true
            BlockText {
                document: words.textDocument
                block: root.block
                lineHeight: Theme.uiLine
                strongColour: Theme.text
            }
        }
        Words {
            Layout.alignment: Qt.AlignTop
            Layout.preferredHeight: Theme.uiLine
            verticalAlignment: Text.AlignBottom // as a line of fixed height stands in a TextEdit
            text: root.when
            font: Theme.figures
            color: root.highlighted ? Theme.textSecondary : Theme.textTertiary
        }
    }
    background: Item {
        Rectangle {
            anchors { fill: parent; topMargin: root.topPadding - Math.min(root.topPadding, Theme.space8) }
            radius: Theme.radiusMedium
            color: root.highlighted ? Theme.accentSubtle : root.hovered ? Theme.fillHover : "transparent"
        }
    }
}
