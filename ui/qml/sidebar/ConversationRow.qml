// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// One conversation of the list: opened by a click, renamed in place.
ItemDelegate {
    id: root

    required property real conversationId
    required property string title
    required property bool isAnswering
    required property bool isWaiting
    required property ConversationBrowser browser
    property bool isCurrent: false
    property bool hasListFocus: false
    property bool isRenaming: false

    function beginRename() {
        isRenaming = true;
    }
    function remove() {
        browser.moveToBin(conversationId);
    }
    function openMenu() {
        menu.active = true;
    }

    ListView.onReused: isRenaming = false
    width: ListView.view?.width ?? 0
    implicitHeight: Theme.control
    leftPadding: Theme.px(10)
    rightPadding: Theme.space8
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.NoFocus
    highlighted: isCurrent
    font: isCurrent ? Theme.uiStrong : Theme.ui
    Accessible.role: Accessible.ListItem
    Accessible.name: isAnswering ? qsTr("%1, being answered").arg(title) : isWaiting ? qsTr("%1, waiting").arg(title) : title
    ToolTip.text: title
    ToolTip.visible: hovered && words.truncated && !isRenaming
    ToolTip.delay: 600
    ToolTip.timeout: 4000
    onDoubleClicked: beginRename()

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.openMenu()
    }

    contentItem: RowLayout {
        spacing: Theme.space8
        Words {
            id: words
            Layout.fillWidth: true
            visible: !root.isRenaming
            text: root.title
            font: root.font
        }
        Loader {
            Layout.fillWidth: true
            active: root.isRenaming
            visible: active
            sourceComponent: TextBox {
                implicitHeight: Theme.controlSmall
                text: root.title
                Accessible.name: qsTr("New name")
                Component.onCompleted: {
                    forceActiveFocus();
                    selectAll();
                }
                onAccepted: {
                    root.browser.rename(root.conversationId, text);
                    root.isRenaming = false;
                }
                onActiveFocusChanged: if (!activeFocus) root.isRenaming = false
                Keys.onEscapePressed: root.isRenaming = false
            }
        }
        Words {
            visible: (root.isAnswering || root.isWaiting) && !root.isRenaming
            text: root.isAnswering ? qsTr("writing") : qsTr("waiting")
            font: Theme.small
            color: Theme.accent
        }
        IconButton {
            visible: root.hovered && !root.isRenaming && !root.isAnswering && !root.isWaiting
            size: Theme.px(24)
            iconSize: Theme.px(14)
            iconName: "more"
            focusPolicy: Qt.NoFocus
            text: qsTr("More")
            onClicked: root.openMenu()
        }
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.down ? Theme.fillPressed : root.highlighted ? Theme.fillSelected : root.hovered ? Theme.fillHover : "transparent"
        border { width: root.hasListFocus ? Theme.focusWidth : 0; color: Theme.focusRing }
    }

    Loader {
        id: menu
        active: false
        sourceComponent: ActionMenu {
            Component.onCompleted: popup()
            onClosed: menu.active = false
            KeyedAction {
                text: qsTr("Rename")
                keys: "F2"
                onTriggered: root.beginRename()
            }
            KeyedAction {
                text: qsTr("Move to the bin")
                keys: "Del"
                onTriggered: root.remove()
            }
        }
    }
}
