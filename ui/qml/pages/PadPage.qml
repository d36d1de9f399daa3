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

    required property Pad pad
    required property Suggestion suggestion
    required property ModelChoice models
    required property Preferences preferences
    required property ProgramInfo program
    property bool showsSidebarButton: false
    property var next: null // what was asked for and would lose changes

    signal sidebarRequested

    // Does it, after the person said what becomes of changes.
    function replace(action: var) {
        if (pad.isChanged)
            next = action;
        else
            action();
    }
    function goOn() {
        const action = next;
        next = null;
        action?.();
        editor.field.forceActiveFocus();
    }
    function put(text: string, language: string) {
        replace(() => pad.start(text, language));
    }
    function focusEditor() {
        editor.field.forceActiveFocus();
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
    function save() {
        if (pad.path === "")
            saveDialog.active = true;
        else
            pad.save();
    }

    onVisibleChanged: if (visible) editor.field.forceActiveFocus()
    Component.onCompleted: editor.field.forceActiveFocus()

    Shortcut { enabled: root.visible; sequences: [StandardKey.Save]; onActivated: root.save() }
    Shortcut { enabled: root.visible; sequences: [StandardKey.SaveAs]; onActivated: saveDialog.active = true }
    Shortcut { enabled: root.visible; sequences: [StandardKey.Find, StandardKey.Replace]; onActivated: root.find() }
    Shortcut { enabled: root.visible; sequences: [StandardKey.Open]; onActivated: openDialog.active = true }

    Binding { target: root.pad; property: "isDark"; value: Theme.dark }
    Binding { target: root.pad; property: "theme"; value: root.preferences.codeTheme }
    Binding { target: root.pad; property: "lineHeight"; value: Theme.codeLine }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: root.pad.isChanged ? qsTr("%1 · not saved").arg(root.pad.name) : root.pad.name
            showSidebarButton: root.showsSidebarButton
            onSidebarRequested: root.sidebarRequested()
            IconButton { objectName: "padNew"; iconName: "plus"; text: qsTr("New text"); onClicked: root.replace(() => root.pad.start()) }
            IconButton { objectName: "padSearch"; iconName: "search"; text: qsTr("Find and replace (Ctrl+F)"); onClicked: root.find() }
            IconButton { objectName: "padSuggest"; iconName: "suggest"; text: qsTr("Suggest what comes here (Ctrl+Space)"); onClicked: editor.suggest() }
            IconButton { iconName: "undo"; text: qsTr("Undo"); enabled: editor.field.canUndo; onClicked: editor.field.undo() }
            TextButton { text: qsTr("Open…"); onClicked: openDialog.active = true }
            TextButton { objectName: "padSave"; rank: TextButton.Primary; text: qsTr("Save"); enabled: root.pad.isChanged || root.pad.path === ""; onClicked: root.save() }
            ModelPicker {
                objectName: "padModelPicker"
                models: root.models
                preferences: root.preferences
                program: root.program
                isNarrow: root.width < Theme.px(800)
            }
        }
        FindBar {
            id: findBar
            visible: false
            Layout.fillWidth: true
            pad: root.pad
            editor: editor.field
            onClosed: {
                visible = false;
                editor.field.forceActiveFocus();
            }
        }
        Notice {
            objectName: "padQuestion"
            visible: root.next !== null
            Layout.fillWidth: true
            Layout.margins: Theme.space12
            kind: Notice.Warning
            text: qsTr("“%1” has changes that are not saved.").arg(root.pad.name)
            TextButton {
                visible: root.pad.path !== ""
                text: qsTr("Save")
                onClicked: if (root.pad.save()) root.goOn()
            }
            TextButton { objectName: "padDiscard"; rank: TextButton.Danger; text: qsTr("Discard them"); onClicked: root.goOn() }
            TextButton { text: qsTr("Keep editing"); onClicked: root.next = null }
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
        PadEditor {
            id: editor
            Layout.fillWidth: true
            Layout.fillHeight: true
            pad: root.pad
            suggestion: root.suggestion
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.controlSmall
            color: Theme.window
            Divider { anchors { left: parent.left; right: parent.right; top: parent.top } }
            RowLayout {
                anchors { fill: parent; leftMargin: Theme.space16; rightMargin: Theme.space16 }
                spacing: Theme.space16
                Words { Layout.fillWidth: true; text: root.pad.path; font: Theme.small; color: Theme.textTertiary; elide: Text.ElideMiddle }
                Words {
                    objectName: "padSuggestionState"
                    visible: text !== ""
                    text: root.suggestionState()
                    font: Theme.small
                    color: Theme.textTertiary
                }
                Words { text: qsTr("Line %1, column %2").arg(editor.field.line + 1).arg(editor.field.column + 1); font: Theme.small; color: Theme.textTertiary }
                Words { text: root.pad.form; font: Theme.small; color: Theme.textTertiary }
                Words { text: root.pad.languageName; font: Theme.small; color: Theme.textTertiary }
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
                root.replace(() => root.pad.open(file));
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
