// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/network/hub_server.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace {

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QJsonValue gate(const HubServer::Repository &repository)
{
    return repository.isGated ? QJsonValue(u"manual"_s) : QJsonValue(false);
}

void answerJson(HttpConnection &connection, const QByteArray &json)
{
    connection.answer(200, json, {"Content-Type: application/json; charset=utf-8"});
}

} // namespace

HubServer::HubServer()
    : m_files([this](auto &connection, const auto &question) { serveFile(connection, question); }),
      m_hub([this](auto &connection, const auto &question) { answer(connection, question); })
{
}

void HubServer::answer(HttpConnection &connection, const HttpQuestion &question) const
{
    const QUrl url = QUrl::fromEncoded(question.path);
    const QString path = url.path();
    if (path == u"/api/models"_s)
        search(connection, url);
    else if (path.startsWith(u"/api/models/"_s))
        list(connection, path.mid(12));
    else
        resolve(connection, question, path);
}

void HubServer::search(HttpConnection &connection, const QUrl &url) const
{
    const QUrlQuery query(url);
    const QString words = query.queryItemValue(u"search"_s, QUrl::FullyDecoded);
    QJsonArray found;
    for (auto it = repositories.begin(); it != repositories.end(); ++it)
        if (query.queryItemValue(u"filter"_s) == u"gguf"_s && it.key().contains(words, Qt::CaseInsensitive))
            found.append(QJsonObject{{u"_id"_s, u"65f0"_s},
                                     {u"id"_s, it.key()},
                                     {u"modelId"_s, it.key()},
                                     {u"author"_s, it.key().section(u'/', 0, 0)},
                                     {u"downloads"_s, 1234},
                                     {u"likes"_s, 56},
                                     {u"private"_s, false},
                                     {u"gated"_s, gate(*it)},
                                     {u"lastModified"_s, u"2026-03-01T10:20:30.000Z"_s},
                                     {u"tags"_s, QJsonArray{u"gguf"_s, u"license:"_s + it->licence}}});
    answerJson(connection, QJsonDocument(found).toJson());
}

void HubServer::list(HttpConnection &connection, const QString &id) const
{
    const auto found = repositories.find(id);
    if (found == repositories.end())
        return connection.answer(401, R"({"error":"Invalid username or password."})"); // as it says of any
    QJsonArray siblings = {QJsonObject{{u"rfilename"_s, u"README.md"_s}, {u"size"_s, 3000}}};
    for (auto it = found->files.begin(); it != found->files.end(); ++it)
        siblings.append(QJsonObject{
            {u"rfilename"_s, it.key()},
            {u"size"_s, it->size()},
            {u"blobId"_s, Commit},
            {u"lfs"_s,
             QJsonObject{{u"sha256"_s, hashOf(*it)}, {u"size"_s, it->size()}, {u"pointerSize"_s, 134}}}});
    answerJson(connection,
               QJsonDocument(QJsonObject{{u"id"_s, id},
                                         {u"sha"_s, Commit},
                                         {u"gated"_s, gate(*found)},
                                         {u"cardData"_s, QJsonObject{{u"license"_s, found->licence}}},
                                         {u"siblings"_s, siblings}})
                   .toJson());
}

void HubServer::resolve(HttpConnection &connection, const HttpQuestion &question, const QString &path) const
{
    const QString id = path.section(u'/', 1, 2);
    const QString name = path.section(u'/', 5);
    const auto found = repositories.find(id);
    if (found == repositories.end() || path.section(u'/', 3, 3) != u"resolve"_s ||
        !found->files.contains(name))
        return connection.answer(404, "Entry not found", {"X-Error-Code: EntryNotFound"});
    if (found->isGated && question.headers.value("authorization") != "Bearer " + token)
        return connection.answer(401, "Access to this model is restricted", {"X-Error-Code: GatedRepo"});
    const QByteArray &file = found->files[name];
    const QByteArray hash = hashOf(file).toLatin1();
    const QByteArray place =
        m_files.url(u"/"_s + id + u"/"_s + name).toEncoded() + "?signature=" + hash.first(8);
    connection.answer(302, "Found. Redirecting",
                      {"Location: " + place, "X-Repo-Commit: " + Commit.toLatin1(),
                       "X-Linked-Size: " + QByteArray::number(file.size()), "X-Linked-ETag: \"" + hash + '"',
                       "ETag: \"" + hash.first(32) + '"'});
}

void HubServer::serveFile(HttpConnection &connection, const HttpQuestion &question) const
{
    const QUrl url = QUrl::fromEncoded(question.path);
    const auto found = repositories.find(url.path().section(u'/', 1, 2));
    if (found == repositories.end() || !url.hasQuery())
        return connection.answer(403, "Forbidden");
    const QByteArray file = sentInstead.isEmpty() ? found->files[url.path().section(u'/', 3)] : sentInstead;
    answerPart(connection, question, file);
}
