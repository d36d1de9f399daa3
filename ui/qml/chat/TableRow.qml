// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A table of an answer, as wide as its words ask for; one that is wider than the column is moved in it.
TranscriptRow {
    id: root

    required property block block
    required property TextPointer pointer

    readonly property int indent: block.quoteDepth * Theme.space16 + block.level * Theme.space24

    textItem: words
    gap: block.continuesPrevious ? 0 : isFirst ? Theme.space16 : Theme.space12

    Item {
        width: parent.width
        height: body.height

        QuoteBar { visible: root.block.quoteDepth > 0 }
        Flickable {
            id: body
            readonly property bool isWide: words.contentWidth > width + 1
            readonly property real start: Application.layoutDirection === Qt.RightToLeft && !isWide ? width - words.contentWidth : 0
            anchors { left: parent.left; right: parent.right; leftMargin: root.indent }
            height: words.implicitHeight + (isWide ? Theme.space12 : 0)
            contentWidth: isWide ? words.contentWidth : width
            contentHeight: height
            clip: isWide
            interactive: isWide
            flickableDirection: Flickable.HorizontalFlick
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.horizontal: SlimScrollBar { visible: body.isWide }

            Repeater {
                model: words.blockText.rowTops
                Rectangle {
                    required property int index
                    required property real modelData
                    x: body.start
                    y: Math.round(modelData)
                    width: Math.max(words.contentWidth, 1)
                    height: Theme.hairline
                    color: index === 0 && !root.block.continuesPrevious ? Theme.borderStrong : Theme.border
                }
            }
            TranscriptText {
                id: words
                row: root.index
                pointer: root.pointer
                lead: blockText.lead
                x: body.start
                width: body.width
                wrapMode: TextEdit.WordWrap
                font: Theme.body
                color: root.isOutOfSight ? Theme.textTertiary : root.block.quoteDepth > 0 ? Theme.textSecondary : Theme.text
                Accessible.role: Accessible.Table
                Accessible.name: root.block.text
                blockText: BlockText {
                    document: words.textDocument
                    cellPadding: Theme.space8
                    lineHeight: Theme.bodyLine
                    block: root.block
                    codeFont: Theme.code
                    codeBackground: Theme.fill
                    linkColour: Theme.accent
                }
            }
        }
    }
}
