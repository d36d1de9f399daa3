// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// What the person wrote: a quiet block at the end of the line, never wider than four fifths of the column.
TranscriptRow {
    id: root

    required property real messageId
    required property string text
    required property int messageState
    required property int version
    required property int versions
    required property bool canTakeBack
    required property failure failure
    required property ChatSession session
    required property TextPointer pointer
    required property ProgramInfo program

    readonly property int longest: 4000 // characters that are shown at first, and
    readonly property int mostLines: 24 // lines: what is attached may have thousands
    readonly property string beginning: text.slice(0, longest).split("\n", mostLines).join("\n")
    property bool isEditing: false
    property bool showsAll: false
    readonly property bool isCut: !showsAll && beginning.length < text.length
    readonly property string shownText: isCut ? beginning + "…" : text

    textItem: words
    gap: Theme.space16

    component SmallButton: TextButton {
        rank: TextButton.Quiet
        implicitHeight: Theme.px(24)
        leftPadding: Theme.space4
        rightPadding: Theme.space4
        font: Theme.small
    }

    function edit() {
        isEditing = true;
    }

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space4
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("You: %1").arg(root.shownText)
        HoverHandler { id: hover }

        Item { // a layout is never wider than its children ask for; this one asks for everything
            Layout.fillWidth: true
            visible: !root.isEditing
            implicitHeight: bubble.height
            // The wrapped text cannot be asked for its natural width: its answer changes with its own width.
            Text {
                id: unwrapped
                visible: false
                text: root.shownText.slice(0, 2000)
                font: Theme.body
                textFormat: Text.PlainText
            }
            Rectangle {
                id: bubble
                anchors.right: parent.right
                width: Math.min(Math.ceil(unwrapped.implicitWidth) + 1 + 2 * Theme.space16, Math.round(parent.width * 0.82))
                height: words.implicitHeight + 2 * Theme.px(10)
                radius: Theme.radiusLarge
                color: Theme.fill
                TranscriptText {
                    id: words
                    row: root.index
                    pointer: root.pointer
                    anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.space16; rightMargin: Theme.space16; topMargin: Theme.px(10) }
                    wrapMode: TextEdit.Wrap
                    font: Theme.body
                    color: root.isOutOfSight ? Theme.textTertiary : Theme.text
                    Accessible.ignored: true
                    BlockText {
                        document: words.textDocument
                        text: root.shownText
                        lineHeight: Theme.bodyLine
                    }
                }
            }
        }
        Loader {
            Layout.alignment: Qt.AlignRight
            active: !root.isEditing && root.isCut
            visible: active
            sourceComponent: TextButton {
                rank: TextButton.Quiet
                implicitHeight: Theme.controlSmall
                text: qsTr("Show all of it")
                onClicked: root.showsAll = true
            }
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            Layout.preferredHeight: Theme.px(24)
            visible: !root.isEditing
            spacing: Theme.space4
            Words {
                visible: text !== ""
                text: root.messageState === TranscriptModel.Waiting ? qsTr("Waits until the answers before it are there")
                    : root.messageState === TranscriptModel.Unanswered && !root.failure.isSet ? qsTr("Not answered")
                    : ""
                font: Theme.small
                color: Theme.textTertiary
            }
            Loader {
                active: root.canTakeBack
                visible: active
                sourceComponent: SmallButton {
                    text: qsTr("Take back")
                    onClicked: root.session.takeBack(root.messageId)
                }
            }
            Loader {
                active: root.messageState === TranscriptModel.Unanswered && !root.failure.isSet
                visible: active
                sourceComponent: SmallButton {
                    text: qsTr("Answer it")
                    onClicked: root.session.answerQuestion(root.messageId)
                }
            }
            Row {
                id: actions
                spacing: Theme.space4
                opacity: hover.hovered || copy.activeFocus || change.activeFocus || bin.activeFocus ? 1 : 0
                IconButton {
                    id: copy
                    property bool isDone: false
                    size: Theme.px(24)
                    iconName: isDone ? "check" : "copy"
                    iconSize: Theme.px(14)
                    text: isDone ? qsTr("Copied") : qsTr("Copy the message")
                    onClicked: {
                        root.program.copy(root.session.textOf(root.messageId));
                        isDone = true;
                        copied.restart();
                    }
                    Timer { id: copied; interval: 1500; onTriggered: copy.isDone = false }
                }
                IconButton {
                    id: change
                    size: Theme.px(24)
                    iconName: "edit"
                    iconSize: Theme.px(14)
                    text: qsTr("Edit and send again")
                    onClicked: root.edit()
                }
                IconButton {
                    id: bin
                    size: Theme.px(24)
                    iconName: "bin"
                    iconSize: Theme.px(14)
                    text: qsTr("Delete from here")
                    enabled: !root.session.isAnswering && root.session.waitingCount === 0
                    onClicked: root.session.deleteFrom(root.messageId)
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
            active: root.isEditing
            visible: active
            sourceComponent: QuestionEditor {
                text: root.session.textOf(root.messageId)
                onCancelled: root.isEditing = false
                onAccepted: text => {
                    root.isEditing = false;
                    root.session.editAndSend(root.messageId, text);
                }
            }
        }
        Loader {
            Layout.fillWidth: true
            active: root.failure.isSet
            visible: active
            sourceComponent: FailureNotice {
                failure: root.failure
                TextButton {
                    implicitHeight: Theme.controlSmall
                    text: qsTr("Try again")
                    onClicked: root.session.answerQuestion(root.messageId)
                }
            }
        }
    }
}
