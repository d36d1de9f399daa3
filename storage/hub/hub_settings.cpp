// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/hub/hub_settings.h"

#include "storage/error.h"
#include "storage/network/safe_address.h"
#include "storage/network/site.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

QString fileIn(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"hub.json"_s);
}

} // namespace

HubSettings HubSettings::saved(const QString &dataFolder)
{
    HubSettings settings;
    QFile file(fileIn(dataFolder));
    if (file.open(QFile::ReadOnly)) {
        const QJsonObject said = QJsonDocument::fromJson(file.readAll()).object();
        settings.token = said[u"token"_s].toString().toLatin1();
        if (const QUrl url(said[u"endpoint"_s].toString(), QUrl::StrictMode); isSafeAddress(url))
            settings.endpoint = url;
    }
    return settings;
}

HubSettings HubSettings::of(const QString &dataFolder)
{
    HubSettings settings = saved(dataFolder);
    if (const QByteArray token = qgetenv("HF_TOKEN").trimmed(); !token.isEmpty())
        settings.token = token;
    if (const QUrl url(qEnvironmentVariable("HF_ENDPOINT"), QUrl::StrictMode); isSafeAddress(url))
        settings.endpoint = url;
    return settings;
}

void HubSettings::save(const QString &dataFolder) const
{
    QSaveFile file(fileIn(dataFolder));
    const QJsonObject said = {{u"endpoint"_s, endpoint.toString(QUrl::FullyEncoded)},
                              {u"token"_s, QString::fromLatin1(token)}};
    const QByteArray text = QJsonDocument(said).toJson();
    // Nobody else may read it, before anything stands in it.
    if (!file.open(QSaveFile::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(text) != text.size() || !file.commit())
        throw Error(ErrorCode::Unwritable, "Cannot write " + file.fileName().toStdString() + ": " +
                                               file.errorString().toStdString());
}

QByteArray HubSettings::authorizationFor(const QUrl &url) const
{
    const bool isEndpoint = siteOf(url) == siteOf(endpoint) && url.scheme() == endpoint.scheme();
    return token.isEmpty() || !isEndpoint ? QByteArray() : "Bearer " + token;
}

} // namespace storage
