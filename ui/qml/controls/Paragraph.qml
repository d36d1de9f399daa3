// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// Wrapped text with the line height of its style, plain unless the caller says otherwise. Its alignment is left unset, so
// that every message starts at the side at which its own script starts.
Text {
    property int line: Theme.bodyLine

    font: Theme.body
    color: Theme.text
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: line
    lineHeightMode: Text.FixedHeight
}
