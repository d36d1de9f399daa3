// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic

import Chasqui

// What opens beside a button with things to set or to choose.
Popup {
    margins: Theme.space8
    padding: Theme.space16
    focus: true
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationMedium; easing.type: Theme.easing } }
    background: FloatingSurface { radius: Theme.radiusLarge }
}
