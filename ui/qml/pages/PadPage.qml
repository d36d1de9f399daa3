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
    required property Preferences preferences
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
        editor.forceActiveFocus();
    }
    function put(text: string, language: string) {
        replace(() => pad.start(text, language));
    }
    function focusEditor() {
        editor.forceActiveFocus();
    }
    function find() {
        findBar.visible = true;
        findBar.begin();
    }
    function save() {
        if (pad.path === "")
            saveDialog.active = true;
        else
            pad.save();
    }

    onVisibleChanged: if (visible) editor.forceActiveFocus()
    Component.onCompleted: editor.forceActiveFocus()

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
            IconButton { iconName: "undo"; text: qsTr("Undo"); enabled: editor.canUndo; onClicked: editor.undo() }
            TextButton { text: qsTr("Open…"); onClicked: openDialog.active = true }
            TextButton { objectName: "padSave"; rank: TextButton.Primary; text: qsTr("Save"); enabled: root.pad.isChanged || root.pad.path === ""; onClicked: root.save() }
        }
        FindBar {
            id: findBar
            visible: false
            Layout.fillWidth: true
            pad: root.pad
            editor: editor
            onClosed: {
                visible = false;
                editor.forceActiveFocus();
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
        Notice {
            visible: root.pad.hasOtherEnds
            Layout.fillWidth: true
            Layout.margins: Theme.space12
            text: qsTr("The lines of this file end in different ways. Saved, they all end as most do now.")
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            color: root.pad.colours.paper
            clip: true
            LayoutMirroring.enabled: false // code runs left to right in every language
            LayoutMirroring.childrenInherit: true

            Rectangle { // the line of the cursor
                y: editor.y + editor.cursorRectangle.y - view.contentY
                width: parent.width
                height: Theme.codeLine
                color: root.pad.colours.currentLine
            }
            FontMetrics { id: metrics; font: Theme.code }
            Item { // numbers of the lines in sight
                id: numbers
                readonly property int first: Math.max(0, Math.floor((view.contentY - editor.y) / Theme.codeLine))
                width: Math.ceil(metrics.advanceWidth("0".repeat(Math.max(3, String(editor.lineCount).length)))) + 2 * Theme.space12
                height: parent.height
                Repeater {
                    model: Math.ceil(view.height / Theme.codeLine) + 1
                    Words {
                        required property int index
                        readonly property int line: numbers.first + index
                        y: editor.y + line * Theme.codeLine - view.contentY
                        width: numbers.width - Theme.space12
                        height: Theme.codeLine
                        visible: line < editor.lineCount
                        horizontalAlignment: Text.AlignRight
                        verticalAlignment: Text.AlignBottom // where a line of fixed height has its text
                        text: line + 1
                        font: Theme.codeSmall
                        color: line === editor.line ? root.pad.colours.ink : root.pad.colours.quietInk
                        Accessible.ignored: true
                    }
                }
            }
            Flickable {
                id: view

                function showCursor() {
                    const cursor = editor.cursorRectangle;
                    const top = editor.y + cursor.y;
                    contentY = Math.max(0, Math.min(Math.max(contentY, top + cursor.height + Theme.codeLine - height), Math.max(0, top - Theme.codeLine)));
                    contentX = Math.max(0, Math.min(Math.max(contentX, editor.x + cursor.x + Theme.space24 - width), editor.x + cursor.x - Theme.space24));
                }

                anchors { left: numbers.right; right: parent.right; top: parent.top; bottom: parent.bottom }
                contentWidth: Math.max(width, editor.implicitWidth + 2 * Theme.space24)
                contentHeight: Math.max(height, editor.height + 2 * Theme.space8 + height / 2)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: SlimScrollBar {}
                ScrollBar.horizontal: SlimScrollBar {}

                TapHandler { onTapped: editor.forceActiveFocus() }
                TextEdit {
                    id: editor

                    readonly property int line: { length; return root.pad.lineOf(cursorPosition); }
                    readonly property int column: { length; return root.pad.columnOf(cursorPosition); }

                    objectName: "padEditor"
                    x: Theme.space8
                    y: Theme.space8
                    width: view.contentWidth - 2 * Theme.space8
                    textFormat: TextEdit.PlainText
                    wrapMode: TextEdit.NoWrap
                    selectByMouse: true
                    persistentSelection: true // what was found, while the field that finds has the focus
                    font: Theme.code
                    color: root.pad.colours.ink
                    selectionColor: root.pad.colours.selection
                    selectedTextColor: root.pad.colours.ink
                    tabStopDistance: 4 * metrics.advanceWidth("0")
                    cursorDelegate: Rectangle {
                        visible: editor.cursorVisible
                        width: 2
                        color: Theme.accent
                    }
                    onCursorRectangleChanged: view.showCursor()
                    Accessible.role: Accessible.EditableText
                    Accessible.name: qsTr("Editor, %1").arg(root.pad.name)
                    Keys.onTabPressed: event => {
                        event.accepted = !(event.modifiers & Qt.ControlModifier);
                        if (event.accepted) {
                            remove(selectionStart, selectionEnd);
                            insert(cursorPosition, root.pad.tab());
                        }
                    }
                    Keys.onReturnPressed: {
                        remove(selectionStart, selectionEnd);
                        insert(cursorPosition, "\n" + root.pad.indentAt(cursorPosition));
                    }
                    Component.onCompleted: {
                        root.pad.document = textDocument;
                        cursorPosition = 0;
                    }
                    Connections {
                        target: root.pad
                        function onBegun() { editor.cursorPosition = 0; }
                    }
                }
            }
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
                Words { text: qsTr("Line %1, column %2").arg(editor.line + 1).arg(editor.column + 1); font: Theme.small; color: Theme.textTertiary }
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
