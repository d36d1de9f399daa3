// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// The line at the foot of a list that says which keys do what there.
RowLayout {
    id: root

    required property var hints // [{ keys: [], text }]

    spacing: Theme.px(6)
    Accessible.ignored: true

    Repeater {
        model: root.hints
        RowLayout {
            id: hint
            required property var modelData
            Layout.fillWidth: false // a nested layout would
            Layout.rightMargin: Theme.space12
            spacing: Theme.px(6)
            Repeater {
                model: hint.modelData.keys
                KeyCap {
                    required property string modelData
                    keys: modelData
                }
            }
            Words { text: hint.modelData.text; font: Theme.small; color: Theme.textTertiary }
        }
    }
    Item { Layout.fillWidth: true }
}
