// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Chasqui

// The line above which the model no longer reads. It says so in words; what is above stays readable.
RowLayout {
    id: root

    required property int hidden

    spacing: Theme.space12
    Divider { Layout.fillWidth: true; color: Theme.borderControl }
    Words {
        text: qsTr("The model no longer reads the %n message(s) above", "", root.hidden)
        font: Theme.small
        color: Theme.textTertiary
    }
    Divider { Layout.fillWidth: true; color: Theme.borderControl }
}
