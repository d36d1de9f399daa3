// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts

import Chasqui

// A file of a model that can be fetched, and what was seen when it was looked at.
ColumnLayout {
    id: root

    required property ModelFinder finder
    required property fileRow file
    required property int row
    property bool isTooLarge: false // larger than all the memory there is
    readonly property bool isLooked: finder.looked === row

    spacing: 0

    RowLayout {
        spacing: Theme.space8
        Words { Layout.preferredWidth: Theme.px(96); text: root.file.quantisation; font: Theme.uiStrong; elide: Text.ElideMiddle }
        Words { Layout.preferredWidth: Theme.px(72); text: root.file.size; font: Theme.figures; color: Theme.textSecondary }
        Badge { visible: root.file.isSuggested; text: qsTr("Suggested here"); kind: Badge.Success }
        Words {
            Layout.fillWidth: true
            text: root.file.isOneOfSeveral ? qsTr("one of several files; cannot be run yet")
                : root.isTooLarge ? qsTr("larger than this computer’s memory") : ""
            font: Theme.small
            color: Theme.textTertiary
        }
        TextButton {
            objectName: `look ${root.row}`
            visible: !root.file.isOneOfSeveral
            implicitHeight: Theme.controlSmall
            rank: TextButton.Quiet
            text: qsTr("Look")
            Accessible.name: qsTr("Look at %1").arg(root.file.name)
            onClicked: root.finder.look(root.row)
        }
        TextButton {
            objectName: `fetch ${root.row}`
            visible: !root.file.isOneOfSeveral
            implicitHeight: Theme.controlSmall
            text: qsTr("Fetch")
            Accessible.name: qsTr("Fetch %1").arg(root.file.name)
            onClicked: root.finder.fetch(root.row)
        }
    }
    RowLayout {
        visible: root.isLooked
        Layout.bottomMargin: Theme.space4
        spacing: Theme.space8
        Icon {
            Layout.alignment: Qt.AlignTop
            name: root.finder.isGood ? "check" : "warning"
            tint: root.finder.isGood ? Theme.success : Theme.warning
            size: Theme.px(14)
        }
        Paragraph {
            objectName: `verdict ${root.row}`
            Layout.fillWidth: true
            text: root.isLooked ? root.finder.verdict : ""
            font: Theme.small
            line: Theme.smallLine
            color: Theme.textSecondary
        }
    }
}
