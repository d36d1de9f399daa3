// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>

#include <QElapsedTimer>
#include <QSyntaxHighlighter>
#include <QTimer>

namespace ui {

// Colours code line by line as it changes, a few milliseconds at a time: the rest follows in the next turns
// of the event loop. Code that takes too long to colour stays plain. Owned by the text document.
class CodeHighlighter : public QSyntaxHighlighter, private KSyntaxHighlighting::AbstractHighlighter
{
    Q_OBJECT
    Q_INTERFACES(KSyntaxHighlighting::AbstractHighlighter)

public:
    explicit CodeHighlighter(QTextDocument *document);

    void setLanguage(const KSyntaxHighlighting::Definition &definition);
    bool hasLanguage() const { return definition().isValid(); }
    void setColours(const KSyntaxHighlighting::Theme &theme);

protected:
    void highlightBlock(const QString &line) override;
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    void start();
    void goOn();

    QElapsedTimer m_turn; // since the current turn of the event loop began
    bool m_isTurnOpen = false;
    QTimer m_next;
    int m_firstWaiting = -1; // line, by number
    qint64 m_spentNanoseconds = 0;
    int m_slowLines = 0;
};

} // namespace ui
