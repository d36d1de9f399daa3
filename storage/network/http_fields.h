// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

// What servers write into the fields of their answers.
namespace storage {

// 64 digits in small letters.
bool isSha256(const QByteArray &text);

// An ETag that promises the same bytes; empty for a weak one, which does not (RFC 9110, 8.8.1).
QByteArray strongTag(const QByteArray &tag);

// RFC 9110, 14.4: "bytes 5-9/10".
struct ContentRange {
    qint64 first = -1; // none: "bytes */N"
    qint64 last = -1;
    qint64 size = -1; // none: "*"
};

std::optional<ContentRange> contentRange(const QByteArray &text); // none for nonsense

// How long to wait, given in seconds or as a date (RFC 9110, 10.2.3); 0 for nonsense.
std::chrono::milliseconds retryAfter(const QByteArray &text);

} // namespace storage
