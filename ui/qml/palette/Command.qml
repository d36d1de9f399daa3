// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

// Something that the window can do: by keys, and by its name in the palette.
QtObject {
    property string text
    property string group
    property string iconName
    property list<string> keys
    property string shownKeys: keys[0] ?? "" // others are what some keyboards send
    property bool enabled: true
    property bool isOffered: true // in the palette
    property string note // what holds now

    signal triggered
}
