// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts

import Chasqui

// Asks which conversations shall be taken in, and says what came of it.
Item {
    id: root

    required property ConversationImports imports

    function askForFiles() {
        files.active = true;
    }
    function askForFolder() {
        folder.active = true;
    }

    Loader {
        id: files
        active: false
        sourceComponent: FileDialog {
            title: qsTr("Import conversations")
            fileMode: FileDialog.OpenFiles
            currentFolder: StandardPaths.writableLocation(StandardPaths.DownloadLocation)
            nameFilters: [qsTr("Conversations (*.json *.jsonl *.chat *.zip)"), qsTr("All files (*)")]
            Component.onCompleted: open()
            onAccepted: {
                root.imports.start(selectedFiles);
                files.active = false;
            }
            onRejected: files.active = false
        }
    }
    Loader {
        id: folder
        active: false
        sourceComponent: FolderDialog {
            title: qsTr("Import the conversations below a folder")
            currentFolder: StandardPaths.writableLocation(StandardPaths.HomeLocation)
            Component.onCompleted: open()
            onAccepted: {
                root.imports.start([selectedFolder]);
                folder.active = false;
            }
            onRejected: folder.active = false
        }
    }
    Loader {
        active: root.imports.summary !== ""
        sourceComponent: ModalSheet {
            id: sheet
            objectName: "importReport"
            widest: Theme.px(560)
            height: Math.min(implicitHeight, (parent?.height ?? 0) - 2 * Theme.space16)
            Component.onCompleted: open()
            onOpened: close.forceActiveFocus(Qt.TabFocusReason)
            onClosed: root.imports.dismiss()

            contentItem: ColumnLayout {
                spacing: Theme.space12
                Words { Layout.fillWidth: true; text: qsTr("Import"); font: Theme.title; Accessible.role: Accessible.Heading; Accessible.name: text }
                Paragraph { Layout.fillWidth: true; text: root.imports.summary }
                Words {
                    Layout.fillWidth: true
                    visible: root.imports.problems.length > 0
                    text: qsTr("%n thing(s) could not be taken in", "", root.imports.problems.length)
                    font: Theme.uiStrong
                }
                ListView {
                    id: list
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: Math.min(contentHeight, Theme.px(320))
                    visible: count > 0
                    model: root.imports.problems
                    clip: true
                    spacing: Theme.space4
                    boundsBehavior: Flickable.StopAtBounds
                    ScrollBar.vertical: SlimScrollBar {}
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("What could not be taken in")
                    delegate: Paragraph {
                        required property string modelData
                        width: ListView.view.width - Theme.space16
                        text: modelData
                        font: Theme.small
                        line: Theme.smallLine
                        color: Theme.textSecondary
                        Accessible.role: Accessible.ListItem
                    }
                }
                TextButton {
                    id: close
                    objectName: "closeImportReport"
                    rank: TextButton.Primary
                    text: qsTr("Close")
                    onClicked: sheet.close()
                }
            }
        }
    }
}
