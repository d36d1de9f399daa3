// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Models that are not here yet: the catalogue, a search, and what each would take before it is fetched.
Item {
    id: root

    required property ModelFinder finder
    required property Downloads downloads
    required property ProgramInfo program
    property bool showsSidebarButton: false

    signal sidebarRequested
    signal backRequested
    signal useRequested(file: string)

    Component.onCompleted: search.forceActiveFocus(Qt.TabFocusReason)
    Component.onDestruction: root.finder.leave()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            crumb: qsTr("Models")
            title: qsTr("Find a model")
            showSidebarButton: root.showsSidebarButton
            onSidebarRequested: root.sidebarRequested()
            TextButton {
                objectName: "backToModels"
                text: qsTr("Back to the models here")
                onClicked: root.backRequested()
            }
        }
        Flickable {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: page.implicitHeight + 2 * Theme.space16
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: SlimScrollBar {}

            ColumnLayout {
                id: page
                x: Math.max(Theme.space24, (scroll.width - width) / 2)
                y: Theme.space16
                width: Math.min(Theme.px(840), scroll.width - 2 * Theme.space24)
                spacing: Theme.space12

                RowLayout {
                    spacing: Theme.space8
                    SearchField {
                        id: search
                        objectName: "findModel"
                        Layout.fillWidth: true
                        placeholderText: qsTr("Search Hugging Face, or paste the address of a GGUF file")
                        onAccepted: root.finder.search(text)
                        onTextChanged: if (text === "") root.finder.search("")
                    }
                    TextButton {
                        rank: TextButton.Primary
                        enabled: search.text.trim() !== ""
                        text: qsTr("Search")
                        onClicked: root.finder.search(search.text)
                    }
                }
                PermissionCard {
                    Layout.fillWidth: true
                    downloads: root.downloads
                }
                FailureNotice {
                    Layout.fillWidth: true
                    failure: root.finder.failure.isSet ? root.finder.failure : root.downloads.failure
                }
                DownloadList {
                    Layout.fillWidth: true
                    downloads: root.downloads
                    onUseRequested: file => root.useRequested(file)
                }
                Words {
                    Layout.topMargin: Theme.space4
                    text: root.finder.isCatalogue ? qsTr("Models to begin with")
                        : root.finder.isAsking && root.finder.selected === "" ? qsTr("Searching…")
                        : qsTr("%n model(s) found", "", root.finder.rows.length)
                    font: Theme.title
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Repeater {
                    model: root.finder.rows
                    FoundCard {
                        Layout.fillWidth: true
                        finder: root.finder
                        program: root.program
                    }
                }
            }
        }
    }
}
