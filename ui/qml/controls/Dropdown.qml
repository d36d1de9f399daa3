// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// One of many choices, of which only the chosen one is in sight.
ComboBox {
    id: root

    required property string label

    implicitHeight: Theme.control
    implicitWidth: Theme.px(200)
    leftPadding: Theme.space12
    rightPadding: Theme.space8
    font: Theme.ui
    Accessible.name: label

    contentItem: Words {
        readonly property int besideSign: Theme.iconSmall + Theme.space4
        leftPadding: root.mirrored ? besideSign : 0
        rightPadding: root.mirrored ? 0 : besideSign
        text: root.displayText
        font: root.font
        color: root.enabled ? Theme.text : Theme.textDisabled
        verticalAlignment: Text.AlignVCenter
    }
    indicator: Icon {
        x: root.mirrored ? root.rightPadding : root.width - width - root.rightPadding
        y: (root.height - height) / 2
        name: "chevron-down"
        tint: Theme.textSecondary
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.down ? Theme.fillPressed : root.hovered ? Theme.fillHover : Theme.raised
        border { width: Theme.hairline; color: Theme.borderControl }
        FocusFrame { control: root }
    }
    delegate: ItemDelegate {
        id: item
        Accessible.onPressAction: click()
        required property string modelData
        required property int index
        width: ListView.view.width
        implicitHeight: Theme.control
        leftPadding: Theme.px(10)
        rightPadding: Theme.px(10)
        highlighted: root.highlightedIndex === index
        text: modelData
        font: Theme.ui
        contentItem: Item {
            Words {
                anchors { left: parent.left; right: mark.left; verticalCenter: parent.verticalCenter }
                text: item.text
                font: item.font
                color: Theme.text
            }
            Icon {
                id: mark
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                visible: root.currentIndex === item.index
                name: "check"
                tint: Theme.accent
            }
        }
        background: Rectangle {
            radius: Theme.radiusMedium
            color: item.highlighted ? Theme.fillHover : "transparent"
        }
    }
    popup: Popup {
        y: root.height + Theme.space4
        width: root.width
        padding: Theme.space4
        height: Math.min(list.contentHeight + topPadding + bottomPadding, Theme.px(320))
        contentItem: ListView {
            id: list
            clip: true
            model: root.delegateModel
            currentIndex: root.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: SlimScrollBar {}
        }
        background: FloatingSurface { radius: Theme.radiusLarge }
    }
}
