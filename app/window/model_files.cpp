// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/model_files.h"

#include "app/window/failure_from.h"
#include "inference/gguf/gguf_file.h"
#include "inference/model_description.h"

#include <QCollator>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace window {

using namespace Qt::Literals::StringLiterals;

namespace {

// That ./dev setup fetches.
constexpr QStringView StarterFile = u"SmolLM2-135M-Instruct.Q4_1.gguf";

// "Q4_K_M" and the like at the end of a file's name.
const QRegularExpression &quantisationInName()
{
    static const QRegularExpression expression(u"[-._](I?Q[0-9]+(_[0-9A-Z]+)*|F16|F32|BF16|FP16)$"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    return expression;
}

// What the name says, because it distinguishes Q4_K_M from Q4_K_S; else the type of most weights.
QString quantisationOf(const QString &baseName, const inference::ModelDescription &description)
{
    if (const auto match = quantisationInName().match(baseName); match.hasMatch())
        return match.captured(1).toUpper();
    return QString::fromStdString(description.quantisation);
}

} // namespace

QString shownModelName(const QString &path)
{
    QString name = QFileInfo(path).completeBaseName();
    name.remove(quantisationInName());
    return name.replace(u'-', u' ').replace(u'_', u' ').simplified();
}

ui::ModelEntry readModelEntry(const QString &path)
{
    const QFileInfo info(path);
    ui::ModelEntry entry;
    entry.path = info.absoluteFilePath();
    entry.name = shownModelName(path);
    entry.sizeBytes = info.size();
    entry.isStarter = info.fileName() == StarterFile;
    try {
        const inference::gguf::GgufFile file(std::filesystem::path(entry.path.toStdU16String()));
        const inference::ModelDescription description = inference::describeModel(file);
        entry.quantisation = quantisationOf(info.completeBaseName(), description);
        if (description.config)
            entry.trainedContext = description.config->contextLength;
        if (description.problem)
            entry.failure = failureFrom(*description.problem, entry.name);
    } catch (const std::exception &error) {
        entry.failure = failureFrom(error, entry.name);
    }
    return entry;
}

QList<ui::ModelEntry> findModels(const QStringList &folders, const QStringList &files)
{
    QSet<QString> seen;
    QList<ui::ModelEntry> models;
    const auto add = [&](const QString &path) {
        const QString whole = QFileInfo(path).canonicalFilePath();
        if (whole.isEmpty() || seen.contains(whole))
            return;
        seen.insert(whole);
        models.append(readModelEntry(path));
    };
    for (const QString &folder : folders) {
        QDirIterator entries(folder, {u"*.gguf"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext())
            add(entries.next());
    }
    for (const QString &file : files)
        add(file);
    // The locale "C" has no numeric order.
    QCollator byName(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    byName.setNumericMode(true);
    byName.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::sort(models, [&](const ui::ModelEntry &one, const ui::ModelEntry &other) {
        return byName.compare(one.name, other.name) < 0;
    });
    return models;
}

} // namespace window
