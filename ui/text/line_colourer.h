// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/code_colourer.h"

#include <KSyntaxHighlighting/AbstractHighlighter>

#include <QHash>
#include <QString>
#include <QTextCharFormat>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace ui {

// Colours lines of code by the grammars of KSyntaxHighlighting. Made on any thread, then used by one; it has
// grammars of its own, because they belong to a thread.
class LineColourer : private KSyntaxHighlighting::AbstractHighlighter
{
public:
    LineColourer();
    ~LineColourer() override;

    // As many lines as a few milliseconds are enough for. The first call for a language reads its grammar,
    // which may take 100 ms.
    ColouredLines colour(const CodeLines &code);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository; // made by the first call
    QHash<quint16, QTextCharFormat> m_looks;   // of the theme, by the number of the format
    QList<QTextLayout::FormatRange> m_formats; // of the line that is being coloured
};

} // namespace ui
