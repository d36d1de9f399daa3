// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// A download: how far it is, how fast, how long still, and what happens at its end.
Card {
    id: root

    required property Downloads downloads
    required property int downloadId
    required property string name
    required property string file
    required property real share
    required property string progress
    required property string check
    required property bool canPause
    required property bool canGoOn
    required property bool isDone
    required property bool isRepair
    required property failure failure

    signal useRequested(file: string)

    implicitHeight: column.implicitHeight + 2 * Theme.space12
    Accessible.role: Accessible.ListItem
    Accessible.name: `${name}. ${failure.isSet ? failure.title : progress}`

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space12; rightMargin: Theme.space8 }
        spacing: Theme.space8
        RowLayout {
            spacing: Theme.space4
            Icon {
                Layout.rightMargin: Theme.space4
                name: root.isDone ? "check" : root.failure.isSet ? "warning" : "download"
                tint: root.isDone ? Theme.success : root.failure.isSet ? Theme.danger : Theme.accent
            }
            Words { Layout.fillWidth: true; text: root.name; font: Theme.uiStrong; elide: Text.ElideMiddle }
            TextButton {
                visible: root.isDone
                implicitHeight: Theme.controlSmall
                text: qsTr("Use it")
                onClicked: root.useRequested(root.file)
            }
            IconButton {
                objectName: "pause"
                visible: root.canPause
                size: Theme.controlSmall
                iconName: "pause"
                text: qsTr("Pause")
                onClicked: root.downloads.pause(root.downloadId)
            }
            IconButton {
                objectName: "goOn"
                visible: root.canGoOn
                size: Theme.controlSmall
                iconName: root.failure.isSet ? "retry" : "resume"
                text: root.failure.isSet ? qsTr("Try again") : qsTr("Go on")
                onClicked: root.downloads.goOn(root.downloadId)
            }
            IconButton {
                objectName: "removeDownload"
                size: Theme.controlSmall
                iconName: "close"
                text: root.isDone ? qsTr("Take it off this list")
                    : root.isRepair ? qsTr("Cancel; what was mended stays") : qsTr("Cancel, and delete what has come")
                onClicked: root.downloads.remove(root.downloadId)
            }
        }
        ProgressLine {
            Layout.fillWidth: true
            Layout.rightMargin: Theme.space4
            visible: !root.isDone
            value: root.share
            tint: root.canPause ? Theme.accent : Theme.textTertiary
        }
        Paragraph {
            Layout.fillWidth: true
            Layout.rightMargin: Theme.space4
            visible: root.failure.isSet
            text: `${root.failure.title}. ${root.failure.meaning}`
            font: Theme.ui
            line: Theme.uiLine
            color: Theme.danger
        }
        RowLayout {
            spacing: Theme.space16
            Words { text: root.progress; font: Theme.figures; color: Theme.textSecondary }
            Words { // gives way first
                Layout.fillWidth: true
                Layout.rightMargin: Theme.space4
                horizontalAlignment: Text.AlignRight
                text: root.check
                font: Theme.small
                color: root.isDone ? Theme.textSecondary : Theme.textTertiary
            }
        }
    }
}
