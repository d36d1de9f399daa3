// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/partial_file.h"

#include "storage/downloads/disk_write.h"
#include "storage/error.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <utility>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

namespace storage {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What may be lost when the machine fails, and what came while the disk was busy.
constexpr qint64 UncertainBytes = 256 << 20; // each flush holds up what is written meanwhile
constexpr auto UncertainTime = 5s;

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

std::optional<PartialFile::Beginning> PartialFile::beginningOf(const QString &path)
{
    QFile journal(journalOf(path));
    if (!journal.open(QFile::ReadOnly))
        return {};
    const QJsonObject said = QJsonDocument::fromJson(journal.readAll()).object();
    return Beginning{.identity = {.url = QUrl(said[u"url"_s].toString()),
                                  .sha256 = said[u"sha256"_s].toString(),
                                  .sizeBytes = said[u"sizeBytes"_s].toInteger(),
                                  .validator = said[u"validator"_s].toString().toLatin1()},
                     .certainBytes = std::max<qint64>(said[u"certainBytes"_s].toInteger(), 0)};
}

QStringList PartialFile::allIn(const QString &folder)
{
    QStringList paths;
    const QString ending = journalOf({});
    for (const QFileInfo &journal : QDir(folder).entryInfoList({u'*' + ending}, QDir::Files, QDir::Name))
        paths.append(journal.filePath().chopped(ending.size()));
    return paths;
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

    const Beginning found = beginningOf(path).value_or(Beginning());
    m_identity = found.identity;
    // What is longer was never certain: it may be holes.
    m_certain = std::min(found.certainBytes, m_file.size());
    m_file.resize(m_certain);
    m_file.seek(0);
    QByteArray slice(1 << 20, Qt::Uninitialized);
    for (qint64 read = 0; m_length < m_certain && (read = m_file.read(slice.data(), slice.size())) > 0;
         m_length += read)
        m_hasher.add(QByteArrayView(slice).first(read));
    m_certain = m_length;
    m_flushed = std::chrono::steady_clock::now();
}

PartialFile::~PartialFile()
{
    if (m_flush)
        m_flush->end.wait(); // it uses the file
}

void PartialFile::begin(const DownloadIdentity &identity)
{
    endFlush();
    m_identity = identity;
    m_hasher = FileHasher();
    m_length = 0;
    m_certain = 0;
    writeJournal(m_certain); // before the bytes go: it never says more than there is
    if (!m_file.resize(0) || !m_file.seek(0))
        throwWriteError(m_file.fileName(), m_file.errorString());
}

void PartialFile::setIdentity(const DownloadIdentity &identity)
{
    if (identity == m_identity)
        return;
    endFlush();
    m_identity = identity;
    writeJournal(m_certain);
}

void PartialFile::append(const QByteArray &bytes)
{
    errno = 0;
    if (m_file.write(bytes) != bytes.size()) {
        const int error = errno;
        const QString reason = m_file.errorString();
        m_file.resize(m_length); // of a piece that was written in part nothing stays
        m_file.seek(m_length);
        throwWriteError(m_file.fileName(), reason, error);
    }
    m_hasher.add(bytes);
    m_length += bytes.size();
    if (m_flush && m_flush->end.wait_for(0s) == std::future_status::ready)
        endFlush();
    if (!m_flush && (m_length - m_certain >= UncertainBytes ||
                     std::chrono::steady_clock::now() - m_flushed >= UncertainTime))
        startFlush();
}

// A disk takes its time for that, and a network does not wait.
void PartialFile::startFlush()
{
    m_flushed = std::chrono::steady_clock::now();
    m_flush = {.length = m_length,
               .end = std::async(std::launch::async, [this, handle = m_file.handle(), length = m_length] {
                   syncToDisk(handle, m_path);
                   writeJournal(length);
               })};
}

void PartialFile::endFlush()
{
    if (!m_flush)
        return;
    Flush flush = *std::exchange(m_flush, std::nullopt);
    flush.end.get();
    m_certain = flush.length;
}

void PartialFile::sync()
{
    endFlush();
    if (m_length == m_certain)
        return;
    syncToDisk(m_file.handle(), m_path);
    m_certain = m_length;
    writeJournal(m_certain);
}

// While a flush runs nobody else calls this.
void PartialFile::writeJournal(qint64 certain) const
{
    const QJsonObject said = {{u"url"_s, m_identity.url.toString(QUrl::FullyEncoded)},
                              {u"sha256"_s, m_identity.sha256},
                              {u"sizeBytes"_s, m_identity.sizeBytes},
                              {u"validator"_s, QString::fromLatin1(m_identity.validator)},
                              {u"certainBytes"_s, certain}};
    errno = 0;
    QSaveFile journal(journalOf(m_path));
    const QByteArray text = QJsonDocument(said).toJson();
    if (!journal.open(QSaveFile::WriteOnly) || journal.write(text) != text.size() || !journal.commit())
        throwWriteError(journal.fileName(), journal.errorString(), errno);
}

void PartialFile::complete()
{
    sync();
    moveTo(m_path);
    syncFolder(QFileInfo(m_path).path());
}

void PartialFile::setAside()
{
    endFlush();
    const QString aside = m_path + u".bad"_s;
    QFile::remove(aside);
    moveTo(aside);
}

void PartialFile::moveTo(const QString &path)
{
    if (!m_file.rename(path)) // which closes it
        throwWriteError(path, m_file.errorString());
    QFile::remove(journalOf(m_path));
    m_lock.reset();
}

void PartialFile::remove()
{
    if (m_flush)
        m_flush->end.wait(); // whatever became of it
    m_flush.reset();
    m_file.remove();
    QFile::remove(journalOf(m_path));
    m_lock.reset();
}

} // namespace storage
