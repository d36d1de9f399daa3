// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"
#include "ui/pad/text_form.h"
#include "ui/text/code_view.h"
#include "ui/text/language_row.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QString>
#include <QTimer>
#include <QUrl>
#include <qqmlregistration.h>

class QTextDocument;
namespace KSyntaxHighlighting {
class Definition;
}

namespace ui {

class Files;

// A text that is edited beside the conversations, in the document of a field. What is written is kept as a
// draft a second later, so that nothing is lost when the program ends in whatever way; the file itself is
// written only when the person says so. Thread of the window.
class Pad : public CodeView
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program has one")
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(QString path READ path NOTIFY fileChanged)
    Q_PROPERTY(QString name READ name NOTIFY fileChanged)
    Q_PROPERTY(QString form READ form NOTIFY fileChanged)
    Q_PROPERTY(QString languageName READ languageName NOTIFY fileChanged)
    Q_PROPERTY(QString language READ language NOTIFY fileChanged)
    Q_PROPERTY(bool isPlain READ isPlain NOTIFY fileChanged)
    Q_PROPERTY(bool hasOtherEnds READ hasOtherEnds NOTIFY fileChanged)
    Q_PROPERTY(bool isChanged READ isChanged NOTIFY isChangedChanged)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY failureChanged)
    Q_PROPERTY(bool isChangedByAnother READ isChangedByAnother NOTIFY failureChanged)
    Q_PROPERTY(bool needsUtf8 READ needsUtf8 NOTIFY failureChanged)
    Q_PROPERTY(int lineHeight READ lineHeight WRITE setLineHeight NOTIFY lineHeightChanged)

public:
    static constexpr qint64 MostBytes = 16 << 20; // of a file
    static constexpr qint64 MostDraftBytes = 4 * MostBytes;

    // `files` must outlive it; `draft` is a file of the program's.
    Pad(Files &files, const QString &draft, QObject *parent = nullptr);
    ~Pad() override;

    QQuickTextDocument *document() const { return m_document; }
    // The text goes with it from one to the next; without one it waits.
    void setDocument(QQuickTextDocument *document);
    QTextDocument *textDocument() const;    // of it; null without one
    QString path() const { return m_path; } // empty: a text that was never saved
    QString name() const;
    QString form() const;
    QString languageName() const; // as it is spoken
    QString language() const;     // as KSyntaxHighlighting names it
    bool isPlain() const;         // no language is known
    bool hasOtherEnds() const { return m_form.hasOtherEnds; }
    bool isChanged() const; // since it was read or saved
    bool isUnused() const;  // nothing was written yet, and it is no file
    Failure failure() const { return m_failure; }
    // What failed is answered by overwrite() or reload(); by saveAsUtf8().
    bool isChangedByAnother() const { return m_failure.kind == Failure::Kind::TextChanged; }
    bool needsUtf8() const { return m_failure.kind == Failure::Kind::TextUnencodable; }
    int lineHeight() const { return m_lineHeight; }
    void setLineHeight(int height); // pixels

    QString text() const;

    void restore(); // what the draft has, which may be nothing
    void keepDraft();
    void dropDraft();

    // In the place of what is there, which is lost unless it was saved: the caller asks first. What cannot be
    // opened leaves it as it is.
    Q_INVOKABLE void open(const QUrl &file);
    Q_INVOKABLE void start(const QString &text = {}, const QString &language = {});
    // As KSyntaxHighlighting names it, whatever the file is called; empty: by the name of the file, or a
    // guess where it has none.
    Q_INVOKABLE void setLanguage(const QString &name);
    Q_INVOKABLE QList<ui::LanguageRow> languagesWith(const QString &words) const; // of them all
    // False: it was not saved, and failure() says why, or it has no path yet.
    Q_INVOKABLE bool save();
    Q_INVOKABLE bool saveAs(const QUrl &file);
    // Though another program changed the file, or takes what that program made of it.
    Q_INVOKABLE bool overwrite();
    Q_INVOKABLE void reload();
    Q_INVOKABLE bool saveAsUtf8();
    Q_INVOKABLE void dismissFailure();
    bool fail(const Failure &failure); // says it; false

    // All that follows needs a document.
    // As in text/indent.h: what a new line begins with, and what the tab key writes and does to lines.
    Q_INVOKABLE QString indentAt(int position) const;
    Q_INVOKABLE QString tab() const;
    Q_INVOKABLE void shiftLines(int from, int to, bool toTheLeft);
    // What is selected, or all of it, as a block of Markdown to be asked about.
    Q_INVOKABLE QString asMarkdown(int from, int to) const;
    Q_INVOKABLE int lineOf(int position) const;   // from 0 on
    Q_INVOKABLE int columnOf(int position) const; // from 0 on

    // As in text/find_words.h.
    Q_INVOKABLE int find(const QString &words, int from, bool backwards = false) const;
    Q_INVOKABLE int count(const QString &words) const;
    Q_INVOKABLE void replaceAll(const QString &words, const QString &with);

signals:
    void documentChanged();
    void begun(); // another text is there
    void fileChanged();
    void isChangedChanged();
    void failureChanged();
    void lineHeightChanged();

private:
    void show(const QString &text, bool isChanged);
    void setLineHeights();
    bool guess(); // the language is known now, and was not
    void showLanguage();
    bool write(const QString &path);
    KSyntaxHighlighting::Definition definition() const;
    QTextDocument &edited() const;

    Files &m_files;
    QString m_draft;
    QTimer m_keeping;
    QPointer<QQuickTextDocument> m_document;
    QString m_waiting; // the text, while there is no document
    bool m_isWaitingChanged = false;
    QString m_path;
    QString m_language; // that was said or guessed; else it follows from the name
    TextForm m_form;
    QByteArray m_hash; // of the file as it was read or written last
    Failure m_failure;
    int m_lineHeight = 0;
};

} // namespace ui
