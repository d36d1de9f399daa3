// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>

#include <QString>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace ui {

// Code as HTML whose words are spans of a class that says what they are: "Keyword", "Comment". Made on any
// thread, then used by one; it has grammars of its own, because they belong to a thread.
class CodeHtml : private KSyntaxHighlighting::AbstractHighlighter
{
public:
    CodeHtml();
    ~CodeHtml() override;

    // Escaped, without spans where no language is known or the code is very long. The first call reads the
    // index of languages, and the first for a language its grammar, which may take 100 ms.
    QString of(const QString &code, const QString &language, const QString &fileName);

    // What colours these classes, as CSS.
    QString style(bool isDark);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    KSyntaxHighlighting::Repository &repository();

    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository; // made when it is needed
    QString m_line;                                                // that is being coloured
    qsizetype m_done = 0;                                          // characters of it that are in the HTML
    QString m_html;
};

} // namespace ui
