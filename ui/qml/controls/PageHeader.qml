// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts

import Chasqui

// The bar on top of a page. Its children stand at the end.
Item {
    id: root

    required property string title
    property string crumb
    property bool showSidebarButton: false

    signal sidebarRequested
    default property alias actions: actionRow.data

    implicitHeight: Theme.headerHeight

    RowLayout {
        anchors { fill: parent; leftMargin: root.showSidebarButton ? Theme.space12 : Theme.space24; rightMargin: Theme.space16 }
        spacing: Theme.space8

        IconButton {
            visible: root.showSidebarButton
            iconName: "sidebar"
            iconSize: Theme.px(18)
            text: qsTr("Show the sidebar (Ctrl+B)")
            onClicked: root.sidebarRequested()
        }
        Words {
            visible: root.crumb !== ""
            text: root.crumb
            color: Theme.textTertiary
        }
        Words {
            visible: root.crumb !== ""
            text: "/"
            color: Theme.textTertiary
        }
        Words {
            Layout.fillWidth: true
            text: root.title
            font: Theme.bodyStrong
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        RowLayout {
            id: actionRow
            spacing: Theme.space4
        }
    }
    Divider {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
