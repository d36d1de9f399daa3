// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A choice that is on or off.
CheckBox {
    id: root

    padding: 0
    spacing: Theme.space8
    Accessible.name: text
    font: Theme.ui
    implicitHeight: Math.max(Theme.px(24), words.implicitHeight)
    indicator: Rectangle {
        x: root.mirrored ? root.width - width : 0
        y: (root.height - height) / 2
        implicitWidth: Theme.px(16)
        implicitHeight: Theme.px(16)
        radius: Theme.radiusSmall
        color: root.checked ? Theme.accent : Theme.raised
        border { width: 1.5; color: root.checked ? Theme.accent : Theme.borderStrong }
        Icon {
            anchors.centerIn: parent
            visible: root.checked
            name: "check"
            size: Theme.px(12)
            tint: Theme.accentText
        }
        FocusFrame { control: root; radius: Theme.radiusSmall + 4 }
    }
    contentItem: Words {
        id: words
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
        font: root.font
        color: Theme.textSecondary
    }
}
