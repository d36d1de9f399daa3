// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/code_languages.h"

#include <KSyntaxHighlighting/Repository>

#include <QCollator>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using KSyntaxHighlighting::Definition;

namespace {

// What KSyntaxHighlighting calls a text in no language.
constexpr auto PlainText = "None"_L1;

// What the names of the two of Theme.qml begin with; they follow the window and are not chosen.
constexpr auto OwnThemes = "Chasqui"_L1;

KSyntaxHighlighting::Repository &repository()
{
    static KSyntaxHighlighting::Repository &repository =
        *makeRepository().release(); // for as long as the program runs
    return repository;
}

} // namespace

std::unique_ptr<KSyntaxHighlighting::Repository> makeRepository()
{
    auto repository = std::make_unique<KSyntaxHighlighting::Repository>();
    repository->addCustomSearchPath(u":/chasqui"_s);
    return repository;
}

Definition codeLanguage(const QString &word, const QString &fileName)
{
    return codeLanguage(repository(), word, fileName);
}

Definition codeLanguage(const KSyntaxHighlighting::Repository &repository, const QString &word,
                        const QString &fileName)
{
    // What models write and neither a name nor an ending of files is.
    static const QHash<QString, QString> aliases = {
        {u"shell"_s, u"Bash"_s},
        {u"console"_s, u"Bash"_s},
        {u"golang"_s, u"Go"_s},
        {u"objective-c"_s, u"Objective-C"_s},
        {u"jsx"_s, u"JavaScript React (JSX)"_s},
        {u"plaintext"_s, u"None"_s},
        {u"text"_s, u"None"_s},
        {u"c++"_s, u"C++"_s},
        {u"csharp"_s, u"C#"_s},
        {u"make"_s, u"Makefile"_s},
        {u"dockerfile"_s, u"Dockerfile"_s},
        {u"powershell"_s, u"PowerShell"_s},
    };
    const QString key = word.toLower();
    if (!key.isEmpty()) {
        if (const auto alias = aliases.constFind(key); alias != aliases.constEnd())
            return repository.definitionForName(*alias);
        if (const Definition named = repository.definitionForName(word); named.isValid())
            return named;
        if (const Definition byEnding = repository.definitionForFileName(u"x."_s + key); byEnding.isValid())
            return byEnding;
    }
    return fileName.isEmpty() ? Definition() : repository.definitionForFileName(fileName);
}

QString spokenName(const Definition &language)
{
    return isCode(language) ? language.translatedName()
                            : QCoreApplication::translate("CodeLanguages", "Plain text");
}

QList<LanguageRow> languagesWith(const QString &words)
{
    const QString wanted = words.simplified();
    QList<LanguageRow> rows;
    const auto consider = [&](const Definition &language) {
        if (const QString title = spokenName(language); title.contains(wanted, Qt::CaseInsensitive))
            rows.append({.name = language.name(), .title = title});
    };
    consider(repository().definitionForName(PlainText));
    for (const Definition &language : repository().definitions())
        if (!language.isHidden() && isCode(language))
            consider(language);
    QCollator order;
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::sort(rows, [&](const LanguageRow &a, const LanguageRow &b) {
        const bool aBegins = a.title.startsWith(wanted, Qt::CaseInsensitive);
        const bool bBegins = b.title.startsWith(wanted, Qt::CaseInsensitive);
        return aBegins != bBegins ? aBegins : order.compare(a.title, b.title) < 0;
    });
    return rows;
}

bool isCode(const Definition &language)
{
    return language.isValid() && language.name() != PlainText;
}

QString fenceWord(const Definition &language)
{
    return isCode(language) ? language.name().toLower().replace(u' ', u'-') : QString();
}

QStringList codeThemes()
{
    QStringList names;
    for (const KSyntaxHighlighting::Theme &theme : repository().themes())
        if (!theme.name().startsWith(OwnThemes))
            names.append(theme.name());
    names.sort(Qt::CaseInsensitive);
    return names;
}

KSyntaxHighlighting::Theme codeTheme(const QString &name, bool isDark)
{
    if (const KSyntaxHighlighting::Theme chosen = repository().theme(name);
        !name.isEmpty() && chosen.isValid())
        return chosen;
    return repository().theme(isDark ? u"Chasqui Dark"_s : u"Chasqui Light"_s);
}

} // namespace ui
