// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringConverter>

#include <optional>

namespace ui {

enum class LineEnd { Unix, Windows, Classic }; // "\n", "\r\n", "\r"

// How a text lies in its file, to be written as it was read.
struct TextForm {
    QStringConverter::Encoding encoding = QStringConverter::Utf8;
    bool hasMark = false; // of the order of its bytes, at the start
    LineEnd lineEnd = LineEnd::Unix;
    bool hasOtherEnds = false; // some lines end otherwise, and would end as the most do
};

struct DecodedText {
    QString text; // whose lines end with "\n"
    TextForm form;
};

// By its mark, or UTF-8 where that is what it is, or Latin-1. None: it is no text.
std::optional<DecodedText> decodeText(const QByteArray &bytes);

// None: the encoding lacks a character of the text.
std::optional<QByteArray> encodeText(const QString &text, const TextForm &form);

QString describe(const TextForm &form); // "UTF-8, Windows line ends"

} // namespace ui
