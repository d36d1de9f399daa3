// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Qt.labs.qmlmodels

import Chasqui

// Conversations by day, the bin, and the settings at the foot.
Rectangle {
    id: root

    required property ConversationBrowser browser
    required property NetworkLog networkLog
    property string page: "chat" // that is shown beside it

    signal newChatRequested
    signal conversationRequested(real conversation)
    signal exportRequested(conversations: var, title: string)
    signal searchRequested
    signal modelsRequested
    signal padRequested
    signal networkRequested
    signal binRequested
    signal settingsRequested

    function focusList() {
        list.forceActiveFocus(Qt.TabFocusReason);
    }
    // From the row where the keys are to the next one.
    function stretchSelection(by: int) {
        const from = list.currentItem as ConversationRow;
        if (from && root.browser.conversations.selectedCount === 0)
            root.browser.toggleSelected(from.conversationId);
        if (by > 0)
            list.incrementCurrentIndex();
        else
            list.decrementCurrentIndex();
        const to = list.currentItem as ConversationRow;
        if (to)
            root.browser.selectTo(to.conversationId);
    }
    function renameCurrent() {
        const item = list.itemAtIndex(list.currentRow) as ConversationRow;
        item?.beginRename();
    }

    Connections {
        target: root.browser
        function onFolderMade(folder: real) { // the menu that asked for it gives the focus back first
            Qt.callLater(() => {
                list.forceActiveFocus(Qt.TabFocusReason);
                list.currentIndex = root.browser.rowOfFolder(folder);
                (list.currentItem as FolderRow)?.beginRename();
            });
        }
    }

    implicitWidth: Theme.sidebarWidth
    color: Theme.window
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Sidebar")

    ColumnLayout {
        anchors { fill: parent; leftMargin: Theme.space8; rightMargin: Theme.space8 }
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.headerHeight
            Layout.leftMargin: Theme.space8
            spacing: Theme.space8
            Image {
                source: "image://icon/logo/000000"
                sourceSize: Qt.size(Theme.px(20), Theme.px(20))
                Accessible.ignored: true
            }
            Words {
                Layout.fillWidth: true
                text: "Chasqui"
                font: Theme.bodyStrong
            }
            IconButton {
                objectName: "newChat"
                iconName: "new-chat"
                iconSize: Theme.px(18)
                text: qsTr("New chat (Ctrl+N)")
                onClicked: root.newChatRequested()
            }
        }
        ListRow {
            objectName: "searchPage"
            Layout.fillWidth: true
            text: qsTr("Search everything")
            iconName: "search"
            highlighted: root.page === "search"
            onClicked: root.searchRequested()
        }
        ListRow {
            objectName: "modelsPage"
            Layout.fillWidth: true
            text: qsTr("Models")
            iconName: "models"
            highlighted: root.page === "models" || root.page === "find"
            onClicked: root.modelsRequested()
        }
        ListRow {
            objectName: "padPage"
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.space4
            text: qsTr("Code pad")
            iconName: "code"
            highlighted: root.page === "pad"
            onClicked: root.padRequested()
        }
        ListView {
            id: list

            readonly property int currentRow: root.browser.conversations.count > 0 ? root.browser.rowOf(root.browser.currentId) : -1

            objectName: "conversations"
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.browser.conversations
            clip: true
            reuseItems: true
            activeFocusOnTab: true
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            highlightFollowsCurrentItem: true
            boundsBehavior: Flickable.StopAtBounds
            section.property: "section"
            section.delegate: Item {
                id: head
                required property string section
                width: ListView.view.width
                height: label.visible ? label.implicitHeight : Theme.space12
                SectionLabel {
                    id: label
                    x: Theme.px(10)
                    width: parent.width - 2 * x
                    visible: text !== ""
                    text: head.section
                }
            }
            ScrollBar.vertical: SlimScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Conversations")
            onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = Math.max(0, currentRow)
            Keys.onReturnPressed: (currentItem as SidebarRow)?.clicked()
            Keys.onDeletePressed: (currentItem as SidebarRow)?.remove()
            Keys.onMenuPressed: (currentItem as SidebarRow)?.openMenu(true)
            Keys.onPressed: event => {
                if (event.key === Qt.Key_F2) {
                    event.accepted = true;
                    (currentItem as SidebarRow)?.beginRename();
                } else if (event.key === Qt.Key_A && event.modifiers === Qt.ControlModifier) {
                    event.accepted = true;
                    root.browser.selectAll();
                } else if ((event.key === Qt.Key_Up || event.key === Qt.Key_Down) && event.modifiers === Qt.ShiftModifier) {
                    event.accepted = true;
                    root.stretchSelection(event.key === Qt.Key_Down ? 1 : -1);
                }
            }
            delegate: DelegateChooser {
                role: "kind"
                DelegateChoice {
                    roleValue: ConversationListModel.Conversation
                    ConversationRow {
                        browser: root.browser
                        isCurrent: root.page === "chat" && conversationId === root.browser.currentId
                        hasListFocus: ListView.isCurrentItem && list.activeFocus
                        onClicked: {
                            root.browser.clearSelection();
                            root.conversationRequested(conversationId);
                        }
                        onExportRequested: root.exportRequested(root.browser.selectedWith(conversationId), among === 1 ? title : qsTr("Conversations"))
                    }
                }
                DelegateChoice {
                    FolderRow {
                        browser: root.browser
                        hasListFocus: ListView.isCurrentItem && list.activeFocus
                        onExportRequested: root.exportRequested(root.browser.inFolder(folderId), title)
                    }
                }
            }
            Words {
                visible: root.browser.isReady && list.count === 0
                width: parent.width
                topPadding: Theme.space12
                leftPadding: Theme.px(10)
                rightPadding: Theme.px(10)
                text: qsTr("Your conversations will be listed here.")
                font: Theme.small
                color: Theme.textTertiary
                wrapMode: Text.Wrap
                elide: Text.ElideNone
            }
        }
        SelectionBar {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.space4
            browser: root.browser
            onExportRequested: root.exportRequested(root.browser.selected(), qsTr("Conversations"))
        }
        FailureNotice {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.space8
            failure: root.browser.failure
            TextButton {
                rank: TextButton.Quiet
                implicitHeight: Theme.controlSmall
                text: qsTr("Close")
                onClicked: root.browser.dismissFailure()
            }
        }
        ListRow {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space4
            visible: root.browser.bin.count > 0 || root.page === "bin"
            text: qsTr("Bin")
            trailing: root.browser.bin.count > 0 ? root.browser.bin.count.toLocaleString(Qt.locale(), "f", 0) : ""
            iconName: "bin"
            highlighted: root.page === "bin"
            onClicked: root.binRequested()
        }
        ListRow {
            objectName: "networkPage"
            Layout.fillWidth: true
            text: root.networkLog.isOffline ? qsTr("Offline") : qsTr("Network")
            trailing: qsTr("%n request(s)", "", root.networkLog.requestsSinceStart)
            iconName: "shield"
            highlighted: root.page === "network"
            onClicked: root.networkRequested()
        }
        ListRow {
            objectName: "settings"
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.space8
            text: qsTr("Settings")
            keys: "Ctrl ,"
            iconName: "settings"
            highlighted: root.page === "settings"
            onClicked: root.settingsRequested()
        }
    }
    Divider {
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
    }
}
