// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/file_hash.h"

#include "storage/error.h"

#include <QFile>

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace storage {

std::optional<QString> sha256OfFile(const QString &path, const std::atomic<bool> &stop)
{
    constexpr qint64 SliceBytes = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        throw Error(ErrorCode::InputOutput,
                    "Cannot read " + path.toStdString() + ": " + file.errorString().toStdString());

    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::InputOutput, "OpenSSL has no SHA-256");
    QByteArray slice(SliceBytes, Qt::Uninitialized);
    for (;;) {
        if (stop)
            return std::nullopt;
        const qint64 read = file.read(slice.data(), SliceBytes);
        if (read < 0)
            throw Error(ErrorCode::InputOutput,
                        "Cannot read " + path.toStdString() + ": " + file.errorString().toStdString());
        if (read == 0)
            break;
        EVP_DigestUpdate(context.get(), slice.constData(), std::size_t(read));
    }
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(digest.data()), &length);
    return QString::fromLatin1(digest.first(length).toHex());
}

} // namespace storage
