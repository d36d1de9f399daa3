// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts

import Chasqui

// What stands where nothing is yet: one icon, one sentence, the next step.
ColumnLayout {
    id: root

    required property string iconName
    required property string title
    required property string hint
    default property alias actions: actionRow.data

    spacing: 0

    Icon { Layout.alignment: Qt.AlignHCenter; name: root.iconName; size: Theme.px(28); tint: Theme.textTertiary }
    Words { Layout.alignment: Qt.AlignHCenter; Layout.topMargin: Theme.space12; text: root.title; font: Theme.title }
    Paragraph {
        Layout.alignment: Qt.AlignHCenter
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.px(360)
        Layout.topMargin: Theme.space4
        horizontalAlignment: Text.AlignHCenter
        font: Theme.ui
        line: Theme.uiLine
        color: Theme.textSecondary
        text: root.hint
    }
    RowLayout {
        id: actionRow
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.space16
        spacing: Theme.space8
    }
}
