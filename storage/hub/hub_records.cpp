// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/hub/hub_records.h"

#include "storage/models/model_name.h"
#include "storage/network/http_fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

// By what most people should take.
const std::array Preferred = {u"Q4_K_M"_s, u"Q4_K_S"_s, u"Q4_1"_s, u"Q4_0"_s, u"IQ4_NL"_s, u"IQ4_XS"_s,
                              u"Q5_K_M"_s, u"Q5_K_S"_s, u"Q5_0"_s, u"Q6_K"_s, u"Q8_0"_s,   u"Q3_K_L"_s,
                              u"Q3_K_M"_s, u"Q3_K_S"_s, u"Q2_K"_s, u"F16"_s,  u"BF16"_s,   u"F32"_s};

// false, "auto", "manual"
bool isGated(const QJsonObject &said)
{
    return said[u"gated"_s].isString() || said[u"gated"_s].toBool();
}

QString licenceOf(const QJsonObject &said)
{
    const QString card = said[u"cardData"_s].toObject()[u"license"_s].toString();
    if (!card.isEmpty())
        return card;
    for (const QJsonValue &tag : said[u"tags"_s].toArray())
        if (const QString text = tag.toString(); text.startsWith(u"license:"_s))
            return text.section(u':', 1);
    return {};
}

// Pictures are read by another file that looks like a model.
bool isModelName(const QString &path)
{
    return path.endsWith(u".gguf"_s, Qt::CaseInsensitive) &&
           !path.section(u'/', -1).contains(u"mmproj"_s, Qt::CaseInsensitive);
}

HubFile fileOf(const QJsonObject &said)
{
    const QJsonObject large = said[u"lfs"_s].toObject();
    const QString hash = large[u"sha256"_s].toString().toLower();
    HubFile file;
    file.path = said[u"rfilename"_s].toString();
    file.sizeBytes = std::max<qint64>(large[u"size"_s].toInteger(said[u"size"_s].toInteger()), 0);
    file.sha256 = isSha256(hash.toLatin1()) ? hash : QString();
    file.quantisation = quantisationInName(file.path);
    if (const auto part = partIn(file.path))
        file.partCount = part->count;
    return file;
}

} // namespace

bool isRepositoryId(const QString &text)
{
    static const QRegularExpression form(u"^[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9._-]+$"_s);
    return form.match(text).hasMatch() && !text.contains(u".."_s);
}

std::expected<QList<HubResult>, QString> searchResults(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return std::unexpected(u"The answer is no list of models"_s);
    QList<HubResult> results;
    for (const QJsonValue &value : document.array()) {
        const QJsonObject said = value.toObject();
        const QString id = said[u"id"_s].toString();
        if (isRepositoryId(id))
            results.append(
                {.id = id,
                 .downloads = said[u"downloads"_s].toInteger(),
                 .likes = said[u"likes"_s].toInteger(),
                 .changedAt = QDateTime::fromString(said[u"lastModified"_s].toString(), Qt::ISODate),
                 .licence = licenceOf(said),
                 .isGated = isGated(said)});
    }
    return results;
}

std::expected<HubRepository, QString> repositoryOf(const QByteArray &json)
{
    const QJsonObject said = QJsonDocument::fromJson(json).object();
    static const QRegularExpression hash(u"^[0-9a-f]{40}$"_s);
    HubRepository repository = {.id = said[u"id"_s].toString(),
                                .commit = said[u"sha"_s].toString(),
                                .licence = licenceOf(said),
                                .isGated = isGated(said),
                                .files = {}};
    if (!isRepositoryId(repository.id) || !hash.match(repository.commit).hasMatch())
        return std::unexpected(u"The answer describes no repository"_s);
    for (const QJsonValue &value : said[u"siblings"_s].toArray())
        if (const HubFile file = fileOf(value.toObject()); isModelName(file.path))
            repository.files.append(file);
    std::ranges::sort(repository.files, {}, &HubFile::path);
    return repository;
}

std::expected<HubFile, QString> chooseFile(const HubRepository &repository, const QString &quantisation)
{
    // Models in several files cannot be run yet.
    const auto isNamed = [](const HubFile &file, const QString &name) {
        return file.quantisation.compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto named = [&](const QString &name) {
        return std::ranges::find_if(repository.files, [&](const HubFile &file) {
            return file.partCount == 1 && isNamed(file, name);
        });
    };
    const auto none = repository.files.end();
    auto chosen = none;
    if (!quantisation.isEmpty())
        chosen = named(quantisation);
    else if (repository.files.size() == 1 && repository.files.first().partCount == 1)
        chosen = repository.files.begin();
    else
        for (auto wanted = Preferred.begin(); chosen == none && wanted != Preferred.end(); ++wanted)
            chosen = named(*wanted);
    if (chosen != none)
        return *chosen;
    if (repository.files.isEmpty())
        return std::unexpected(u"%1 has no GGUF files"_s.arg(repository.id));
    const bool isInParts = std::ranges::any_of(
        repository.files, [&](const HubFile &file) { return isNamed(file, quantisation); });
    if (isInParts)
        return std::unexpected(
            u"%1 has %2 in several files only, which cannot be run yet"_s.arg(repository.id, quantisation));
    QStringList there;
    for (const HubFile &file : repository.files)
        there.append(file.quantisation.isEmpty() ? file.path : file.quantisation);
    there.removeDuplicates();
    return std::unexpected(
        u"%1 has no file that is meant by that; it has %2"_s.arg(repository.id, there.join(u", "_s)));
}

} // namespace storage
