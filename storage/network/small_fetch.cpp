// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/network/small_fetch.h"

#include "storage/error.h"

#include <QMetaObject>
#include <QPointer>

#include <utility>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

FetchFailure::Kind kindOf(NetworkFailure failure)
{
    switch (failure) {
    case NetworkFailure::Untrusted:
    case NetworkFailure::Misled: return FetchFailure::Kind::Untrusted;
    case NetworkFailure::Stopped: return FetchFailure::Kind::Refused;
    case NetworkFailure::None:
    case NetworkFailure::Unreachable:
    case NetworkFailure::Proxied:
    case NetworkFailure::Silent:
    case NetworkFailure::Broken: break;
    }
    return FetchFailure::Kind::Unreachable;
}

} // namespace

SmallFetch::SmallFetch(NetworkGate &gate, const NetworkRequest &request, qint64 mostBytes,
                       std::function<void(const Fetched &)> then)
    : m_mostBytes(mostBytes), m_then(std::move(then))
{
    try {
        m_exchange = gate.get(request);
    } catch (const Error &error) {
        const QString why = QString::fromUtf8(error.what());
        QMetaObject::invokeMethod(
            this, [this, why] { fail(FetchFailure::Kind::Refused, why); }, Qt::QueuedConnection);
        return;
    }
    connect(m_exchange.get(), &NetworkExchange::arrived, this, &SmallFetch::take);
    connect(m_exchange.get(), &NetworkExchange::finished, this, &SmallFetch::end);
}

SmallFetch::~SmallFetch()
{
    // Perhaps in the midst of what the exchange tells us.
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange->stop();
        m_exchange.release()->deleteLater();
    }
}

void SmallFetch::take()
{
    m_body += m_exchange->read(m_mostBytes + 1 - m_body.size());
    if (m_body.size() > m_mostBytes)
        fail(FetchFailure::Kind::Nonsense, u"The answer is longer than %1 bytes"_s.arg(m_mostBytes));
}

void SmallFetch::end()
{
    const QPointer<SmallFetch> alive(this);
    take();
    if (!alive || !m_then)
        return;
    if (m_exchange->failure() != NetworkFailure::None)
        return fail(kindOf(m_exchange->failure()), m_exchange->explanation());
    const int status = m_exchange->status();
    if (status < 200 || status > 299)
        return fail(FetchFailure::Kind::Answered, u"The server answered with %1"_s.arg(status));
    tell(SmallAnswer{.status = status, .contentRange = m_exchange->header("content-range"), .body = m_body});
}

void SmallFetch::fail(FetchFailure::Kind kind, const QString &explanation)
{
    const int status = m_exchange ? m_exchange->status() : 0;
    tell(std::unexpected(FetchFailure{.kind = kind, .status = status, .explanation = explanation}));
}

void SmallFetch::tell(const Fetched &answer)
{
    if (const auto then = std::exchange(m_then, nullptr))
        then(answer);
}

} // namespace storage
