// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/download.h"

#include "inference/error.h"
#include "inference/gguf/gguf_file.h"
#include "storage/downloads/disk_room.h"
#include "storage/error.h"
#include "storage/network/http_fields.h"

#include <QFileInfo>
#include <QRandomGenerator>

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

} // namespace

Download::Download(NetworkGate &gate, DownloadRequest request, DownloadPatience patience, QObject *parent)
    : QObject(parent), m_gate(gate), m_request(std::move(request)), m_patience(patience)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &Download::ask);
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

void Download::start()
{
    if (m_state == DownloadState::Running || m_state == DownloadState::Waiting ||
        m_state == DownloadState::Done)
        return;
    m_problem = DownloadProblem::None;
    m_explanation.clear();
    m_tries = 0;
    m_hadWrongHash = false;
    m_hasRestarted = false;
    m_restarts = 0;
    m_identity = {
        .url = m_request.url, .sha256 = m_request.sha256, .sizeBytes = m_request.sizeBytes, .validator = {}};
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
        learnFrom(m_part->identity());
    m_resumedFrom = m_part->length();
    m_furthest = m_resumedFrom;
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
    m_exchange->disconnect(this);
    m_exchange->stop();
    m_exchange.release()->deleteLater();
}

// What was learnt of the file by whoever fetched its beginning.
void Download::learnFrom(const DownloadIdentity &beginning)
{
    if (m_identity.sizeBytes == 0)
        m_identity.sizeBytes = beginning.sizeBytes;
    if (m_identity.sha256.isEmpty())
        m_identity.sha256 = beginning.sha256;
    if (m_identity.url == beginning.url) // another server has other tags
        m_identity.validator = beginning.validator;
}

// What a server on the way says of the file: Hugging Face's names hash and size only where it sends us on.
void Download::learnFrom(const NetworkHop &hop)
{
    for (const auto &[name, value] : hop.headers) {
        QByteArray tag = value;
        if (name == "x-linked-etag" && m_request.sha256.isEmpty() && isSha256(tag.replace('"', "")))
            m_identity.sha256 = QString::fromLatin1(tag);
        if (name == "x-linked-size" && m_identity.sizeBytes == 0)
            m_identity.sizeBytes = std::max<qint64>(value.toLongLong(), 0);
    }
}

void Download::hear()
{
    const QString known = m_identity.sha256;
    for (const NetworkHop &hop : m_exchange->hops())
        learnFrom(hop);
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

bool Download::takeWhole()
{
    if (!m_exchange->header("content-encoding").isEmpty() &&
        m_exchange->header("content-encoding") != "identity") {
        fail(DownloadProblem::Changed, u"The server sends the file in another form than it is"_s);
        return false;
    }
    const QByteArray length = m_exchange->header("content-length");
    bool isNumber = false;
    const qint64 size = length.toLongLong(&isNumber);
    if (!length.isEmpty() && (!isNumber || size <= 0)) {
        fail(DownloadProblem::Changed,
             u"The server gives no size that can be: %1"_s.arg(QString::fromLatin1(length)));
        return false;
    }
    if (isNumber && m_request.sizeBytes > 0 && size != m_request.sizeBytes) {
        fail(DownloadProblem::Changed,
             u"The server's file has %1 bytes, and %2 were published"_s.arg(size).arg(m_request.sizeBytes));
        return false;
    }
    if (isNumber)
        m_identity.sizeBytes = size;
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
    if (m_identity.sizeBytes > 0 && range->size != m_identity.sizeBytes) {
        if (m_request.sizeBytes > 0)
            fail(DownloadProblem::Changed,
                 u"The server's file has %1 bytes, and %2 were published"_s.arg(range->size)
                     .arg(m_request.sizeBytes));
        else
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
    if (status == 408 || status == 425 || status == 429 || status >= 500)
        return retry(said, retryAfter(m_exchange->header("retry-after")));
    // A way that was signed for a time ends with 403; the first server gives a new one.
    if (status == 403 && m_exchange->hops().size() > 1 && m_tries < 2)
        return retry(said);
    fail(status == 401 || status == 403   ? DownloadProblem::Denied
         : status == 404 || status == 410 ? DownloadProblem::NotThere
                                          : DownloadProblem::Answered,
         said);
}

void Download::take()
{
    if (!m_isAccepted || m_state != DownloadState::Running)
        return;
    QByteArray bytes = m_exchange->read();
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
    if (m_state != DownloadState::Running)
        return;
    if (m_isAccepted && m_part->length() == m_identity.sizeBytes)
        return finish();
    switch (m_exchange->failure()) {
    case NetworkFailure::Untrusted:
    case NetworkFailure::Misled: return fail(DownloadProblem::NotTrusted, m_exchange->explanation());
    case NetworkFailure::Stopped: return fail(DownloadProblem::NotAllowed, u"The network was switched off"_s);
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
    m_sha256 = m_part->sha256();
    if (!m_identity.sha256.isEmpty() && m_sha256 != m_identity.sha256) {
        const QString said = u"its SHA-256 is %1, and %2 was published"_s.arg(m_sha256, m_identity.sha256);
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
    auto wait = std::min(m_patience.firstWait * (1 << std::min(m_tries - 1, 16)), m_patience.longestWait);
    // Many who were cut off together shall not come back together.
    wait += wait * QRandomGenerator::global()->bounded(25) / 100;
    setState(DownloadState::Waiting);
    m_wait.start(std::max(wait, std::min(least, m_patience.longestWait)));
}

void Download::pause()
{
    if (m_state != DownloadState::Running && m_state != DownloadState::Waiting)
        return;
    m_wait.stop();
    leave();
    if (!onDisk([this] { m_part->sync(); }))
        return;
    m_part.reset();
    setState(DownloadState::Paused);
}

void Download::discard()
{
    pause();
    onDisk([this] { PartialFile(m_request.file).remove(); });
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
        m_part.reset();
    }
    setState(DownloadState::Failed);
}

void Download::setState(DownloadState state)
{
    if (std::exchange(m_state, state) != state)
        emit changed();
}

} // namespace storage
