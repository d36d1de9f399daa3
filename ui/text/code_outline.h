// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <KSyntaxHighlighting/Definition>

#include <QString>
#include <QStringList>

namespace ui {

// The lines of a code that open what it defines, classes and functions, as far as their form shows it; what
// stands in comments and strings is none. With the blanks before them, which say what lies in what.
QStringList codeOutline(const QString &code, const KSyntaxHighlighting::Definition &language);

} // namespace ui
