// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A model wrote where a link leads, and its words may say something else: the person sees the address first.
ModalSheet {
    id: root

    required property ProgramInfo program
    required property string href
    readonly property bool isMail: href.startsWith("mailto:")

    widest: Theme.px(480)
    onOpened: opener.forceActiveFocus(Qt.TabFocusReason)

    contentItem: ColumnLayout {
        spacing: Theme.space12
        Words { Layout.fillWidth: true; text: root.isMail ? qsTr("Write to this address?") : qsTr("Open this page in your browser?"); font: Theme.title }
        Words {
            Layout.fillWidth: true
            visible: !root.isMail
            text: root.program.serverOf(root.href)
            font: Theme.bodyStrong
            elide: Text.ElideLeft // the end of a name says whose it is
        }
        PlainArea {
            objectName: "linkAddress"
            Layout.fillWidth: true
            text: root.href
            readOnly: true
            font: Theme.code
            padding: 0
            leftPadding: 0
            Accessible.name: qsTr("Address")
        }
        Paragraph {
            Layout.fillWidth: true
            text: root.isMail ? qsTr("Your mail program opens. Chasqui sends nothing itself.")
                              : qsTr("A model wrote it, and it may lead anywhere. Chasqui itself asks nothing of it.")
            font: Theme.small
            line: Theme.smallLine
            color: Theme.textSecondary
        }
        RowLayout {
            Layout.topMargin: Theme.space4
            spacing: Theme.space8
            TextButton {
                id: opener
                rank: TextButton.Primary
                text: root.isMail ? qsTr("Write") : qsTr("Open")
                onClicked: {
                    root.close();
                    root.program.openLink(root.href);
                }
            }
            TextButton {
                text: qsTr("Copy the address")
                onClicked: {
                    root.close();
                    root.program.copy(root.href);
                }
            }
            TextButton { rank: TextButton.Quiet; text: qsTr("Cancel"); onClicked: root.close() }
        }
    }
}
