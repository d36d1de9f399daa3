// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs

import Chasqui

// Attaches files or a folder to the question that is being written.
IconButton {
    id: root

    required property Attachments attachments

    iconName: "attach"
    text: qsTr("Attach files or a folder")
    checked: menu.active
    ToolTip.visible: (hovered || visualFocus) && !menu.active
    onClicked: menu.active = true

    Loader {
        id: menu
        active: false
        sourceComponent: ActionMenu {
            Component.onCompleted: popup(root, 0, -implicitHeight - Theme.space4)
            onClosed: menu.active = false
            KeyedAction { text: qsTr("Files…"); onTriggered: files.active = true }
            KeyedAction { text: qsTr("A folder…"); onTriggered: folder.active = true }
        }
    }
    Loader {
        id: files
        active: false
        sourceComponent: FileDialog {
            fileMode: FileDialog.OpenFiles
            Component.onCompleted: open()
            onAccepted: {
                root.attachments.add(selectedFiles);
                files.active = false;
            }
            onRejected: files.active = false
        }
    }
    Loader {
        id: folder
        active: false
        sourceComponent: FolderDialog {
            Component.onCompleted: open()
            onAccepted: {
                root.attachments.add([selectedFolder]);
                folder.active = false;
            }
            onRejected: folder.active = false
        }
    }
}
