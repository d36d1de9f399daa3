// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/file_hash.h"

#include "storage/error.h"

#include <QFile>

#include <openssl/evp.h>

#include <memory>

namespace storage {

namespace {

[[noreturn]] void throwUnreadable(const QFile &file)
{
    throw Error(ErrorCode::InputOutput,
                "Cannot read " + file.fileName().toStdString() + ": " + file.errorString().toStdString());
}

} // namespace

std::optional<QString> sha256OfFiles(const QStringList &paths, const IsStopped &isStopped,
                                     const std::function<void(qint64)> &onRead)
{
    constexpr qint64 SliceBytes = 1 << 20;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::InputOutput, "OpenSSL has no SHA-256");
    QByteArray slice(SliceBytes, Qt::Uninitialized);
    qint64 total = 0;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            throwUnreadable(file);
        for (;;) {
            if (isStopped())
                return std::nullopt;
            const qint64 read = file.read(slice.data(), SliceBytes);
            if (read < 0)
                throwUnreadable(file);
            if (read == 0)
                break;
            EVP_DigestUpdate(context.get(), slice.constData(), std::size_t(read));
            total += read;
            if (onRead)
                onRead(total);
        }
    }
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(digest.data()), &length);
    return QString::fromLatin1(digest.first(length).toHex());
}

} // namespace storage
