// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs

import Chasqui

// Asks where a conversation, or all of them, shall be written.
Loader {
    id: root

    required property ConversationBrowser browser
    property real conversation: 0 // 0: all

    function ask(which: real) {
        conversation = which;
        active = true;
    }

    active: false
    sourceComponent: FileDialog {
        fileMode: FileDialog.SaveFile
        selectedFile: root.browser.exportFile(root.conversation)
        nameFilters: [qsTr("To be read (*.md)"), qsTr("Everything that is stored (*.json)")]
        selectedNameFilter.index: root.conversation === 0 ? 1 : 0
        Component.onCompleted: open()
        onAccepted: {
            root.browser.exportTo(selectedFile, root.conversation);
            root.active = false;
        }
        onRejected: root.active = false
    }
}
