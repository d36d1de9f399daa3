// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

// What models have been made to say against those who show it, and what a name or a title may hold: markup
// that loads, runs or imitates, control tokens, terminal sequences, text that turns or hides. At least 300.
QStringList hostileTexts();
