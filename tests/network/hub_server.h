// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/network/http_server.h"

#include <QByteArray>
#include <QMap>
#include <QString>

// Stands in for Hugging Face: its search, its lists of files, and files that lie at another server, to which
// it sends on with their hash and size. That one has ranges and no tags, as the real one has for most files.
// Of the test's thread.
class HubServer
{
public:
    struct Repository {
        QMap<QString, QByteArray> files; // by their paths
        QString licence = QStringLiteral("apache-2.0");
        bool isGated = false; // only for those who show the token
    };

    HubServer();

    QUrl endpoint() const { return m_hub.url({}); }
    HttpServer &hub() { return m_hub; }
    HttpServer &files() { return m_files; }

    QMap<QString, Repository> repositories; // by their ids
    QByteArray token = "hf_secret";
    QByteArray sentInstead; // of every file, by a server that is not as it should be; empty: it is
    static inline const QString Commit = QStringLiteral("0123456789abcdef0123456789abcdef01234567");

private:
    void answer(HttpConnection &connection, const HttpQuestion &question) const;
    void search(HttpConnection &connection, const QUrl &url) const;
    void list(HttpConnection &connection, const QString &id) const;
    void resolve(HttpConnection &connection, const HttpQuestion &question, const QString &path) const;
    void serveFile(HttpConnection &connection, const HttpQuestion &question) const;

    HttpServer m_files;
    HttpServer m_hub;
};
