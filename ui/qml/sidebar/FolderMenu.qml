// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick.Controls.Basic
import QtQml.Models

import Chasqui

// The folders that conversations can be moved to.
ActionMenu {
    id: root

    required property ConversationBrowser browser
    property real conversation: 0 // it, or all that are selected if it is one of them; 0: these
    property real folder: -1 // that they are in; 0: none, -1: not all in the same

    function chosen(): var {
        return conversation === 0 ? browser.selected() : browser.selectedWith(conversation);
    }

    title: qsTr("Move to a folder")

    Instantiator {
        model: root.browser.folders
        delegate: Action {
            required property var modelData
            text: modelData.name
            enabled: modelData.id !== root.folder
            onTriggered: root.browser.moveToFolder(root.chosen(), modelData.id)
        }
        onObjectAdded: (index, action) => root.insertAction(index, action as Action)
        onObjectRemoved: (index, action) => root.removeAction(action as Action)
    }
    Action {
        text: qsTr("New folder…")
        onTriggered: root.browser.moveToNewFolder(root.chosen())
    }
    Action {
        text: qsTr("Out of its folder")
        enabled: root.folder !== 0
        onTriggered: root.browser.moveToFolder(root.chosen(), 0)
    }
}
