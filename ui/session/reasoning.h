// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QString>
#include <QStringView>

namespace ui {

// Tells what a model thinks before it answers, "<think>…</think>" at the beginning of what it writes, from
// the answer. Text may arrive in pieces, cut anywhere. A value.
class Reasoning
{
public:
    struct Piece {
        QString reasoning;
        QString text;

        bool operator==(const Piece &) const = default;
    };

    Reasoning() = default;
    explicit Reasoning(const storage::Message &begun); // an answer that goes on

    // What is known for certain of the text so far and was not returned before.
    Piece append(QStringView text);
    Piece finish();

    // The answer in the whole of what a model wrote.
    static QString answerIn(const QString &written);
    // What the model wrote, so that it can go on with it.
    static QString written(const storage::Message &answer);

private:
    enum class Place { Beginning, Inside, Behind, Answer };

    Place m_place = Place::Beginning;
    bool m_isEmpty = true; // nothing of the reasoning was returned yet
    QString m_held;        // may be a part of a mark, or space before or behind one
};

} // namespace ui
