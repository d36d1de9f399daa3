// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/pad/changes.h"

#include "ui/text/document_edit.h"
#include "ui/text/line_diff.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Lines times lines that are searched for the place of a part.
constexpr qsizetype MostComparisons = 100'000'000;

// A text that is shorter than this share of another is taken for a part of it.
bool isPartOf(const QStringList &part, const QStringList &whole)
{
    return part.size() * 4 < whole.size() * 3 && part.size() * whole.size() <= MostComparisons;
}

QStringList linesOf(QString text)
{
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text.isEmpty() ? QStringList() : text.split(u'\n');
}

// As a whole text, each line with its end.
QString joined(const QStringList &lines)
{
    return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

QStringList signedLines(const QStringList &lines, QChar sign)
{
    QStringList result;
    for (const QString &line : lines)
        result.append(sign + line);
    return result;
}

} // namespace

Changes::Changes(Pad &pad, QObject *parent) : QAbstractListModel(parent), m_pad(pad)
{
    connect(&pad, &Pad::documentChanged, this, &Changes::follow);
    connect(&pad, &Pad::begun, this, &Changes::close); // another text
}

void Changes::follow()
{
    if (m_document)
        m_document->disconnect(this);
    close(); // what its pieces stood in
    m_document = m_pad.textDocument();
    if (!m_document)
        return;
    connect(m_document, &QTextDocument::contentsChanged, this, &Changes::look);
    if (const QString proposed = std::exchange(m_waiting, {}); !proposed.isNull())
        compare(proposed);
}

int Changes::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pieces.size());
}

QVariant Changes::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Piece &piece = m_pieces[std::size_t(index.row())];
    switch (role) {
    case LineRole: return m_document ? m_document->findBlock(piece.from.position()).blockNumber() + 1 : 0;
    case LinesRole:
        return (piece.context.isNull() ? QStringList() : QStringList(u' ' + piece.context)) +
               signedLines(piece.removed, u'-') + signedLines(piece.added, u'+');
    case StateRole: return piece.state;
    default: return {};
    }
}

QHash<int, QByteArray> Changes::roleNames() const
{
    return {{LineRole, "line"}, {LinesRole, "lines"}, {StateRole, "state"}};
}

void Changes::compare(const QString &proposed)
{
    if (!m_document) {
        m_waiting = proposed;
        return;
    }
    beginResetModel();
    m_pieces.clear();
    m_isOpen = true;
    find(proposed);
    endResetModel();
    emit changed();
}

void Changes::find(const QString &proposed)
{
    const QString text = m_pad.text();
    const QStringList lines = linesOf(text);
    const QStringList others = linesOf(proposed);
    m_isPart = isPartOf(others, lines);
    const LineSpan span = m_isPart ? placeOf(others, lines) : LineSpan{0, lines.size()};

    QList<qsizetype> starts = {0}; // of each line in the text, and of what is behind the last
    for (const QString &line : lines)
        starts.append(starts.last() + line.size() + 1);
    for (const LineChange &change : lineDiff(lines.sliced(span.first, span.count), others)) {
        const qsizetype first = span.first + change.line;
        const qsizetype from = starts[first];
        const qsizetype to = starts[first + change.removed.size()];
        // The last line of a text may have no end; a change behind it then begins with that end.
        const bool isOpenEnd = to > text.size();
        const bool isBehindOpenEnd = from > text.size();
        Piece piece = pieceAt(std::min(from, text.size()), std::min(to, text.size()));
        piece.context = first > 0 ? lines[first - 1] : QString();
        piece.removed = change.removed;
        piece.added = change.added;
        piece.before = joined(change.removed);
        piece.after = joined(change.added);
        if (isBehindOpenEnd) {
            piece.after = u'\n' + change.added.join(u'\n');
        } else if (isOpenEnd) {
            piece.before.chop(1);
            piece.after.chop(1);
        }
        m_pieces.push_back(std::move(piece));
    }
}

Changes::Piece Changes::pieceAt(qsizetype from, qsizetype to) const
{
    Piece piece;
    piece.from = QTextCursor(m_document);
    piece.from.setPosition(int(from));
    piece.from.setKeepPositionOnInsert(true);
    piece.to = QTextCursor(m_document);
    piece.to.setPosition(int(to));
    return piece;
}

// Into the text, in the place of what the piece is about; the text then tells look().
void Changes::put(const Piece &piece, const QString &text)
{
    replaceBetween(*m_document, piece.from.position(), piece.to.position(), text);
}

// Where each piece stands now that the text is another one: undo of the text undoes pieces too.
void Changes::look()
{
    bool isChanged = false;
    for (Piece &piece : m_pieces) {
        const QString now = textBetween(*m_document, piece.from.position(), piece.to.position());
        const State before = piece.state;
        if (now == piece.before)
            piece.state = before == Skipped ? Skipped : Proposed;
        else
            piece.state = now == piece.after ? Applied : Outdated;
        isChanged = isChanged || piece.state != before;
    }
    const int lineCount = m_document->blockCount();
    const bool isMoved = std::exchange(m_lineCount, lineCount) != lineCount;
    if (!m_pieces.empty() && (isChanged || isMoved))
        emit dataChanged(index(0), index(rowCount() - 1), {LineRole, StateRole});
    if (isChanged)
        emit changed();
}

int Changes::countOf(State state) const
{
    return int(std::ranges::count(m_pieces, state, &Piece::state));
}

void Changes::apply(int row)
{
    if (row < 0 || row >= rowCount() || m_pieces[std::size_t(row)].state != Proposed)
        return;
    const Piece &piece = m_pieces[std::size_t(row)];
    put(piece, piece.after);
}

void Changes::skip(int row)
{
    if (row >= 0 && row < rowCount() && m_pieces[std::size_t(row)].state == Proposed)
        set(row, Skipped);
}

void Changes::undo(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const Piece &piece = m_pieces[std::size_t(row)];
    if (piece.state == Skipped)
        set(row, Proposed);
    else if (piece.state == Applied)
        put(piece, piece.before);
}

void Changes::applyAll()
{
    if (!m_document)
        return;
    QTextCursor step(m_document);
    step.beginEditBlock();
    for (const Piece &piece : m_pieces)
        if (piece.state == Proposed)
            put(piece, piece.after);
    step.endEditBlock();
}

void Changes::undoAll()
{
    if (!m_document)
        return;
    QTextCursor step(m_document);
    step.beginEditBlock();
    for (const Piece &piece : m_pieces)
        if (piece.state == Applied)
            put(piece, piece.before);
    step.endEditBlock();
    for (int row = 0; row < rowCount(); ++row)
        if (m_pieces[std::size_t(row)].state == Skipped)
            set(row, Proposed);
}

void Changes::close()
{
    if (!m_isOpen)
        return;
    beginResetModel();
    m_pieces.clear();
    m_isOpen = false;
    m_isPart = false;
    endResetModel();
    emit changed();
}

void Changes::set(int row, State state)
{
    m_pieces[std::size_t(row)].state = state;
    emit dataChanged(index(row), index(row));
    emit changed();
}

} // namespace ui
