// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/code_colourer.h"
#include "ui/text/code_colours.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <qqmlregistration.h>

class QTextDocument;

namespace ui {

class CodeHighlighter;

// What every text has that is shown as code: a colourer and a set of colours, in the document of a field,
// which it does not own. Thread of the window.
class CodeView : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(ui::CodeColourer *colourer READ colourer WRITE setColourer NOTIFY colourerChanged)
    Q_PROPERTY(bool isDark READ isDark WRITE setDark NOTIFY coloursChanged)
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY coloursChanged)
    Q_PROPERTY(ui::CodeColours colours READ colours NOTIFY coloursChanged)

public:
    using QObject::QObject;

    CodeColourer *colourer() const { return m_colourer; }
    void setColourer(CodeColourer *colourer);
    bool isDark() const { return m_isDark; }
    void setDark(bool isDark);
    QString theme() const { return m_theme; } // of codeThemes(); empty: the window's
    void setTheme(const QString &name);
    CodeColours colours() const;

signals:
    void colourerChanged();
    void coloursChanged();

protected:
    // From now on, and no other; null: none.
    void setColoured(QTextDocument *document);
    void colourAs(const QString &language); // as KSyntaxHighlighting names it; empty: plain text

private:
    void colour();

    QPointer<CodeColourer> m_colourer;
    QPointer<CodeHighlighter> m_highlighter; // owned by the text document
    QString m_colouredAs;
    QString m_theme;
    bool m_isDark = false;
};

} // namespace ui
