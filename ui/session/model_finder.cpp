// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/model_finder.h"

#include "ui/byte_words.h"
#include "ui/models/catalogue.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Separator = u" · "_s;

QString usesOf(const CatalogueModel &model)
{
    QStringList uses;
    if (model.canChat)
        uses.append(ModelFinder::tr("chat"));
    if (model.isForCode)
        uses.append(ModelFinder::tr("code"));
    return uses.join(u", "_s);
}

// As it is suggested for so much memory; empty: it does not fit.
QString costOf(const CatalogueModel &model, qint64 memoryBytes)
{
    const QString quantisation = suggestedQuantisation(model.billions, memoryBytes);
    return quantisation.isEmpty()
               ? QString()
               : ModelFinder::tr("about %1 in %2")
                     .arg(byteWords(fileBytes(model.billions, quantisation)), quantisation);
}

FoundRow rowOf(const CatalogueModel &model, qint64 memoryBytes)
{
    QStringList facts = {
        model.publisher,
        ModelFinder::tr("%1 billion parameters").arg(QLocale().toString(model.billions, 'f', 1)),
        model.licence};
    const QString cost = costOf(model, memoryBytes);
    if (memoryBytes > 0)
        facts.append(cost.isEmpty() ? ModelFinder::tr("too large for this computer") : cost);
    return {
        .id = model.repository, .name = model.name, .detail = facts.join(Separator), .uses = usesOf(model)};
}

FoundRow rowOf(const PublishedModel &model)
{
    QStringList facts = {model.id.section(u'/', 0, 0)};
    if (model.downloads > 0)
        facts.append(ModelFinder::tr("%L1 downloads a month").arg(model.downloads));
    if (!model.licence.isEmpty())
        facts.append(model.licence);
    return {.id = model.id,
            .name = model.id.section(u'/', 1),
            .detail = facts.join(Separator),
            .uses = {},
            .isGated = model.isGated};
}

const CatalogueModel *inCatalogue(const QString &id)
{
    const auto found = std::ranges::find(catalogue(), id, &CatalogueModel::repository);
    return found == catalogue().end() ? nullptr : &*found;
}

} // namespace

ModelFinder::ModelFinder(ModelSource &source, Downloads &downloads, qint64 memoryBytes, QObject *parent)
    : QObject(parent), m_source(source), m_downloads(downloads), m_memoryBytes(memoryBytes)
{
    connect(&source, &ModelSource::found, this, [this](const QList<PublishedModel> &models) {
        m_found = models;
        m_isCatalogue = false;
        m_isAsking = false;
        forgetFiles();
        emit rowsChanged();
        emit changed();
    });
    connect(&source, &ModelSource::listed, this,
            [this](const PublishedModel &model, const QList<PublishedFile> &files) {
                if (model.id.compare(m_selected, Qt::CaseInsensitive) != 0)
                    return;
                m_files = files;
                std::ranges::stable_sort(m_files, {}, &PublishedFile::sizeBytes);
                m_isAsking = false;
                emit filesChanged();
                emit changed();
            });
    connect(&source, &ModelSource::looked, this, [this](const QString &address, const ModelEntry &entry) {
        const auto file = std::ranges::find(m_files, address, &PublishedFile::address);
        if (file == m_files.end())
            return;
        m_looked = int(file - m_files.begin());
        m_entry = entry;
        m_isAsking = false;
        emit changed();
    });
    connect(&source, &ModelSource::failed, this, [this](const Failure &failure) {
        m_failure = failure;
        m_isAsking = false;
        emit changed();
    });
}

void ModelFinder::forgetFiles()
{
    m_selected.clear();
    m_files.clear();
    m_looked = -1;
    emit filesChanged();
}

void ModelFinder::ask()
{
    m_failure = {};
    m_isAsking = true;
    emit changed();
}

void ModelFinder::search(const QString &text)
{
    const QString words = text.trimmed();
    if (words.contains(u"://"_s)) {
        m_downloads.fetch({.address = words, .sha256 = {}});
        return;
    }
    forgetFiles();
    if (words.isEmpty()) {
        m_source.stop();
        m_isCatalogue = true;
        m_isAsking = false;
        m_failure = {};
        emit rowsChanged();
        emit changed();
    } else if (words.count(u'/') == 1 && !words.contains(u' ')) {
        m_found = {{.id = words, .licence = {}}};
        m_isCatalogue = false;
        emit rowsChanged();
        select(words);
    } else {
        ask();
        m_source.search(words);
    }
}

void ModelFinder::select(const QString &id)
{
    const bool isShown = id == m_selected;
    forgetFiles();
    if (isShown) {
        emit changed();
        return;
    }
    m_selected = id;
    ask();
    m_source.list(id);
}

void ModelFinder::look(int file)
{
    if (file < 0 || file >= m_files.size())
        return;
    m_looked = -1;
    ask();
    m_source.look(m_files.at(file));
}

void ModelFinder::fetch(int file)
{
    if (file < 0 || file >= m_files.size())
        return;
    const PublishedFile &wanted = m_files.at(file);
    m_downloads.fetch({.address = wanted.address, .sha256 = wanted.sha256, .sizeBytes = wanted.sizeBytes});
}

void ModelFinder::fetchSuggested(const QString &id)
{
    const CatalogueModel *model = inCatalogue(id);
    const QString quantisation = model ? suggestedQuantisation(model->billions, m_memoryBytes) : QString();
    m_downloads.fetch({.address = quantisation.isEmpty() ? id : id + u':' + quantisation, .sha256 = {}});
}

void ModelFinder::leave()
{
    m_source.stop();
    m_isAsking = false;
    emit changed();
}

QString ModelFinder::suggested() const
{
    if (const CatalogueModel *model = inCatalogue(m_selected))
        return suggestedQuantisation(model->billions, m_memoryBytes);
    const auto hasOne = [this](const QString &name) {
        return std::ranges::contains(m_files, name, &PublishedFile::quantisation);
    };
    return hasOne(u"Q4_K_M"_s) ? u"Q4_K_M"_s : QString();
}

QVariantList ModelFinder::rows() const
{
    QVariantList rows;
    if (m_isCatalogue)
        for (const CatalogueModel &model : catalogue())
            rows.append(QVariant::fromValue(rowOf(model, m_memoryBytes)));
    else
        for (const PublishedModel &model : m_found)
            rows.append(QVariant::fromValue(rowOf(model)));
    return rows;
}

QVariantList ModelFinder::suggestions() const
{
    struct Purpose {
        QString name;
        QString promise;
        QStringList candidates; // the first that fits is taken
    };
    const std::array purposes = {
        Purpose{tr("Every day"),
                tr("Letters, summaries, questions. Quick, and leaves room for other programs."),
                {u"bartowski/Llama-3.2-3B-Instruct-GGUF"_s, u"bartowski/Llama-3.2-1B-Instruct-GGUF"_s}},
        Purpose{tr("Better answers"),
                tr("Noticeably better, and slower."),
                {u"bartowski/Meta-Llama-3.1-8B-Instruct-GGUF"_s}},
        Purpose{tr("Programming"),
                tr("Writes and explains code, and fills it in."),
                {u"TheBloke/CodeLlama-7B-Instruct-GGUF"_s, u"Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF"_s}},
        Purpose{tr("A quick try"),
                tr("Small, soon here, and answers at once. Best with short questions and code."),
                {u"Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF"_s}}};
    QVariantList rows;
    for (const Purpose &purpose : purposes)
        for (const QString &id : purpose.candidates) {
            const CatalogueModel *model = inCatalogue(id);
            const QString cost = model ? costOf(*model, m_memoryBytes) : QString();
            if (cost.isEmpty())
                continue;
            rows.append(QVariant::fromValue(SuggestionRow{.id = id,
                                                          .purpose = purpose.name,
                                                          .name = model->name,
                                                          .promise = purpose.promise,
                                                          .cost = cost}));
            break;
        }
    return rows;
}

QVariantList ModelFinder::files() const
{
    QVariantList rows;
    const QString suggestion = suggested();
    for (const PublishedFile &file : m_files)
        rows.append(QVariant::fromValue(FileRow{
            .name = file.name,
            .quantisation = file.quantisation.isEmpty() ? file.name : file.quantisation,
            .size = byteWords(file.sizeBytes),
            .sizeBytes = file.sizeBytes,
            .isSuggested = !suggestion.isEmpty() && file.quantisation == suggestion && file.partCount == 1,
            .isOneOfSeveral = file.partCount > 1}));
    return rows;
}

bool ModelFinder::isGood() const
{
    return m_looked >= 0 && !m_entry.failure.isSet() &&
           (!m_entry.neededBytes || !m_entry.freeBytes || *m_entry.neededBytes <= *m_entry.freeBytes);
}

QString ModelFinder::verdict() const
{
    if (m_looked < 0)
        return {};
    if (m_entry.failure.isSet())
        return u"%1. %2"_s.arg(m_entry.failure.title(), m_entry.failure.detail);
    QStringList facts = {m_entry.architecture};
    if (m_entry.neededBytes && m_entry.freeBytes)
        facts.append(
            isGood() ? tr("fits here with a context of %L1 tokens: it takes %2 of memory, and %3 are free")
                           .arg(m_entry.plannedContext)
                           .arg(byteWords(*m_entry.neededBytes), byteWords(*m_entry.freeBytes))
                     : tr("does not fit here now: it takes %1 of memory, and %2 are free")
                           .arg(byteWords(*m_entry.neededBytes), byteWords(*m_entry.freeBytes)));
    facts.append(m_entry.canChat ? tr("for chat") : tr("for completing text"));
    if (m_entry.canInfill)
        facts.append(tr("fills in code"));
    return facts.join(Separator);
}

} // namespace ui
