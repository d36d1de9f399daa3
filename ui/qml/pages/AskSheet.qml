// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// A question of one's own about the code in the pad, and those that are kept for the menu.
Sheet {
    id: root

    required property Preferences preferences
    readonly property string question: field.text.trim()
    readonly property bool isKept: preferences.codeQuestions.includes(question)

    signal questionAsked(question: string)

    function ask() {
        const asked = question;
        field.text = "";
        close();
        questionAsked(asked);
    }

    width: Math.min(Theme.px(420), parent.Window.width - 2 * Theme.space24)
    onOpened: field.focusField()

    contentItem: ColumnLayout {
        spacing: Theme.space8
        Words {
            Layout.fillWidth: true
            text: qsTr("Ask about this code")
            font: Theme.title
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        TextPanel {
            id: field
            Layout.fillWidth: true
            label: qsTr("Question about the code")
            placeholderText: qsTr("For example: Which of these functions are never called?")
        }
        RowLayout {
            spacing: Theme.space8
            TextButton {
                objectName: "askOwn"
                rank: TextButton.Primary
                text: qsTr("Ask")
                enabled: root.question !== ""
                onClicked: root.ask()
            }
            TextButton {
                objectName: "keepOwn"
                text: qsTr("Keep it in the menu")
                enabled: root.question !== "" && !root.isKept
                onClicked: root.preferences.codeQuestions = root.preferences.codeQuestions.concat([root.question])
            }
        }
        SectionLabel {
            Layout.topMargin: Theme.space4
            visible: root.preferences.codeQuestions.length > 0
            text: qsTr("In the menu")
        }
        ListView {
            visible: count > 0
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.px(200))
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.preferences.codeQuestions
            delegate: RowLayout {
                id: kept
                required property string modelData
                width: ListView.view?.width ?? 0
                spacing: Theme.space4
                TextButton {
                    Layout.fillWidth: true
                    rank: TextButton.Quiet
                    text: kept.modelData.replace(/\s+/g, " ")
                    onClicked: field.text = kept.modelData
                }
                IconButton {
                    size: Theme.controlSmall
                    iconName: "close"
                    text: qsTr("Take “%1” out of the menu").arg(kept.modelData)
                    onClicked: root.preferences.codeQuestions = root.preferences.codeQuestions.filter(question => question !== kept.modelData)
                }
            }
        }
    }
}
