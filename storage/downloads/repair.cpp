// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/repair.h"

#include "storage/downloads/disk_room.h"
#include "storage/downloads/disk_write.h"
#include "storage/error.h"
#include "storage/network/http_fields.h"

#include <QMetaObject>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

namespace storage {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArrayView sumOf(const FileHash &hash, qsizetype block)
{
    const qsizetype from = block * FileHash::SumBytes;
    return from < hash.blockSums.size() ? QByteArrayView(hash.blockSums).sliced(from, FileHash::SumBytes)
                                        : QByteArrayView();
}

QList<qsizetype> blocksThatDiffer(const FileHash &whole, const FileHash &found)
{
    QList<qsizetype> blocks;
    for (qsizetype block = 0; block < whole.blockSums.size() / FileHash::SumBytes; ++block)
        if (sumOf(whole, block) != sumOf(found, block))
            blocks.append(block);
    return blocks;
}

} // namespace

Repair::Repair(NetworkGate &gate, RepairRequest request, DownloadPatience patience, QObject *parent)
    : QObject(parent), m_gate(gate), m_request(std::move(request)), m_patience(patience)
{
    m_file.setFileName(m_request.file);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &Repair::ask);
}

Repair::~Repair()
{
    m_isStopped = true;
    if (m_read.valid())
        m_read.wait();
}

void Repair::start()
{
    if (isUnderWay())
        return;
    m_problem = DownloadProblem::None;
    m_explanation.clear();
    m_fetchedBytes = 0;
    m_hasFetched = false;
    read();
}

void Repair::read()
{
    m_readBytes = 0;
    const auto work = [this] {
        auto next = std::chrono::steady_clock::now();
        const auto tell = [&](qint64 bytes) {
            m_readBytes = bytes;
            if (std::chrono::steady_clock::now() < next)
                return;
            next += 100ms;
            QMetaObject::invokeMethod(this, &Repair::progressed, Qt::QueuedConnection);
        };
        // Whatever becomes of it is told there.
        const auto end =
            qScopeGuard([this] { QMetaObject::invokeMethod(this, &Repair::judge, Qt::QueuedConnection); });
        return hashFiles({m_request.file}, [this] { return m_isStopped.load(); }, tell);
    };
    m_read = std::async(std::launch::async, work);
    m_state = DownloadState::Running;
    emit changed();
}

// What was read.
void Repair::judge()
{
    FileHash found;
    try {
        found = m_read.get().value_or(FileHash());
        if (!m_file.isOpen() && !m_file.open(QFile::ReadWrite | QFile::ExistingOnly | QFile::Unbuffered))
            throwWriteError(m_request.file, m_file.errorString());
    } catch (const Error &error) {
        return fail(DownloadProblem::Unwritable, QString::fromUtf8(error.what()));
    }
    const FileOrigin &origin = m_request.origin;
    if (found.sha256 == origin.hash.sha256) {
        m_file.close();
        return setState(DownloadState::Done);
    }
    if (m_hasFetched)
        return fail(
            DownloadProblem::WrongHash,
            u"What was written to %1 is read in another way; its disk may be failing"_s.arg(m_request.file));
    m_bad = blocksThatDiffer(origin.hash, found);
    m_badBytes = 0;
    for (const qsizetype block : std::as_const(m_bad))
        m_badBytes += lengthOf(block);
    // Something stands behind the file's end.
    if (m_file.size() > origin.sizeBytes && !m_file.resize(origin.sizeBytes))
        return fail(DownloadProblem::Unwritable, m_file.errorString());
    const qint64 missing = origin.sizeBytes - m_file.size();
    if (const QString problem = roomProblem(m_request.file, missing, origin.sizeBytes);
        missing > 0 && !problem.isEmpty())
        return fail(DownloadProblem::DiskFull, problem);
    m_hasFetched = true;
    m_tries = 0;
    emit changed();
    ask();
}

qint64 Repair::lengthOf(qsizetype block) const
{
    return std::min(FileHash::BlockBytes, m_request.origin.sizeBytes - block * FileHash::BlockBytes);
}

// The next block, or for proof that all is right now.
void Repair::ask()
{
    if (m_bad.isEmpty())
        return read();
    setState(DownloadState::Running);
    const qint64 first = m_bad.first() * FileHash::BlockBytes;
    const qint64 length = lengthOf(m_bad.first());
    const NetworkRequest request = {.url = m_request.origin.url,
                                    .task = m_request.task,
                                    .headers = {{"Range", "bytes=" + QByteArray::number(first) + '-' +
                                                              QByteArray::number(first + length - 1)}},
                                    .authorization = m_request.authorization,
                                    .patience = m_patience.silence};
    m_fetch = std::make_unique<SmallFetch>(m_gate, request, length,
                                           [this](const Fetched &answer) { hear(answer); });
}

void Repair::hear(const Fetched &answer)
{
    if (!answer) {
        const FetchFailure &failure = answer.error();
        switch (failure.kind) {
        case FetchFailure::Kind::Refused: return fail(DownloadProblem::NotAllowed, failure.explanation);
        case FetchFailure::Kind::Untrusted: return fail(DownloadProblem::NotTrusted, failure.explanation);
        case FetchFailure::Kind::Unreachable: return retry(failure.explanation);
        case FetchFailure::Kind::Answered:
            return isPassing(failure.status) ? retry(failure.explanation)
                                             : fail(problemOf(failure.status), failure.explanation);
        case FetchFailure::Kind::Nonsense:
            // It sends the whole file, and is not waited for.
            return fail(DownloadProblem::Changed, u"The server sends only whole files"_s);
        }
    }
    const auto range = contentRange(answer->contentRange);
    const qsizetype block = m_bad.first();
    const bool isAsked = answer->status == 206 && range && range->first == block * FileHash::BlockBytes &&
                         range->size == m_request.origin.sizeBytes;
    const bool isWhole = answer->status == 200 && m_request.origin.sizeBytes == answer->body.size() &&
                         lengthOf(block) == answer->body.size();
    if (!isAsked && !isWhole)
        return fail(DownloadProblem::Changed, u"The server sends another part than was asked for"_s);
    if (blockSum(answer->body) != sumOf(m_request.origin.hash, block))
        return fail(DownloadProblem::Changed, u"The server has another file at this address now"_s);
    write(answer->body);
}

void Repair::write(const QByteArray &block)
{
    try {
        errno = 0;
        if (!m_file.seek(m_bad.first() * FileHash::BlockBytes) || m_file.write(block) != block.size())
            throwWriteError(m_request.file, m_file.errorString(), errno);
        m_bad.removeFirst();
        if (m_bad.isEmpty())
            syncToDisk(m_file.handle(), m_request.file);
    } catch (const Error &error) {
        return fail(error.code() == ErrorCode::DiskFull ? DownloadProblem::DiskFull
                                                        : DownloadProblem::Unwritable,
                    QString::fromUtf8(error.what()));
    }
    m_fetchedBytes += block.size();
    m_tries = 0;
    emit progressed();
    ask();
}

void Repair::retry(const QString &why)
{
    if (++m_tries >= m_patience.triesWithoutByte)
        return fail(DownloadProblem::Unreachable, why);
    m_explanation = why;
    setState(DownloadState::Waiting);
    m_wait.start(m_patience.waitAfter(m_tries, {}));
}

void Repair::fail(DownloadProblem problem, const QString &explanation)
{
    m_file.close();
    m_problem = problem;
    m_explanation = explanation;
    setState(DownloadState::Failed);
}

void Repair::setState(DownloadState state)
{
    if (std::exchange(m_state, state) != state)
        emit changed();
}

} // namespace storage
