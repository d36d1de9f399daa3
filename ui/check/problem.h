// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ui {

// What is wrong in a text, and where.
struct Problem {
    int line = 1;   // from 1 on
    int column = 0; // from 1 on; 0: it is the whole line's
    bool isError = true;
    QString text;

    bool operator==(const Problem &) const = default;
};

} // namespace ui
