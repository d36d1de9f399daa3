// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

import Chasqui

// Things to set below each other, as many as there are; what the keyboard reaches is scrolled to.
Flickable {
    id: root

    default property alias content: column.data
    property real widest: width
    property real margin: 0 // above and below what has the focus
    readonly property Item focused: Window.activeFocusItem
    readonly property bool isLong: contentHeight > height

    implicitHeight: column.implicitHeight
    contentHeight: column.implicitHeight + 2 * margin
    clip: isLong
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: SlimScrollBar {}
    onFocusedChanged: {
        for (let item = focused; item; item = item.parent) {
            if (item !== column)
                continue;
            const top = focused.mapToItem(column, 0, 0).y;
            contentY = Math.max(0, Math.min(Math.max(contentY, top + focused.height + margin - height), top - margin));
            return;
        }
    }

    // Gives the focus to the first thing that can be set in the one of that name.
    function reveal(name: string) {
        for (const item of column.children) {
            if (item.objectName === name) {
                item.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                return;
            }
        }
    }

    ColumnLayout {
        id: column
        x: Math.round((root.width - width) / 2)
        width: Math.min(root.widest, root.width - (root.isLong ? Theme.space16 : 0)) // beside the bar
        spacing: 0
    }
}
