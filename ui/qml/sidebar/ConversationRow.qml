// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

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
    required isSelected

    signal exportRequested

    readonly property int among: isSelected ? browser.conversations.selectedCount : 1

    // With which something is done: with this one, or with all that are selected.
    function chosen(): var {
        return browser.selectedWith(conversationId);
    }
    function remove() {
        browser.moveToBin(chosen());
    }

    iconName: isSelected ? "check" : isPinned && !isArchived ? "pin" : ""
    trailing: isAnswering ? qsTr("writing") : isWaiting ? qsTr("waiting") : ""
    Accessible.name: isAnswering ? qsTr("%1, being answered").arg(title) : isWaiting ? qsTr("%1, waiting").arg(title) : title
    Accessible.selectable: true
    Accessible.selected: isSelected
    onDoubleClicked: beginRename()
    onRenamed: name => browser.rename(conversationId, name)

    Keys.onSpacePressed: event => {
        event.accepted = event.modifiers === Qt.ControlModifier;
        if (event.accepted)
            browser.toggleSelected(conversationId);
    }
    MouseArea { // a click alone goes through to the row
        anchors.fill: parent
        z: 1
        visible: !root.isRenaming
        onPressed: mouse => {
            mouse.accepted = true;
            if (mouse.modifiers === Qt.ControlModifier)
                root.browser.toggleSelected(root.conversationId);
            else if (mouse.modifiers === Qt.ShiftModifier)
                root.browser.selectTo(root.conversationId);
            else
                mouse.accepted = false;
        }
    }

    menu: ActionMenu {
        KeyedAction {
            text: qsTr("Rename")
            keys: "F2"
            enabled: root.among === 1
            onTriggered: root.beginRename()
        }
        KeyedAction {
            text: root.isSelected ? qsTr("Do not select") : qsTr("Select")
            keys: "Ctrl Space"
            onTriggered: root.browser.toggleSelected(root.conversationId)
        }
        Action {
            text: root.isPinned ? qsTr("Unpin") : qsTr("Pin")
            enabled: !root.isArchived
            onTriggered: root.browser.setPinned(root.chosen(), !root.isPinned)
        }
        FolderMenu {
            browser: root.browser
            conversation: root.conversationId
            folder: root.among > 1 ? -1 : root.folderId
        }
        Action {
            text: root.isArchived ? qsTr("Take out of the archive") : qsTr("Archive", "to put there")
            onTriggered: root.browser.setArchived(root.chosen(), !root.isArchived)
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
