// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Below an answer: how it came about, always; what can be done with it, while the pointer or the focus is on it;
// and why it ended, beside its text and never in it. What few answers have is made only where it is needed: a
// conversation opens by making a screen full of rows.
TranscriptRow {
    id: root

    required property real messageId
    required property int messageState
    required property string meta
    required property string notice
    required property int version
    required property int versions
    required property bool canGoOn
    required property failure failure
    required property ChatSession session
    required property ProgramInfo program

    signal editRequested(message: real)
    signal againRequested(message: real)

    readonly property bool isRunning: messageState === TranscriptModel.Reading || messageState === TranscriptModel.Writing
    readonly property bool isInterrupted: messageState === TranscriptModel.Interrupted

    gap: isFirst ? Theme.space16 : Theme.space4

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space8
        RowLayout {
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.controlSmall
            spacing: Theme.space2
            HoverHandler { id: hover }
            Words {
                Layout.fillWidth: true
                text: root.meta
                font: Theme.figures
                color: Theme.textTertiary
            }
            Loader {
                active: root.canGoOn && root.notice === ""
                visible: active
                sourceComponent: TextButton {
                    rank: TextButton.Quiet
                    implicitHeight: Theme.controlSmall
                    leftPadding: Theme.space8
                    rightPadding: Theme.space8
                    font: Theme.small
                    text: qsTr("Continue")
                    onClicked: root.session.continueAnswer(root.messageId)
                }
            }
            Row {
                visible: !root.isRunning
                opacity: hover.hovered || copy.activeFocus || again.activeFocus || more.activeFocus || !root.ListView.view ? 1 : 0.55
                spacing: Theme.space2
                IconButton {
                    id: copy
                    property bool isDone: false
                    size: Theme.controlSmall
                    iconName: isDone ? "check" : "copy"
                    text: isDone ? qsTr("Copied") : qsTr("Copy the answer")
                    onClicked: {
                        root.program.copy(root.session.textOf(root.messageId));
                        isDone = true;
                        copied.restart();
                    }
                    Timer { id: copied; interval: 1500; onTriggered: copy.isDone = false }
                }
                IconButton {
                    id: again
                    size: Theme.controlSmall
                    iconName: "retry"
                    text: qsTr("Answer again")
                    onClicked: root.session.answerAgain(root.messageId)
                }
                IconButton {
                    id: more
                    objectName: "moreOfAnswer"
                    size: Theme.controlSmall
                    iconName: "more"
                    text: qsTr("More")
                    onClicked: menu.active = true
                    Loader {
                        id: menu
                        active: false
                        sourceComponent: ActionMenu {
                            y: more.height
                            width: Theme.px(280)
                            Component.onCompleted: open()
                            onClosed: menu.active = false
                            Action { text: qsTr("Answer again with…"); onTriggered: root.againRequested(root.messageId) }
                            Action { text: qsTr("Edit the answer…"); onTriggered: root.editRequested(root.messageId) }
                            Action { text: qsTr("Branch into a new conversation"); onTriggered: root.session.branch(root.messageId) }
                            Action {
                                text: qsTr("Delete from here")
                                enabled: !root.session.isAnswering && root.session.waitingCount === 0
                                onTriggered: root.session.deleteFrom(root.messageId)
                            }
                        }
                    }
                }
            }
            Loader {
                active: root.versions > 1
                visible: active
                sourceComponent: VersionSwitch {
                    current: root.version
                    count: root.versions
                    onStepped: by => root.session.showVersion(root.messageId, by)
                }
            }
        }
        Loader {
            Layout.fillWidth: true
            active: root.notice !== ""
            visible: active
            sourceComponent: Notice {
                text: root.notice
                TextButton {
                    visible: root.canGoOn
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Continue")
                    onClicked: root.session.continueAnswer(root.messageId)
                }
                TextButton {
                    visible: root.canGoOn && root.isInterrupted
                    rank: TextButton.Quiet
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Keep it as it is")
                    onClicked: root.session.keepInterrupted(root.messageId)
                }
            }
        }
        Loader {
            Layout.fillWidth: true
            active: root.failure.isSet
            visible: active
            sourceComponent: FailureNotice { failure: root.failure }
        }
    }
}
