// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// A file or a folder that goes with the question, and what it costs.
Rectangle {
    id: root

    required property int index
    required property string name
    required property int tokens
    required property int files
    required property bool isFolder
    required property bool isMap
    required property bool isCut

    signal removed
    signal mapChosen(isMap: bool)

    function words(): string {
        const cost = tokens >= 0 ? qsTr("%L1 tokens").arg(tokens) : "…";
        if (!isFolder)
            return cost;
        const number = isCut ? qsTr("the first %n file(s)", "", files) : qsTr("%n file(s)", "", files);
        return isMap ? qsTr("map of %1 · %2").arg(number).arg(cost) : qsTr("%1 · %2").arg(number).arg(cost);
    }

    implicitWidth: row.implicitWidth + Theme.space12
    implicitHeight: Theme.controlSmall
    radius: Theme.radiusMedium
    color: Theme.fill

    RowLayout {
        id: row
        anchors { fill: parent; leftMargin: Theme.space8; rightMargin: Theme.space4 }
        spacing: Theme.space4
        Icon { name: root.isFolder ? "folder" : "file"; size: Theme.px(14) }
        Words { Layout.maximumWidth: Theme.px(220); text: root.name; font: Theme.small; elide: Text.ElideMiddle }
        Words { text: root.words(); font: Theme.small; color: Theme.textTertiary }
        TextButton {
            visible: root.isFolder
            rank: TextButton.Quiet
            implicitHeight: Theme.px(22)
            leftPadding: Theme.space4
            rightPadding: Theme.space4
            font: Theme.small
            text: root.isMap ? qsTr("Take it whole") : qsTr("Only a map")
            Accessible.description: qsTr("A map has the names of the files and of what they define.")
            onClicked: root.mapChosen(!root.isMap)
        }
        IconButton { size: Theme.px(22); iconSize: Theme.px(12); iconName: "close"; text: qsTr("Leave out %1").arg(root.name); onClicked: root.removed() }
    }
}
