// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A square button with an icon; its text is the tool tip and the accessible name.
Button {
    id: root

    required property string iconName
    property int size: Theme.control
    property int iconSize: Theme.iconSmall
    property color tint: hovered || down || checked ? Theme.text : Theme.textSecondary
    property bool directional: false

    implicitWidth: size
    implicitHeight: size
    padding: 0
    Accessible.name: text
    ToolTip.text: text
    ToolTip.visible: (hovered || visualFocus) && text !== ""
    ToolTip.delay: 600
    ToolTip.timeout: 4000

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: root.iconSize
            tint: root.enabled ? root.tint : Theme.textDisabled
            directional: root.directional
        }
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.down || root.checked ? Theme.fillPressed : root.hovered ? Theme.fillHover : "transparent"
        Behavior on color { ColorAnimation { duration: Theme.durationFast } }
        FocusFrame { control: root }
    }
}
