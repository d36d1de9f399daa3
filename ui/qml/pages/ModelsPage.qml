// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts

import Chasqui

// The model library: what is here, and what the one that is looked at would take.
Item {
    id: root

    required property ModelBrowser browser
    required property ModelChoice choice
    required property Downloads downloads
    required property ProgramInfo program
    property bool showsSidebarButton: false
    readonly property bool hasPanel: width >= Theme.px(840)
    readonly property bool isCramped: width - (panel.active ? Theme.panelWidth : 0) < Theme.px(600)

    signal sidebarRequested
    signal fileRequested
    signal chatRequested
    signal findRequested

    Component.onCompleted: browser.refresh()

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            PageHeader {
                Layout.fillWidth: true
                title: qsTr("Models")
                showSidebarButton: root.showsSidebarButton
                onSidebarRequested: root.sidebarRequested()
                TextButton {
                    objectName: "find"
                    text: qsTr("Find a model…")
                    iconName: "search"
                    onClicked: root.findRequested()
                }
                TextButton {
                    visible: !root.isCramped
                    Layout.leftMargin: Theme.space4
                    text: qsTr("Add folder…")
                    iconName: "folder"
                    onClicked: folderDialog.open()
                }
                TextButton {
                    visible: !root.isCramped
                    Layout.leftMargin: Theme.space4
                    text: qsTr("Open a file…")
                    iconName: "file"
                    onClicked: root.fileRequested()
                }
                IconButton {
                    visible: root.isCramped
                    text: qsTr("Add folder…")
                    iconName: "folder"
                    onClicked: folderDialog.open()
                }
                IconButton {
                    visible: root.isCramped
                    text: qsTr("Open a file…")
                    iconName: "file"
                    onClicked: root.fileRequested()
                }
            }
            FailureNotice {
                Layout.fillWidth: true
                Layout.margins: Theme.space16
                failure: root.browser.failure
                TextButton {
                    rank: TextButton.Quiet
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Close")
                    onClicked: root.browser.dismissFailure()
                }
            }
            PermissionCard {
                Layout.fillWidth: true
                Layout.margins: Theme.space24
                Layout.topMargin: Theme.space16
                Layout.bottomMargin: 0
                downloads: root.downloads
            }
            DownloadList {
                Layout.fillWidth: true
                Layout.margins: Theme.space24
                Layout.topMargin: Theme.space16
                Layout.bottomMargin: 0
                downloads: root.downloads
                mostHeight: root.height * 0.4
                onUseRequested: file => {
                    root.choice.choose(file);
                    root.chatRequested();
                }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.space24
                Layout.topMargin: Theme.space16
                Layout.bottomMargin: 0
                visible: root.browser.count > 0
                spacing: Theme.space12
                SearchField {
                    id: search
                    objectName: "modelSearch"
                    Layout.fillWidth: true
                    placeholderText: qsTr("Filter %n model(s)", "", root.browser.count)
                    onTextChanged: root.browser.list.text = text
                    Component.onCompleted: text = root.browser.list.text
                    Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
                }
                Segmented {
                    label: qsTr("Show")
                    choices: [qsTr("All"), qsTr("Fits here"), qsTr("Code")]
                    current: root.browser.list.shown
                    onChosen: index => root.browser.list.shown = index
                }
                Segmented {
                    visible: root.width >= Theme.px(1100)
                    label: qsTr("Order")
                    choices: [qsTr("Name"), qsTr("Size")]
                    current: root.browser.list.order
                    onChosen: index => root.browser.list.order = index
                }
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                ListView {
                    id: list

                    objectName: "models"
                    anchors { fill: parent; leftMargin: Theme.space12; rightMargin: Theme.space12 }
                    model: root.browser.list
                    clip: true
                    reuseItems: true
                    activeFocusOnTab: true
                    bottomMargin: Theme.space24
                    highlightMoveDuration: 0
                    boundsBehavior: Flickable.StopAtBounds
                    ScrollBar.vertical: SlimScrollBar {}
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Models")
                    currentIndex: -1
                    onActiveFocusChanged: if (activeFocus) currentIndex = Math.max(0, root.browser.list.rowOf(root.browser.path))
                    onCurrentIndexChanged: if (activeFocus && currentItem) root.browser.select((currentItem as ModelRow).path)
                    Keys.onReturnPressed: root.hasPanel ? (panel.item as ModelPanel)?.focusFirst() : sheet.open()
                    section.property: "folder"
                    section.delegate: RowLayout {
                        id: folder
                        required property string section
                        width: ListView.view.width
                        height: Theme.px(44)
                        spacing: Theme.space8
                        Words {
                            Layout.leftMargin: Theme.space12
                            Layout.alignment: Qt.AlignBottom
                            Layout.bottomMargin: Theme.space4
                            text: root.browser.folderName(folder.section)
                            font: Theme.caption
                            color: Theme.textSecondary
                            Accessible.role: Accessible.Heading
                            Accessible.name: text
                        }
                        Words {
                            Layout.fillWidth: true
                            Layout.alignment: Qt.AlignBottom
                            Layout.bottomMargin: Theme.space4
                            text: root.browser.folderNote(folder.section)
                            font: Theme.small
                            color: Theme.textTertiary
                            elide: Text.ElideMiddle
                        }
                        IconButton {
                            Layout.rightMargin: Theme.space4
                            Layout.alignment: Qt.AlignBottom
                            visible: root.browser.canRemoveFolder(folder.section)
                            iconName: "close"
                            size: Theme.px(24)
                            iconSize: Theme.px(14)
                            text: qsTr("Do not search %1 any more; its files stay").arg(root.browser.folderName(folder.section))
                            onClicked: root.browser.removeFolder(folder.section)
                        }
                    }
                    delegate: ModelRow {
                        width: ListView.view.width
                        highlighted: path === root.browser.path
                        hasListFocus: ListView.isCurrentItem && list.activeFocus
                        onClicked: {
                            root.browser.select(path);
                            if (!root.hasPanel)
                                sheet.open();
                        }
                    }
                }
                EmptyState {
                    anchors.centerIn: parent
                    width: Math.min(Theme.px(400), parent.width - 2 * Theme.space24)
                    visible: list.count === 0 && root.choice.isKnown
                    iconName: root.browser.count === 0 ? "models" : "search"
                    title: root.browser.count === 0 ? qsTr("No models yet") : qsTr("No model is like that")
                    hint: root.browser.count === 0
                        ? qsTr("Find one, put GGUF files into %1, or add a folder that has some. Those of LM Studio, Ollama, GPT4All and of Hugging Face’s tools are found by themselves.").arg(root.program.modelsFolder)
                        : qsTr("Other words, or all of the models, may show it.")
                }
            }
        }
        Loader {
            id: panel
            Layout.fillHeight: true
            active: root.hasPanel && root.browser.hasSelection
            visible: active
            sourceComponent: ModelPanel {
                browser: root.browser
                choice: root.choice
                onUsed: root.chatRequested()
                onRepairRequested: file => root.downloads.repair(file)
            }
        }
    }
    Drawer {
        id: sheet
        edge: Application.layoutDirection === Qt.RightToLeft ? Qt.LeftEdge : Qt.RightEdge
        width: Math.min(Theme.panelWidth, root.width)
        height: root.height
        interactive: false
        background: Rectangle { color: Theme.window }
        Overlay.modal: Rectangle { color: Theme.scrim }
        enter: Transition { NumberAnimation { property: "position"; to: 1; duration: Theme.durationMedium; easing.type: Theme.easing } }
        exit: Transition { NumberAnimation { property: "position"; to: 0; duration: Theme.durationMedium; easing.type: Theme.easing } }
        contentItem: Loader {
            active: sheet.visible
            sourceComponent: ModelPanel {
                browser: root.browser
                choice: root.choice
                isSheet: true
                onClosed: sheet.close()
                onUsed: root.chatRequested()
                onRepairRequested: file => root.downloads.repair(file)
            }
        }
    }
    onHasPanelChanged: if (hasPanel) sheet.close()
    FolderDialog {
        id: folderDialog
        title: qsTr("Which folder has model files?")
        onAccepted: root.browser.addFolder(selectedFolder)
    }
}
