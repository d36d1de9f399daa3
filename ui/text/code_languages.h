// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

#include <QString>

namespace ui {

// The language that the word after a fence names: by its name, another name, or the ending of its files; not
// valid when there is none. Thread of the window. The first call reads the index of languages, about 20 ms.
KSyntaxHighlighting::Definition codeLanguage(const QString &word, const QString &fileName);

// The colours of Theme.qml, for code.
KSyntaxHighlighting::Theme codeTheme(bool isDark);

} // namespace ui
