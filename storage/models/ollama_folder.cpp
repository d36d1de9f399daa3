// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/models/ollama_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 LongestManifest = 1 << 20; // bytes; they have about a thousand

// The hash in the manifest of a model file; empty when there is none. Nothing else in a manifest becomes part
// of a path, and a hash is 64 digits: whoever writes manifests cannot lead out of the folder.
QString modelHash(const QString &manifest)
{
    static const QRegularExpression digest(u"^sha256:([0-9a-f]{64})$"_s);
    QFile file(manifest);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.read(LongestManifest));
    for (const QJsonValue &layer : document[u"layers"].toArray()) {
        if (layer[u"mediaType"].toString() != u"application/vnd.ollama.image.model")
            continue;
        if (const auto match = digest.match(layer[u"digest"].toString()); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

// ".../registry.ollama.ai/library/llama3.2/3b" reads "llama3.2 3b"; "latest" goes without saying.
QString nameOf(const QString &manifest)
{
    const QFileInfo info(manifest);
    const QString model = info.dir().dirName();
    return info.fileName() == u"latest" ? model : model + u' ' + info.fileName();
}

} // namespace

bool isOllamaFolder(const QString &folder)
{
    const QDir directory(folder);
    return directory.exists(u"manifests"_s) && directory.exists(u"blobs"_s);
}

QList<FoundModel> findOllamaModels(const QString &folder, const IsStopped &isStopped)
{
    const QDir directory(folder);
    QStringList manifests;
    QDirIterator entries(directory.filePath(u"manifests"_s), QDir::Files, QDirIterator::Subdirectories);
    while (!isStopped() && entries.hasNext())
        manifests.append(entries.next());
    std::ranges::sort(manifests);

    QList<FoundModel> models;
    QSet<QString> seen;
    for (const QString &manifest : manifests) {
        if (isStopped())
            break;
        const QString hash = modelHash(manifest);
        const QString blob = directory.filePath(u"blobs/sha256-"_s + hash);
        if (hash.isEmpty() || seen.contains(hash) || !QFile::exists(blob))
            continue;
        seen.insert(hash);
        models.append({.files = {blob}, .name = nameOf(manifest), .publishedSha256 = hash});
    }
    return models;
}

} // namespace storage
