// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Conversations that were deleted, until they are removed for good.
Item {
    id: root

    required property ConversationBrowser browser
    property bool showsSidebarButton: false

    signal sidebarRequested
    signal restored(real conversation)

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Bin")
            showSidebarButton: root.showsSidebarButton
            onSidebarRequested: root.sidebarRequested()
            TextButton {
                visible: list.count > 0
                rank: TextButton.Danger
                text: confirms ? qsTr("Remove all of them for good") : qsTr("Empty the bin…")
                property bool confirms: false
                onClicked: {
                    if (confirms)
                        root.browser.emptyBin();
                    confirms = !confirms;
                }
                onActiveFocusChanged: if (!activeFocus) confirms = false
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            ListView {
                id: list
                anchors { top: parent.top; bottom: parent.bottom; horizontalCenter: parent.horizontalCenter; topMargin: Theme.space16 }
                width: Math.min(Theme.textWidth, parent.width - 2 * Theme.space24)
                model: root.browser.bin
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: SlimScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Bin")
                delegate: Item {
                    id: row
                    required property real conversationId
                    required property string title
                    required property string section
                    property bool confirms: false
                    width: ListView.view.width
                    implicitHeight: Theme.px(48)
                    Accessible.role: Accessible.ListItem
                    Accessible.name: title
                    RowLayout {
                        anchors.fill: parent
                        spacing: Theme.space8
                        ColumnLayout {
                            spacing: 0
                            Words { Layout.fillWidth: true; text: row.title; font: Theme.uiStrong }
                            Words { Layout.fillWidth: true; text: row.section; font: Theme.small; color: Theme.textTertiary }
                        }
                        TextButton {
                            text: qsTr("Put back")
                            onClicked: root.restored(row.conversationId)
                        }
                        TextButton {
                            rank: TextButton.Danger
                            text: row.confirms ? qsTr("For good") : qsTr("Remove…")
                            Accessible.name: row.confirms ? qsTr("Remove %1 for good").arg(row.title) : qsTr("Remove %1").arg(row.title)
                            onClicked: {
                                if (row.confirms)
                                    root.browser.removeForGood(row.conversationId);
                                else
                                    row.confirms = true;
                            }
                            onActiveFocusChanged: if (!activeFocus) row.confirms = false
                        }
                    }
                    Divider { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
                }
            }
            EmptyState {
                anchors.centerIn: parent
                width: Math.min(Theme.px(400), parent.width - 2 * Theme.space24)
                visible: list.count === 0
                iconName: "bin"
                title: qsTr("The bin is empty")
                hint: qsTr("Conversations that you delete wait here until you remove them for good.")
            }
        }
    }
}
