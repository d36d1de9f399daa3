// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// A line across an answer.
TranscriptRow {
    gap: Theme.space16

    Item {
        width: parent.width
        height: Theme.hairline
        Divider { anchors.fill: parent; color: Theme.borderControl }
    }
}
