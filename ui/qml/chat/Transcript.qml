// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Qt.labs.qmlmodels

import Chasqui

// The messages of the branch. It follows an answer only while its end is in view; any scrolling up lets go.
ListView {
    id: root

    required property ChatSession session
    required property ModelChoice models
    required property Preferences preferences
    required property ProgramInfo program

    signal padRequested(string text, string language)
    signal comparisonRequested(string text, string language)

    property bool follows: true
    property real wanted: 0 // message to be shown as soon as it is a row
    property string wantedWords
    property point pointer
    readonly property bool isAtEnd: contentY + height >= originY + contentHeight - Theme.space8

    readonly property TextPointer textPointer: TextPointer {
        view: root
        selection: TranscriptSelection { transcript: root.session.transcript }
        onDragged: at => root.extendTo(at)
        onReleased: scroller.stop()
        onMenuRequested: menu.active = true
        onLinkClicked: href => link.ask(href)
    }
    readonly property TranscriptSelection selection: textPointer.selection

    // The pointer is at this point, with its button pressed. Beyond the edges it scrolls.
    function extendTo(point: point) {
        pointer = point;
        const y = contentY + Math.max(0, Math.min(height - 1, point.y));
        const row = indexAt(width / 2, y);
        const item = itemAtIndex(row) as TranscriptRow;
        if (item)
            selection.extend(row, item.offsetAt(point.x, y - item.y));
        scroller.running = point.y < 0 || point.y > height;
    }
    function jumpToEnd() {
        follows = true;
        positionViewAtEnd();
    }
    function showWanted() {
        if (wanted === 0)
            return;
        const row = selection.selectIn(wanted, wantedWords);
        if (row < 0)
            return;
        wanted = 0;
        reveal(row);
    }
    function find(words: string, direction: int) {
        const top = indexAt(width / 2, contentY + Theme.space48);
        const row = selection.find(words, direction, Math.max(0, top));
        if (row >= 0)
            reveal(row);
    }
    // What is selected in a row comes into view: the row may be longer than the view.
    function reveal(row: int) {
        follows = false;
        positionViewAtIndex(row, ListView.Contain);
        const text = (itemAtIndex(row) as TranscriptRow)?.textItem;
        if (!text)
            return;
        const y = text.mapToItem(root, 0, text.positionToRectangle(text.selectionStart).y).y;
        if (y < Theme.space48 || y > height - Theme.space48)
            scrollBy(y - height / 3);
    }
    function scrollBy(pixels: real) {
        cancelFlick();
        const last = originY + Math.max(0, contentHeight - height);
        contentY = Math.max(originY, Math.min(last, contentY + pixels));
        follows = isAtEnd;
    }

    model: session.transcript
    clip: true
    spacing: 0
    cacheBuffer: Theme.px(600)
    boundsBehavior: Flickable.StopAtBounds
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: false
    currentIndex: -1
    footer: Item { implicitHeight: Theme.space16 }
    ScrollBar.vertical: SlimScrollBar { id: bar }
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Conversation")

    onContentYChanged: if (moving || bar.pressed) follows = isAtEnd
    onMovementEnded: follows = isAtEnd
    onContentHeightChanged: if (follows) Qt.callLater(positionViewAtEnd)
    onCountChanged: if (wanted !== 0) Qt.callLater(showWanted)
    onHeightChanged: if (follows) Qt.callLater(positionViewAtEnd)

    Keys.onPressed: event => {
        if (event.key === Qt.Key_C && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier) && !selection.isEmpty) {
            event.accepted = true;
            program.copy(selection.words());
        } else if (event.matches(StandardKey.Copy) && !selection.isEmpty) {
            event.accepted = true;
            program.copy(selection.text());
        } else if (event.matches(StandardKey.SelectAll)) {
            event.accepted = true;
            selection.selectAll();
        } else if (event.key === Qt.Key_Escape && !selection.isEmpty) {
            event.accepted = true;
            selection.clear();
        }
    }
    Timer {
        id: scroller
        interval: 30
        repeat: true
        onTriggered: {
            root.scrollBy(root.pointer.y < 0 ? root.pointer.y : root.pointer.y - root.height);
            root.extendTo(root.pointer);
        }
    }
    Loader {
        id: link

        property string href

        function ask(to: string) {
            href = to;
            active = true;
        }

        active: false
        sourceComponent: LinkSheet {
            program: root.program
            href: link.href
            Component.onCompleted: open()
            onClosed: link.active = false
        }
    }
    component OfMessage: Loader {
        property real message: 0

        function ask(which: real) {
            message = which;
            active = true;
        }

        active: false
    }
    OfMessage {
        id: editor
        sourceComponent: AnswerEditor {
            session: root.session
            message: editor.message
            Component.onCompleted: open()
            onClosed: editor.active = false
        }
    }
    OfMessage {
        id: again
        sourceComponent: AgainSheet {
            session: root.session
            models: root.models
            message: again.message
            Component.onCompleted: open()
            onClosed: again.active = false
        }
    }
    Loader {
        id: menu
        active: false
        sourceComponent: ActionMenu {
            Component.onCompleted: popup()
            onClosed: menu.active = false
            KeyedAction {
                text: qsTr("Copy")
                keys: "Ctrl C"
                enabled: !root.selection.isEmpty
                onTriggered: root.program.copy(root.selection.text())
            }
            KeyedAction {
                text: qsTr("Copy without formatting")
                keys: "Ctrl Shift C"
                enabled: !root.selection.isEmpty
                onTriggered: root.program.copy(root.selection.words())
            }
            KeyedAction {
                text: qsTr("Select all")
                keys: "Ctrl A"
                onTriggered: root.selection.selectAll()
            }
        }
    }

    Connections {
        target: root.session
        function onConversationChanged() { root.jumpToEnd(); }
        function onReached(message: real, words: string) {
            root.wanted = message;
            root.wantedWords = words;
            root.follows = false;
            Qt.callLater(root.showWanted);
        }
        function onSent() { root.jumpToEnd(); }
    }

    delegate: DelegateChooser {
        role: "kind"
        DelegateChoice {
            roleValue: TranscriptModel.Question
            QuestionRow {
                pointer: root.textPointer
                session: root.session
                program: root.program
                onSummaryForgotten: root.session.forgetSummaries()
            }
        }
        DelegateChoice {
            roleValue: TranscriptModel.Reasoning
            ReasoningRow { pointer: root.textPointer }
        }
        DelegateChoice {
            roleValue: TranscriptModel.Text
            TextRow { pointer: root.textPointer }
        }
        DelegateChoice {
            roleValue: TranscriptModel.Code
            CodeRow {
                pointer: root.textPointer
                preferences: root.preferences
                program: root.program
                onPadRequested: (text, language) => root.padRequested(text, language)
                onComparisonRequested: (text, language) => root.comparisonRequested(text, language)
            }
        }
        DelegateChoice {
            roleValue: TranscriptModel.Table
            TableRow { pointer: root.textPointer }
        }
        DelegateChoice {
            roleValue: TranscriptModel.Rule
            RuleRow {}
        }
        DelegateChoice {
            roleValue: TranscriptModel.Footer
            FooterRow {
                session: root.session
                program: root.program
                onEditRequested: message => editor.ask(message)
                onAgainRequested: message => again.ask(message)
            }
        }
    }
}
