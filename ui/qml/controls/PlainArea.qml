// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// Several lines of plain text, written without a frame of their own. The tab key goes on: code is pasted, not typed.
TextArea {
    id: root

    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    color: Theme.text
    selectionColor: Theme.selection
    selectedTextColor: Theme.text
    placeholderTextColor: Theme.textTertiary
    background: null
    KeyNavigation.priority: KeyNavigation.BeforeItem
    Keys.onTabPressed: event => {
        event.accepted = !(event.modifiers & Qt.ControlModifier);
        if (event.accepted)
            root.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }
    Keys.onBacktabPressed: root.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
}
