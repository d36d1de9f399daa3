// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// A block of prose of an answer: a paragraph, a heading, or an item of a list.
TranscriptRow {
    id: root

    required property block block
    required property TextPointer pointer
    required property bool isStreaming

    readonly property bool isItem: block.isItem
    readonly property bool isHeading: block.isHeading
    readonly property int indent: block.quoteDepth * Theme.space16 + (isItem ? block.level * Theme.space24 : 0)
    readonly property color ink: isOutOfSight ? Theme.textTertiary : block.quoteDepth > 0 ? Theme.textSecondary : Theme.text

    textItem: words
    gap: block.continuesPrevious ? 0 : isFirst ? Theme.space16 : isHeading ? Theme.space16 : isItem ? Theme.space4 : Theme.space12

    Item {
        width: parent.width
        height: words.implicitHeight

        QuoteBar { visible: root.block.quoteDepth > 0 }
        Words {
            visible: root.isItem && root.block.marker !== ""
            anchors { right: words.left; rightMargin: Theme.space8; top: parent.top }
            height: Theme.bodyLine
            verticalAlignment: Text.AlignBottom // as a line of fixed height stands in a TextEdit
            text: root.block.marker
            font: Theme.body
            color: root.isOutOfSight ? Theme.textTertiary : Theme.textSecondary
            elide: Text.ElideNone
        }
        TranscriptText {
            id: words
            row: root.index
            pointer: root.pointer
            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                leftMargin: root.indent
            }
            wrapMode: TextEdit.Wrap
            font: !root.isHeading ? Theme.body
                : root.block.level === 1 ? Theme.heading
                : root.block.level === 2 ? Theme.title : Theme.bodyStrong
            color: root.ink
            Accessible.role: root.isHeading ? Accessible.Heading : root.isItem ? Accessible.ListItem : Accessible.Paragraph
            Accessible.name: root.block.isDoneTask ? qsTr("Done: %1").arg(root.block.text) : root.block.isOpenTask ? qsTr("To do: %1").arg(root.block.text) : root.block.text
            blockText: BlockText {
                document: words.textDocument
                block: root.block
                lineHeight: !root.isHeading ? Theme.bodyLine
                    : root.block.level === 1 ? Theme.headingLine : Theme.titleLine
                codeFont: Theme.code
                codeBackground: Theme.fill
                linkColour: Theme.accent
            }
        }
    }
}
