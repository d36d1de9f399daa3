// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ui {

// The name of a conversation that begins with this text: its first line that says something, cut at a word.
QString titleFrom(const QString &text);

} // namespace ui
