// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts

import Chasqui

// Stands for the whole program when the conversations cannot be opened: nothing may be written before they can.
Rectangle {
    id: root

    required property ProgramInfo program

    color: Theme.surface
    Accessible.role: Accessible.Dialog
    Accessible.name: program.storeFailure.title

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(Theme.px(520), parent.width - 2 * Theme.space32)
        spacing: Theme.space12
        Icon { Layout.alignment: Qt.AlignHCenter; name: "warning"; size: Theme.px(28); tint: Theme.danger }
        Paragraph {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.program.storeFailure.title
            font: Theme.heading
            line: Theme.headingLine
        }
        Paragraph {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.program.needsRestart ? qsTr("The other folder is used from the next start on.") : root.program.storeFailure.meaning
            color: Theme.textSecondary
        }
        Rectangle {
            Layout.fillWidth: true
            visible: root.program.storeFailure.detail !== ""
            implicitHeight: detail.implicitHeight + 2 * Theme.space8
            radius: Theme.radiusMedium
            color: Theme.codeBackground
            border { width: Theme.hairline; color: Theme.border }
            Paragraph {
                id: detail
                anchors { left: parent.left; right: copy.left; leftMargin: Theme.space12; rightMargin: Theme.space8; verticalCenter: parent.verticalCenter }
                text: root.program.storeFailure.detail
                font: Theme.codeSmall
                line: Theme.smallLine
                color: Theme.textSecondary
            }
            IconButton {
                id: copy
                anchors { right: parent.right; rightMargin: Theme.space4; verticalCenter: parent.verticalCenter }
                size: Theme.controlSmall
                iconName: "copy"
                text: qsTr("Copy the cause")
                onClicked: root.program.copy(root.program.storeFailure.detail)
            }
        }
        Flow {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.space12
            spacing: Theme.space8
            TextButton { rank: TextButton.Quiet; text: qsTr("Open the folder"); onClicked: root.program.openDataFolder() }
            TextButton { text: qsTr("Use another folder…"); onClicked: folderDialog.open() }
            TextButton { rank: TextButton.Primary; text: qsTr("Start again"); onClicked: root.program.restart() }
        }
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Where shall conversations be kept?")
        onAccepted: root.program.changeDataFolder(selectedFolder)
    }
}
