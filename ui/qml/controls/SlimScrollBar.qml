// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A scroll bar that steps back until it is needed.
ScrollBar {
    id: root

    padding: Theme.space2
    minimumSize: 0.06
    Accessible.ignored: true // who hears the page goes through what is on it
    contentItem: Rectangle {
        implicitWidth: Theme.px(6)
        implicitHeight: Theme.px(6)
        radius: Theme.px(3)
        color: root.pressed ? Theme.textTertiary : Theme.borderStrong
        opacity: root.size >= 1 ? 0 : root.active || root.hovered ? 1 : 0.45
        Behavior on opacity { NumberAnimation { duration: Theme.durationMedium } }
    }
    background: null
}
