// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// What can be done with the thing that it was opened on.
Menu {
    id: root

    padding: Theme.space4
    implicitWidth: Theme.px(220)
    delegate: MenuItem {
        id: item
        implicitHeight: Theme.control
        leftPadding: Theme.px(10)
        rightPadding: Theme.px(10)
        font: Theme.ui
        contentItem: Item {
            Words {
                anchors { left: parent.left; right: arrow.visible ? arrow.left : keyCap.visible ? keyCap.left : parent.right; verticalCenter: parent.verticalCenter }
                text: item.text
                font: item.font
                color: item.enabled ? Theme.text : Theme.textDisabled
            }
            Icon {
                id: arrow
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                visible: item.subMenu !== null
                name: "chevron-right"
                directional: true
                size: Theme.px(14)
                tint: Theme.textTertiary
            }
            KeyCap {
                id: keyCap
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                visible: keys !== ""
                keys: (item.action as KeyedAction)?.keys ?? ""
            }
        }
        arrow: null // it is one of ours
        background: Rectangle {
            radius: Theme.radiusMedium
            color: item.highlighted ? Theme.fillHover : "transparent"
        }
    }
    background: FloatingSurface {
        implicitWidth: Theme.px(220)
        radius: Theme.radiusLarge
    }
}
