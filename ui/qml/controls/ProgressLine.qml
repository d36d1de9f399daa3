// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// Progress of something with a known end.
Rectangle {
    id: root

    property real value: 0 // 0 to 1
    property color tint: Theme.accent

    implicitHeight: Theme.space4
    radius: height / 2
    color: Theme.fillPressed
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 percent").arg(Math.round(root.value * 100))

    Rectangle {
        width: Math.max(parent.height, parent.width * root.value)
        height: parent.height
        radius: parent.radius
        color: root.tint
        Behavior on width { NumberAnimation { duration: Theme.durationSlow; easing.type: Theme.easing } }
    }
}
