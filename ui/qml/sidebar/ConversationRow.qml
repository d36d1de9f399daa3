// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQml.Models

import Chasqui

// One conversation of the list: opened by a click, put in order by its menu.
SidebarRow {
    id: root

    required property real conversationId
    required property real folderId
    required property bool isAnswering
    required property bool isWaiting
    required property bool isPinned
    required property bool isArchived

    signal exportRequested

    function remove() {
        browser.moveToBin(conversationId);
    }

    iconName: isPinned && !isArchived ? "pin" : ""
    trailing: isAnswering ? qsTr("writing") : isWaiting ? qsTr("waiting") : ""
    Accessible.name: isAnswering ? qsTr("%1, being answered").arg(title) : isWaiting ? qsTr("%1, waiting").arg(title) : title
    onDoubleClicked: beginRename()
    onRenamed: name => browser.rename(conversationId, name)

    menu: ActionMenu {
        KeyedAction {
            text: qsTr("Rename")
            keys: "F2"
            onTriggered: root.beginRename()
        }
        Action {
            text: root.isPinned ? qsTr("Unpin") : qsTr("Pin")
            enabled: !root.isArchived
            onTriggered: root.browser.setPinned(root.conversationId, !root.isPinned)
        }
        ActionMenu {
            id: move
            title: qsTr("Move to a folder")
            Instantiator {
                model: root.browser.folders
                delegate: Action {
                    required property var modelData
                    text: modelData.name
                    enabled: modelData.id !== root.folderId
                    onTriggered: root.browser.moveToFolder(root.conversationId, modelData.id)
                }
                onObjectAdded: (index, action) => move.insertAction(index, action as Action)
                onObjectRemoved: (index, action) => move.removeAction(action as Action)
            }
            Action {
                text: qsTr("New folder…")
                onTriggered: root.browser.moveToNewFolder(root.conversationId)
            }
            Action {
                text: qsTr("Out of its folder")
                enabled: root.folderId !== 0
                onTriggered: root.browser.moveToFolder(root.conversationId, 0)
            }
        }
        Action {
            text: root.isArchived ? qsTr("Take out of the archive") : qsTr("Archive", "to put there")
            onTriggered: root.browser.setArchived(root.conversationId, !root.isArchived)
        }
        Action {
            text: qsTr("Export…")
            onTriggered: root.exportRequested()
        }
        KeyedAction {
            text: qsTr("Move to the bin")
            keys: "Del"
            onTriggered: root.remove()
        }
    }
}
