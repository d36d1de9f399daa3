// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound

import QtQuick

import Chasqui

// A failure beside the thing that failed: what happened, what it means and what to do, the cause in its fold.
Notice {
    required property failure failure

    visible: failure.isSet
    kind: Notice.Danger
    title: failure.title
    text: failure.meaning
    detail: failure.detail
}
