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
                anchors { left: parent.left; right: keyCap.left; verticalCenter: parent.verticalCenter }
                text: item.text
                font: item.font
                color: item.enabled ? Theme.text : Theme.textDisabled
            }
            KeyCap {
                id: keyCap
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                visible: keys !== ""
                keys: (item.action as KeyedAction)?.keys ?? ""
            }
        }
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
