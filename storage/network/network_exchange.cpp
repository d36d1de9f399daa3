// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/network/network_exchange.h"

#include "storage/network/network_gate.h"
#include "storage/network/safe_address.h"
#include "storage/network/site.h"

#include <QNetworkRequest>
#include <QSslConfiguration>

#include <algorithm>
#include <chrono>

namespace storage {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto WatchInterval = 1s; // for another program's switch
constexpr auto NoteInterval = 10s; // of what has arrived so far: each time the disk is waited for
constexpr int MostRedirects = 5;
constexpr qint64 BufferBytes = 4 << 20; // a server that is faster than our disk waits

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

NetworkFailure failureOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError: return NetworkFailure::None;
    case QNetworkReply::SslHandshakeFailedError: return NetworkFailure::Untrusted;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: return NetworkFailure::Silent; // stop() says so by itself
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownNetworkError: return NetworkFailure::Unreachable;
    case QNetworkReply::ProxyAuthenticationRequiredError: return NetworkFailure::Proxied;
    default: return NetworkFailure::Broken;
    }
}

} // namespace

NetworkExchange::NetworkExchange(NetworkGate &gate, NetworkRequest request)
    : m_gate(gate), m_request(std::move(request))
{
    connect(&m_watch, &QTimer::timeout, this, &NetworkExchange::watch);
    m_watch.start(WatchInterval);
    ask(m_request.url, {});
}

NetworkExchange::~NetworkExchange()
{
    blockSignals(true);
    stop();
    if (m_reply)
        m_reply->deleteLater(); // perhaps in the midst of what it tells us
}

void NetworkExchange::ask(const QUrl &url, const QString &redirectedBy)
{
    m_hops.append({.url = url});
    m_received = 0;
    m_notedReceived = 0;
    m_noted = std::chrono::steady_clock::now();
    m_entry = m_gate.m_ledger.begin({.startedAt = QDateTime::currentDateTimeUtc(),
                                     .site = siteOf(url),
                                     .path = notedPath(url),
                                     .reason = m_request.task.reason,
                                     .redirectedBy = redirectedBy});
    emit m_gate.ledgerChanged();

    QUrl address = url;
    address.setUserInfo({});
    address.setFragment({});
    QNetworkRequest request(address);
    request.setTransferTimeout(m_request.patience);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("User-Agent", "Chasqui");
    // Sizes, ranges and hashes are those of the file, so it must come as it is.
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    if (!m_request.authorization.isEmpty() && siteOf(url) == siteOf(m_request.url) &&
        url.scheme() == m_request.url.scheme())
        request.setRawHeader("Authorization", m_request.authorization);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    request.setSslConfiguration(tls);

    if (m_reply)
        m_reply->deleteLater();
    m_reply = m_gate.m_manager.get(request);
    m_reply->setReadBufferSize(BufferBytes);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkExchange::hear);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        hear();
        if (m_isAnswered)
            emit arrived();
    });
    connect(m_reply, &QNetworkReply::finished, this, &NetworkExchange::end);
}

// Status and headers of the address that is asked. Other things come with them, so this may be called again.
void NetworkExchange::hear()
{
    NetworkHop &hop = m_hops.last();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (hop.status != 0 || status == 0)
        return;
    hop.status = status;
    for (const QNetworkReply::RawHeaderPair &header : m_reply->rawHeaderPairs())
        hop.headers.append({header.first.toLower(), header.second});
    if (isRedirect(status) && m_reply->hasRawHeader("Location")) {
        sendOn(hop.url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode)));
        return;
    }
    m_isAnswered = true;
    emit answered();
}

void NetworkExchange::sendOn(const QUrl &target)
{
    const QUrl from = m_hops.last().url;
    m_reply->disconnect(this);
    note(RequestOutcome::Answered);
    m_reply->abort();
    if (m_hops.size() > MostRedirects)
        return fail(NetworkFailure::Misled, u"It was sent on more than %1 times"_s.arg(MostRedirects));
    // To this computer only from this computer: a server elsewhere has no business with what runs here.
    if (!isSafeAddress(target) || (isOfThisComputer(target) && !isOfThisComputer(from)) ||
        (target.scheme() == u"http"_s && from.scheme() == u"https"_s))
        return fail(NetworkFailure::Misled, u"%1 sends us to an address that is not safe: %2"_s.arg(
                                                siteOf(from), target.toDisplayString()));
    ask(target, siteOf(from));
}

void NetworkExchange::end()
{
    const QNetworkReply *reply = m_reply;
    hear();
    if (m_isFinished || reply != m_reply) // it was sent on
        return;
    // An answer such as 404 is an answer.
    const QNetworkReply::NetworkError error = reply->error();
    const bool isAnswer =
        error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ProtocolFailure;
    if (!m_isAnswered || (error != QNetworkReply::NoError && !isAnswer)) {
        m_failure = error == QNetworkReply::NoError ? NetworkFailure::Broken : failureOf(error);
        m_explanation =
            m_failure == NetworkFailure::Proxied
                ? u"The proxy of this network wants a name and a password; write them into its address in the"
                  " system's settings, or into https_proxy=http://NAME:PASSWORD@PROXY:PORT"_s
                : reply->errorString();
    } else if (isTorn()) {
        m_failure = NetworkFailure::Broken;
        m_explanation = u"The connection ended before the answer did"_s;
    }
    note(m_failure == NetworkFailure::None ? RequestOutcome::Answered : RequestOutcome::Failed);
    m_isFinished = true;
    m_watch.stop();
    emit finished();
}

// Qt does not always see that a connection was closed too early.
bool NetworkExchange::isTorn() const
{
    bool isNumber = false;
    const qint64 promised = header("content-length").toLongLong(&isNumber);
    return isNumber && m_received + m_reply->bytesAvailable() < promised;
}

void NetworkExchange::fail(NetworkFailure failure, const QString &explanation)
{
    m_failure = failure;
    m_explanation = explanation;
    m_isFinished = true;
    m_watch.stop();
    // Not before whoever began it has connected.
    QMetaObject::invokeMethod(this, &NetworkExchange::finished, Qt::QueuedConnection);
}

void NetworkExchange::stop()
{
    if (m_isFinished)
        return;
    m_reply->disconnect(this);
    note(RequestOutcome::Stopped);
    m_rest = m_reply->readAll(); // which an aborted reply gives to nobody
    m_reply->abort();
    fail(NetworkFailure::Stopped, u"It was stopped"_s);
}

QByteArray NetworkExchange::header(const QByteArray &name) const
{
    for (const auto &[known, value] : m_hops.last().headers)
        if (known == name.toLower())
            return value;
    return {};
}

QByteArray NetworkExchange::read(qint64 most)
{
    QByteArray bytes = m_rest.first(std::min(most, m_rest.size()));
    m_rest.remove(0, bytes.size());
    if (m_reply && m_reply->isOpen())
        bytes += m_reply->read(std::min(most - bytes.size(), m_reply->bytesAvailable()));
    m_received += bytes.size();
    return bytes;
}

qint64 NetworkExchange::unreadBytes() const
{
    return m_rest.size() + (m_reply && m_reply->isOpen() ? m_reply->bytesAvailable() : 0);
}

void NetworkExchange::note(RequestOutcome outcome)
{
    m_notedReceived = m_received + m_reply->bytesAvailable();
    m_noted = std::chrono::steady_clock::now();
    m_gate.m_ledger.update(m_entry, m_notedReceived, outcome, m_hops.last().status);
    emit m_gate.ledgerChanged();
}

// What another program may have switched off; and what has arrived, should this one end at once.
void NetworkExchange::watch()
{
    if (m_gate.m_ledger.mode() == NetworkMode::Never)
        return stop();
    if (std::chrono::steady_clock::now() - m_noted >= NoteInterval &&
        m_received + m_reply->bytesAvailable() != m_notedReceived)
        note(RequestOutcome::Running);
}

} // namespace storage
