// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQml
import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// What can be asked about the code in the pad: what everybody asks, and what the person keeps for it.
IconButton {
    id: root

    required property Preferences preferences
    property string language // of the code, as it is spoken

    signal questionAsked(question: string)

    iconName: "chat"
    checked: menu.active || sheet.visible
    ToolTip.visible: (hovered || visualFocus) && !checked // it would hide the menu
    onClicked: menu.active = true

    component Question: KeyedAction {
        required property string question
        onTriggered: root.questionAsked(question)
    }

    Loader {
        id: menu
        active: false
        sourceComponent: ActionMenu {
            id: questions
            implicitWidth: Theme.px(280)
            Component.onCompleted: popup(root, 0, root.height)
            onClosed: menu.active = false
            Question { text: qsTr("Explain it"); question: qsTr("Explain this code:") }
            Question { text: qsTr("Find bugs"); question: qsTr("Find the bugs in this code and show the corrected code:") }
            Question { text: qsTr("Write tests"); question: qsTr("Write tests for this code:") }
            Question { text: qsTr("Document it"); question: qsTr("Write documentation comments into this code and change nothing else:") }
            Question { text: qsTr("Time and memory"); question: qsTr("How do the time and the memory that this code takes grow with its input?") }
            ActionMenu {
                id: languages
                title: qsTr("Translate to…")
                Instantiator {
                    model: ["C", "C++", "C#", "Go", "Java", "JavaScript", "Kotlin", "Python", "Rust", "TypeScript"].filter(name => name !== root.language)
                    delegate: Question {
                        required property string modelData
                        text: modelData
                        question: qsTr("Translate this code to %1:").arg(modelData)
                    }
                    onObjectAdded: (index, object) => languages.insertAction(index, object as Question)
                }
            }
            MenuSeparator {
                contentItem: Divider {}
                padding: Theme.space4
            }
            Instantiator {
                model: root.preferences.codeQuestions
                delegate: Question {
                    required property string modelData
                    text: modelData.replace(/\s+/g, " ")
                    question: modelData
                }
                onObjectAdded: (index, object) => questions.insertAction(7 + index, object as Question)
            }
            KeyedAction { text: qsTr("Ask something else…"); onTriggered: sheet.open() }
        }
    }
    AskSheet {
        id: sheet
        objectName: "askSheet"
        x: root.width - width
        y: root.height + Theme.space4
        preferences: root.preferences
        onQuestionAsked: question => root.questionAsked(question)
    }
}
