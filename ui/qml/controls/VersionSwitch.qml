// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// Steps through the versions of one message: ‹ 2/3 ›.
Row {
    id: root

    required property int current
    required property int count

    signal stepped(int by)

    visible: count > 1
    IconButton {
        size: Theme.px(24)
        iconSize: Theme.px(14)
        iconName: "chevron-left"
        directional: true
        enabled: root.current > 1
        text: qsTr("Previous version (Alt+Left)")
        onClicked: root.stepped(-1)
    }
    Words {
        anchors.verticalCenter: parent.verticalCenter
        text: `${root.current}/${root.count}`
        font: Theme.small
        color: Theme.textSecondary
        Accessible.name: qsTr("Version %1 of %2").arg(root.current).arg(root.count)
    }
    IconButton {
        size: Theme.px(24)
        iconSize: Theme.px(14)
        iconName: "chevron-right"
        directional: true
        enabled: root.current < root.count
        text: qsTr("Next version (Alt+Right)")
        onClicked: root.stepped(1)
    }
}
