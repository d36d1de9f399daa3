// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/download.h"

#include "inference/error.h"
#include "inference/gguf/gguf_file.h"
#include "storage/downloads/disk_room.h"
#include "storage/error.h"
#include "storage/network/http_fields.h"

#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace storage {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A server that contradicts itself does so again.
constexpr int MostRestarts = 3;

constexpr QByteArrayView Magic = "GGUF";

constexpr auto RestTime = 50ms; // of one that would come faster than it may

} // namespace

Download::Download(NetworkGate &gate, DownloadRequest request, DownloadPatience patience, QObject *parent)
    : QObject(parent), m_gate(gate), m_request(std::move(request)), m_patience(patience)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &Download::ask);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, [this] { m_exchange->isFinished() ? end() : take(); });
    m_identity = m_request.identity();
    const auto beginning = PartialFile::beginningOf(m_request.file);
    if (beginning && beginning->identity.isContinuedBy(m_identity)) {
        m_keptBytes = beginning->certainBytes;
        m_identity.learnFrom(beginning->identity);
    }
}

Download::~Download()
{
    blockSignals(true);
    pause();
}

// Does something with files; what goes wrong there ends the download, and what has come stays.
template <typename Work>
bool Download::onDisk(Work work)
{
    try {
        work();
        return true;
    } catch (const Error &error) {
        fail(error.code() == ErrorCode::DiskFull ? DownloadProblem::DiskFull : DownloadProblem::Unwritable,
             QString::fromUtf8(error.what()));
        return false;
    }
}

void Download::leaveNote()
{
    if (m_part || PartialFile::beginningOf(m_request.file))
        return;
    onDisk([this] { PartialFile(m_request.file).begin(m_request.identity()); });
}

void Download::closePart()
{
    m_keptBytes = m_part ? m_part->length() : m_keptBytes;
    m_part.reset();
}

void Download::start()
{
    if (isUnderWay() || m_state == DownloadState::Done)
        return;
    m_problem = DownloadProblem::None;
    m_explanation.clear();
    m_tries = 0;
    m_hadWrongHash = false;
    m_hasRestarted = false;
    m_restarts = 0;
    m_identity = m_request.identity();
    if (QFileInfo::exists(m_request.file))
        return fail(DownloadProblem::Unwritable, m_request.file + u" is already there"_s);
    if (!onDisk([this] { m_part = std::make_unique<PartialFile>(m_request.file); }))
        return;
    if (m_part->length() > 0 && !m_part->identity().isContinuedBy(m_identity)) {
        m_hasRestarted = true;
        if (!onDisk([this] { m_part->begin(m_identity); }))
            return;
    }
    if (m_part->length() > 0)
        m_identity.learnFrom(m_part->identity());
    m_resumedFrom = m_part->length();
    m_furthest = m_resumedFrom;
    m_rate.begin(m_resumedFrom);
    setState(DownloadState::Running);
    ask();
}

void Download::ask()
{
    setState(DownloadState::Running);
    m_isAccepted = false;
    m_beginning.clear();
    if (m_identity.sizeBytes > 0 && m_part->length() == m_identity.sizeBytes)
        return finish();
    QList<HttpHeader> headers;
    if (m_part->length() > 0) {
        headers.append({"Range", "bytes=" + QByteArray::number(m_part->length()) + '-'});
        if (!m_identity.validator.isEmpty())
            headers.append({"If-Range", m_identity.validator});
    }
    try {
        m_exchange = m_gate.get({.url = m_request.url,
                                 .task = m_request.task,
                                 .headers = headers,
                                 .authorization = m_request.authorization,
                                 .patience = m_patience.silence});
    } catch (const Error &error) {
        return fail(error.code() == ErrorCode::Insecure ? DownloadProblem::Insecure
                                                        : DownloadProblem::NotAllowed,
                    QString::fromUtf8(error.what()));
    }
    connect(m_exchange.get(), &NetworkExchange::answered, this, &Download::hear);
    connect(m_exchange.get(), &NetworkExchange::arrived, this, &Download::take);
    connect(m_exchange.get(), &NetworkExchange::finished, this, &Download::end);
}

// Of the exchange, perhaps in the midst of what it tells us.
void Download::leave()
{
    if (!m_exchange)
        return;
    m_rest.stop();
    m_exchange->disconnect(this);
    m_exchange->stop();
    m_exchange.release()->deleteLater();
}

void Download::hear()
{
    const QString known = m_identity.sha256;
    for (const NetworkHop &hop : m_exchange->hops())
        m_identity.learnFrom(hop, !m_request.sha256.isEmpty());
    if (m_part->length() > 0 && !known.isEmpty() && m_identity.sha256 != known)
        return restart(u"the file is another one now"_s);
    m_isAccepted = accept();
}

// Whether what comes belongs to the file.
bool Download::accept()
{
    switch (m_exchange->status()) {
    case 200: return takeWhole();
    case 206: return takeRest();
    case 416: {
        const auto range = contentRange(m_exchange->header("content-range"));
        if (range && range->size == m_part->length() && m_identity.sizeBytes == 0)
            m_identity.sizeBytes = range->size; // all of it is there
        if (m_part->length() > 0 && m_part->length() == m_identity.sizeBytes)
            finish();
        else if (m_part->length() > 0)
            restart(u"the server has no such part of it"_s);
        else
            fail(DownloadProblem::Answered, u"The server answered with 416"_s);
        return false;
    }
    default: refuse(m_exchange->status()); return false;
    }
}

bool Download::isAsPublished(qint64 sizeBytes)
{
    if (m_request.sizeBytes == 0 || sizeBytes == m_request.sizeBytes)
        return true;
    fail(DownloadProblem::Changed,
         u"The server's file has %1 bytes, and %2 were published"_s.arg(sizeBytes).arg(m_request.sizeBytes));
    return false;
}

bool Download::takeWhole()
{
    const std::expected<qint64, QString> size = wholeSizeOf(*m_exchange);
    if (!size) {
        fail(DownloadProblem::Changed, size.error());
        return false;
    }
    if (*size > 0 && !isAsPublished(*size))
        return false;
    if (*size > 0)
        m_identity.sizeBytes = *size;
    if (m_identity.sizeBytes == 0) {
        // Without a size nobody can tell whether all has come.
        fail(DownloadProblem::Changed, u"The server does not say how large the file is"_s);
        return false;
    }
    m_identity.validator = strongTag(m_exchange->header("etag"));
    if (m_part->length() > 0)
        m_hasRestarted = true; // it changed meanwhile, or the server sends no parts
    return onDisk([this] { m_part->begin(m_identity); }) && hasRoom();
}

bool Download::takeRest()
{
    const auto range = contentRange(m_exchange->header("content-range"));
    if (!range || range->first != m_part->length() || range->size <= 0 || range->last >= range->size) {
        restart(u"the server sends another part than was asked for"_s);
        return false;
    }
    if (!isAsPublished(range->size))
        return false;
    if (m_identity.sizeBytes > 0 && range->size != m_identity.sizeBytes) {
        restart(u"the file has another size now"_s);
        return false;
    }
    m_identity.sizeBytes = range->size;
    return onDisk([this] { m_part->setIdentity(m_identity); }) && hasRoom();
}

bool Download::hasRoom()
{
    const QString problem =
        roomProblem(m_request.file, m_identity.sizeBytes - m_part->length(), m_identity.sizeBytes);
    if (!problem.isEmpty())
        fail(DownloadProblem::DiskFull, problem);
    return problem.isEmpty();
}

void Download::refuse(int status)
{
    const QString said = u"The server answered with %1"_s.arg(status);
    if (isPassing(status))
        return retry(said, retryAfter(m_exchange->header("retry-after")));
    // A way that was signed for a time ends with 403; the first server gives a new one.
    if (status == 403 && m_exchange->hops().size() > 1 && m_tries < 2)
        return retry(said);
    fail(problemOf(status), said);
}

// What has arrived, as far as the pace lets it in. What is not taken yet makes the server wait.
void Download::take()
{
    if (!m_isAccepted || m_state != DownloadState::Running)
        return;
    QByteArray bytes = m_exchange->read(m_pace ? m_pace->allowance() : m_exchange->unreadBytes());
    if (m_pace)
        m_pace->spend(bytes.size());
    if (m_exchange->unreadBytes() > 0)
        m_rest.start(RestTime);
    if (m_part->length() < Magic.size()) {
        // A page that says "log in" shall not cost gigabytes.
        m_beginning += bytes;
        if (m_beginning.size() < Magic.size())
            return;
        bytes = std::exchange(m_beginning, {});
        if (!bytes.startsWith(Magic))
            return fail(DownloadProblem::NotAModel, u"What the server sends is no GGUF file"_s);
    }
    if (bytes.isEmpty())
        return;
    if (m_part->length() + bytes.size() > m_identity.sizeBytes)
        return fail(DownloadProblem::Changed,
                    u"The server sends more than the %1 bytes that the file has"_s.arg(m_identity.sizeBytes));
    if (!onDisk([&] { m_part->append(bytes); }))
        return;
    m_rate.note(m_part->length());
    // What comes again and again is no progress.
    if (m_part->length() > m_furthest) {
        m_furthest = m_part->length();
        m_tries = 0;
    }
    emit progressed();
}

void Download::end()
{
    if (m_state != DownloadState::Running)
        return;
    take();
    if (m_state != DownloadState::Running || m_rest.isActive())
        return;
    if (m_isAccepted && m_part->length() == m_identity.sizeBytes)
        return finish();
    switch (m_exchange->failure()) {
    case NetworkFailure::Untrusted:
    case NetworkFailure::Misled: return fail(DownloadProblem::NotTrusted, m_exchange->explanation());
    case NetworkFailure::Stopped: return fail(DownloadProblem::NotAllowed, u"The network was switched off"_s);
    case NetworkFailure::Proxied: return fail(DownloadProblem::Unreachable, m_exchange->explanation());
    case NetworkFailure::None: return retry(u"the server ended before the file did"_s);
    case NetworkFailure::Unreachable:
    case NetworkFailure::Silent:
    case NetworkFailure::Broken: return retry(m_exchange->explanation());
    }
}

// All bytes are there.
void Download::finish()
{
    leave();
    if (!onDisk([this] { m_part->sync(); }))
        return;
    m_hash = m_part->hash();
    if (!m_identity.sha256.isEmpty() && m_hash.sha256 != m_identity.sha256) {
        const QString said =
            u"its SHA-256 is %1, and %2 was published"_s.arg(m_hash.sha256, m_identity.sha256);
        if (std::exchange(m_hadWrongHash, true)) {
            if (onDisk([this] { m_part->setAside(); }))
                fail(DownloadProblem::WrongHash, u"The file is damaged: "_s + said);
            return;
        }
        return restart(said); // something on the way may have changed it
    }
    try {
        inference::gguf::GgufFile(std::filesystem::path(m_part->path().toStdU16String()));
    } catch (const inference::Error &error) {
        onDisk([this] { m_part->remove(); });
        return fail(DownloadProblem::NotAModel, QString::fromUtf8(error.what()));
    }
    if (onDisk([this] { m_part->complete(); }))
        setState(DownloadState::Done);
}

// From nothing, because what is there cannot be gone on with.
void Download::restart(const QString &why)
{
    m_rate.begin(0);
    m_hasRestarted = true;
    if (++m_restarts > MostRestarts)
        return fail(DownloadProblem::Changed, why);
    m_identity.sizeBytes = m_request.sizeBytes;
    m_identity.validator.clear();
    if (onDisk([this] { m_part->begin(m_identity); }))
        retry(why);
}

void Download::retry(const QString &why, std::chrono::milliseconds least)
{
    leave();
    if (++m_tries >= m_patience.triesWithoutByte)
        return fail(DownloadProblem::Unreachable, why);
    m_explanation = why;
    setState(DownloadState::Waiting);
    m_wait.start(m_patience.waitAfter(m_tries, least));
}

void Download::pause()
{
    if (!isUnderWay())
        return;
    m_wait.stop();
    leave();
    if (!onDisk([this] { m_part->sync(); }))
        return;
    closePart();
    setState(DownloadState::Paused);
}

void Download::discard()
{
    pause();
    onDisk([this] { PartialFile(m_request.file).remove(); });
    m_keptBytes = 0;
    setState(DownloadState::Idle);
}

void Download::fail(DownloadProblem problem, const QString &explanation)
{
    m_wait.stop();
    leave();
    m_problem = problem;
    m_explanation = explanation;
    if (m_part) {
        try {
            m_part->sync();
        } catch (const Error &) { // what was certain before is there
        }
        closePart();
    }
    setState(DownloadState::Failed);
}

void Download::setState(DownloadState state)
{
    if (std::exchange(m_state, state) != state)
        emit changed();
}

} // namespace storage
