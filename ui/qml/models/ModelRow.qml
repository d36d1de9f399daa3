// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A model of the library: what it is, and whether it fits here.
ItemDelegate {
    id: root

    required property string path
    required property string name
    required property string detail
    required property bool isCurrent
    required property int fit
    required property string fitText
    property bool hasListFocus: false
    readonly property bool canBeUsed: fit <= ModelListModel.TooLarge
    readonly property color ink: fit === ModelListModel.Fits ? Theme.success
        : fit === ModelListModel.FitsShorter ? Theme.warning
        : fit === ModelListModel.Unknown || fit === ModelListModel.Offline ? Theme.textTertiary : Theme.danger

    implicitHeight: Theme.px(56)
    leftPadding: Theme.space12
    rightPadding: Theme.space12
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.NoFocus // of the list's
    Accessible.onPressAction: click()
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, isCurrent ? qsTr("In use") : "", detail, fitText].filter(text => text !== "").join(", ")

    contentItem: RowLayout {
        spacing: Theme.space12
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space2
            RowLayout {
                spacing: Theme.space8
                Words {
                    text: root.name
                    font: Theme.uiStrong
                    color: root.canBeUsed ? Theme.text : Theme.textTertiary
                    Layout.fillWidth: !badge.visible
                    Layout.maximumWidth: root.availableWidth - Theme.px(188) - (badge.visible ? badge.width + Theme.space8 : 0)
                }
                Badge { id: badge; visible: root.isCurrent; text: qsTr("In use"); kind: Badge.Accent }
            }
            Words {
                Layout.fillWidth: true
                text: root.detail
                font: Theme.small
                color: Theme.textTertiary
            }
        }
        RowLayout {
            Layout.preferredWidth: Theme.px(176)
            Layout.maximumWidth: Theme.px(176)
            spacing: Theme.px(6)
            Icon {
                visible: root.fitText !== ""
                name: root.fit === ModelListModel.Fits ? "check" : root.fit === ModelListModel.FitsShorter ? "info"
                    : root.fit === ModelListModel.Offline ? "drive" : "warning"
                size: Theme.px(14)
                tint: root.ink
            }
            Words {
                Layout.fillWidth: true
                text: root.fitText
                font: Theme.small
                color: root.ink
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusMedium
        color: root.down ? Theme.fillPressed : root.highlighted ? Theme.fillSelected : root.hovered ? Theme.fillHover : "transparent"
        FocusFrame { control: root; visible: root.hasListFocus; gap: -4 }
    }
}
