// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/models/model_search.h"

#include "storage/models/model_name.h"
#include "storage/models/ollama_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

// Hugging Face's tools keep each file under its SHA-256 in a folder "blobs", and links with its name to it.
QString hashFromLink(const QString &path)
{
    static const QRegularExpression hash(u"^[0-9a-f]{64}$"_s);
    const QFileInfo target(QFileInfo(path).canonicalFilePath());
    const bool isBlob = target.dir().dirName() == u"blobs" && hash.match(target.fileName()).hasMatch();
    return isBlob ? target.fileName() : QString();
}

QList<FoundModel> findInFolders(const QString &folder, const IsStopped &isStopped)
{
    QStringList paths;
    QDirIterator entries(folder, {u"*.gguf"_s}, QDir::Files,
                         QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (!isStopped() && entries.hasNext())
        paths.append(entries.next());
    std::ranges::sort(paths);

    QList<FoundModel> models;
    QSet<QString> seen;
    for (const QString &path : paths) {
        if (isStopped())
            break;
        const QString whole = QFileInfo(path).canonicalFilePath();
        if (whole.isEmpty() || seen.contains(whole)) // a link that leads nowhere, or to what was found
            continue;
        const FoundModel model = modelOfFile(path);
        for (const QString &file : model.files)
            seen.insert(QFileInfo(file).canonicalFilePath());
        models.append(model);
    }
    return models;
}

} // namespace

FoundModel modelOfFile(const QString &path)
{
    FoundModel model = {.files = {path}, .name = shownModelName(path)};
    const auto part = partIn(path);
    if (!part) {
        model.publishedSha256 = hashFromLink(path);
        return model;
    }
    model.partCount = part->count;
    model.files.clear();
    const QDir folder = QFileInfo(path).dir();
    for (int number = 1; number <= part->count; ++number) {
        const QString other = folder.filePath(partName({part->base, number, part->count}));
        if (QFile::exists(other))
            model.files.append(other);
    }
    if (model.files.isEmpty()) // its name is written in another way: ".GGUF"
        model.files = {path};
    return model;
}

FolderKind kindOfFolder(const QString &folder)
{
    const QDir directory(folder);
    if (isOllamaFolder(folder))
        return FolderKind::Ollama;
    if (!directory.entryList({u"models--*"_s}, QDir::Dirs | QDir::NoDotAndDotDot).isEmpty())
        return FolderKind::HuggingFace;
    const QString path = QDir::cleanPath(directory.absolutePath());
    if (path.endsWith(u"/.lmstudio/models") || path.endsWith(u"/lm-studio/models"))
        return FolderKind::LmStudio;
    if (path.endsWith(u"/nomic.ai/GPT4All"))
        return FolderKind::Gpt4All;
    return FolderKind::Plain;
}

QList<FoundModel> findModels(const QString &folder, const IsStopped &isStopped)
{
    return isOllamaFolder(folder) ? findOllamaModels(folder, isStopped) : findInFolders(folder, isStopped);
}

} // namespace storage
