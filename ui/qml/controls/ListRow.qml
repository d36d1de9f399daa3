// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A row of the sidebar: a conversation, a folder, a page.
ItemDelegate {
    id: root

    property string iconName
    property string trailing
    property string keys
    property int rowHeight: Theme.control

    implicitHeight: rowHeight
    leftPadding: Theme.px(10)
    rightPadding: Theme.space8
    topPadding: 0
    bottomPadding: 0
    font: highlighted ? Theme.uiStrong : Theme.ui
    focusPolicy: Qt.StrongFocus
    Accessible.onPressAction: click()
    Accessible.name: text

    Keys.onReturnPressed: click()

    contentItem: RowLayout {
        spacing: Theme.px(10)
        Icon {
            visible: root.iconName !== ""
            name: root.iconName || "file"
            tint: root.highlighted ? Theme.text : Theme.textSecondary
        }
        Words {
            Layout.fillWidth: true
            text: root.text
            font: root.font
            color: Theme.text
        }
        Words {
            visible: root.trailing !== ""
            text: root.trailing
            font: Theme.small
            color: Theme.textTertiary
        }
        KeyCap {
            visible: root.keys !== ""
            keys: root.keys
        }
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.down ? Theme.fillPressed : root.highlighted ? Theme.fillSelected : root.hovered ? Theme.fillHover : "transparent"
        FocusFrame { control: root; gap: -Theme.focusWidth - 2 }
    }
}
