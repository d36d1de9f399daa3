// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A model that can be fetched; its files below it once it is chosen.
Card {
    id: root

    required property ModelFinder finder
    required property ProgramInfo program
    required property foundRow modelData
    readonly property bool isOpen: finder.selected === modelData.id

    implicitHeight: column.implicitHeight
    border { width: isOpen ? 2 : Theme.hairline; color: isOpen ? Theme.accent : Theme.border }

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: 0

        ItemDelegate {
            id: header
            objectName: `found ${root.modelData.id}`
            Layout.fillWidth: true
            implicitHeight: Theme.px(60)
            leftPadding: Theme.space16
            rightPadding: Theme.space12
            topPadding: 0
            bottomPadding: 0
            Accessible.onPressAction: click()
            Accessible.name: `${root.modelData.name}. ${root.modelData.detail}`
            Keys.onReturnPressed: click()
            onClicked: root.finder.select(root.modelData.id)
            contentItem: RowLayout {
                spacing: Theme.space12
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space2
                    RowLayout {
                        spacing: Theme.space8
                        Words { text: root.modelData.name; font: Theme.uiStrong; Layout.maximumWidth: header.availableWidth - Theme.px(160) }
                        Badge { visible: root.modelData.uses !== ""; text: root.modelData.uses }
                        Badge { visible: root.modelData.isGated; text: qsTr("licence to accept"); iconName: "info" }
                    }
                    Words { Layout.fillWidth: true; text: root.modelData.detail; font: Theme.small; color: Theme.textTertiary }
                }
                Icon { name: root.isOpen ? "chevron-down" : "chevron-right"; tint: Theme.textTertiary }
            }
            background: Rectangle {
                radius: Theme.radiusLarge
                color: header.down ? Theme.fillPressed : header.hovered ? Theme.fillHover : "transparent"
                FocusFrame { control: header; gap: -4 }
            }
        }
        Loader {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space16
            Layout.rightMargin: Theme.space12
            Layout.bottomMargin: active ? Theme.space12 : 0
            active: root.isOpen
            visible: active
            sourceComponent: ColumnLayout {
                spacing: Theme.space4
                Divider { Layout.fillWidth: true; Layout.bottomMargin: Theme.space4 }
                Words {
                    visible: root.finder.files.length === 0
                    text: root.finder.isAsking ? qsTr("The files are asked for…") : qsTr("It has no files that could be shown.")
                    font: Theme.small
                    color: Theme.textTertiary
                }
                Repeater {
                    model: root.finder.files
                    FileLine {
                        required property fileRow modelData
                        required property int index
                        Layout.fillWidth: true
                        finder: root.finder
                        file: modelData
                        row: index
                        isTooLarge: root.program.memoryBytes > 0 && file.sizeBytes > root.program.memoryBytes
                    }
                }
            }
        }
    }
}
