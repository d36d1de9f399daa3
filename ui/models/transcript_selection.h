// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/transcript_model.h"

#include <QObject>
#include <QPointer>
#include <qqmlregistration.h>

#include <optional>

namespace ui {

// What is selected of a transcript, from one character of one block to one of another: places are messages,
// blocks and characters, so that they hold while an answer grows and while rows come into view and go. Thread
// of the window.
class TranscriptSelection : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ui::TranscriptModel *transcript READ transcript WRITE setTranscript NOTIFY transcriptChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY changed)

public:
    enum Direction { Here, Forwards, Backwards };
    Q_ENUM(Direction)

    using QObject::QObject;

    TranscriptModel *transcript() const { return m_transcript; }
    void setTranscript(TranscriptModel *transcript);
    bool isEmpty() const { return !range(); }

    // Rows are those of the transcript, offsets characters of the text that a row shows.
    Q_INVOKABLE void begin(int row, int offset);
    Q_INVOKABLE void extend(int row, int offset);
    Q_INVOKABLE void selectAll();
    Q_INVOKABLE void clear();
    // Selects the first of these words in a message. Returns the row that has them, or the message's first
    // row; -1: not shown.
    Q_INVOKABLE int selectIn(qint64 message, const QString &words);
    // Selects words in what is shown, round its ends: where the selection begins, behind it or before it;
    // without a selection, from a row on. Returns the row; -1: nowhere. See find_words.h.
    Q_INVOKABLE int find(const QString &words, ui::TranscriptSelection::Direction direction, int fromRow);
    Q_INVOKABLE int countOf(const QString &words) const;

    // The selected characters of a row; ToTheEnd for all the rest, whatever it is. Equal: none.
    static constexpr int ToTheEnd = 0x7FFFFFFF;
    Q_INVOKABLE int startIn(int row) const;
    Q_INVOKABLE int endIn(int row) const;

    // What is copied: part of a block as its words; whole blocks, when there are several, as Markdown.
    Q_INVOKABLE QString text() const;
    // The same as its words alone.
    Q_INVOKABLE QString words() const;

signals:
    void transcriptChanged();
    void changed();

private:
    struct Place {
        qint64 message = 0;
        int block = 0;
        int offset = 0;

        bool operator==(const Place &) const = default;
    };
    struct Range { // rows and offsets, in their order
        int firstRow = 0;
        int firstOffset = 0;
        int lastRow = 0;
        int lastOffset = 0;
    };

    struct Part { // of the text of a row, up to the character before `to`
        int from = 0;
        int to = 0;
    };

    void select(int row, int offset, qsizetype size);
    QString shownText(int row) const;
    Place placeOf(int row, int offset) const;
    std::optional<Range> range() const;
    Part partOf(const Range &range, int row) const;
    Part inCells(int row, Part part) const;
    QString textOf(int row, const Part &part, bool isOneOfSeveral) const;

    QPointer<TranscriptModel> m_transcript;
    std::optional<Place> m_anchor;
    std::optional<Place> m_cursor;
};

} // namespace ui
