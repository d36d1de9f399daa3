// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// What just happened and how to take it back. Stays eight seconds, longer while the pointer or the focus is on it.
Item {
    id: root

    required property string text // empty: nothing is shown
    property string action: "" // empty: none
    property string keys: "Ctrl Z"

    signal actionRequested
    signal dismissed

    visible: opacity > 0
    opacity: text === "" ? 0 : 1
    implicitWidth: row.implicitWidth + Theme.space16 + Theme.space8
    implicitHeight: Theme.px(44)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    onTextChanged: if (text !== "") Accessible.announce(text)
    Behavior on opacity { NumberAnimation { duration: Theme.durationMedium; easing.type: Theme.easing } }

    Timer {
        interval: Theme.toastDuration
        running: root.text !== "" && !hover.hovered && !undo.activeFocus && !close.activeFocus
        onTriggered: root.dismissed()
    }
    HoverHandler { id: hover }
    FloatingSurface { anchors.fill: parent; radius: Theme.radiusLarge }
    RowLayout {
        id: row
        anchors { fill: parent; leftMargin: Theme.space16; rightMargin: Theme.space8 }
        spacing: Theme.space12
        Icon { name: "check" }
        Words { Layout.fillWidth: true; Layout.maximumWidth: Theme.px(360); text: root.text }
        KeyCap { visible: root.action !== ""; keys: root.keys }
        TextButton {
            id: undo
            visible: root.action !== ""
            rank: TextButton.Quiet
            implicitHeight: Theme.controlSmall
            leftPadding: Theme.space8
            rightPadding: Theme.space8
            text: root.action
            onClicked: root.actionRequested()
        }
        IconButton {
            id: close
            size: Theme.controlSmall
            iconName: "close"
            iconSize: Theme.px(14)
            text: qsTr("Close")
            onClicked: root.dismissed()
        }
    }
}
