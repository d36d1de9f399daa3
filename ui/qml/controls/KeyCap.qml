// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// A keyboard shortcut, as printed on the keys.
Rectangle {
    required property string keys

    implicitWidth: Math.max(label.implicitWidth + Theme.px(10), Theme.px(20))
    implicitHeight: Theme.px(20)
    radius: Theme.radiusSmall
    color: "transparent"
    border { width: Theme.hairline; color: Theme.borderControl }

    Words {
        id: label
        anchors.centerIn: parent
        text: parent.keys
        font: Theme.caption
        color: Theme.textTertiary
    }
}
