// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// A length of context in tokens; 0 is what suits the model, -1 what the program has.
Stepper {
    id: root

    required property int tokens
    readonly property list<int> usual: [0, 2048, 4096, 8192, 16384, 32768, 65536, 131072]
    property list<int> lengths: usual
    readonly property int place: lengths.indexOf(tokens)

    signal chosen(tokens: int)

    from: 0
    to: lengths.length - 1
    value: Math.max(0, place >= 0 ? place : lengths.findIndex(length => length > tokens)) // one between two of them
    words: place < 0 && tokens > 0 && lengths[value] > tokens ? qsTr("%L1 tokens").arg(tokens)
        : lengths[value] < 0 ? qsTr("As in the program")
        : lengths[value] === 0 ? qsTr("Automatic") : qsTr("%L1 tokens").arg(lengths[value])
    Accessible.name: qsTr("Context")
    onValueModified: root.chosen(lengths[value])
}
