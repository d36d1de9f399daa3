// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A conversation: its messages, and below them the field where one writes.
Item {
    id: root

    required property ChatSession session
    required property ModelChoice models
    required property Preferences preferences
    required property ProgramInfo program
    property bool showsSidebarButton: false
    readonly property Item composerField: composer.field

    signal sidebarRequested
    signal undoRequested
    signal padRequested(string text, string language)
    signal comparisonRequested(string text, string language)

    function announce(sentence: string) {
        Accessible.announce(sentence);
    }
    function focusComposer() {
        if (visible)
            composer.focusField();
    }
    function type(text: string) {
        composer.type(text);
    }
    function openModelFile() {
        picker.openFile();
    }
    function openModels() {
        picker.open();
    }
    function openSettings() {
        composer.openSettings();
    }
    function attach() {
        composer.attach();
    }
    function find() {
        if (session.isEmpty)
            return;
        findBar.visible = true;
        findBar.begin();
    }
    function scrollBy(pages: real) {
        transcript.scrollBy(pages * transcript.height * 0.9);
    }
    // Of the last message that has several.
    function stepVersion(by: int) {
        for (let row = transcript.count - 1; row >= 0; --row) {
            const index = root.session.transcript.index(row, 0);
            if (root.session.transcript.data(index, TranscriptModel.VersionsRole) > 1) {
                root.session.showVersion(root.session.transcript.data(index, TranscriptModel.MessageIdRole), by);
                return;
            }
        }
    }

    Component.onCompleted: Qt.callLater(focusComposer)

    Connections {
        target: root.session
        function onAnnounced(sentence: string) {
            root.announce(sentence);
        }
        function onConversationChanged() {
            findBar.visible = findBar.visible && !root.session.isEmpty;
            Qt.callLater(root.focusComposer);
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: root.session.conversationId !== 0 ? root.session.title : qsTr("New chat")
            showSidebarButton: root.showsSidebarButton
            onSidebarRequested: root.sidebarRequested()
            ModelPicker {
                id: picker
                objectName: "modelPicker"
                models: root.models
                settings: root.session.settings
                preferences: root.preferences
                program: root.program
                isNarrow: root.width < Theme.px(520)
            }
        }
        ChatFindBar {
            id: findBar
            Layout.fillWidth: true
            visible: false
            transcript: transcript
            onClosed: {
                visible = false;
                root.focusComposer();
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Transcript {
                id: transcript
                objectName: "transcript"
                anchors.fill: parent
                visible: !root.session.isEmpty
                session: root.session
                models: root.models
                preferences: root.preferences
                program: root.program
                onPadRequested: (text, language) => root.padRequested(text, language)
                onComparisonRequested: (text, language) => root.comparisonRequested(text, language)
            }
            ColumnLayout { // a new chat: the model's name and the field below, nothing else
                anchors.centerIn: parent
                width: Math.min(Theme.px(440), parent.width - 2 * Theme.space24)
                visible: root.session.isEmpty && !root.session.isLoading
                spacing: Theme.space4
                Words {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.models.state === ModelChoice.NoModel ? qsTr("No model is loaded")
                        : root.models.state === ModelChoice.Failed ? root.models.failure.title : root.models.name
                    font: Theme.title
                    color: Theme.textSecondary
                }
                Words {
                    Layout.fillWidth: true
                    visible: root.models.state === ModelChoice.Ready || root.models.state === ModelChoice.Loading
                    horizontalAlignment: Text.AlignHCenter
                    text: root.models.detail
                    font: Theme.small
                    color: Theme.textTertiary
                }
                Paragraph {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space8
                    visible: root.models.isStarter && root.models.state === ModelChoice.Ready
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("A small model that came with the program. It answers quickly and is often wrong: it is there to try Chasqui with.")
                    font: Theme.small
                    line: Theme.smallLine
                    color: Theme.textTertiary
                }
                Paragraph {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space8
                    visible: root.models.state === ModelChoice.Ready && !root.models.canChat
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("This model was not trained to answer: it goes on with what you write. For code, the pad suggests what belongs at the cursor.")
                    font: Theme.small
                    line: Theme.smallLine
                    color: Theme.textTertiary
                }
                TextButton {
                    objectName: "padInstead"
                    Layout.alignment: Qt.AlignHCenter
                    visible: root.models.state === ModelChoice.Ready && !root.models.canChat
                    rank: TextButton.Quiet
                    text: qsTr("Open the code pad")
                    onClicked: root.padRequested("", "")
                }
                TextButton {
                    Layout.alignment: Qt.AlignHCenter
                    visible: root.models.isStarter && root.models.state !== ModelChoice.Failed || root.models.state === ModelChoice.NoModel
                    rank: TextButton.Quiet
                    text: root.models.isStarter ? qsTr("Use a better model…") : qsTr("Choose a model…")
                    onClicked: root.openModels()
                }
            }
            Button {
                id: jump
                anchors { bottom: parent.bottom; bottomMargin: Theme.space8; horizontalCenter: parent.horizontalCenter }
                visible: !transcript.follows && !transcript.isAtEnd && transcript.visible
                implicitHeight: Theme.control
                leftPadding: Theme.space12
                rightPadding: Theme.space12
                text: qsTr("Jump to the end")
                onClicked: transcript.jumpToEnd()
                Keys.onReturnPressed: click()
                contentItem: RowLayout {
                    spacing: Theme.space4
                    Icon { name: "chevron-down" }
                    Words { text: jump.text; font: Theme.uiStrong }
                }
                background: FloatingSurface {
                    radius: Theme.radiusLarge
                    color: jump.hovered ? Theme.fillHover : Theme.raised
                    FocusFrame { control: jump }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.textWidth + 2 * Theme.space16
            Layout.alignment: Qt.AlignHCenter
            Layout.leftMargin: Theme.space8
            Layout.rightMargin: Theme.space8
            Layout.topMargin: Theme.space8
            Layout.bottomMargin: Theme.space16
            spacing: Theme.space8

            Notice {
                Layout.fillWidth: true
                visible: root.program.recoveryText !== ""
                text: root.program.recoveryText
                TextButton {
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Understood")
                    onClicked: root.program.forgetRecovery()
                }
            }
            FailureNotice {
                Layout.fillWidth: true
                visible: root.models.state === ModelChoice.Failed && failure.isSet
                failure: root.models.failure
                TextButton {
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Choose another model")
                    onClicked: root.openModels()
                }
                TextButton {
                    rank: TextButton.Quiet
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Try again")
                    onClicked: root.models.retry()
                }
            }
            FailureNotice {
                Layout.fillWidth: true
                failure: root.session.failure
                TextButton {
                    rank: TextButton.Quiet
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Close")
                    onClicked: root.session.dismissFailure()
                }
            }
            FailureNotice {
                Layout.fillWidth: true
                failure: root.session.attachments.failure
                TextButton {
                    rank: TextButton.Quiet
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Close")
                    onClicked: root.session.attachments.dismissFailure()
                }
            }
            OverflowCard {
                Layout.fillWidth: true
                visible: root.session.overflow.isSet
                session: root.session
                models: root.models
                program: root.program
            }
            Composer {
                id: composer
                Layout.fillWidth: true
                session: root.session
                models: root.models
                onUndoRequested: root.undoRequested()
            }
        }
    }
}
