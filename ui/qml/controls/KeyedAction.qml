// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick.Controls.Basic

// An action of a menu, with the keys that also do it.
Action {
    property string keys
}
