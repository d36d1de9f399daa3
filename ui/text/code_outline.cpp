// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/code_outline.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QRegularExpression>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using KSyntaxHighlighting::Theme;

namespace {

constexpr qsizetype LongestLine = 400; // longer ones were written by programs
constexpr qsizetype MostShown = 120;   // characters of a line

// Leaves of a line what is code.
class CodeOnly : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit CodeOnly(const KSyntaxHighlighting::Definition &language) { setDefinition(language); }

    QString of(const QString &line)
    {
        m_line = line;
        m_state = highlightLine(line, m_state);
        return m_line;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const Theme::TextStyle style = format.textStyle();
        if (style == Theme::Comment || style == Theme::Documentation || style == Theme::CommentVar ||
            style == Theme::String || style == Theme::VerbatimString || style == Theme::Char)
            m_line.replace(offset, length, QString(length, u' '));
    }

private:
    QString m_line;
    KSyntaxHighlighting::State m_state;
};

// With a word that defines, or in the form of a function of C's family: a type, a name, a bracket.
bool defines(const QString &code)
{
    static const QRegularExpression word(
        uR"(^\s*(?:(?:export|default|pub(?:\([^)]*\))?|public|private|protected|internal|static|abstract|final|)"
        uR"(sealed|async|unsafe|const|override|open|data|inline|virtual|extern|declare|partial)\s+)*)"
        uR"((?:class|struct|enum|union|interface|trait|impl|namespace|module|def|fn|func|function|fun|type|object|)"
        uR"(protocol|extension|package|macro_rules!)\s+[\w:(<*])"_s);
    static const QRegularExpression constant(uR"(^export\s+(?:const|let|default)\s+\w+)"_s);
    static const QRegularExpression function(
        uR"(^ {0,4}(?!(?:if|for|while|switch|return|else|do|case|throw|new|delete|using|goto|await|yield)\b))"
        uR"((?:[A-Za-z_][\w:<>,]*[\s*&]+)+[*&]*[\w:~]+\s*\([^;{}]*(?:\{|\)[^;{}]*[;{]?|,)\s*$)"_s);
    return code.contains(word) || code.contains(constant) || code.contains(function);
}

} // namespace

QStringList codeOutline(const QString &code, const KSyntaxHighlighting::Definition &language)
{
    QStringList outline;
    CodeOnly reader(language);
    for (const QString &line : code.split(u'\n')) {
        if (line.size() > LongestLine)
            continue;
        if (!defines(reader.of(line)))
            continue;
        QString shown = line;
        while (!shown.isEmpty() && (shown.back().isSpace() || shown.back() == u'{'))
            shown.chop(1);
        outline.append(shown.first(std::min(MostShown, shown.size())));
    }
    return outline;
}

} // namespace ui
