// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// What a model thought before it answered: folded, for it is long and no answer.
TranscriptRow {
    id: root

    required property string text
    required property TextPointer pointer
    required property bool isFolded
    required property bool isStreaming

    textItem: isFolded ? null : words
    gap: Theme.space16

    Item {
        width: parent.width
        height: head.height + (root.isFolded ? 0 : body.height + Theme.space4)

        AbstractButton {
            id: head
            objectName: "foldReasoning"
            x: -Theme.space4
            height: Theme.controlSmall
            padding: Theme.space4
            text: root.isStreaming ? qsTr("Thinking…") : qsTr("Thoughts")
            Accessible.name: root.isFolded ? qsTr("%1, folded").arg(text) : text
            onClicked: (root.ListView.view.model as TranscriptModel)?.setFolded(root.index, !root.isFolded)
            Keys.onReturnPressed: click()
            contentItem: Row {
                spacing: Theme.space4
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.isFolded ? "chevron-right" : "chevron-down"
                    directional: true
                    size: Theme.px(14)
                    tint: Theme.textTertiary
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: head.text
                    font: Theme.small
                    color: head.hovered ? Theme.text : Theme.textSecondary
                }
            }
            background: Item { FocusFrame { control: head } }
        }
        Item {
            id: body
            visible: !root.isFolded
            y: head.height + Theme.space4
            width: parent.width
            height: words.implicitHeight

            QuoteBar {}
            TranscriptText {
                id: words
                row: root.index
                pointer: root.pointer
                anchors { left: parent.left; right: parent.right; leftMargin: Theme.space16 }
                wrapMode: TextEdit.Wrap
                font: Theme.small
                color: root.isOutOfSight ? Theme.textTertiary : Theme.textSecondary
                Accessible.role: Accessible.Paragraph
                Accessible.name: root.isFolded ? "" : root.text
                BlockText {
                    document: words.textDocument
                    text: root.isFolded ? "" : root.text
                    lineHeight: Theme.smallLine
                }
            }
        }
    }
}
