// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// The text of the pad with the numbers of its lines, and what the model would write at the cursor.
Rectangle {
    id: root

    required property Pad pad
    required property Suggestion suggestion
    required property Check check
    required property Preferences preferences
    required property ProgramInfo program
    readonly property alias field: editor

    function suggest() {
        editor.forceActiveFocus();
        suggestion.ask(editor.selectionStart, editor.selectionEnd);
    }

    function goTo(position: int) {
        editor.forceActiveFocus();
        editor.cursorPosition = position;
    }

    // Brings a line into sight, from 1 on.
    function show(line: int) {
        view.contentY = Math.max(0, Math.min(editor.y + (line - 1) * Theme.codeLine - view.height / 3, view.contentHeight - view.height));
    }

    color: pad.colours.paper
    clip: true
    LayoutMirroring.enabled: false // code runs left to right in every language
    LayoutMirroring.childrenInherit: true

    Binding { target: root.pad; property: "colourer"; value: root.program.codeColourer }
    Binding { target: root.pad; property: "isDark"; value: Theme.dark }
    Binding { target: root.pad; property: "theme"; value: root.preferences.codeTheme }
    Binding { target: root.pad; property: "lineHeight"; value: Theme.codeLine }
    Binding { target: root.suggestion; property: "colour"; value: Theme.ghostText }
    Rectangle { // the line of the cursor
        y: editor.y + editor.cursorRectangle.y - view.contentY
        width: parent.width
        height: Theme.codeLine
        color: root.pad.colours.currentLine
    }
    FontMetrics { id: metrics; font: Theme.code }
    Item { // numbers of the lines in sight
        id: numbers
        readonly property int ghostLine: root.suggestion.isShown ? root.pad.lineOf(root.suggestion.position) : editor.lineCount // none
        readonly property int first: Math.max(0, Math.floor((view.contentY - editor.y) / Theme.codeLine) - root.suggestion.lineCount)
        width: Math.ceil(metrics.advanceWidth("0".repeat(Math.max(3, String(editor.lineCount).length)))) + 2 * Theme.space12
        height: parent.height
        Repeater {
            model: Math.ceil(view.height / Theme.codeLine) + 1 + root.suggestion.lineCount
            Words {
                required property int index
                readonly property int line: numbers.first + index
                readonly property bool isWrong: root.check.errorLines.includes(line + 1)
                readonly property bool isDoubtful: root.check.warningLines.includes(line + 1)
                y: editor.y + (line + (line > numbers.ghostLine ? root.suggestion.lineCount : 0)) * Theme.codeLine - view.contentY
                width: numbers.width - Theme.space12
                height: Theme.codeLine
                visible: line < editor.lineCount - root.suggestion.lineCount
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignBottom // where a line of fixed height has its text
                text: line + 1
                font: Theme.codeSmall
                color: isWrong ? Theme.danger : isDoubtful ? Theme.warning : line === editor.line ? root.pad.colours.ink : root.pad.colours.quietInk
                Accessible.ignored: true
                Rectangle {
                    anchors { left: parent.left; leftMargin: Theme.space4; verticalCenter: parent.verticalCenter; verticalCenterOffset: Theme.space2 }
                    visible: parent.isWrong || parent.isDoubtful
                    width: Theme.px(6)
                    height: Theme.px(6)
                    radius: Theme.px(3)
                    color: parent.color
                }
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

            function suggestionKey(event: KeyEvent): bool {
                const plain = event.modifiers === Qt.NoModifier;
                const ctrl = event.modifiers === Qt.ControlModifier;
                const alt = event.modifiers & Qt.AltModifier;
                if (ctrl && event.key === Qt.Key_Space) {
                    root.suggest();
                    return true;
                }
                const isAlone = [Qt.Key_Shift, Qt.Key_Control, Qt.Key_Alt, Qt.Key_AltGr, Qt.Key_Meta].includes(event.key);
                if (isAlone || !(root.suggestion.isShown || root.suggestion.isAsking))
                    return false;
                if (plain && event.key === Qt.Key_Tab && root.suggestion.isShown)
                    root.suggestion.take();
                else if (ctrl && event.key === Qt.Key_Right)
                    root.suggestion.takeWord();
                else if (ctrl && event.key === Qt.Key_Down)
                    root.suggestion.takeLine();
                else if (alt && (event.key === Qt.Key_BracketRight || event.key === Qt.Key_Down))
                    root.suggestion.next();
                else if (alt && (event.key === Qt.Key_BracketLeft || event.key === Qt.Key_Up))
                    root.suggestion.previous();
                else {
                    root.suggestion.dismiss();
                    return event.key === Qt.Key_Escape;
                }
                return true;
            }
            function editingKey(event: KeyEvent): bool {
                if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier))
                    return false;
                const crossesLines = root.pad.lineOf(selectionStart) !== root.pad.lineOf(selectionEnd);
                if (event.key === Qt.Key_Backtab || event.key === Qt.Key_Tab && crossesLines) {
                    root.pad.shiftLines(selectionStart, selectionEnd, event.key === Qt.Key_Backtab);
                    return true;
                }
                const isReturn = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                if (event.key !== Qt.Key_Tab && !isReturn)
                    return false;
                remove(selectionStart, selectionEnd);
                insert(cursorPosition, isReturn ? "\n" + root.pad.indentAt(cursorPosition) : root.pad.tab());
                return true;
            }

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
            onCursorPositionChanged: {
                if ((root.suggestion.isShown || root.suggestion.isAsking) && cursorPosition !== root.suggestion.position)
                    root.suggestion.dismiss();
            }
            onActiveFocusChanged: if (!activeFocus) root.suggestion.dismiss()
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Editor, %1").arg(root.pad.name)
            Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && (root.suggestion.isShown || root.suggestion.isAsking)
            Keys.onPressed: event => event.accepted = suggestionKey(event) || editingKey(event)
            Component.onCompleted: {
                root.pad.document = textDocument;
                cursorPosition = 0;
            }
            Component.onDestruction: if (root.pad) root.pad.document = null
            Connections {
                target: root.pad
                function onBegun() { editor.cursorPosition = 0; }
            }
            Connections {
                target: root.suggestion
                function onTaken(position: int) { editor.cursorPosition = position; }
            }
        }
    }

    Item { // how to take it
        id: hint

        readonly property int lastLine: editor.line + root.suggestion.lineCount

        visible: root.suggestion.isShown
        x: Math.max(numbers.width, Math.min(numbers.width + editor.x - view.contentX + (root.suggestion.lineCount > 0 ? Theme.space32 : editor.cursorRectangle.x + Theme.space8), parent.width - width - Theme.space16))
        y: Math.min(editor.y + (lastLine + 1) * Theme.codeLine - view.contentY + Theme.space4, parent.height - height - Theme.space8)
        width: keys.implicitWidth + 2 * Theme.space8
        height: Theme.controlSmall
        FloatingSurface { anchors.fill: parent; radius: Theme.radiusMedium }
        Row {
            id: keys
            anchors.centerIn: parent
            spacing: Theme.px(6)
            KeyCap { keys: qsTr("Tab"); anchors.verticalCenter: parent.verticalCenter }
            Words { text: qsTr("take"); font: Theme.small; color: Theme.textSecondary; anchors.verticalCenter: parent.verticalCenter }
            KeyCap { keys: qsTr("Ctrl →"); anchors.verticalCenter: parent.verticalCenter }
            Words { text: qsTr("one word"); font: Theme.small; color: Theme.textSecondary; anchors.verticalCenter: parent.verticalCenter }
            KeyCap { keys: qsTr("Ctrl ↓"); visible: root.suggestion.lineCount > 0; anchors.verticalCenter: parent.verticalCenter }
            Words { text: qsTr("one line"); visible: root.suggestion.lineCount > 0; font: Theme.small; color: Theme.textSecondary; anchors.verticalCenter: parent.verticalCenter }
            KeyCap { keys: qsTr("Alt ↓"); anchors.verticalCenter: parent.verticalCenter }
            Words { text: qsTr("next, %1 of %2").arg(root.suggestion.index + 1).arg(root.suggestion.count); font: Theme.small; color: Theme.textSecondary; anchors.verticalCenter: parent.verticalCenter }
            KeyCap { keys: qsTr("Esc"); anchors.verticalCenter: parent.verticalCenter }
            Words { text: qsTr("away"); font: Theme.small; color: Theme.textSecondary; anchors.verticalCenter: parent.verticalCenter }
        }
    }
}
