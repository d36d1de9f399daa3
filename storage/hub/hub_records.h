// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <expected>

// What Hugging Face says of its models: https://huggingface.co/docs/hub/api
namespace storage {

// A repository that a search found.
struct HubResult {
    QString id;           // "owner/name"
    qint64 downloads = 0; // of the last thirty days
    qint64 likes = 0;
    QDateTime changedAt;
    QString licence;      // "apache-2.0"; empty: it does not say
    bool isGated = false; // its publisher wants something to be accepted first

    bool operator==(const HubResult &) const = default;
};

// A model file of a repository.
struct HubFile {
    QString path;
    qint64 sizeBytes = 0;
    QString sha256;       // empty: it does not say
    QString quantisation; // by its name, "Q4_K_M"; empty: it does not say
    int partCount = 1;    // of a model in several files, of which this is one

    bool operator==(const HubFile &) const = default;
};

struct HubRepository {
    QString id;
    QString commit; // that the list of files is of
    QString licence;
    bool isGated = false;
    QList<HubFile> files; // models only, by their names
};

// "owner/name", and nothing that would lead elsewhere in an address.
bool isRepositoryId(const QString &text);

// Throw nothing: what is not as it should be is left out. None: the text is no such answer.
std::expected<QList<HubResult>, QString> searchResults(const QByteArray &json);
std::expected<HubRepository, QString> repositoryOf(const QByteArray &json);

// The file of that quantisation; without one that which most people should take: about four bits a weight.
// None of a model in several files. Else what there is instead, in English.
std::expected<HubFile, QString> chooseFile(const HubRepository &repository, const QString &quantisation);

} // namespace storage
