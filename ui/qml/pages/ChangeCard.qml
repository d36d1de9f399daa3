// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// One change that can be applied alone. The sign says what the colour says.
Card {
    id: root

    required property int line
    required property list<string> lines
    required property int state_
    property bool isSideBySide: false
    readonly property bool isApplied: state_ === Changes.Applied

    signal applied
    signal skipped
    signal undone

    implicitHeight: column.implicitHeight + 2 + Theme.space4
    color: Theme.codeBackground
    clip: true

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 1 }
        spacing: 0
        RowLayout {
            Layout.leftMargin: Theme.space12
            Layout.rightMargin: Theme.space4
            Layout.preferredHeight: Theme.px(36)
            spacing: Theme.space4
            Words { Layout.fillWidth: true; text: qsTr("Line %1").arg(root.line); font: Theme.small; color: Theme.textSecondary }
            Badge { visible: root.isApplied; text: qsTr("Applied"); kind: Badge.Success; iconName: "check"; Layout.rightMargin: Theme.space4 }
            Badge { visible: root.state_ === Changes.Skipped; text: qsTr("Skipped"); Layout.rightMargin: Theme.space4 }
            Badge { visible: root.state_ === Changes.Outdated; text: qsTr("Edited meanwhile"); kind: Badge.Warning; Layout.rightMargin: Theme.space4 }
            TextButton { visible: root.isApplied || root.state_ === Changes.Skipped; rank: TextButton.Quiet; implicitHeight: Theme.controlSmall; text: qsTr("Undo"); Accessible.name: qsTr("Undo the change at line %1").arg(root.line); onClicked: root.undone() }
            TextButton { visible: root.state_ === Changes.Proposed; rank: TextButton.Quiet; implicitHeight: Theme.controlSmall; text: qsTr("Skip"); Accessible.name: qsTr("Skip the change at line %1").arg(root.line); onClicked: root.skipped() }
            TextButton { visible: root.state_ === Changes.Proposed; implicitHeight: Theme.controlSmall; text: qsTr("Apply"); Accessible.name: qsTr("Apply the change at line %1").arg(root.line); onClicked: root.applied() }
        }
        Divider { Layout.fillWidth: true; Layout.bottomMargin: Theme.space4 }
        RowLayout { // one column, or what was and what shall be
            spacing: 0
            Repeater {
                model: root.isSideBySide ? ["-", "+"] : [""]
                Column {
                    id: side
                    required property string modelData // the sign of its lines; empty: both
                    readonly property list<string> lines: modelData === "" ? root.lines : root.lines.filter(line => line.charAt(0) === " " || line.charAt(0) === modelData)
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1 // as wide as the other one
                    Layout.alignment: Qt.AlignTop
                    Repeater {
                        model: side.lines
                        DiffLine { required property string modelData; width: side.width; line: modelData }
                    }
                }
            }
        }
    }

    component DiffLine: Rectangle {
        id: diffLine
        required property string line
        readonly property string sign: line.charAt(0)
        implicitHeight: Math.max(Theme.codeLine, code.implicitHeight)
        color: sign === "+" ? Theme.diffAdded : sign === "-" ? Theme.diffRemoved : "transparent"
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        Words {
            anchors { left: parent.left; leftMargin: Theme.space12; top: parent.top; topMargin: (Theme.codeLine - height) / 2 }
            text: diffLine.sign
            font: Theme.codeSmall
            color: diffLine.sign === "+" ? Theme.success : Theme.danger
            Accessible.ignored: true
        }
        Paragraph {
            id: code
            anchors { left: parent.left; leftMargin: Theme.px(26); right: parent.right; rightMargin: Theme.space4 }
            text: diffLine.line.slice(1)
            font: Theme.codeSmall
            line: Theme.codeLine
            wrapMode: Text.WrapAnywhere
            horizontalAlignment: Text.AlignLeft
            Accessible.name: diffLine.sign === "+" ? qsTr("Added: %1").arg(text) : diffLine.sign === "-" ? qsTr("Removed: %1").arg(text) : text
        }
    }
}
