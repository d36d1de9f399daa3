// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/hub/model_hub.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <utility>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostResults = 30;
constexpr qint64 MostBytes = 16 << 20; // repositories with thousands of files have some megabytes

} // namespace

std::optional<HubName> HubName::from(const QString &text)
{
    static const QRegularExpression form(u"^([^:]+)(?::([A-Za-z0-9_]+))?$"_s);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch() || !isRepositoryId(match.captured(1)))
        return {};
    return HubName{.repository = match.captured(1), .quantisation = match.captured(2)};
}

ModelHub::ModelHub(NetworkGate &gate, HubSettings settings) : m_gate(gate), m_settings(std::move(settings)) {}

QUrl ModelHub::address(const QString &path) const
{
    QUrl url = m_settings.endpoint;
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    return url;
}

template <typename T, typename Parse>
void ModelHub::ask(const QUrl &url, const NetworkTask &task, Parse parse, Then<T> then)
{
    const auto hear = [parse, then = std::move(then)](const Fetched &answer) {
        if (!answer)
            return then(std::unexpected(answer.error()));
        then(parse(answer->body).transform_error([](const QString &why) {
            return FetchFailure{.kind = FetchFailure::Kind::Nonsense, .explanation = why};
        }));
    };
    const NetworkRequest request = {.url = url,
                                    .task = task,
                                    .headers = {{"Accept", "application/json"}},
                                    .authorization = m_settings.authorizationFor(url)};
    m_fetch = std::make_unique<SmallFetch>(m_gate, request, MostBytes, hear);
}

void ModelHub::search(const QString &words, const NetworkTask &task, Then<QList<HubResult>> then)
{
    QUrl url = address(u"/api/models"_s);
    QUrlQuery query;
    query.addQueryItem(u"search"_s, QString::fromLatin1(QUrl::toPercentEncoding(words)));
    query.addQueryItem(u"filter"_s, u"gguf"_s);
    query.addQueryItem(u"sort"_s, u"downloads"_s);
    query.addQueryItem(u"direction"_s, u"-1"_s);
    query.addQueryItem(u"limit"_s, QString::number(MostResults));
    query.addQueryItem(u"full"_s, u"true"_s);
    url.setQuery(query);
    ask<QList<HubResult>>(url, task, searchResults, std::move(then));
}

void ModelHub::list(const QString &repository, const NetworkTask &task, Then<HubRepository> then)
{
    QUrl url = address(u"/api/models/"_s + repository);
    url.setQuery(u"blobs=true"_s); // with sizes and hashes
    ask<HubRepository>(url, task, repositoryOf, std::move(then));
}

// Of the commit that the list was of: a file that is changed meanwhile is another one.
QUrl ModelHub::addressOf(const HubRepository &repository, const HubFile &file) const
{
    return address(u"/%1/resolve/%2/%3"_s.arg(repository.id, repository.commit, file.path));
}

} // namespace storage
