// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/network_log.h"

#include "ui/byte_words.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

using Outcome = NetworkRequest::Outcome;

QString outcomeWords(const NetworkRequest &request)
{
    switch (request.outcome) {
    case Outcome::UnderWay: return NetworkLog::tr("Under way");
    case Outcome::Answered:
        return request.status < 400 ? NetworkLog::tr("Answered")
                                    : NetworkLog::tr("Answered: no (%1)").arg(request.status);
    case Outcome::Failed: return NetworkLog::tr("No whole answer");
    case Outcome::Refused: return NetworkLog::tr("Refused by Chasqui");
    case Outcome::Stopped: return NetworkLog::tr("Stopped");
    }
    return {};
}

bool isGood(const NetworkRequest &request)
{
    return request.outcome == Outcome::UnderWay ||
           (request.outcome == Outcome::Answered && request.status < 400);
}

NetworkRow rowOf(const AllowedServer &server)
{
    return {.site = server.site,
            .name = server.site.isEmpty() ? NetworkLog::tr("Every server") : server.site,
            .time = QLocale().toString(server.since.toLocalTime().date(), QLocale::ShortFormat),
            .count = QLocale().toString(server.requests),
            .received = byteWords(server.receivedBytes)};
}

NetworkRow rowOf(const NetworkRequest &request)
{
    const QString reason =
        request.redirectedBy.isEmpty()
            ? request.reason
            : NetworkLog::tr("%1 (sent on by %2)").arg(request.reason, request.redirectedBy);
    return {.site = request.site,
            .name = request.site,
            .time = QLocale().toString(request.time.toLocalTime(), QLocale::ShortFormat),
            .reason = reason,
            .received = byteWords(request.receivedBytes),
            .outcome = outcomeWords(request),
            .isGood = isGood(request),
            .isBad = !isGood(request) && request.outcome != Outcome::Stopped};
}

} // namespace

NetworkLog::NetworkLog(NetworkAccess &access, QObject *parent) : QObject(parent), m_access(access)
{
    connect(&access, &NetworkAccess::changed, this, [this](const NetworkRecord &record) {
        m_record = record;
        emit changed();
    });
    connect(&access, &NetworkAccess::failed, this, [this](const Failure &failure) {
        m_failure = failure;
        emit changed();
    });
}

int NetworkLog::requestsSinceStart() const
{
    return static_cast<int>(std::ranges::count_if(m_record.requests, [this](const NetworkRequest &request) {
        return request.time >= m_start && request.outcome != Outcome::Refused;
    }));
}

QVariantList NetworkLog::servers() const
{
    QVariantList rows;
    for (const AllowedServer &server : m_record.servers)
        rows.append(QVariant::fromValue(rowOf(server)));
    return rows;
}

QVariantList NetworkLog::requests() const
{
    QVariantList rows;
    for (const NetworkRequest &request : m_record.requests) {
        const bool isRefused = request.outcome == Outcome::Refused;
        if (m_shown == 0 || isRefused == (m_shown == 2))
            rows.append(QVariant::fromValue(rowOf(request)));
    }
    return rows;
}

void NetworkLog::setShown(int shown)
{
    m_shown = shown;
    emit changed();
}

void NetworkLog::setUse(int use)
{
    m_access.setUse(static_cast<NetworkUse>(use));
}

void NetworkLog::dismissFailure()
{
    m_failure = {};
    emit changed();
}

} // namespace ui
