// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// The longest answer, in tokens; 0 is no limit.
Stepper {
    id: root

    required property int tokens
    readonly property list<int> lengths: [0, 128, 256, 512, 1024, 2048, 4096]

    signal chosen(tokens: int)

    from: 0
    to: lengths.length - 1
    value: Math.max(0, lengths.indexOf(tokens))
    words: value === 0 ? qsTr("No limit") : qsTr("%L1 tokens").arg(lengths[value])
    Accessible.name: qsTr("Longest answer")
    onValueModified: root.chosen(lengths[value])
}
