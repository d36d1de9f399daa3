// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts

import Chasqui

// A name and its value, with a swatch where the value is a part of the bar above.
RowLayout {
    id: root

    required property string name
    required property string value
    property string note
    property color swatch: "transparent"
    property bool isSum: false

    spacing: Theme.space8
    Accessible.role: Accessible.StaticText
    Accessible.name: note === "" ? `${name}: ${value}` : `${name}, ${note}: ${value}`

    Rectangle {
        visible: root.swatch.a > 0
        implicitWidth: Theme.px(10)
        implicitHeight: Theme.px(10)
        radius: 2
        color: root.swatch
    }
    Words {
        text: root.name
        font: root.isSum ? Theme.uiStrong : Theme.ui
        color: root.isSum ? Theme.text : Theme.textSecondary
    }
    Words { Layout.fillWidth: true; text: root.note; font: Theme.small; color: Theme.textTertiary }
    Words { text: root.value; font: root.isSum ? Theme.uiStrong : Theme.ui }
}
