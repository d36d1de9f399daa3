// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// How much of the context is used: what is kept, what the draft adds, what is left. Amber from 85 %, red from 97 %.
RowLayout {
    id: root

    required property int used
    required property int draft
    required property int size
    readonly property real share: size > 0 ? (used + draft) / size : 0
    readonly property color tint: share >= 0.97 ? Theme.danger : share >= 0.85 ? Theme.warning : Theme.textSecondary

    spacing: Theme.space8
    visible: size > 0
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Context: %L1 of %L2 tokens used").arg(used + draft).arg(size)

    Rectangle {
        implicitWidth: Theme.px(72)
        implicitHeight: Theme.space4
        radius: height / 2
        color: Theme.fillPressed
        Rectangle { // kept and draft together
            width: parent.width * Math.min(1, root.share)
            height: parent.height
            radius: parent.radius
            color: Theme.accent
            opacity: 0.4
        }
        Rectangle {
            width: root.size > 0 ? parent.width * Math.min(1, root.used / root.size) : 0
            height: parent.height
            radius: parent.radius
            color: root.tint
            Behavior on width { NumberAnimation { duration: Theme.durationSlow; easing.type: Theme.easing } }
        }
    }
    Words {
        //: Tokens of the conversation, and of the context
        text: qsTr("%L1 of %L2").arg(root.used + root.draft).arg(root.size)
        font: Theme.figures
        color: root.share >= 0.85 ? root.tint : Theme.textTertiary
    }
}
