// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// One of several choices, with what it does in words below its name. Its owner binds `checked`.
AbstractButton {
    id: root

    required property string label
    required property string effect

    checkable: true
    implicitHeight: Math.max(Theme.px(48), words.implicitHeight + Theme.space12)
    Accessible.role: Accessible.RadioButton
    Accessible.name: `${label}. ${effect}`
    Accessible.checked: checked
    background: Rectangle {
        radius: Theme.radiusMedium + 2
        color: root.checked ? Theme.accentSubtle : root.hovered ? Theme.fillHover : "transparent"
        FocusFrame { control: root; gap: -4 }
    }
    contentItem: RowLayout {
        spacing: Theme.space12
        Rectangle {
            Layout.leftMargin: Theme.space12
            implicitWidth: Theme.px(16)
            implicitHeight: Theme.px(16)
            radius: width / 2
            color: Theme.raised
            border { width: root.checked ? Theme.px(5) : 1.5; color: root.checked ? Theme.accent : Theme.borderStrong }
        }
        ColumnLayout {
            id: words
            spacing: 0
            Words {
                Layout.fillWidth: true
                text: root.label
                font: Theme.uiStrong
                color: root.checked ? Theme.accentSubtleText : root.enabled ? Theme.text : Theme.textDisabled
            }
            Paragraph {
                Layout.fillWidth: true
                text: root.effect
                font: Theme.small
                line: Theme.smallLine
                color: root.enabled ? Theme.textSecondary : Theme.textDisabled
            }
        }
    }
}
