// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A row of the list of conversations: it has a name that is changed in place, and a menu.
ItemDelegate {
    id: root

    required property string title
    required property ConversationBrowser browser
    property string iconName
    property string trailing
    required property bool isNested
    property bool isCurrent: false
    property bool isSelected: false
    property bool hasListFocus: false
    property bool isRenaming: false
    property bool canBeRenamed: true
    property bool hasMenu: true
    property Component menu

    signal renamed(name: string)

    function remove() {}
    function beginRename() {
        isRenaming = canBeRenamed;
    }
    // At the row, or where the pointer is.
    function openMenu(atRow: bool) {
        menuSlot.isAtRow = atRow;
        menuSlot.active = hasMenu;
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
    Accessible.onPressAction: click()
    Accessible.role: Accessible.ListItem
    ToolTip.text: title
    ToolTip.visible: hovered && words.truncated && !isRenaming
    ToolTip.delay: 600
    ToolTip.timeout: 4000

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.openMenu(false)
    }

    contentItem: RowLayout {
        spacing: Theme.space8
        Icon {
            Layout.leftMargin: root.isNested ? Theme.space16 : 0
            visible: root.iconName !== "" || root.isNested
            name: root.iconName === "" ? "chat" : root.iconName
            tint: Theme.textSecondary
        }
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
                    const name = text;
                    root.isRenaming = false;
                    root.renamed(name);
                }
                onActiveFocusChanged: if (!activeFocus) root.isRenaming = false
                Keys.onEscapePressed: root.isRenaming = false
            }
        }
        Words {
            visible: root.trailing !== "" && !root.isRenaming && !more.visible
            text: root.trailing
            font: Theme.small
            color: Theme.textTertiary
        }
        IconButton {
            id: more
            visible: root.hasMenu && root.hovered && !root.isRenaming
            size: Theme.px(24)
            iconSize: Theme.px(14)
            iconName: "more"
            focusPolicy: Qt.NoFocus
            text: qsTr("More")
            onClicked: root.openMenu(true)
        }
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.down ? Theme.fillPressed : root.isSelected ? Theme.accentSubtle : root.highlighted ? Theme.fillSelected : root.hovered ? Theme.fillHover : "transparent"
        border { width: root.hasListFocus ? Theme.focusWidth : 0; color: Theme.focusRing }
    }

    Loader {
        id: menuSlot
        active: false
        sourceComponent: root.menu
        property bool isAtRow: false
        onLoaded: {
            const menu = item as ActionMenu;
            if (isAtRow)
                menu.popup(root, Theme.space24, root.height);
            else
                menu.popup();
        }
        Connections {
            target: menuSlot.item
            function onClosed() { menuSlot.active = false; }
        }
    }
}
