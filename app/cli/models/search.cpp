// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/search.h"

#include "app/cli/models/columns.h"
#include "app/cli/models/describe.h"
#include "app/cli/models/online.h"
#include "app/cli/models/places.h"
#include "app/cli/models/size_text.h"
#include "app/cli/output.h"
#include "app/judge_model.h"
#include "storage/downloads/model_address.h"
#include "storage/hub/remote_model.h"

#include <format>
#include <memory>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using storage::HubFile;
using storage::HubName;
using storage::HubRepository;
using storage::HubResult;
using storage::LibraryModel;

namespace {

Json toJson(const HubResult &result)
{
    return {{"repository", result.id.toStdString()},
            {"downloads", result.downloads},
            {"likes", result.likes},
            {"changedAt", result.changedAt.toUTC().toString(Qt::ISODate).toStdString()},
            {"licence", orNull(result.licence)},
            {"isGated", result.isGated}};
}

Json toJson(const HubFile &file)
{
    return {{"file", file.path.toStdString()},
            {"quantisation", orNull(file.quantisation)},
            {"sizeBytes", file.sizeBytes},
            {"sha256", orNull(file.sha256)},
            {"partCount", file.partCount}};
}

std::string gateText(bool isGated)
{
    return isGated ? "to be accepted first" : "";
}

void print(const QList<HubResult> &results)
{
    Columns table({Align::Left, Align::Right, Align::Left, Align::Left});
    for (const HubResult &result : results)
        table.add({result.id.toStdString(), std::format("{} downloads", result.downloads),
                   result.licence.toStdString(), gateText(result.isGated)});
    for (const std::string &row : table.rows())
        write(printable(row) + "\n");
    if (results.isEmpty())
        write("No model with GGUF files is called like that.\n");
}

ExitCode listFiles(const HubRepository &repository, bool isJson)
{
    Json files = Json::array();
    Columns table({Align::Left, Align::Right, Align::Left});
    for (const HubFile &file : repository.files) {
        files.push_back(toJson(file));
        table.add(
            {"  " + file.quantisation.toStdString(), sizeText(file.sizeBytes), file.path.toStdString()});
    }
    if (isJson) {
        writeJson({{"repository", repository.id.toStdString()},
                   {"commit", repository.commit.toStdString()},
                   {"licence", orNull(repository.licence)},
                   {"isGated", repository.isGated},
                   {"files", std::move(files)}});
        return ExitCode::Done;
    }
    write(printable(repository.id.toStdString()) + "\n");
    if (!repository.licence.isEmpty())
        write(printable(std::format("  licence {}\n", repository.licence.toStdString())));
    if (repository.isGated)
        write("  its licence is to be accepted on its page first\n");
    for (const std::string &row : table.rows())
        write(printable(row) + "\n");
    return ExitCode::Done;
}

LibraryModel remoteModel(Online &online, const QUrl &url)
{
    online.allow(url);
    std::unique_ptr<storage::RemoteModel> remote;
    return online.wait<LibraryModel>([&](auto then) {
        remote = std::make_unique<storage::RemoteModel>(online.gate(), url, online.task(),
                                                        online.hub().settings().authorizationFor(url),
                                                        app::judgeModel, then);
    });
}

} // namespace

ExitCode search(const SearchOptions &options)
{
    const QString words = QString::fromStdString(options.words);
    Online online(dataFolderOf(QString::fromStdString(options.data)), u"Search for %1"_s.arg(words));
    const auto results =
        online.wait<QList<HubResult>>([&](auto then) { online.hub().search(words, online.task(), then); });
    if (!options.isJson) {
        print(results);
        return ExitCode::Done;
    }
    Json models = Json::array();
    for (const HubResult &result : results)
        models.push_back(toJson(result));
    writeJson({{"models", std::move(models)}});
    return ExitCode::Done;
}

ExitCode look(const SearchOptions &options)
{
    const QString words = QString::fromStdString(options.words);
    Online online(dataFolderOf(QString::fromStdString(options.data)), u"A look at %1"_s.arg(words));
    QUrl url = storage::modelAddress(words);
    QString sha256;
    if (const auto name = HubName::from(words)) {
        const HubRepository repository = online.list(name->repository);
        if (name->quantisation.isEmpty())
            return listFiles(repository, options.isJson);
        const HubFile file = Online::choose(repository, name->quantisation);
        url = online.hub().addressOf(repository, file);
        sha256 = file.sha256;
    }
    if (url.isEmpty())
        throw UsageError(
            std::format("\"{}\" is neither an address nor OWNER/NAME[:QUANTISATION]", options.words));
    LibraryModel model = remoteModel(online, url);
    model.publishedSha256 = sha256;
    if (options.isJson)
        writeJson(toJson(model));
    else
        write(printable(describe(model)));
    return ExitCode::Done;
}

} // namespace cli
