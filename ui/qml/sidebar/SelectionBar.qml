// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// How many conversations are selected, and what can be done with them.
Rectangle {
    id: root

    required property ConversationBrowser browser

    signal exportRequested

    readonly property int count: browser.conversations.selectedCount

    visible: count > 0
    implicitHeight: Theme.px(40)
    radius: Theme.radiusMedium
    color: Theme.accentSubtle
    Accessible.role: Accessible.ToolBar
    Accessible.name: words.text
    onCountChanged: if (count > 0) Accessible.announce(words.text)

    component Key: IconButton {
        size: Theme.controlSmall
        tint: Theme.accentSubtleText
    }
    RowLayout {
        anchors { fill: parent; leftMargin: Theme.px(10); rightMargin: Theme.space4 }
        spacing: 0
        Words {
            id: words
            Layout.fillWidth: true
            text: qsTr("%n selected", "conversations", root.count)
            font: Theme.uiStrong
            color: Theme.accentSubtleText
        }
        Key {
            objectName: "moveSelected"
            iconName: "folder"
            text: qsTr("Move to a folder")
            onClicked: folders.popup(this, 0, height)
            FolderMenu {
                id: folders
                browser: root.browser
            }
        }
        Key {
            objectName: "archiveSelected"
            iconName: "archive"
            text: qsTr("Archive", "to put there")
            onClicked: root.browser.setArchived(root.browser.selected(), true)
        }
        Key {
            objectName: "exportSelected"
            iconName: "export"
            text: qsTr("Export…")
            onClicked: root.exportRequested()
        }
        Key {
            objectName: "deleteSelected"
            iconName: "bin"
            text: qsTr("Move to the bin")
            onClicked: root.browser.moveToBin(root.browser.selected())
        }
        Key {
            iconName: "close"
            text: qsTr("Select none (Esc)")
            onClicked: root.browser.clearSelection()
        }
    }
}
