// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// A fact beside a message or a control: never inside a text, never a dialog. Its children are what can be done.
Rectangle {
    id: root

    enum Kind { Plain, Warning, Danger }

    required property string text
    property string title
    property string detail // English, for those who help; folded
    property string iconName: kind === Notice.Plain ? "info" : "warning"
    property int kind: Notice.Plain
    readonly property color ink: [Theme.text, Theme.warning, Theme.danger][kind]
    default property alias actions: actionRow.data

    implicitHeight: column.implicitHeight + 2 * Theme.space12
    radius: Theme.radiusLarge
    color: [Theme.fill, Theme.warningSubtle, Theme.dangerSubtle][kind]
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title === "" ? text : `${title}. ${text}`

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; leftMargin: Theme.space12; rightMargin: Theme.space12; verticalCenter: parent.verticalCenter }
        spacing: 0

        RowLayout {
            spacing: Theme.space8
            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.space2
                name: root.iconName
                tint: root.kind === Notice.Plain ? Theme.textSecondary : root.ink
            }
            ColumnLayout {
                spacing: 0
                Paragraph {
                    visible: root.title !== ""
                    Layout.fillWidth: true
                    text: root.title
                    font: Theme.uiStrong
                    line: Theme.uiLine
                    color: root.ink
                }
                Paragraph {
                    Layout.fillWidth: true
                    text: root.text
                    font: Theme.ui
                    line: Theme.uiLine
                    color: root.title === "" ? root.ink : Theme.text
                }
                Paragraph {
                    visible: more.checked
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space4
                    text: root.detail
                    font: Theme.codeSmall
                    line: Theme.smallLine
                    color: Theme.textSecondary
                }
            }
        }
        Flow {
            id: actionRow
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space24
            // A Flow keeps the height of its last child when that goes.
            Layout.maximumHeight: visibleChildren.length > 0 ? Number.POSITIVE_INFINITY : 0
            Layout.topMargin: visibleChildren.length > 0 ? Theme.space4 : 0
            spacing: Theme.space4
            TextButton {
                id: more
                visible: root.detail !== ""
                checkable: true
                rank: TextButton.Quiet
                implicitHeight: Theme.controlSmall
                leftPadding: Theme.space8
                rightPadding: Theme.space8
                text: checked ? qsTr("Hide the details") : qsTr("Details")
            }
        }
    }
}
