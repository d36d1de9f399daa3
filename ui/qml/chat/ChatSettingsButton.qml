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
    required property Presets presets
    required property ModelChoice models
    property list<string> paths: [] // of the models to choose among
    property bool showsMore: false

    iconName: "settings"
    text: settings.ownsSomething ? qsTr("Answers in this chat (changed)") : qsTr("Answers in this chat")
    checked: popup.visible
    tint: settings.ownsSomething ? Theme.accent : hovered || down || checked ? Theme.text : Theme.textSecondary
    ToolTip.visible: (hovered || visualFocus) && !popup.visible
    onClicked: popup.open()

    Connections {
        target: root.models.models
        function onModelReset() { root.paths = root.models.models.usablePaths(); }
    }
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
        height: Math.min(implicitHeight, root.Window.height - Theme.px(80))
        onOpened: {
            root.presets.reload();
            root.paths = root.models.models.usablePaths();
            root.models.refresh(); // there may be others
            root.showsMore = root.settings.ownsSampling.includes(true);
            instruction.focusField();
        }

        contentItem: ScrollColumn {
            margin: 0
            Words {
                Layout.fillWidth: true
                text: qsTr("Answers in this chat")
                font: Theme.title
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Paragraph {
                Layout.fillWidth: true
                text: qsTr("What is not changed here is as in the settings of the program.")
                font: Theme.small
                line: Theme.smallLine
                color: Theme.textTertiary
            }
            Wish {
                visible: root.presets.names.length > 0
                name: qsTr("Preset")
                isOwn: root.settings.ownsSomething
                onResetWanted: root.presets.apply(-1)
                Dropdown {
                    label: qsTr("Preset")
                    model: [qsTr("None"), ...root.presets.names]
                    currentIndex: root.presets.current + 1
                    onActivated: index => {
                        root.presets.apply(index - 1);
                        currentIndex = Qt.binding(() => root.presets.current + 1); // the choice put a value in its place
                    }
                }
                IconButton {
                    visible: root.presets.current >= 0
                    size: Theme.controlSmall
                    iconName: "bin"
                    text: qsTr("Remove the preset")
                    onClicked: root.presets.remove(root.presets.current)
                }
            }
            Wish {
                name: qsTr("Model")
                isOwn: root.settings.model !== ""
                onResetWanted: root.settings.model = ""
                Dropdown {
                    objectName: "chatModel"
                    label: qsTr("Model")
                    model: [qsTr("As in the program"), ...root.paths.map(path => root.models.models.nameOf(path))]
                    currentIndex: root.paths.indexOf(root.settings.model) + 1
                    onActivated: index => {
                        root.settings.model = index > 0 ? root.paths[index - 1] : "";
                        currentIndex = Qt.binding(() => root.paths.indexOf(root.settings.model) + 1);
                    }
                }
            }
            Wish {
                name: qsTr("Context")
                isOwn: root.settings.contextLength >= 0
                onResetWanted: root.settings.contextLength = -1
                ContextStepper {
                    tokens: root.settings.contextLength
                    lengths: [-1, ...usual]
                    onChosen: tokens => root.settings.contextLength = tokens
                }
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
            Paragraph {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space4
                text: qsTr("{{date}}, {{weekday}} and {{time}} stand for what they are when an answer begins. Any other name in such brackets is asked for here.")
                font: Theme.small
                line: Theme.smallLine
                color: Theme.textTertiary
            }
            Repeater {
                model: root.settings.variables
                Wish {
                    id: variable
                    required property string modelData
                    name: modelData
                    isOwn: false
                    TextBox {
                        implicitWidth: Theme.px(180)
                        placeholderText: qsTr("Enter puts it in")
                        Accessible.name: variable.modelData
                        onAccepted: if (text !== "") root.settings.setVariable(variable.modelData, text)
                    }
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
            TextButton {
                Layout.topMargin: Theme.space8
                Layout.leftMargin: -Theme.space12
                rank: TextButton.Quiet
                text: root.showsMore ? qsTr("Less about how words are chosen") : qsTr("More about how words are chosen")
                onClicked: root.showsMore = !root.showsMore
            }
            Repeater {
                model: root.showsMore ? root.settings.sampling.length : 0
                Wish {
                    id: sampling
                    required property int index
                    name: sampled.name
                    isOwn: root.settings.ownsSampling[index]
                    onResetWanted: root.settings.resetSampling(index)
                    SamplingStepper {
                        id: sampled
                        field: sampling.index
                        number: root.settings.sampling[sampling.index]
                        onChosen: number => root.settings.setSampling(field, number)
                    }
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
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space12
                visible: root.settings.ownsSomething && root.presets.current < 0
                spacing: Theme.space8
                TextBox {
                    id: newName
                    objectName: "presetName"
                    Layout.fillWidth: true
                    placeholderText: qsTr("Name of a new preset")
                    Accessible.name: placeholderText
                    onAccepted: save.clicked()
                }
                TextButton {
                    id: save
                    text: root.presets.names.includes(newName.text.trim()) ? qsTr("Replace") : qsTr("Save")
                    enabled: newName.text.trim() !== ""
                    onClicked: {
                        root.presets.save(newName.text);
                        newName.clear();
                    }
                }
            }
            FailureNotice {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space8
                failure: root.presets.failure
            }
        }
    }
}
