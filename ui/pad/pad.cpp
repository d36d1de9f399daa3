// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/pad/pad.h"

#include "ui/ports/files.h"
#include "ui/text/block_source.h"
#include "ui/text/code_languages.h"
#include "ui/text/document_edit.h"
#include "ui/text/find_words.h"
#include "ui/text/guess_language.h"
#include "ui/text/indent.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

Pad::Pad(Files &files, const QString &draft, QObject *parent)
    : CodeView(parent), m_files(files), m_draft(draft)
{
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(1s);
    connect(&m_keeping, &QTimer::timeout, this, [this] {
        if (guess())
            showLanguage();
        keepDraft();
    });
}

Pad::~Pad() = default;

void Pad::setDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    if (m_keeping.isActive())
        keepDraft();
    m_isWaitingChanged = isChanged();
    m_waiting = text();
    if (m_document)
        m_document->textDocument()->disconnect(this);
    setColoured(nullptr);
    m_document = document;
    if (document) {
        drawWhatIsInSight(*document);
        setColoured(&edited());
        show(std::exchange(m_waiting, {}), m_isWaitingChanged);
        connect(&edited(), &QTextDocument::contentsChanged, this, [this] { m_keeping.start(); });
        connect(&edited(), &QTextDocument::modificationChanged, this, &Pad::isChangedChanged);
    }
    emit documentChanged();
    emit isChangedChanged();
}

QTextDocument *Pad::textDocument() const
{
    return m_document ? m_document->textDocument() : nullptr;
}

QTextDocument &Pad::edited() const
{
    return *textDocument();
}

QString Pad::name() const
{
    return m_path.isEmpty() ? tr("Without a name") : QFileInfo(m_path).fileName();
}

QString Pad::form() const
{
    return describe(m_form);
}

QString Pad::languageName() const
{
    return spokenName(definition());
}

bool Pad::isPlain() const
{
    return !isCode(definition());
}

QString Pad::language() const
{
    return definition().name();
}

KSyntaxHighlighting::Definition Pad::definition() const
{
    return codeLanguage(m_language, m_path.isEmpty() ? QString() : name());
}

bool Pad::isChanged() const
{
    return m_document ? edited().isModified() : m_isWaitingChanged;
}

bool Pad::isUnused() const
{
    return m_path.isEmpty() && text().isEmpty();
}

void Pad::setLineHeight(int height)
{
    if (m_lineHeight == height)
        return;
    m_lineHeight = height;
    if (m_document)
        setLineHeights();
    emit lineHeightChanged();
}

// As it was written: a document shows blanks that do not break as others, and ends lines in its own way.
QString Pad::text() const
{
    return m_document ? edited().toRawText().replace(QChar::ParagraphSeparator, u'\n') : m_waiting;
}

void Pad::show(const QString &text, bool isChanged)
{
    if (!m_document) {
        m_waiting = text;
        m_isWaitingChanged = isChanged;
        emit isChangedChanged();
        return;
    }
    edited().setPlainText(text);
    edited().setModified(isChanged);
    setLineHeights();
    colourAs(language());
    emit begun();
}

// What could be undone goes, because a line's height could be undone too.
void Pad::setLineHeights()
{
    const bool wasChanged = isChanged();
    edited().setUndoRedoEnabled(false);
    if (m_lineHeight > 0)
        ui::setLineHeight(edited(), m_lineHeight);
    edited().setUndoRedoEnabled(true);
    edited().setModified(wasChanged);
}

void Pad::open(const QUrl &file)
{
    const QString path = file.toLocalFile();
    const auto bytes = m_files.read(path, MostBytes);
    if (!bytes) {
        fail(bytes.error());
        return;
    }
    const auto decoded = decodeText(*bytes);
    if (!decoded) {
        fail({.kind = Failure::Kind::NotText, .subject = QFileInfo(path).fileName()});
        return;
    }
    m_path = path;
    m_language.clear();
    m_form = decoded->form;
    m_hash = hashOf(*bytes);
    show(decoded->text, false);
    dismissFailure();
    emit fileChanged();
    keepDraft();
}

// A text without a name is one language sooner or later, as more of it is written.
bool Pad::guess()
{
    if (!m_path.isEmpty() || !m_language.isEmpty())
        return false;
    m_language = guessLanguage(text());
    return !m_language.isEmpty();
}

void Pad::showLanguage()
{
    colourAs(language());
    emit fileChanged();
}

void Pad::setLanguage(const QString &name)
{
    m_language = name;
    guess();
    showLanguage();
    keepDraft();
}

QList<LanguageRow> Pad::languagesWith(const QString &words) const
{
    return ui::languagesWith(words);
}

void Pad::start(const QString &text, const QString &language)
{
    m_path.clear();
    m_language = language.isEmpty() ? guessLanguage(text) : language;
    m_form = {};
    m_hash.clear();
    show(text, !text.isEmpty());
    dismissFailure();
    emit fileChanged();
    keepDraft();
}

bool Pad::save()
{
    if (m_path.isEmpty())
        return false;
    // One that is gone is made anew.
    if (const auto bytes = m_files.read(m_path, MostBytes); bytes && hashOf(*bytes) != m_hash)
        return fail({.kind = Failure::Kind::TextChanged, .subject = name()});
    return write(m_path);
}

bool Pad::saveAs(const QUrl &file)
{
    return write(file.toLocalFile());
}

bool Pad::overwrite()
{
    return write(m_path);
}

void Pad::reload()
{
    open(QUrl::fromLocalFile(m_path));
}

bool Pad::saveAsUtf8()
{
    m_form.encoding = QStringConverter::Utf8;
    m_form.hasMark = false;
    return save();
}

bool Pad::write(const QString &path)
{
    const QString fileName = QFileInfo(path).fileName();
    const auto bytes = encodeText(text(), m_form);
    if (!bytes)
        return fail({.kind = Failure::Kind::TextUnencodable,
                     .subject = fileName,
                     .detail = QString::fromLatin1(QStringConverter::nameForEncoding(m_form.encoding))});
    if (const Failure failure = m_files.write(path, *bytes, Readers::AsBefore); failure.isSet())
        return fail(failure);
    if (path != m_path)
        m_language.clear(); // the new name says it
    m_path = path;
    m_form.hasOtherEnds = false;
    m_hash = hashOf(*bytes);
    if (m_document)
        edited().setModified(false);
    m_isWaitingChanged = false;
    colourAs(language());
    dismissFailure();
    emit fileChanged();
    keepDraft();
    return true;
}

bool Pad::fail(const Failure &failure)
{
    m_failure = failure;
    emit failureChanged();
    return false;
}

void Pad::dismissFailure()
{
    fail({});
}

QString Pad::asMarkdown(int from, int to) const
{
    QString code = text();
    if (from < to)
        code = code.sliced(from, to - from);
    while (code.endsWith(u'\n'))
        code.chop(1);
    return fencedCode(code, fenceWord(definition()));
}

int Pad::lineOf(int position) const
{
    return m_document ? std::max(0, edited().findBlock(position).blockNumber()) : 0;
}

int Pad::columnOf(int position) const
{
    return m_document ? position - edited().findBlock(position).position() : 0;
}

QString Pad::indentAt(int position) const
{
    return ui::indentAt(edited(), position);
}

QString Pad::tab() const
{
    return tabOf(edited());
}

void Pad::shiftLines(int from, int to, bool toTheLeft)
{
    ui::shiftLines(edited(), from, to, toTheLeft);
}

int Pad::find(const QString &words, int from, bool backwards) const
{
    return findWords(text(), words, from, backwards);
}

int Pad::count(const QString &words) const
{
    return countWords(text(), words);
}

void Pad::replaceAll(const QString &words, const QString &with)
{
    replaceWords(edited(), text(), words, with);
}

// A text that is as its file is comes from there.
void Pad::keepDraft()
{
    m_keeping.stop();
    QJsonObject draft = {{u"path"_s, m_path}, {u"language"_s, m_language}};
    if (isChanged()) {
        draft[u"text"_s] = text();
        draft[u"encoding"_s] = int(m_form.encoding);
        draft[u"hasMark"_s] = m_form.hasMark;
        draft[u"lineEnd"_s] = int(m_form.lineEnd);
        draft[u"hash"_s] = QString::fromLatin1(m_hash.toHex());
    }
    if (const Failure failure =
            m_files.write(m_draft, QJsonDocument(draft).toJson(QJsonDocument::Compact), Readers::Owner);
        failure.isSet())
        fail(failure);
}

void Pad::dropDraft()
{
    m_keeping.stop();
    m_files.remove(m_draft);
}

void Pad::restore()
{
    const auto bytes = m_files.read(m_draft, MostDraftBytes);
    const QJsonObject draft = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    const QString path = draft[u"path"_s].toString();
    if (!draft.contains(u"text"_s)) {
        if (!path.isEmpty())
            open(QUrl::fromLocalFile(path));
        if (const QString language = draft[u"language"_s].toString(); !language.isEmpty())
            setLanguage(language);
        return;
    }
    m_path = path;
    m_language = draft[u"language"_s].toString();
    m_form = {.encoding = QStringConverter::Encoding(
                  std::clamp(draft[u"encoding"_s].toInt(), 0, int(QStringConverter::LastEncoding))),
              .hasMark = draft[u"hasMark"_s].toBool(),
              .lineEnd = LineEnd(std::clamp(draft[u"lineEnd"_s].toInt(), 0, int(LineEnd::Classic)))};
    m_hash = QByteArray::fromHex(draft[u"hash"_s].toString().toLatin1());
    show(draft[u"text"_s].toString(), true);
    emit fileChanged();
}

} // namespace ui
