// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// A short fact about a thing: its device, its quantisation, whether it fits. Not clickable.
Rectangle {
    id: root

    enum Kind { Neutral, Accent, Success, Warning, Danger }

    required property string text
    property int kind: Badge.Neutral
    property string iconName
    readonly property color ink: [Theme.textSecondary, Theme.accentSubtleText, Theme.success, Theme.warning, Theme.danger][kind]

    implicitWidth: row.implicitWidth + Theme.space12
    implicitHeight: Theme.px(20)
    radius: Theme.radiusSmall
    color: [Theme.fill, Theme.accentSubtle, Theme.successSubtle, Theme.warningSubtle, Theme.dangerSubtle][kind]

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.space4
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName !== ""
            name: root.iconName || "check"
            size: Theme.px(12)
            tint: root.ink
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font: Theme.caption
            color: root.ink
        }
    }
}
