// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// The open texts. A dot stands for changes that are not saved; under the pointer it is what closes.
ListView {
    id: root

    required property PadList pads

    signal closeRequested(index: int)

    orientation: ListView.Horizontal
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: pads
    currentIndex: pads.current
    highlightMoveDuration: 0
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Open texts")

    delegate: AbstractButton {
        id: tab

        required property int index
        required property Pad pad
        readonly property bool isCurrent: index === root.pads.current

        objectName: "padTab"
        height: root.height
        leftPadding: Theme.space16
        rightPadding: Theme.space8
        text: pad.name
        Accessible.role: Accessible.PageTab
        Accessible.name: pad.isChanged ? qsTr("%1, not saved").arg(text) : text
        ToolTip.text: pad.path
        ToolTip.visible: hovered && pad.path !== ""
        ToolTip.delay: 600
        onClicked: root.pads.current = index

        contentItem: Row {
            spacing: Theme.space8
            Words {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Theme.px(180))
                text: tab.text
                font: tab.isCurrent ? Theme.uiStrong : Theme.ui
                color: tab.isCurrent ? Theme.text : Theme.textSecondary
                elide: Text.ElideMiddle
            }
            Item {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(24)
                height: width
                Rectangle {
                    visible: tab.pad.isChanged && !close.visible
                    anchors.centerIn: parent
                    width: Theme.px(7)
                    height: width
                    radius: width / 2
                    color: Theme.textSecondary
                }
                IconButton {
                    id: close
                    objectName: "padTabClose"
                    anchors.fill: parent
                    visible: tab.hovered || tab.isCurrent && !tab.pad.isChanged
                    focusPolicy: Qt.NoFocus
                    iconName: "close"
                    iconSize: Theme.px(12)
                    text: qsTr("Close %1 (Ctrl+W)").arg(tab.text)
                    onClicked: root.closeRequested(tab.index)
                }
            }
        }
        background: Item {
            Rectangle { visible: tab.isCurrent; anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: 2; color: Theme.accent }
            Divider { anchors { right: parent.right; top: parent.top; bottom: parent.bottom } }
            FocusFrame { control: tab; gap: -6 } // inside: the list cuts what stands out
        }
        TapHandler { acceptedButtons: Qt.MiddleButton; onTapped: root.closeRequested(tab.index) }
    }
}
