// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// The line above which the model no longer reads. It says so in words; what is above stays readable. Where the
// model reads a summary in its place, that can be looked at and taken away.
ColumnLayout {
    id: root

    required property int hidden
    required property string summary

    signal forgotten

    property bool isOpen: false

    spacing: Theme.space8

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space12
        Divider { Layout.fillWidth: true; color: Theme.borderControl }
        Words {
            text: root.summary === "" ? qsTr("The model no longer reads the %n message(s) above", "", root.hidden)
                : qsTr("The model reads a summary of the %n message(s) above", "", root.hidden)
            font: Theme.small
            color: Theme.textTertiary
        }
        Loader {
            active: root.summary !== ""
            visible: active
            sourceComponent: TextButton {
                objectName: "showSummary"
                rank: TextButton.Quiet
                implicitHeight: Theme.controlSmall
                leftPadding: Theme.space8
                rightPadding: Theme.space8
                font: Theme.small
                text: root.isOpen ? qsTr("Hide") : qsTr("Show")
                Accessible.name: root.isOpen ? qsTr("Hide the summary") : qsTr("Show the summary")
                onClicked: root.isOpen = !root.isOpen
            }
        }
        Divider { Layout.fillWidth: true; color: Theme.borderControl }
    }
    Loader {
        Layout.fillWidth: true
        active: root.isOpen && root.summary !== ""
        visible: active
        sourceComponent: ColumnLayout {
            spacing: Theme.space8
            Paragraph {
                Layout.fillWidth: true
                text: root.summary
                font: Theme.small
                line: Theme.smallLine
                color: Theme.textSecondary
            }
            TextButton {
                Layout.alignment: Qt.AlignRight
                implicitHeight: Theme.controlSmall
                font: Theme.small
                text: qsTr("Let the model read the messages again")
                onClicked: root.forgotten()
            }
        }
    }
}
