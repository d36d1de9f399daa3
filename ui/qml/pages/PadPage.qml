// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts

import Chasqui

// The code pad: an editor beside the conversations.
Item {
    id: root

    required property PadList pads
    required property ModelChoice models
    required property Preferences preferences
    required property ProgramInfo program
    property bool showsSidebarButton: false
    property PadEditor editor: null // of the text in sight
    property bool asksToClose: false // what has changes
    readonly property Pad pad: pads.pad
    readonly property Suggestion suggestion: pads.suggestion

    signal sidebarRequested
    signal questionAsked(question: string)

    // About what is selected, or all of it.
    function ask(wish: string) {
        const field = editor?.field;
        questionAsked(wish + "\n\n" + pad.asMarkdown(field?.selectionStart ?? 0, field?.selectionEnd ?? 0));
    }

    function correct(report: string) {
        questionAsked(qsTr("Correct this code and show it whole:") + "\n\n" + pad.asMarkdown(0, 0) + "\n\n" + qsTr("A check of it says:") + "\n\n```\n" + report + "```");
    }

    function focusEditor() {
        editor?.field.forceActiveFocus();
    }
    function find() {
        findBar.visible = true;
        findBar.begin();
    }
    function suggestionState(): string {
        if (suggestion.isAsking && !suggestion.isShown)
            return models.state === ModelChoice.Loading ? qsTr("%1 is being loaded…").arg(models.name) : qsTr("%1 reads…").arg(models.name);
        if (suggestion.foundNothing)
            return qsTr("%1 would write nothing here").arg(models.name);
        if (!suggestion.isShown)
            return "";
        const measured = suggestion.tokensPerSecond > 0 ? qsTr("Suggested in %1 s · %2 tokens/s").arg(suggestion.seconds.toLocaleString(Qt.locale(), "f", 1)).arg(suggestion.tokensPerSecond.toLocaleString(Qt.locale(), "f", 0)) : qsTr("Suggested in %1 s").arg(suggestion.seconds.toLocaleString(Qt.locale(), "f", 1));
        return models.canInfill ? measured : qsTr("%1 · without what follows").arg(measured);
    }
    function save(): bool {
        if (pad.path !== "")
            return pad.save();
        saveDialog.active = true;
        return false;
    }
    // After the person said what becomes of changes.
    function close(index: int) {
        pads.current = index;
        if (pad.isChanged)
            asksToClose = true;
        else
            closeCurrent();
    }
    function closeCurrent() {
        asksToClose = false;
        pads.close(pads.current);
        focusEditor();
    }

    onVisibleChanged: if (visible) focusEditor()
    onEditorChanged: focusEditor()
    onPadChanged: asksToClose = false

    Shortcut { enabled: root.visible; sequences: [StandardKey.Save]; onActivated: root.save() }
    Shortcut { enabled: root.visible; sequences: [StandardKey.SaveAs]; onActivated: saveDialog.active = true }
    Shortcut { enabled: root.visible; sequences: [StandardKey.Find, StandardKey.Replace]; onActivated: root.find() }
    Shortcut { enabled: root.visible; sequences: [StandardKey.Open]; onActivated: openDialog.active = true }
    Shortcut { enabled: root.visible; sequences: ["F7"]; onActivated: root.pads.check.run() }
    Shortcut { enabled: root.visible; sequences: [StandardKey.AddTab]; onActivated: root.pads.add() }
    Shortcut { enabled: root.visible; sequences: ["Ctrl+W"]; onActivated: root.close(root.pads.current) }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Item {
            Layout.fillWidth: true
            implicitHeight: Theme.headerHeight
            Divider { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
            RowLayout {
                anchors { fill: parent; leftMargin: root.showsSidebarButton ? Theme.space12 : 0; rightMargin: Theme.space16 }
                spacing: Theme.space4
                IconButton {
                    visible: root.showsSidebarButton
                    iconName: "sidebar"
                    iconSize: Theme.px(18)
                    text: qsTr("Show the sidebar (Ctrl+B)")
                    onClicked: root.sidebarRequested()
                }
                PadTabs {
                    Layout.fillHeight: true
                    Layout.preferredWidth: contentWidth
                    Layout.maximumWidth: contentWidth
                    Layout.fillWidth: true
                    pads: root.pads
                    onCloseRequested: index => root.close(index)
                }
                IconButton { objectName: "padNew"; iconName: "plus"; text: qsTr("New text (Ctrl+T)"); onClicked: root.pads.add() }
                Item { Layout.fillWidth: true }
                IconButton { objectName: "padSearch"; iconName: "search"; text: qsTr("Find and replace (Ctrl+F)"); onClicked: root.find() }
                IconButton { objectName: "padSuggest"; iconName: "suggest"; text: qsTr("Suggest what comes here (Ctrl+Space)"); onClicked: root.editor?.suggest() }
                IconButton { objectName: "padCheck"; iconName: "check"; text: qsTr("Check the code (F7)"); onClicked: root.pads.check.run() }
                AskButton {
                    objectName: "padAsk"
                    text: root.models.canChat ? qsTr("Ask about this code") : root.models.name === "" ? qsTr("No model is there to be asked") : qsTr("%1 answers no questions").arg(root.models.name)
                    enabled: root.models.canChat
                    preferences: root.preferences
                    language: root.pad.languageName
                    onQuestionAsked: question => root.ask(question)
                }
                IconButton { iconName: "undo"; text: qsTr("Undo"); enabled: root.editor?.field.canUndo ?? false; onClicked: root.editor.field.undo() }
                TextButton { text: qsTr("Open…"); onClicked: openDialog.active = true }
                TextButton { objectName: "padSave"; rank: TextButton.Primary; text: qsTr("Save"); enabled: root.pad.isChanged || root.pad.path === ""; onClicked: root.save() }
                ModelPicker {
                    objectName: "padModelPicker"
                    models: root.models
                    preferences: root.preferences
                    program: root.program
                    isNarrow: root.width < Theme.px(1100)
                }
            }
        }
        FindBar {
            id: findBar
            visible: false
            Layout.fillWidth: true
            pad: root.pad
            editor: root.editor?.field ?? null
            onClosed: {
                visible = false;
                root.focusEditor();
            }
        }
        Notice {
            objectName: "padQuestion"
            visible: root.asksToClose
            Layout.fillWidth: true
            Layout.margins: Theme.space12
            kind: Notice.Warning
            text: qsTr("“%1” has changes that are not saved.").arg(root.pad.name)
            TextButton { text: qsTr("Save"); onClicked: if (root.save()) root.closeCurrent() }
            TextButton { objectName: "padDiscard"; rank: TextButton.Danger; text: qsTr("Discard them"); onClicked: root.closeCurrent() }
            TextButton { text: qsTr("Keep editing"); onClicked: root.asksToClose = false }
        }
        FailureNotice {
            Layout.fillWidth: true
            Layout.margins: Theme.space12
            failure: root.pad.failure
            TextButton {
                visible: root.pad.isChangedByAnother
                rank: TextButton.Danger
                text: qsTr("Write over it")
                onClicked: root.pad.overwrite()
            }
            TextButton {
                visible: root.pad.isChangedByAnother
                text: qsTr("Take the file")
                onClicked: root.pad.reload()
            }
            TextButton {
                visible: root.pad.needsUtf8
                text: qsTr("Save as UTF-8")
                onClicked: root.pad.saveAsUtf8()
            }
            TextButton { rank: TextButton.Quiet; text: qsTr("Close"); onClicked: root.pad.dismissFailure() }
        }
        FailureNotice {
            Layout.fillWidth: true
            Layout.margins: Theme.space12
            failure: root.suggestion.failure
            TextButton { rank: TextButton.Quiet; text: qsTr("Close"); onClicked: root.suggestion.dismissFailure() }
        }
        Notice {
            visible: root.pad.hasOtherEnds
            Layout.fillWidth: true
            Layout.margins: Theme.space12
            text: qsTr("The lines of this file end in different ways. Saved, they all end as most do now.")
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Repeater {
                    model: root.pads
                    Loader { // made when it comes into sight, and stays with what can be undone
                        id: slot

                        required property int index
                        required property Pad pad
                        required property Suggestion suggestion
                        required property Check check
                        readonly property bool isCurrent: index === root.pads.current
                        property bool wasCurrent: false

                        anchors.fill: parent
                        visible: isCurrent
                        active: wasCurrent
                        onIsCurrentChanged: wasCurrent = wasCurrent || isCurrent
                        Component.onCompleted: wasCurrent = isCurrent
                        sourceComponent: PadEditor {
                            pad: slot.pad
                            suggestion: slot.suggestion
                            check: slot.check
                            preferences: root.preferences
                            program: root.program
                        }
                        Binding {
                            when: slot.isCurrent && slot.item !== null
                            target: root
                            property: "editor"
                            value: slot.item
                            restoreMode: Binding.RestoreNone
                        }
                    }
                }
            }
            ChangesPanel {
                Layout.fillHeight: true
                Layout.preferredWidth: isSideBySide ? root.width * 0.6 : Math.min(Theme.panelWidth, root.width / 2)
                visible: root.pads.changes.isOpen
                changes: root.pads.changes
                name: root.pad.name
                onShown: line => root.editor?.show(line)
            }
        }
        CheckPanel {
            Layout.fillWidth: true
            check: root.pads.check
            language: root.pad.languageName
            isPlain: root.pad.isPlain
            canAsk: root.models.canChat
            onShown: position => root.editor?.goTo(position)
            onCorrectionAsked: report => root.correct(report)
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.controlSmall
            color: Theme.window
            Divider { anchors { left: parent.left; right: parent.right; top: parent.top } }
            RowLayout {
                anchors { fill: parent; leftMargin: Theme.space16; rightMargin: Theme.space8 }
                spacing: Theme.space16
                Words { Layout.fillWidth: true; text: root.pad.path; font: Theme.small; color: Theme.textTertiary; elide: Text.ElideMiddle }
                Words {
                    objectName: "padSuggestionState"
                    visible: text !== ""
                    text: root.suggestionState()
                    font: Theme.small
                    color: Theme.textTertiary
                }
                Words { text: qsTr("Line %1, column %2").arg((root.editor?.field.line ?? 0) + 1).arg((root.editor?.field.column ?? 0) + 1); font: Theme.small; color: Theme.textTertiary }
                Words { text: root.pad.form; font: Theme.small; color: Theme.textTertiary }
                LanguageButton {
                    objectName: "padLanguage"
                    Layout.fillHeight: true
                    Layout.margins: 2
                    pad: root.pad
                    onClosed: root.focusEditor()
                }
            }
        }
    }
    Loader {
        id: openDialog
        active: false
        sourceComponent: FileDialog {
            Component.onCompleted: open()
            onAccepted: {
                const file = selectedFile;
                openDialog.active = false;
                root.pads.open(file);
            }
            onRejected: openDialog.active = false
        }
    }
    Loader {
        id: saveDialog
        active: false
        sourceComponent: FileDialog {
            fileMode: FileDialog.SaveFile
            Component.onCompleted: open()
            onAccepted: {
                root.pad.saveAs(selectedFile);
                saveDialog.active = false;
            }
            onRejected: saveDialog.active = false
        }
    }
}
