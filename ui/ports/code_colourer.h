// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <KSyntaxHighlighting/State>

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTextLayout>
#include <qqmlregistration.h>

#include <chrono>

namespace ui {

// Lines of code that follow each other.
struct CodeLines {
    QString language; // as KSyntaxHighlighting names it
    QString theme;    // likewise
    KSyntaxHighlighting::State before;
    QStringList lines;
};

struct ColouredLine {
    QList<QTextLayout::FormatRange> formats; // of what does not look like plain text
    KSyntaxHighlighting::State after;
};

struct ColouredLines {
    QList<ColouredLine> lines; // of those that were given the first ones, and at least one
    std::chrono::nanoseconds taken{0};
};

// Colours code on a thread of its own: a single line may take longer than a window may stand still. Lives on
// the thread of the window, which does not wait.
class CodeColourer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program has one")

public:
    using QObject::QObject;

    virtual QFuture<ColouredLines> colour(const CodeLines &code) = 0;
};

} // namespace ui
