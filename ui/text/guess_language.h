// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ui {

// The name of the language, as KSyntaxHighlighting has it, that the beginning of a code is most likely in;
// empty where too little speaks for one. For code that nobody said the language of.
QString guessLanguage(const QString &code);

} // namespace ui
