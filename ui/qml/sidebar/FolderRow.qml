// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// A folder of the list, or the archive: shows what is in it, or how much that is.
SidebarRow {
    id: root

    required property int kind
    required property real folderId
    required property bool isFolded
    required property int size

    readonly property bool isArchive: kind === ConversationListModel.Archive

    signal exportRequested

    function remove() {
        if (!isArchive)
            browser.deleteFolder(folderId);
    }

    iconName: isArchive ? "archive" : "folder"
    trailing: size > 0 ? size.toLocaleString(Qt.locale(), "f", 0) : ""
    canBeRenamed: !isArchive
    hasMenu: !isArchive
    Accessible.name: isFolded ? qsTr("%1, folded, with %n conversation(s)", "", size).arg(title)
                              : qsTr("%1, unfolded, with %n conversation(s)", "", size).arg(title)
    onClicked: browser.toggleFolder(folderId)
    onRenamed: name => browser.renameFolder(folderId, name)

    menu: ActionMenu {
        KeyedAction {
            text: qsTr("Rename")
            keys: "F2"
            onTriggered: root.beginRename()
        }
        KeyedAction {
            text: qsTr("Export…")
            enabled: root.size > 0
            onTriggered: root.exportRequested()
        }
        KeyedAction {
            text: qsTr("Delete the folder")
            keys: "Del"
            onTriggered: root.remove()
        }
    }
}
