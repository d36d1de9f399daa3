// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/code_html.h"

#include "ui/text/code_languages.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QMetaEnum>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using KSyntaxHighlighting::Theme;

namespace {

constexpr qsizetype LongestCode = 200'000;
constexpr qsizetype LongestLine = 1000; // rules of a language may cost the square of a line

} // namespace

CodeHtml::CodeHtml() = default;

CodeHtml::~CodeHtml() = default;

QString CodeHtml::of(const QString &code, const QString &language, const QString &fileName)
{
    if (code.size() > LongestCode || (language.isEmpty() && fileName.isEmpty()))
        return code.toHtmlEscaped();
    setDefinition(codeLanguage(repository(), language, fileName));
    if (!isCode(definition()))
        return code.toHtmlEscaped();
    m_html.clear();
    KSyntaxHighlighting::State state;
    bool isFirst = true;
    for (const QString &line : code.split(u'\n')) {
        if (!std::exchange(isFirst, false))
            m_html += u'\n';
        if (line.size() <= LongestLine) {
            m_line = line;
            m_done = 0;
            state = highlightLine(m_line, state);
            m_html += QStringView(m_line).sliced(m_done).toString().toHtmlEscaped();
        } else {
            m_html += line.toHtmlEscaped();
        }
    }
    return std::exchange(m_html, {});
}

QString CodeHtml::style(bool isDark)
{
    const Theme theme = repository().theme(isDark ? u"Chasqui Dark"_s : u"Chasqui Light"_s);
    const QMetaEnum styles = QMetaEnum::fromType<Theme::TextStyle>();
    QString css;
    for (int i = 0; i < styles.keyCount(); ++i) {
        const auto style = Theme::TextStyle(styles.value(i));
        if (style != Theme::Normal && theme.textColor(style) != theme.textColor(Theme::Normal))
            css += u".%1 { color: %2; }\n"_s.arg(QLatin1StringView(styles.key(i)),
                                                 QColor(theme.textColor(style)).name());
    }
    return css;
}

void CodeHtml::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length == 0)
        return;
    m_html += QStringView(m_line).sliced(m_done, offset - m_done).toString().toHtmlEscaped();
    m_done = offset + length;
    const QString text = m_line.sliced(offset, length).toHtmlEscaped();
    if (format.textStyle() == Theme::Normal)
        m_html += text;
    else
        m_html += "<span class=\""_L1 +
                  QLatin1StringView(QMetaEnum::fromType<Theme::TextStyle>().valueToKey(format.textStyle())) +
                  "\">"_L1 + text + "</span>"_L1;
}

KSyntaxHighlighting::Repository &CodeHtml::repository()
{
    if (!m_repository)
        m_repository = makeRepository();
    return *m_repository;
}

} // namespace ui
