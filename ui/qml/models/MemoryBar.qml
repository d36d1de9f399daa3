// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// What a model will take of the memory that is free now; the mark is where that ends. Each part has a line with its
// number below the bar.
Item {
    id: root

    required property var parts // [{ bytes, tint }]
    required property real free // bytes; 0: not known
    readonly property real sum: parts.reduce((sum, part) => sum + part.bytes, 0)
    readonly property real whole: Math.max(sum, free) * 1.05

    implicitHeight: Theme.px(12)
    Accessible.ignored: true // the lines below say it

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: Theme.fill
        border { width: Theme.hairline; color: Theme.border }
    }
    Row {
        spacing: Theme.space2
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        Repeater {
            model: root.parts
            Rectangle {
                required property var modelData
                required property int index
                width: Math.max(1, Math.round(root.width * modelData.bytes / root.whole) - 2)
                height: root.height
                color: modelData.tint
                topLeftRadius: index === 0 ? Theme.radiusSmall : 0
                bottomLeftRadius: index === 0 ? Theme.radiusSmall : 0
            }
        }
    }
    Rectangle { // up to here it is free
        readonly property real at: Math.round(root.width * root.free / root.whole)
        visible: root.free > 0
        x: root.LayoutMirroring.enabled ? root.width - at : at
        y: -Theme.space4
        width: 2
        height: parent.height + Theme.space8
        color: Theme.text
    }
}
