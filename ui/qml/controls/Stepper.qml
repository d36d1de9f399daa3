// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A number that goes up and down by steps; the arrow keys do the same.
SpinBox {
    id: root

    property string words: String(value) // the value as it is read

    implicitWidth: Theme.px(168)
    implicitHeight: Theme.control
    padding: 0
    font: Theme.ui
    editable: false
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.SpinBox
    textFromValue: () => root.words
    Component.onCompleted: contentItem.activeFocusOnTab = false // the ring stands around the whole
    contentItem: Words {
        text: root.words
        font: Theme.figures
        horizontalAlignment: Text.AlignHCenter
    }
    component StepButton: Rectangle {
        required property string sign
        required property bool isPressed
        required property bool isHovered
        width: Theme.control
        height: root.height - 2
        y: 1
        radius: Theme.radiusMedium
        color: isPressed ? Theme.fillPressed : isHovered ? Theme.fillHover : "transparent"
        Words {
            anchors.centerIn: parent
            text: parent.sign
            color: parent.enabled ? Theme.textSecondary : Theme.textDisabled
        }
    }
    up.indicator: StepButton {
        x: root.mirrored ? 1 : root.width - width - 1
        sign: "+"
        isPressed: root.up.pressed
        isHovered: root.up.hovered
        enabled: root.value < root.to
    }
    down.indicator: StepButton {
        x: root.mirrored ? root.width - width - 1 : 1
        sign: "−"
        isPressed: root.down.pressed
        isHovered: root.down.hovered
        enabled: root.value > root.from
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: Theme.raised
        border { width: Theme.hairline; color: Theme.borderControl }
        FocusFrame { control: root }
    }
}
