// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/repair.h"

#include "app/cli/models/advice.h"
#include "app/cli/models/online.h"
#include "app/cli/models/places.h"
#include "app/cli/models/size_text.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "inference/error.h"
#include "storage/downloads/repair.h"

#include <algorithm>
#include <format>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using storage::DownloadProblem;
using storage::DownloadState;
using storage::Repair;

namespace {

std::string adviceFor(const Repair &repair)
{
    switch (repair.problem()) {
    case DownloadProblem::Changed: return "'chasqui-cli models pull' can fetch the model anew";
    case DownloadProblem::WrongHash: return "look after the disk before it loses more";
    case DownloadProblem::Unwritable: return "nothing was changed; look whether you may write the file";
    default: return cli::adviceFor(repair.problem(), "goes on with the rest");
    }
}

} // namespace

ExitCode repair(storage::Library &library, const storage::LibraryModel &model, const std::string &data,
                bool isJson)
{
    const std::optional<storage::FileOrigin> origin = library.origin(model.file());
    if (!origin)
        throw inference::Error(inference::ErrorCode::BadInput,
                               std::format("{} was not fetched by this program, so nothing is known of how "
                                           "it was when it was whole; fetch it anew",
                                           model.file().toStdString()));
    Online online(dataFolderOf(QString::fromStdString(data)), u"Repair of %1"_s.arg(model.name));
    online.allow(origin->url);
    Repair repair(online.gate(),
                  {.file = model.file(),
                   .origin = *origin,
                   .task = online.task(),
                   .authorization = online.hub().settings().authorizationFor(origin->url)},
                  {.triesWithoutByte = 5});
    {
        ProgressLine progress("Repairing " + model.name.toStdString());
        online.follow(repair, [&] {
            const std::string amount =
                std::format("{} of {}", sizeText(repair.doneBytes()), sizeText(repair.totalBytes()));
            progress.show(static_cast<double>(repair.doneBytes()) /
                              static_cast<double>(std::max<qint64>(repair.totalBytes(), 1)),
                          repair.isReading() ? "reading, " + amount : amount);
        });
    }
    if (repair.state() == DownloadState::Failed)
        throw inference::Error(inference::ErrorCode::BadInput,
                               std::format("{} was not repaired: {}; {}", model.file().toStdString(),
                                           repair.explanation().toStdString(), adviceFor(repair)));
    if (repair.state() != DownloadState::Done)
        throw Stopped("Stopped; what was mended stays, and the same command goes on with the rest");

    library.setOrigin(model.file(), *origin);
    if (isJson)
        writeJson({{"file", model.file().toStdString()},
                   {"fetchedBytes", repair.fetchedBytes()},
                   {"sha256", origin->hash.sha256.toStdString()}});
    else
        write(printable(
            std::format("{}: {}\n", model.file().toStdString(),
                        repair.fetchedBytes() == 0
                            ? "nothing was wrong"
                            : std::format("sound again, {} were fetched", sizeText(repair.fetchedBytes())))));
    return ExitCode::Done;
}

} // namespace cli
