// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A command or a chat of the palette, with what was typed in bold.
ItemDelegate {
    id: root

    required property block block
    required property string iconName
    required property string note
    required property string keys
    required property int command
    required property real conversationId

    width: (ListView.view?.width ?? 0) - 2 * Theme.space8
    implicitHeight: Theme.controlLarge
    highlighted: ListView.isCurrentItem
    leftPadding: Theme.space12
    rightPadding: Theme.space12
    focusPolicy: Qt.NoFocus // the caret stays in the field
    Accessible.onPressAction: click()
    Accessible.role: Accessible.ListItem
    Accessible.name: [block.text, note, keys].filter(part => part !== "").join(", ")

    contentItem: RowLayout {
        spacing: Theme.space12
        Icon { name: root.iconName; tint: root.highlighted ? Theme.accentSubtleText : Theme.textSecondary }
        TextEdit {
            id: words
            Layout.fillWidth: true
            readOnly: true
            enabled: false // clicks are the row's
            activeFocusOnPress: false
            activeFocusOnTab: false
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.NoWrap
            clip: true
            font: Theme.ui
            color: root.highlighted ? Theme.accentSubtleText : Theme.text
            Accessible.ignored: true
            BlockText {
                document: words.textDocument
                block: root.block
                lineHeight: Theme.uiLine
                strongColour: words.color
            }
        }
        Words {
            Layout.maximumWidth: Theme.px(200)
            visible: root.note !== ""
            text: root.note
            font: Theme.small
            color: root.highlighted ? Theme.textSecondary : Theme.textTertiary
        }
        KeyCap { visible: root.keys !== ""; keys: root.keys }
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.highlighted ? Theme.accentSubtle : root.hovered ? Theme.fillHover : "transparent"
    }
}
