// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// The first thing a person sees: something works already, and here is what would work better. Without a model: how
// to get one.
Rectangle {
    id: root

    required property ModelChoice models
    required property ProgramInfo program
    required property ModelFinder finder
    required property Downloads downloads
    required property ConversationImports imports

    readonly property bool hasModel: models.state === ModelChoice.Ready || models.state === ModelChoice.Loading

    signal done
    signal fileRequested
    signal importRequested

    color: Theme.surface

    component Suggestion: Card {
        id: suggestion
        required property suggestionRow modelData
        implicitHeight: column.implicitHeight + 2 * Theme.space16
        Accessible.role: Accessible.Grouping
        Accessible.name: `${modelData.purpose}: ${modelData.name}. ${modelData.promise} ${modelData.cost}`
        ColumnLayout {
            id: column
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: parent.bottom; margins: Theme.space16 }
            spacing: Theme.space4
            Paragraph { Layout.fillWidth: true; text: suggestion.modelData.purpose; font: Theme.bodyStrong }
            Paragraph { Layout.fillWidth: true; text: suggestion.modelData.name; font: Theme.ui; line: Theme.uiLine }
            Paragraph {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space4
                font: Theme.ui
                line: Theme.uiLine
                color: Theme.textSecondary
                text: suggestion.modelData.promise
            }
            Words { Layout.fillWidth: true; Layout.topMargin: Theme.space4; text: suggestion.modelData.cost; font: Theme.small; color: Theme.textTertiary }
            Item { Layout.fillHeight: true }
            TextButton {
                objectName: `fetch ${suggestion.modelData.id}`
                Layout.fillWidth: true
                Layout.topMargin: Theme.space8
                iconName: "download"
                text: qsTr("Fetch")
                Accessible.name: qsTr("Fetch %1").arg(suggestion.modelData.name)
                onClicked: root.finder.fetchSuggested(suggestion.modelData.id)
            }
        }
    }

    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: Math.max(height, page.implicitHeight + 2 * Theme.space32)
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: SlimScrollBar {}

        ColumnLayout {
            id: page
            anchors.centerIn: parent
            width: Math.min(Theme.px(960), scroll.width - 2 * Theme.space32)
            spacing: 0

            Image {
                Layout.alignment: Qt.AlignHCenter
                source: "image://icon/logo/000000"
                sourceSize: Qt.size(Theme.px(56), Theme.px(56))
                Accessible.ignored: true
            }
            Paragraph {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space24
                horizontalAlignment: Text.AlignHCenter
                text: root.hasModel ? qsTr("Chasqui is ready") : qsTr("Chasqui needs a model")
                font: Theme.display
                line: Theme.displayLine
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Paragraph {
                Layout.alignment: Qt.AlignHCenter
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(540)
                Layout.topMargin: Theme.space12
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textSecondary
                text: root.models.isStarter && root.hasModel
                    ? qsTr("A small language model came with the program and runs on this computer. What you write stays here: no account, no server.")
                    : root.hasModel
                    ? qsTr("It talks with language models that run on this computer. What you write stays here: no account, no server.")
                    : qsTr("It talks with language models that run on this computer. Such a model is one file; open one that you have, or fetch one of those below.")
            }
            FailureNotice {
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(540)
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: Theme.space16
                failure: root.models.failure
            }
            RowLayout {
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: Theme.space24
                spacing: Theme.space8
                TextButton {
                    id: start
                    objectName: "startChatting"
                    visible: root.hasModel
                    rank: TextButton.Primary
                    implicitHeight: Theme.controlLarge
                    leftPadding: Theme.space24
                    rightPadding: Theme.space24
                    text: qsTr("Start chatting")
                    onClicked: root.done()
                }
                TextButton {
                    id: open
                    rank: root.hasModel ? TextButton.Secondary : TextButton.Primary
                    implicitHeight: Theme.controlLarge
                    leftPadding: Theme.space24
                    rightPadding: Theme.space24
                    text: qsTr("Open a model file…")
                    onClicked: root.fileRequested()
                }
                TextButton {
                    visible: !root.hasModel
                    rank: TextButton.Quiet
                    implicitHeight: Theme.controlLarge
                    text: qsTr("Look around first")
                    onClicked: root.done()
                }
            }
            Paragraph {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space12
                visible: root.models.isStarter && root.hasModel
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("%1 answers quickly and is often wrong: it is there to try the program with.").arg(root.models.name)
                font: Theme.small
                line: Theme.smallLine
                color: Theme.textTertiary
            }
            Flow { // of what is on this computer, or of a file
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: Theme.space8
                Layout.maximumWidth: page.width
                spacing: Theme.space8
                Repeater {
                    model: root.imports.otherPrograms
                    TextButton {
                        required property var modelData
                        rank: TextButton.Quiet
                        text: qsTr("Import conversations of %1").arg(modelData.name)
                        enabled: !root.imports.isRunning
                        onClicked: root.imports.start([modelData.folder])
                    }
                }
                TextButton {
                    visible: root.imports.otherPrograms.length === 0
                    rank: TextButton.Quiet
                    text: qsTr("Import conversations of another program…")
                    onClicked: root.importRequested()
                }
            }
            RowLayout {
                Layout.topMargin: Theme.space32
                spacing: Theme.space16
                Words { text: root.hasModel ? qsTr("Better models") : qsTr("Models to begin with"); font: Theme.title; Accessible.role: Accessible.Heading; Accessible.name: text }
                Words {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignRight
                    text: root.program.memoryBytes > 0 ? qsTr("This computer has %1 of memory").arg(root.program.bytes(root.program.memoryBytes)) : ""
                    font: Theme.small
                    color: Theme.textTertiary
                }
            }
            PermissionCard {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space12
                downloads: root.downloads
            }
            FailureNotice {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space12
                failure: root.downloads.failure
            }
            DownloadList {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space12
                downloads: root.downloads
                onUseRequested: file => {
                    root.models.choose(file);
                    root.done();
                }
            }
            GridLayout {
                Layout.topMargin: Theme.space12
                columns: page.width < Theme.px(440) ? 1 : page.width < Theme.px(760) ? 2 : suggestions.count
                columnSpacing: Theme.space12
                rowSpacing: Theme.space12
                uniformCellWidths: true
                Repeater {
                    id: suggestions
                    model: root.finder.suggestions
                    Suggestion {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space16
                spacing: Theme.space8
                Icon { Layout.alignment: Qt.AlignTop; name: "shield"; tint: Theme.textTertiary }
                Paragraph {
                    Layout.fillWidth: true
                    text: qsTr("Chasqui never goes to the network by itself: before a server is asked, you are. Files go to %1; those that are put there are found.").arg(root.program.modelsFolder)
                    font: Theme.small
                    line: Theme.smallLine
                    color: Theme.textTertiary
                }
            }
        }
    }
    Component.onCompleted: (hasModel ? start : open).forceActiveFocus(Qt.TabFocusReason)
}
