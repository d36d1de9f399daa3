// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Another answer to the same question: by another model, or with other settings, which hold for it alone.
ModalSheet {
    id: root

    required property ChatSession session
    required property ModelChoice models
    required property real message
    readonly property list<string> paths: models.models.usablePaths()
    readonly property string usual: session.settings.model || models.ownPath || models.path

    widest: Theme.px(440)
    onOpened: answer.forceActiveFocus(Qt.TabFocusReason)

    component Wish: RowLayout {
        id: wish
        required property string name
        default property alias control: slot.data
        Layout.fillWidth: true
        spacing: Theme.space12
        Words { Layout.fillWidth: true; text: wish.name; font: Theme.uiStrong }
        RowLayout { id: slot }
    }

    contentItem: ColumnLayout {
        spacing: Theme.space12
        Words { Layout.fillWidth: true; text: qsTr("Answer again"); font: Theme.title; Accessible.role: Accessible.Heading; Accessible.name: text }
        Paragraph {
            Layout.fillWidth: true
            text: qsTr("The answer that is there stays beside the new one.")
            font: Theme.small
            line: Theme.smallLine
            color: Theme.textSecondary
        }
        Wish {
            name: qsTr("Model")
            Dropdown {
                id: choice
                objectName: "againModel"
                label: qsTr("Model")
                implicitWidth: Theme.px(250)
                model: root.paths.map(path => root.models.models.nameOf(path))
                currentIndex: root.paths.indexOf(root.usual)
                displayText: currentIndex < 0 ? qsTr("No model") : currentText
            }
        }
        Wish {
            name: qsTr("Temperature")
            TemperatureStepper {
                id: warmth
                temperature: root.session.settings.temperature
                onChosen: chosen => warmth.temperature = chosen
            }
        }
        Wish {
            name: qsTr("Longest answer")
            LengthStepper {
                id: longest
                tokens: root.session.settings.longestAnswer
                onChosen: chosen => longest.tokens = chosen
            }
        }
        RowLayout {
            Layout.topMargin: Theme.space4
            spacing: Theme.space8
            TextButton {
                id: answer
                objectName: "againAnswer"
                rank: TextButton.Primary
                text: qsTr("Answer")
                onClicked: {
                    const path = root.paths[choice.currentIndex] ?? "";
                    root.close();
                    root.session.answerAgainWith(root.message, path === root.usual ? "" : path, warmth.temperature, longest.tokens);
                }
            }
            TextButton { rank: TextButton.Quiet; text: qsTr("Cancel"); onClicked: root.close() }
        }
    }
}
