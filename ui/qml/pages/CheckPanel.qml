// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// What a check says of the text, below it.
Rectangle {
    id: root

    required property Check check
    required property string language // as it is spoken
    property bool isPlain: false      // it is not known
    property bool canAsk: true        // a model

    signal shown(position: int)
    signal correctionAsked(report: string)

    function words(): string {
        switch (check.state) {
        case Check.Running: return qsTr("%1 reads the code…").arg(check.checker);
        case Check.Clean: return check.checker === "" ? qsTr("This is well-formed %1.").arg(language) : qsTr("%1 finds nothing wrong.").arg(check.checker);
        case Check.Found: return qsTr("%n problem(s)", "", check.count);
        case Check.Forbidden: return qsTr("%1 can check %2 without running it.").arg(check.checker).arg(language);
        case Check.Missing: return qsTr("%1 would check %2, and is not installed.").arg(check.checker).arg(language);
        case Check.Unknown: return root.isPlain ? qsTr("Nobody said in which language this is.") : qsTr("Nothing here checks %1.").arg(language);
        case Check.Failed: return qsTr("%1 could not check the code.").arg(check.checker);
        }
        return "";
    }

    visible: check.state !== Check.Closed
    implicitHeight: column.implicitHeight + Theme.space12
    color: Theme.window
    Divider { anchors { left: parent.left; right: parent.right; top: parent.top } }

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.space16; rightMargin: Theme.space16 }
        spacing: Theme.space4
        RowLayout {
            Layout.topMargin: Theme.space4
            spacing: Theme.space8
            Icon {
                name: root.check.state === Check.Clean ? "check" : root.check.state === Check.Found || root.check.state === Check.Failed ? "warning" : "info"
                tint: root.check.state === Check.Clean ? Theme.success : root.check.state === Check.Found ? Theme.danger : Theme.textSecondary
            }
            Words {
                objectName: "checkWords"
                text: root.words()
                font: Theme.uiStrong
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Words {
                Layout.fillWidth: true
                text: root.check.isOutdated ? qsTr("The text has changed since.") : root.check.state === Check.Found && root.check.checker !== "" ? qsTr("as %1 says").arg(root.check.checker) : ""
                font: Theme.small
                color: Theme.textTertiary
            }
            TextButton {
                objectName: "checkAllow"
                visible: root.check.state === Check.Forbidden
                rank: TextButton.Primary
                text: qsTr("Allow %1").arg(root.check.checker)
                onClicked: root.check.allow()
            }
            TextButton {
                objectName: "checkCorrect"
                visible: root.check.state === Check.Found
                enabled: root.canAsk
                rank: TextButton.Primary
                text: qsTr("Ask the model to correct it")
                onClicked: root.correctionAsked(root.check.report())
            }
            TextButton {
                visible: [Check.Found, Check.Clean, Check.Failed, Check.Missing].includes(root.check.state)
                text: qsTr("Check again")
                onClicked: root.check.run()
            }
            IconButton { size: Theme.controlSmall; iconName: "close"; text: qsTr("Close the check"); onClicked: root.check.close() }
        }
        Paragraph {
            Layout.fillWidth: true
            visible: root.check.state === Check.Forbidden
            text: qsTr("Chasqui starts no other program unless you allow it. This one is %1; it gets the text in an empty folder, with limits of time and memory. You can take it back in the settings.").arg(root.check.checkerPath)
            font: Theme.small
            line: Theme.smallLine
            color: Theme.textSecondary
        }
        Paragraph {
            Layout.fillWidth: true
            visible: root.check.state === Check.Failed
            text: root.check.failure
            font: Theme.small
            line: Theme.smallLine
            color: Theme.textSecondary
            maximumLineCount: 8
            elide: Text.ElideRight
        }
        ListView {
            id: list
            objectName: "checkProblems"
            visible: count > 0
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 6 * Theme.controlSmall)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.check
            ScrollBar.vertical: SlimScrollBar {}
            delegate: ItemDelegate {
                id: problem
                required property int index
                required property int line
                required property int place // "column" would be the model's
                required property bool isError
                required property string words
                width: list.width
                implicitHeight: Theme.controlSmall
                leftPadding: Theme.space8
                rightPadding: Theme.space8
                topPadding: 0
                bottomPadding: 0
                text: place > 0 ? qsTr("Line %1, column %2: %3").arg(line).arg(place).arg(words) : qsTr("Line %1: %2").arg(line).arg(words)
                Accessible.onPressAction: click()
                Accessible.name: isError ? text : qsTr("Warning. %1").arg(text)
                onClicked: root.shown(root.check.positionOf(index))
                Keys.onReturnPressed: click()
                contentItem: RowLayout {
                    spacing: Theme.space8
                    Rectangle { implicitWidth: Theme.px(8); implicitHeight: Theme.px(8); radius: Theme.px(4); color: problem.isError ? Theme.danger : Theme.warning }
                    Words { Layout.fillWidth: true; text: problem.text; font: Theme.small }
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: problem.down ? Theme.fillPressed : problem.hovered ? Theme.fillHover : "transparent"
                    FocusFrame { control: problem }
                }
                ToolTip.text: text
                ToolTip.visible: hovered && implicitContentWidth > availableWidth
                ToolTip.delay: 600
            }
        }
    }
}
