// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
import QtQuick

import Chasqui

// Between the texts of the rows and the transcript that they stand in: what the pointer does in one of them concerns
// them all.
QtObject {
    required property Item view
    required property TranscriptSelection selection

    signal dragged(point at) // in the view's coordinates
    signal released
    signal menuRequested
    signal linkClicked(href: string)
}
