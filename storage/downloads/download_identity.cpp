// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/download_identity.h"

#include "storage/network/http_fields.h"
#include "storage/network/network_exchange.h"

#include <algorithm>

namespace storage {

bool DownloadIdentity::isContinuedBy(const DownloadIdentity &other) const
{
    if (sizeBytes != 0 && other.sizeBytes != 0 && sizeBytes != other.sizeBytes)
        return false;
    // The same content wherever it comes from.
    if (!sha256.isEmpty() && !other.sha256.isEmpty())
        return sha256 == other.sha256;
    // Else the same address, where a change since would be seen: by the server, or by the hash at the end.
    return url == other.url && !(validator.isEmpty() && sha256.isEmpty() && other.sha256.isEmpty());
}

void DownloadIdentity::learnFrom(const DownloadIdentity &beginning)
{
    if (sizeBytes == 0)
        sizeBytes = beginning.sizeBytes;
    if (sha256.isEmpty())
        sha256 = beginning.sha256;
    if (url == beginning.url) // another server has other tags
        validator = beginning.validator;
}

void DownloadIdentity::learnFrom(const NetworkHop &hop, bool isHashGiven)
{
    for (const auto &[name, value] : hop.headers) {
        QByteArray tag = value;
        if (name == "x-linked-etag" && !isHashGiven && isSha256(tag.replace('"', "")))
            sha256 = QString::fromLatin1(tag);
        if (name == "x-linked-size" && sizeBytes == 0)
            sizeBytes = std::max<qint64>(value.toLongLong(), 0);
    }
}

} // namespace storage
