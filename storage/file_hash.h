// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/is_stopped.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace storage {

// What tells the bytes of a file from others: SHA-256 proves that it is whole, the sums of its blocks tell
// which of them are not. Sums are XXH3 of 64 bits (https://xxhash.com), the greatest byte first, one behind
// the other; they cost next to nothing beside SHA-256, and deceive whoever wants to deceive.
struct FileHash {
    static constexpr qint64 BlockBytes = 4 << 20; // the last one may be shorter
    static constexpr qsizetype SumBytes = 8;

    QString sha256; // hexadecimal, in small letters
    QByteArray blockSums;

    bool operator==(const FileHash &) const = default;
};

// The sum of one block.
QByteArray blockSum(QByteArrayView block);

// The hash of what is added piece by piece. SHA-256 is OpenSSL's, which uses what the processor has for it.
class FileHasher
{
public:
    FileHasher(); // throws Error(InputOutput) where OpenSSL lacks it
    FileHasher(FileHasher &&) noexcept;
    FileHasher &operator=(FileHasher &&) noexcept;
    ~FileHasher();

    void add(QByteArrayView bytes);
    // Nothing can be added afterwards.
    FileHash finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Of files as if they were one, read in slices; empty when stopped. `onRead` gets the bytes that were read so
// far. Any thread. Throws Error(InputOutput).
std::optional<FileHash> hashFiles(const QStringList &paths, const IsStopped &isStopped,
                                  const std::function<void(qint64)> &onRead = {});

} // namespace storage
