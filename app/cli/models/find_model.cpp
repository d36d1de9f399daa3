// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/find_model.h"

#include "app/cli/exit_code.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <array>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using storage::LibraryModel;

namespace {

// From exact to vague; the first that any model fulfils decides.
constexpr auto Rules = std::to_array<bool (*)(const LibraryModel &, const QString &)>({
    [](const LibraryModel &model, const QString &wanted) {
        return model.files.contains(QFileInfo(wanted).absoluteFilePath());
    },
    [](const LibraryModel &model, const QString &wanted) {
        return QFileInfo(model.file()).fileName().compare(wanted, Qt::CaseInsensitive) == 0;
    },
    [](const LibraryModel &model, const QString &wanted) {
        return model.name.compare(wanted, Qt::CaseInsensitive) == 0;
    },
    [](const LibraryModel &model, const QString &wanted) {
        return QFileInfo(model.file()).fileName().contains(wanted, Qt::CaseInsensitive) ||
               model.name.contains(wanted, Qt::CaseInsensitive);
    },
});

} // namespace

LibraryModel findModel(const QList<LibraryModel> &models, const QString &wanted)
{
    for (const auto &rule : Rules) {
        const auto fits = [&](const LibraryModel &model) { return rule(model, wanted); };
        const auto first = std::ranges::find_if(models, fits);
        if (first == models.end())
            continue;
        QStringList files;
        for (const LibraryModel &model : models)
            if (fits(model))
                files.append(model.file());
        if (files.size() == 1)
            return *first;
        throw UsageError(
            u"\"%1\" may be any of these, name one by its file: %2"_s.arg(wanted, files.join(u", "_s))
                .toStdString());
    }
    throw UsageError(
        u"There is no model \"%1\"; 'chasqui-cli models list' shows those there are"_s.arg(wanted)
            .toStdString());
}

} // namespace cli
