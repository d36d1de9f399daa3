// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts

import Chasqui

// Asks whether a server may be asked. Until it is answered nothing is sent.
Card {
    id: root

    required property Downloads downloads

    function focusFirst() {
        once.forceActiveFocus(Qt.TabFocusReason);
    }

    visible: downloads.isAsking
    implicitHeight: column.implicitHeight + 2 * Theme.space16
    border { width: 2; color: Theme.accent }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: `${title.text}. ${meaning.text}${cost.visible ? " " + cost.text : ""}`

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space16 }
        spacing: Theme.space4
        RowLayout {
            spacing: Theme.space8
            Icon { name: "shield"; tint: Theme.accent }
            Paragraph {
                id: title
                Layout.fillWidth: true
                text: qsTr("May Chasqui ask %1?").arg(root.downloads.askedSite)
                font: Theme.uiStrong
                line: Theme.uiLine
            }
        }
        Paragraph {
            id: meaning
            Layout.fillWidth: true
            text: qsTr("%1 The server learns this computer’s address and what is asked, and nothing of your chats. Each request stands on the page of the network.").arg(root.downloads.purpose)
            font: Theme.ui
            line: Theme.uiLine
            color: Theme.textSecondary
        }
        Paragraph {
            id: cost
            Layout.fillWidth: true
            visible: root.downloads.mayCost
            text: qsTr("This connection counts what it moves: a model may cost money, or use up what you have.")
            font: Theme.uiStrong
            line: Theme.uiLine
            color: Theme.danger
        }
        Flow {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space8
            spacing: Theme.space8
            TextButton {
                id: once
                objectName: "allowOnce"
                rank: TextButton.Primary
                text: qsTr("This time")
                onClicked: root.downloads.answer(Downloads.Once)
            }
            TextButton {
                text: qsTr("Always this server")
                onClicked: root.downloads.answer(Downloads.Site)
            }
            TextButton {
                text: qsTr("Always, any server")
                onClicked: root.downloads.answer(Downloads.Always)
            }
            TextButton {
                rank: TextButton.Quiet
                text: qsTr("No")
                onClicked: root.downloads.answer(Downloads.No)
            }
        }
    }
    onVisibleChanged: if (visible) focusFirst()
}
