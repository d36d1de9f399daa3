// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/partial_file.h"

#include "storage/error.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>

#ifdef _WIN32
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace storage {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What may be lost when the machine fails.
constexpr qint64 UncertainBytes = 64 << 20;
constexpr auto UncertainTime = 5s;

// `error` is what the system left in errno.
[[noreturn]] void throwFileError(const QString &path, const QString &reason, int error = 0)
{
    const bool isFull = error == ENOSPC || error == EDQUOT || error == EFBIG;
    throw Error(isFull ? ErrorCode::DiskFull : ErrorCode::InputOutput,
                "Cannot write " + path.toStdString() + ": " + reason.toStdString());
}

void syncToDisk(QFile &file)
{
    errno = 0;
#ifdef _WIN32
    const bool isDone = file.flush() && _commit(file.handle()) == 0;
#else
    const bool isDone = file.flush() && fsync(file.handle()) == 0;
#endif
    if (!isDone)
        throwFileError(file.fileName(), file.errorString(), errno);
}

// So that a name that was given is there after the machine failed.
void syncFolder(const QString &folder)
{
#ifndef _WIN32
    const int handle = open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY);
    if (handle < 0)
        return;
    fsync(handle); // some file systems cannot, and lose nothing by it
    close(handle);
#endif
}

QString journalOf(const QString &path)
{
    return path + u".part.json"_s;
}

} // namespace

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

PartialFile::PartialFile(const QString &path)
    : m_path(path), m_lock(std::make_unique<FileLock>(path + u".part.lock"_s)), m_file(path + u".part"_s)
{
    // Never through a link that somebody put there.
    if (QFileInfo(m_file.fileName()).isSymLink())
        QFile::remove(m_file.fileName());
    if (!m_file.open(QFile::ReadWrite | QFile::Unbuffered))
        throw Error(ErrorCode::Unwritable, "Cannot write " + m_file.fileName().toStdString() + ": " +
                                               m_file.errorString().toStdString());

    QFile journal(journalOf(path));
    const QJsonObject said =
        journal.open(QFile::ReadOnly) ? QJsonDocument::fromJson(journal.readAll()).object() : QJsonObject();
    m_identity = {.url = QUrl(said[u"url"_s].toString()),
                  .sha256 = said[u"sha256"_s].toString(),
                  .sizeBytes = said[u"sizeBytes"_s].toInteger(),
                  .validator = said[u"validator"_s].toString().toLatin1()};
    // What is longer was never certain: it may be holes.
    m_certain = std::clamp<qint64>(said[u"certainBytes"_s].toInteger(), 0, m_file.size());
    m_file.resize(m_certain);
    m_file.seek(0);
    QByteArray slice(1 << 20, Qt::Uninitialized);
    for (qint64 read = 0; m_length < m_certain && (read = m_file.read(slice.data(), slice.size())) > 0;
         m_length += read)
        m_hash.add(QByteArrayView(slice).first(read));
    m_certain = m_length;
    m_synced = std::chrono::steady_clock::now();
}

void PartialFile::begin(const DownloadIdentity &identity)
{
    m_identity = identity;
    m_hash = Sha256();
    m_length = 0;
    m_certain = 0;
    writeJournal(); // before the bytes go: it never says more than there is
    if (!m_file.resize(0) || !m_file.seek(0))
        throwFileError(m_file.fileName(), m_file.errorString());
}

void PartialFile::setIdentity(const DownloadIdentity &identity)
{
    if (identity == m_identity)
        return;
    m_identity = identity;
    writeJournal();
}

void PartialFile::append(const QByteArray &bytes)
{
    errno = 0;
    if (m_file.write(bytes) != bytes.size()) {
        const int error = errno;
        const QString reason = m_file.errorString();
        m_file.resize(m_length); // of a piece that was written in part nothing stays
        m_file.seek(m_length);
        throwFileError(m_file.fileName(), reason, error);
    }
    m_hash.add(bytes);
    m_length += bytes.size();
    if (m_length - m_certain >= UncertainBytes ||
        std::chrono::steady_clock::now() - m_synced >= UncertainTime)
        sync();
}

void PartialFile::sync()
{
    m_synced = std::chrono::steady_clock::now();
    if (m_length == m_certain)
        return;
    syncToDisk(m_file);
    m_certain = m_length;
    writeJournal();
}

void PartialFile::writeJournal()
{
    const QJsonObject said = {{u"url"_s, m_identity.url.toString(QUrl::FullyEncoded)},
                              {u"sha256"_s, m_identity.sha256},
                              {u"sizeBytes"_s, m_identity.sizeBytes},
                              {u"validator"_s, QString::fromLatin1(m_identity.validator)},
                              {u"certainBytes"_s, m_certain}};
    errno = 0;
    QSaveFile journal(journalOf(m_path));
    const QByteArray text = QJsonDocument(said).toJson();
    if (!journal.open(QSaveFile::WriteOnly) || journal.write(text) != text.size() || !journal.commit())
        throwFileError(journal.fileName(), journal.errorString(), errno);
}

void PartialFile::complete()
{
    syncToDisk(m_file);
    moveTo(m_path);
    syncFolder(QFileInfo(m_path).path());
}

void PartialFile::setAside()
{
    const QString aside = m_path + u".bad"_s;
    QFile::remove(aside);
    moveTo(aside);
}

void PartialFile::moveTo(const QString &path)
{
    if (!m_file.rename(path)) // which closes it
        throwFileError(path, m_file.errorString());
    QFile::remove(journalOf(m_path));
    m_lock.reset();
}

void PartialFile::remove()
{
    m_file.remove();
    QFile::remove(journalOf(m_path));
    m_lock.reset();
}

} // namespace storage
