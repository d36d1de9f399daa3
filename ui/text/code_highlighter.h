// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/code_colourer.h"

#include <QPointer>
#include <QString>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QTimer>

namespace ui {

// Keeps the code of a text document coloured: lines that changed are given to a colourer, a few at a time,
// and keep the colours that they had until it answers. Code that takes too long stays plain. Owned by the
// document.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit CodeHighlighter(QTextDocument *document);

    // None: nothing is coloured anew. It may die before this.
    void setColourer(CodeColourer *colourer);
    void setLanguage(const QString &name); // as KSyntaxHighlighting names it; empty: plain text
    bool hasLanguage() const { return !m_language.isEmpty(); }
    void setTheme(const QString &name); // likewise
    bool isWaiting() const { return m_isAsking || m_next.isActive(); }

protected:
    void highlightBlock(const QString &line) override;

private:
    void start();
    void wait(int line);
    void ask();
    void take(const CodeLines &asked, const ColouredLines &coloured);
    bool isColoured(const QTextBlock &line) const;

    QPointer<CodeColourer> m_colourer;
    QString m_language;
    QString m_theme;
    int m_look = 0; // grows with each language and theme
    QTimer m_next;
    bool m_isAsking = false;
    // Lines by number, of which some wait for colours; the first is past the last when none does.
    int m_firstWaiting = 0;
    int m_lastWaiting = -1;
    int m_lineCount = 0;
    std::chrono::nanoseconds m_taken{0}; // since the text changed last
};

} // namespace ui
