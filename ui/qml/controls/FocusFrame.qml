// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T

import Chasqui

// The focus ring: outside the control with a gap, only for keyboard focus.
Rectangle {
    id: root

    required property T.Control control // the template: Basic.Button is no Basic.AbstractButton
    property int gap: 2

    anchors.fill: parent
    anchors.margins: -(root.gap + Theme.focusWidth)
    radius: Theme.radiusMedium + root.gap + Theme.focusWidth
    color: "transparent"
    border { width: Theme.focusWidth; color: Theme.focusRing }
    visible: root.control.visualFocus
}
