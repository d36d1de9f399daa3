// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// What code of an answer would change in the text of the pad, one by one.
Rectangle {
    id: root

    required property Changes changes
    required property string name // of the text
    property bool isSideBySide: false

    signal shown(line: int)

    color: Theme.window
    Divider { anchors { left: parent.left; top: parent.top; bottom: parent.bottom } width: Theme.hairline; height: parent.height }

    ColumnLayout {
        anchors { fill: parent; leftMargin: Theme.space16; rightMargin: Theme.space16; bottomMargin: Theme.space16 }
        spacing: Theme.space12

        RowLayout {
            Layout.preferredHeight: Theme.headerHeight
            Words { Layout.fillWidth: true; text: qsTr("Changes from the chat"); font: Theme.bodyStrong; Accessible.role: Accessible.Heading; Accessible.name: text }
            IconButton { objectName: "changesSides"; iconName: "compare"; checkable: true; checked: root.isSideBySide; text: qsTr("Side by side"); onToggled: root.isSideBySide = checked }
            IconButton { objectName: "changesClose"; iconName: "close"; text: qsTr("Close the changes"); onClicked: root.changes.close() }
        }
        Paragraph {
            Layout.fillWidth: true
            Layout.topMargin: -Theme.space12
            font: Theme.small
            line: Theme.smallLine
            color: Theme.textSecondary
            text: root.changes.count === 0 ? qsTr("%1 has this code already.").arg(root.name)
                : root.changes.isPart ? qsTr("%n change(s) to the part of %1 that is most like the code; the rest stays. A file is written only when you save.", "", root.changes.count).arg(root.name)
                : qsTr("%n change(s) to %1. A file is written only when you save.", "", root.changes.count).arg(root.name)
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.rightMargin: -Theme.space12 // for the scroll bar
            clip: true
            spacing: Theme.space12
            boundsBehavior: Flickable.StopAtBounds
            model: root.changes
            ScrollBar.vertical: SlimScrollBar {}
            delegate: ChangeCard {
                required property int index
                required property int state // of the model
                width: list.width - Theme.space12
                state_: state
                isSideBySide: root.isSideBySide
                onApplied: { root.changes.apply(index); root.shown(line); }
                onSkipped: root.changes.skip(index)
                onUndone: { root.changes.undo(index); root.shown(line); }
            }
        }
        RowLayout {
            visible: root.changes.count > 0
            spacing: Theme.space8
            TextButton {
                objectName: "changesApplyAll"
                Layout.fillWidth: true
                rank: TextButton.Primary
                enabled: root.changes.openCount > 0
                text: root.changes.openCount < root.changes.count && root.changes.openCount > 0 ? qsTr("Apply the other %n", "", root.changes.openCount) : qsTr("Apply all")
                onClicked: root.changes.applyAll()
            }
            TextButton { objectName: "changesUndoAll"; enabled: root.changes.openCount < root.changes.count; text: qsTr("Undo all"); onClicked: root.changes.undoAll() }
        }
    }
}
