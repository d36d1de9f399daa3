// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// The text of a row. What is selected of it is part of the selection of the whole transcript: it begins in one row and
// may end in another, so the pointer is the transcript's once it is pressed.
TextEdit {
    id: root

    required property int row
    required property TextPointer pointer

    property BlockText blockText: null // what it shows, where that may have links
    property int lead: 0 // characters of the document before its text
    property bool isSelecting: false

    // The character of the text at a point.
    function offsetAt(x: real, y: real): int {
        return Math.max(0, positionAt(x, y) - lead);
    }
    function linkAt(x: real, y: real): string {
        const position = positionAt(x, y);
        const place = positionToRectangle(position); // on the nearer side of a character
        const isOnLine = y >= place.y && y < place.y + place.height;
        return isOnLine ? blockText?.linkAt((x < place.x ? position - 1 : position) - lead) ?? "" : "";
    }

    function showSelection() {
        if (isSelecting) // to select counts as a change of the text
            return;
        isSelecting = true;
        const selection = pointer.selection;
        const start = selection.startIn(row) + lead;
        const end = Math.min(selection.endIn(row) + lead, length - lead);
        if (end <= start) {
            if (selectionEnd > selectionStart)
                deselect();
        } else if (start !== selectionStart || end !== selectionEnd) {
            select(start, end);
        }
        isSelecting = false;
    }

    readOnly: true
    selectByMouse: false
    persistentSelection: true
    activeFocusOnTab: false
    activeFocusOnPress: false
    textFormat: TextEdit.PlainText
    selectionColor: Theme.selection
    selectedTextColor: Theme.text
    onRowChanged: showSelection()
    onTextChanged: showSelection()
    Component.onCompleted: showSelection()

    Connections {
        target: root.pointer.selection
        function onChanged() { root.showSelection(); }
    }
    MouseArea {
        property int clicks: 0
        property string link: "" // below the pointer
        property point pressedAt
        property bool isDragged: false

        width: Math.max(parent.width, parent.contentWidth)
        height: parent.height
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        hoverEnabled: root.blockText !== null
        cursorShape: link !== "" ? Qt.PointingHandCursor : Qt.IBeamCursor
        preventStealing: true
        onPressed: mouse => {
            root.pointer.view.forceActiveFocus(Qt.MouseFocusReason);
            if (mouse.button === Qt.RightButton) {
                root.pointer.menuRequested();
                return;
            }
            isDragged = false;
            pressedAt = Qt.point(mouse.x, mouse.y);
            link = root.linkAt(mouse.x, mouse.y);
            const offset = root.offsetAt(mouse.x, mouse.y);
            const selection = root.pointer.selection;
            clicks = again.running ? clicks + 1 : 1;
            again.restart();
            if (clicks === 2) {
                root.cursorPosition = offset + root.lead;
                root.selectWord();
                const end = root.selectionEnd - root.lead;
                selection.begin(root.row, root.selectionStart - root.lead);
                selection.extend(root.row, end);
            } else if (clicks === 3) {
                selection.begin(root.row, 0);
                selection.extend(root.row, root.length - 2 * root.lead);
            } else if (mouse.modifiers & Qt.ShiftModifier) {
                selection.extend(root.row, offset);
            } else {
                selection.begin(root.row, offset);
            }
        }
        onPositionChanged: mouse => {
            if (!pressed)
                link = root.linkAt(mouse.x, mouse.y);
            isDragged = isDragged || Math.hypot(mouse.x - pressedAt.x, mouse.y - pressedAt.y) > Application.styleHints.startDragDistance;
            if (pressedButtons & Qt.LeftButton && clicks === 1)
                root.pointer.dragged(mapToItem(root.pointer.view, mouse.x, mouse.y));
        }
        onReleased: mouse => {
            root.pointer.released();
            if (mouse.button === Qt.LeftButton && clicks === 1 && !isDragged && !(mouse.modifiers & Qt.ShiftModifier) && link !== "" && link === root.linkAt(mouse.x, mouse.y))
                root.pointer.linkClicked(link);
        }
        onCanceled: root.pointer.released()
        Timer { id: again; interval: Application.styleHints.mouseDoubleClickInterval }
    }
}
