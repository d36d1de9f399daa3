// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs

import Chasqui

// Asks where a conversation, those of a folder, or all of them, shall be written, and in which form.
Loader {
    id: root

    required property ConversationBrowser browser
    property real conversation: 0
    property real folder: 0 // 0, and no conversation: all

    function ask(conversation: real, folder: real) {
        root.conversation = conversation;
        root.folder = folder;
        active = true;
    }

    active: false
    sourceComponent: FileDialog {
        readonly property list<string> suffixes: ["md", "html", "pdf", "json"]
        fileMode: FileDialog.SaveFile
        selectedFile: root.browser.exportFile(root.conversation, root.folder)
        nameFilters: [qsTr("Markdown (*.md)"), qsTr("Web page (*.html)"), qsTr("PDF (*.pdf)"), qsTr("Everything that is stored (*.json)")]
        selectedNameFilter.index: root.conversation === 0 && root.folder === 0 ? 3 : 0
        defaultSuffix: suffixes[selectedNameFilter.index] ?? "json"
        Component.onCompleted: open()
        onAccepted: {
            root.browser.exportTo(selectedFile, root.conversation, root.folder);
            root.active = false;
        }
        onRejected: root.active = false
    }
}
