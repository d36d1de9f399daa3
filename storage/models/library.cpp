// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/models/library.h"

#include "storage/file_hash.h"
#include "storage/migrations.h"
#include "storage/models/library_repository.h"
#include "storage/models/model_search.h"
#include "storage/shared_database.h"

#include <QCollator>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

QString cleaned(const QString &path)
{
    return QDir::cleanPath(QDir(path).absolutePath());
}

void judgeHash(LibraryModel &model)
{
    if (model.sha256.isEmpty() || model.publishedSha256.isEmpty() || model.sha256 == model.publishedSha256)
        return;
    model.judgement.state = ModelState::Damaged;
    model.judgement.problem =
        u"The file is not what was published: its SHA-256 is %1 and should be %2. %3"_s.arg(
            model.sha256, model.publishedSha256,
            model.origin.isEmpty() ? u"Download it again"_s : u"Repair it, or download it again"_s);
}

void findSame(QList<LibraryModel> &models)
{
    QHash<QString, QString> firstWith;
    for (LibraryModel &model : models) {
        const QString &hash = model.sha256.isEmpty() ? model.publishedSha256 : model.sha256;
        if (hash.isEmpty())
            continue;
        const auto first = firstWith.constFind(hash);
        if (first == firstWith.cend())
            firstWith.insert(hash, model.file());
        else
            model.sameAs = *first;
    }
}

void sortByName(QList<LibraryModel> &models)
{
    // The locale "C" has no numeric order.
    QCollator byName(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    byName.setNumericMode(true);
    byName.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::stable_sort(models, [&](const LibraryModel &one, const LibraryModel &other) {
        return byName.compare(one.name, other.name) < 0;
    });
}

} // namespace

Library::Library(const LibraryPlaces &places, Judge judge)
    : m_places(places),
      m_judge(std::move(judge)),
      m_database(openSharedDatabase(places.dataFolder, u"models"_s, LibrarySchema)),
      m_repository(std::make_unique<LibraryRepository>(*m_database))
{
}

Library::~Library() = default;

QList<ModelFolder> Library::folders() const
{
    QList<ModelFolder> folders;
    const auto add = [&](const QString &path, bool isOwn) {
        const QString whole = cleaned(path);
        const bool isKnown =
            std::ranges::any_of(folders, [&](const ModelFolder &folder) { return folder.path == whole; });
        if (!isKnown)
            folders.append({.path = whole,
                            .kind = kindOfFolder(whole),
                            .isOnline = QFileInfo(whole).isReadable(),
                            .isOwn = isOwn});
    };
    for (const QString &path : m_places.ownFolders)
        add(path, true);
    for (const QString &path : m_repository->folders(true))
        add(path, false);
    const QStringList unwanted = m_repository->folders(false);
    for (const QString &path : m_places.foldersOfOthers)
        if (!unwanted.contains(cleaned(path)) && QFileInfo(path).isReadable())
            add(path, false);
    return folders;
}

void Library::addFolder(const QString &path)
{
    if (!QFileInfo(path).isDir())
        throw Error(ErrorCode::NotFound, "There is no folder " + path.toStdString());
    m_repository->setFolder(cleaned(path), true);
}

void Library::removeFolder(const QString &path)
{
    const QString whole = cleaned(path);
    const QList<ModelFolder> known = folders();
    const auto found = std::ranges::find(known, whole, &ModelFolder::path);
    if (found == known.end())
        throw Error(ErrorCode::NotFound, whole.toStdString() + " is none of the folders that are searched");
    if (found->isOwn)
        throw Error(ErrorCode::NotFound,
                    whole.toStdString() + " is the folder of this program, which is always searched");
    m_repository->forgetFolder(whole);
    if (std::ranges::any_of(m_places.foldersOfOthers,
                            [&](const QString &other) { return cleaned(other) == whole; }))
        m_repository->setFolder(whole, false);
}

QList<LibraryModel> Library::scan(const IsStopped &isStopped, const QStringList &files)
{
    QList<LibraryModel> models;
    QStringList seen; // in one folder below another
    const auto append = [&](QList<LibraryModel> found) {
        for (LibraryModel &model : found) {
            QString whole = QFileInfo(model.file()).canonicalFilePath();
            if (whole.isEmpty())
                whole = model.file();
            if (!seen.contains(whole))
                models.append(std::move(model));
            seen.append(whole);
        }
    };
    for (const ModelFolder &folder : folders())
        append(lookInto(folder, isStopped));

    QList<LibraryModel> elsewhere;
    for (const QString &file : files)
        if (QFile::exists(file))
            elsewhere.append(describeModel(file, m_judge));
    sortByName(elsewhere);
    append(elsewhere);
    if (!isStopped())
        m_repository->remember(models);
    for (LibraryModel &model : models)
        judgeHash(model);
    findSame(models);
    return models;
}

QList<LibraryModel> Library::lookInto(const ModelFolder &folder, const IsStopped &isStopped)
{
    QList<LibraryModel> models;
    for (const FoundModel &found : findModels(folder.path, isStopped)) {
        if (isStopped())
            return models;
        models.append(describeModel(found, folder, m_judge));
    }
    // Where a drive is not mounted its folder may be there all the same, with nothing in it.
    if (models.isEmpty() && (!folder.isOnline || QDir(folder.path).isEmpty())) {
        models = m_repository->models(folder.path);
        for (LibraryModel &model : models) {
            model.folderKind = folder.kind;
            model.judgement.state = ModelState::Offline;
            model.judgement.problem =
                u"The folder %1 cannot be reached now; connect the drive that it is on"_s.arg(folder.path);
        }
    }
    sortByName(models);
    return models;
}

std::optional<LibraryModel> Library::verify(const LibraryModel &model, const IsStopped &isStopped,
                                            const std::function<void(qint64)> &onRead)
{
    LibraryModel verified = describeModel({.files = model.files,
                                           .partCount = model.partCount,
                                           .name = model.name,
                                           .publishedSha256 = model.publishedSha256},
                                          {.path = model.folder, .kind = model.folderKind}, m_judge);
    const std::optional<FileHash> hash = hashFiles(model.files, isStopped, onRead);
    if (!hash)
        return std::nullopt;
    rememberHash(verified, hash->sha256);
    judgeHash(verified);
    return verified;
}

void Library::rememberHash(LibraryModel &model, const QString &sha256)
{
    QList<LibraryModel> one = {model};
    m_repository->remember(one);
    model = one.first();
    model.sha256 = sha256;
    m_repository->setSha256(model, sha256);
}

void Library::setOrigin(const QString &file, const FileOrigin &origin)
{
    LibraryModel model = describeModel(file, m_judge);
    rememberHash(model, origin.hash.sha256);
    m_repository->setOrigin(file, origin);
}

std::optional<FileOrigin> Library::origin(const QString &file) const
{
    return m_repository->origin(file);
}

void Library::setOwnName(const QString &file, const QString &name)
{
    m_repository->setOwnName(file, name.simplified());
}

void Library::setNotes(const QString &file, const QString &notes)
{
    m_repository->setNotes(file, notes);
}

void Library::setSpeed(const QString &file, const MeasuredSpeed &speed)
{
    m_repository->setSpeed(file, speed);
}

void Library::remove(const LibraryModel &model, bool isForGood)
{
    if (model.isRecordedElsewhere())
        throw Error(ErrorCode::NotOurs,
                    model.file().toStdString() +
                        (model.folderKind == FolderKind::Ollama
                             ? " belongs to Ollama, which keeps a record of it: remove it with 'ollama rm'"
                             : " belongs to the cache of Hugging Face's tools: remove it with"
                               " 'hf cache delete'"));
    for (const QString &path : model.files) {
        QFile file(path);
        if (!(isForGood ? file.remove() : file.moveToTrash()))
            throw Error(ErrorCode::InputOutput, path.toStdString() + " cannot be " +
                                                    (isForGood ? "deleted" : "moved to the bin") + ": " +
                                                    file.errorString().toStdString());
    }
    m_repository->forget(model.file());
}

} // namespace storage
