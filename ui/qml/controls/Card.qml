// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// A raised surface that groups things belonging together.
Rectangle {
    radius: Theme.radiusLarge
    color: Theme.raised
    border { width: Theme.hairline; color: Theme.border }
}
