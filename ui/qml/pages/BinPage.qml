// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// What was deleted, until its time is over or it is removed for good.
Item {
    id: root

    required property ConversationBrowser browser
    property bool showsSidebarButton: false

    signal sidebarRequested
    signal restored

    // Asks once more, and forgets that when the focus goes.
    component RemoveButton: TextButton {
        id: remove

        property string question
        property string answer
        property bool confirms: false

        signal confirmed

        rank: TextButton.Danger
        text: confirms ? answer : question
        onClicked: {
            if (confirms)
                confirmed();
            confirms = !confirms;
        }
        onActiveFocusChanged: if (!activeFocus) confirms = false
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Bin")
            showSidebarButton: root.showsSidebarButton
            onSidebarRequested: root.sidebarRequested()
            RemoveButton {
                visible: list.count > 0
                question: qsTr("Empty the bin…")
                answer: qsTr("Remove all of them for good")
                onConfirmed: root.browser.emptyBin()
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            ListView {
                id: list
                anchors { top: parent.top; bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
                width: Math.min(Theme.pageWidth, parent.width - 2 * Theme.space24)
                visible: count > 0
                model: root.browser.bin
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: SlimScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Bin")
                header: ColumnLayout {
                    width: ListView.view.width
                    spacing: Theme.space4
                    Words {
                        Layout.fillWidth: true
                        Layout.topMargin: Theme.space24
                        text: root.browser.bin.summary
                        font: Theme.heading
                    }
                    Words {
                        Layout.fillWidth: true
                        text: qsTr("What is restored goes back to where it was. After 30 days it is gone for good.")
                        color: Theme.textSecondary
                    }
                }
                section.property: "section"
                section.delegate: SectionLabel {
                    required property string section
                    width: ListView.view.width
                    topPadding: Theme.space24
                    text: section
                }
                delegate: Item {
                    id: row
                    required property int index
                    required property string title
                    required property string detail
                    required property int daysLeft
                    required property bool isMessage
                    width: ListView.view.width
                    implicitHeight: Theme.px(56)
                    Accessible.role: Accessible.ListItem
                    Accessible.name: `${title}. ${detail}`
                    RowLayout {
                        anchors.fill: parent
                        spacing: Theme.space12
                        Icon { name: row.isMessage ? "branch" : "chat"; tint: Theme.textTertiary }
                        ColumnLayout {
                            spacing: 0
                            Words { Layout.fillWidth: true; text: row.title; font: Theme.uiStrong }
                            Words { Layout.fillWidth: true; text: row.detail; font: Theme.small; color: Theme.textTertiary }
                        }
                        Icon { visible: row.daysLeft <= 3; name: "warning"; tint: Theme.warning }
                        Words {
                            text: qsTr("%n day(s) left", "", row.daysLeft)
                            font: Theme.small
                            color: row.daysLeft <= 3 ? Theme.warning : Theme.textSecondary
                        }
                        TextButton {
                            text: qsTr("Restore")
                            Accessible.name: qsTr("Restore %1").arg(row.title)
                            onClicked: {
                                root.browser.restore(row.index);
                                root.restored();
                            }
                        }
                        RemoveButton {
                            question: qsTr("Remove…")
                            answer: qsTr("For good")
                            Accessible.name: confirms ? qsTr("Remove %1 for good").arg(row.title) : qsTr("Remove %1").arg(row.title)
                            onConfirmed: root.browser.removeForGood(row.index)
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
                hint: qsTr("Conversations and messages that you delete wait here for 30 days.")
            }
        }
    }
}
