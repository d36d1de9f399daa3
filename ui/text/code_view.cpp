// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/code_view.h"

#include "ui/text/code_highlighter.h"
#include "ui/text/code_languages.h"

#include <QTextDocument>

namespace ui {

void CodeView::setColourer(CodeColourer *colourer)
{
    if (m_colourer == colourer)
        return;
    m_colourer = colourer;
    if (m_highlighter)
        m_highlighter->setColourer(colourer);
    emit colourerChanged();
}

void CodeView::setDark(bool isDark)
{
    if (m_isDark == isDark)
        return;
    m_isDark = isDark;
    colour();
    emit coloursChanged();
}

void CodeView::setTheme(const QString &name)
{
    if (m_theme == name)
        return;
    m_theme = name;
    colour();
    emit coloursChanged();
}

CodeColours CodeView::colours() const
{
    return codeColours(m_theme, m_isDark);
}

void CodeView::setColoured(QTextDocument *document)
{
    delete m_highlighter;
    if (!document)
        return;
    m_highlighter = new CodeHighlighter(document);
    m_highlighter->setColourer(m_colourer);
    colour();
}

void CodeView::colourAs(const QString &language)
{
    m_colouredAs = language;
    colour();
}

void CodeView::colour()
{
    // Plain text needs no theme, and so no index of them.
    if (!m_highlighter || (m_colouredAs.isEmpty() && !m_highlighter->hasLanguage()))
        return;
    m_highlighter->setTheme(codeTheme(m_theme, m_isDark).name());
    m_highlighter->setLanguage(m_colouredAs);
}

} // namespace ui
