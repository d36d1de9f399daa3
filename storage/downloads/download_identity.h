// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace storage {

struct NetworkHop;

// What a partial file is the beginning of. Another one cannot be added to it.
struct DownloadIdentity {
    QUrl url;
    QString sha256;       // of the whole, in small letters; empty: nobody said
    qint64 sizeBytes = 0; // of the whole; 0: nobody said
    QByteArray validator; // the server's strong ETag; empty: none

    // Whether bytes of the one continue the other.
    bool isContinuedBy(const DownloadIdentity &other) const;
    // What was known of the same file by whoever fetched its beginning.
    void learnFrom(const DownloadIdentity &beginning);
    // What a server on the way says: Hugging Face's names hash and size only where it sends us on. A hash
    // that a person gave stands.
    void learnFrom(const NetworkHop &hop, bool isHashGiven);

    bool operator==(const DownloadIdentity &) const = default;
};

} // namespace storage
