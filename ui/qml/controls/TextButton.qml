// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A button with words. At most one Primary on a screen.
Button {
    id: root

    enum Rank { Primary, Secondary, Quiet, Danger }

    property int rank: TextButton.Secondary
    property string iconName
    readonly property color ink: !enabled ? Theme.textDisabled
        : rank === TextButton.Primary ? Theme.accentText
        : rank === TextButton.Danger ? Theme.danger
        : rank === TextButton.Quiet ? Theme.accent : Theme.text
    readonly property color paper: {
        if (rank === TextButton.Primary)
            return !enabled ? Theme.fill : down ? Theme.accentPressed : hovered ? Theme.accentHover : Theme.accent;
        if (rank === TextButton.Quiet)
            return down ? Theme.fillPressed : hovered ? Theme.fillHover : "transparent";
        return down ? Theme.fillPressed : hovered ? Theme.fillHover : Theme.raised;
    }

    implicitHeight: Theme.control
    Accessible.name: text
    leftPadding: Theme.space12
    rightPadding: Theme.space12
    topPadding: 0
    bottomPadding: 0
    font: Theme.uiStrong

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        implicitWidth: row.implicitWidth
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.px(6)
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName !== ""
                name: root.iconName || "check"
                tint: root.ink
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                font: root.font
                color: root.ink
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.paper
        border {
            width: root.rank === TextButton.Secondary || root.rank === TextButton.Danger ? Theme.hairline : 0
            color: Theme.borderControl
        }
        Behavior on color { ColorAnimation { duration: Theme.durationFast } }
        FocusFrame { control: root }
    }
}
