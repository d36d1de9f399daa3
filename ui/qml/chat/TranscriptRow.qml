// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// A row of the transcript: its content stands in the column of text, which is centred.
Item {
    id: root

    required property bool isFirst
    required property bool isOutOfSight
    required property int hiddenCount
    property int gap: Theme.space12 // to the row above
    default property alias content: slot.data // one item, as wide as its parent

    readonly property int columnWidth: Math.min(Theme.textWidth, width - 2 * Theme.space24)

    width: ListView.view?.width ?? 0
    implicitHeight: slot.y + slot.height

    Loader {
        id: boundary
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.space16 }
        width: root.columnWidth
        active: root.hiddenCount > 0
        sourceComponent: ContextLine { hidden: root.hiddenCount }
    }
    Item {
        id: slot
        x: Math.round((root.width - width) / 2)
        y: root.gap + (boundary.active ? boundary.height + Theme.space16 : 0)
        width: root.columnWidth
        height: childrenRect.height
    }
}
