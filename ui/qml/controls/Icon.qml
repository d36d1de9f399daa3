// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// One of our stroke icons in one colour. Decorative: the control around it carries the accessible name.
Image {
    id: root

    required property string name
    property color tint: Theme.textSecondary
    property int size: Theme.iconSmall
    property bool directional: false // points along the line of reading, so it is mirrored for right-to-left

    source: `image://icon/${root.name}/${String(root.tint).slice(-6)}`
    sourceSize: Qt.size(root.size, root.size)
    width: root.size
    height: root.size
    mirror: root.directional && Application.layoutDirection === Qt.RightToLeft

    Accessible.ignored: true
}
