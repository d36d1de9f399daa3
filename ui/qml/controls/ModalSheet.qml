// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// A sheet in the middle of the window, which waits for an answer.
Sheet {
    required property int widest

    parent: Overlay.overlay
    anchors.centerIn: parent
    modal: true
    width: Math.min(widest, (parent?.width ?? 0) - 2 * Theme.space16)
    padding: Theme.space24
}
