// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/file_hash.h"

#include "storage/error.h"

#include <QFile>

#include <openssl/evp.h>
#define XXH_INLINE_ALL // nothing to link
#include <xxhash.h>

#include <algorithm>

namespace storage {

namespace {

[[noreturn]] void throwUnreadable(const QFile &file)
{
    throw Error(ErrorCode::InputOutput,
                "Cannot read " + file.fileName().toStdString() + ": " + file.errorString().toStdString());
}

QByteArray written(XXH64_hash_t sum)
{
    XXH64_canonical_t bytes;
    XXH64_canonicalFromHash(&bytes, sum);
    return QByteArray(reinterpret_cast<const char *>(bytes.digest), sizeof bytes.digest);
}

} // namespace

QByteArray blockSum(QByteArrayView block)
{
    return written(XXH3_64bits(block.constData(), static_cast<std::size_t>(block.size())));
}

struct FileHasher::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> sha256{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> block{XXH3_createState(), XXH3_freeState};
    qint64 blockBytes = 0; // of the block that is not whole yet
    QByteArray blockSums;

    void endBlock()
    {
        blockSums.append(written(XXH3_64bits_digest(block.get())));
        XXH3_64bits_reset(block.get());
        blockBytes = 0;
    }
};

FileHasher::FileHasher() : m_state(std::make_unique<State>())
{
    if (!m_state->sha256 || EVP_DigestInit_ex(m_state->sha256.get(), EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::InputOutput, "OpenSSL has no SHA-256");
    XXH3_64bits_reset(m_state->block.get());
}

FileHasher::FileHasher(FileHasher &&) noexcept = default;
FileHasher &FileHasher::operator=(FileHasher &&) noexcept = default;
FileHasher::~FileHasher() = default;

void FileHasher::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_state->sha256.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
    while (!bytes.isEmpty()) {
        const qint64 part = std::min<qint64>(bytes.size(), FileHash::BlockBytes - m_state->blockBytes);
        XXH3_64bits_update(m_state->block.get(), bytes.constData(), static_cast<std::size_t>(part));
        m_state->blockBytes += part;
        if (m_state->blockBytes == FileHash::BlockBytes)
            m_state->endBlock();
        bytes = bytes.sliced(part);
    }
}

FileHash FileHasher::finish()
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    EVP_DigestFinal_ex(m_state->sha256.get(), reinterpret_cast<unsigned char *>(digest.data()), &length);
    if (m_state->blockBytes > 0)
        m_state->endBlock();
    return {.sha256 = QString::fromLatin1(digest.first(length).toHex()), .blockSums = m_state->blockSums};
}

std::optional<FileHash> hashFiles(const QStringList &paths, const IsStopped &isStopped,
                                  const std::function<void(qint64)> &onRead)
{
    constexpr qint64 SliceBytes = 1 << 20;
    FileHasher hasher;
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
            hasher.add(QByteArrayView(slice).first(read));
            total += read;
            if (onRead)
                onRead(total);
        }
    }
    return hasher.finish();
}

} // namespace storage
