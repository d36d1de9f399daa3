// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// A row of the transcript: its content stands in the column of text, which is centred.
Item {
    id: root

    required property int index
    required property bool isFirst
    required property bool isOutOfSight
    required property int hiddenCount
    required property string summary
    property int gap: Theme.space12 // to the row above
    default property alias content: slot.data // one item, as wide as its parent

    property TranscriptText textItem: null // what can be selected

    signal summaryForgotten

    // The character at a point of the row; 0 where there is no text.
    function offsetAt(x: real, y: real): int {
        if (!textItem)
            return 0;
        const at = mapToItem(textItem, x, y);
        return at.y < 0 ? 0 : at.y > textItem.height ? textItem.length : textItem.offsetAt(at.x, at.y);
    }

    readonly property int columnWidth: Math.min(Theme.textWidth, width - 2 * Theme.space24)

    width: ListView.view?.width ?? 0
    implicitHeight: slot.y + slot.height

    Loader {
        id: boundary
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.space16 }
        width: root.columnWidth
        active: root.hiddenCount > 0
        sourceComponent: ContextLine {
            hidden: root.hiddenCount
            summary: root.summary
            onForgotten: root.summaryForgotten()
        }
    }
    Item {
        id: slot
        x: Math.round((root.width - width) / 2)
        y: root.gap + (boundary.active ? boundary.height + Theme.space16 : 0)
        width: root.columnWidth
        height: childrenRect.height
    }
}
