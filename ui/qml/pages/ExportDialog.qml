// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs

import Chasqui

// Asks where conversations, or all of them, shall be written, and in which form.
Loader {
    id: root

    required property ConversationBrowser browser
    property var conversations: [] // their numbers; none: all
    property string title // of them; empty: all

    function ask(conversations: var, title: string) {
        root.conversations = conversations;
        root.title = title;
        active = true;
    }

    active: false
    sourceComponent: FileDialog {
        readonly property list<string> suffixes: ["md", "html", "pdf", "json"]
        fileMode: FileDialog.SaveFile
        selectedFile: root.browser.exportFile(root.title)
        nameFilters: [qsTr("Markdown (*.md)"), qsTr("Web page (*.html)"), qsTr("PDF (*.pdf)"), qsTr("Everything that is stored (*.json)")]
        selectedNameFilter.index: root.title === "" ? 3 : 0
        defaultSuffix: suffixes[selectedNameFilter.index] ?? "json"
        Component.onCompleted: open()
        onAccepted: {
            root.browser.exportTo(selectedFile, root.conversations);
            root.active = false;
        }
        onRejected: root.active = false
    }
}
