// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/code_view.h"

#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QString>
#include <qqmlregistration.h>

namespace ui {

// Shows a block of code, coloured, in the document of a TextEdit, which it does not own: a long one only in
// part until all of it is asked for.
class CodeText : public CodeView
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY codeChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QString fileName READ fileName WRITE setFileName NOTIFY languageChanged)
    Q_PROPERTY(int lineHeight READ lineHeight WRITE setLineHeight NOTIFY lineHeightChanged)
    Q_PROPERTY(bool showsAll READ showsAll WRITE setShowsAll NOTIFY codeChanged)
    Q_PROPERTY(bool isCut READ isCut NOTIFY codeChanged)
    Q_PROPERTY(int lineCount READ lineCount NOTIFY codeChanged)
    Q_PROPERTY(bool isNumbered READ isNumbered WRITE setNumbered NOTIFY lineNumbersChanged)
    Q_PROPERTY(QString lineNumbers READ lineNumbers NOTIFY lineNumbersChanged)
    Q_PROPERTY(int hiddenCharacters READ hiddenCharacters NOTIFY codeChanged)
    Q_PROPERTY(QString languageName READ languageName NOTIFY languageChanged)
    Q_PROPERTY(QString suggestedFileName READ suggestedFileName NOTIFY languageChanged)

public:
    using CodeView::CodeView;

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);
    QString code() const { return m_code; }
    void setCode(const QString &code);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    QString fileName() const { return m_fileName; }
    void setFileName(const QString &name);
    int lineHeight() const { return m_lineHeight; }
    void setLineHeight(int height); // pixels
    bool showsAll() const { return m_showsAll; }
    void setShowsAll(bool all);
    bool isCut() const { return m_isCut; }
    int lineCount() const { return m_lineCount; } // of the whole code
    bool isNumbered() const { return m_isNumbered; }
    void setNumbered(bool numbered);
    // Of those that are shown, below each other, if it is numbered; a line that is wrapped has one.
    QString lineNumbers() const { return m_lineNumbers; }
    int hiddenCharacters() const { return m_hiddenCharacters; } // shown as ⟨U+202E⟩ and not copied
    QString languageName() const;      // "C++"; the word itself where it is not known, or what it looks like
    QString suggestedFileName() const; // "code.cpp"

    Q_INVOKABLE QString copiedText() const;

signals:
    void documentChanged();
    void codeChanged();
    void languageChanged();
    void lineHeightChanged();
    void lineNumbersChanged();

private:
    void show();
    void colour();
    void guess();
    QString saidLanguage() const;
    void number();

    QPointer<QQuickTextDocument> m_document;
    QString m_code;
    QString m_shown;
    QString m_language;
    QString m_fileName;
    QString m_guess; // the language, where nobody said it
    QString m_lineNumbers;
    bool m_isNumbered = false;
    bool m_showsAll = false;
    bool m_isCut = false;
    int m_lineHeight = 0;
    int m_lineCount = 0;
    int m_guessedLines = 0; // that there were
    int m_hiddenCharacters = 0;
};

} // namespace ui
