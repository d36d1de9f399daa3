// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Opens what this chat wants of its answers, where that differs from the settings of the program. Every change holds
// at once, from the next answer on.
IconButton {
    id: root

    required property ChatSettings settings

    iconName: "settings"
    text: settings.ownsSomething ? qsTr("Answers in this chat (changed)") : qsTr("Answers in this chat")
    checked: popup.visible
    tint: settings.ownsSomething ? Theme.accent : hovered || down || checked ? Theme.text : Theme.textSecondary
    ToolTip.visible: (hovered || visualFocus) && !popup.visible
    onClicked: popup.open()

    component Wish: GridLayout {
        id: wish
        required property string name
        required property bool isOwn
        default property alias control: slot.data

        signal resetWanted

        Layout.fillWidth: true
        Layout.topMargin: Theme.space8
        columns: 2
        columnSpacing: Theme.space8
        rowSpacing: Theme.space4
        RowLayout {
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.controlSmall
            spacing: Theme.space4
            Words { text: wish.name; font: Theme.uiStrong }
            IconButton {
                visible: wish.isOwn
                size: Theme.controlSmall
                iconName: "undo"
                text: qsTr("%1 as in the settings").arg(wish.name)
                onClicked: wish.resetWanted()
            }
            Item { Layout.fillWidth: true }
        }
        RowLayout { id: slot; Layout.fillWidth: wish.columns === 1 }
    }

    Sheet {
        id: popup
        objectName: "chatSettings"
        x: root.mirrored ? root.width - width : 0
        y: -height - Theme.space8
        width: Math.min(Theme.px(400), root.Window.width - 2 * Theme.space24)
        onOpened: instruction.focusField()

        contentItem: ColumnLayout {
            spacing: 0
            Words {
                Layout.fillWidth: true
                text: qsTr("Answers in this chat")
                font: Theme.title
                Accessible.role: Accessible.Heading
            }
            Paragraph {
                Layout.fillWidth: true
                text: qsTr("What is not changed here is as in the settings of the program.")
                font: Theme.small
                line: Theme.smallLine
                color: Theme.textTertiary
            }
            Wish {
                name: qsTr("Instruction")
                isOwn: root.settings.ownsSystemPrompt
                columns: 1
                onResetWanted: root.settings.resetSystemPrompt()
                TextPanel {
                    id: instruction
                    Layout.fillWidth: true
                    label: qsTr("Instruction of this chat")
                    placeholderText: qsTr("For example: Answer briefly, and say when you are not sure.")
                    text: root.settings.systemPrompt
                    onTextChanged: root.settings.systemPrompt = text
                }
            }
            Wish {
                name: qsTr("Temperature")
                isOwn: root.settings.ownsTemperature
                onResetWanted: root.settings.resetTemperature()
                TemperatureStepper {
                    temperature: root.settings.temperature
                    onChosen: temperature => root.settings.temperature = temperature
                }
            }
            Wish {
                name: qsTr("Longest answer")
                isOwn: root.settings.ownsLongestAnswer
                onResetWanted: root.settings.resetLongestAnswer()
                LengthStepper {
                    tokens: root.settings.longestAnswer
                    onChosen: tokens => root.settings.longestAnswer = tokens
                }
            }
        }
    }
}
