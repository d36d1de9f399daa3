// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Effects

import Chasqui

// The surface of what floats over the page: palette, dialog, menu, toast. The shadow is drawn from an empty rectangle,
// so that the text above is never rendered through a texture.
Item {
    id: root

    property int radius: Theme.radiusWindow
    property color color: Theme.raised

    MultiEffect {
        anchors.fill: plate
        source: plate
        shadowEnabled: true
        shadowColor: Theme.shadow
        shadowBlur: 1
        blurMax: 40
        shadowVerticalOffset: Theme.space8
        autoPaddingEnabled: true
    }
    Rectangle {
        id: plate
        anchors.fill: parent
        radius: root.radius
        color: root.color
        border { width: Theme.hairline; color: Theme.dark ? Theme.borderControl : Theme.border }
    }
}
