// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/language_row.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace ui {

// All languages and themes, those of the program among them, for one thread. Reads the index, about 20 ms.
std::unique_ptr<KSyntaxHighlighting::Repository> makeRepository();

// The language that the word after a fence names: by its name, another name, or the ending of its files; not
// valid when there is none. Thread of the window. The first call reads the index of languages, about 20 ms.
KSyntaxHighlighting::Definition codeLanguage(const QString &word, const QString &fileName);

// The same of a repository, on its thread.
KSyntaxHighlighting::Definition codeLanguage(const KSyntaxHighlighting::Repository &repository,
                                             const QString &word, const QString &fileName);

// As it is spoken; plain text where none is known.
QString spokenName(const KSyntaxHighlighting::Definition &language);

// Those whose spoken name has the words in it, those that begin with them first, else in the order of the
// alphabet; plain text is one.
QList<LanguageRow> languagesWith(const QString &words);

// False for plain text, and where no language is known.
bool isCode(const KSyntaxHighlighting::Definition &language);

// What names it after a fence, one word in small letters; empty for plain text.
QString fenceWord(const KSyntaxHighlighting::Definition &language);

// The names of the sets of colours for code that can be chosen, in the order of the alphabet.
QStringList codeThemes();

// That of the name; the colours of Theme.qml when it is empty or there is none.
KSyntaxHighlighting::Theme codeTheme(const QString &name, bool isDark);

} // namespace ui
