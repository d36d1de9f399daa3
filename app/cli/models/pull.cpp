// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/pull.h"

#include "app/cli/models/advice.h"
#include "app/cli/models/online.h"
#include "app/cli/models/places.h"
#include "app/cli/models/size_text.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "inference/error.h"
#include "storage/downloads/download.h"
#include "storage/downloads/model_address.h"
#include "storage/downloads/model_file_name.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>

#include <cmath>
#include <format>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using storage::Download;
using storage::DownloadRequest;
using storage::DownloadState;

namespace {

QString sha256Of(const std::string &text)
{
    const QString hash = QString::fromStdString(text).toLower();
    static const QRegularExpression form(u"^([0-9a-f]{64})?$"_s);
    if (!form.match(hash).hasMatch())
        throw UsageError("--sha256 takes 64 digits, as sha256sum prints them");
    return hash;
}

QString folderFor(const PullOptions &options)
{
    if (!options.folder.empty()) {
        const QString folder = QDir(QString::fromStdString(options.folder)).absolutePath();
        if (!QFileInfo(folder).isDir())
            throw inference::Error(inference::ErrorCode::BadInput,
                                   std::format("There is no folder {}", options.folder));
        return folder;
    }
    const QString own = dataFolderOf(QString::fromStdString(options.data)) + u"/models"_s;
    if (!QDir().mkpath(own))
        throw inference::Error(inference::ErrorCode::BadInput,
                               std::format("The folder {} cannot be made", own.toStdString()));
    return own;
}

// "12 MB of 98 MB, 3 MB/s, 29 s left"
std::string paceText(const Download &download)
{
    std::string text =
        std::format("{} of {}", sizeText(download.receivedBytes()), sizeText(download.sizeBytes()));
    const double speed = download.bytesPerSecond();
    if (speed < 1)
        return text;
    const auto left =
        std::llround(static_cast<double>(download.sizeBytes() - download.receivedBytes()) / speed);
    text += std::format(", {}/s, ", sizeText(std::llround(speed)));
    return text + (left < 120    ? std::format("{} s left", left)
                   : left < 7200 ? std::format("{} min left", (left + 30) / 60)
                                 : std::format("{} h left", (left + 1800) / 3600));
}

// What is wanted: by an address, or by its name at the hub, which has the address, size and hash.
DownloadRequest requestFor(const PullOptions &options, Online &online)
{
    const QString words = QString::fromStdString(options.address);
    DownloadRequest request;
    request.url = storage::modelAddress(words);
    request.sha256 = sha256Of(options.sha256);
    if (const auto name = storage::HubName::from(words)) {
        const storage::HubRepository repository = online.list(name->repository);
        const storage::HubFile file = Online::choose(repository, name->quantisation);
        request.url = online.hub().addressOf(repository, file);
        request.sizeBytes = file.sizeBytes;
        if (request.sha256.isEmpty())
            request.sha256 = file.sha256;
    }
    if (request.url.isEmpty())
        throw UsageError(std::format("\"{}\" is no address; write one such as "
                                     "https://huggingface.co/OWNER/REPOSITORY/resolve/main/FILE.gguf, or "
                                     "OWNER/REPOSITORY:Q4_K_M",
                                     options.address));
    request.file = QDir(folderFor(options)).filePath(storage::modelFileName(request.url));
    request.task = online.task();
    request.authorization = online.hub().settings().authorizationFor(request.url);
    return request;
}

} // namespace

ExitCode pull(storage::Library &library, const PullOptions &options)
{
    Online online(dataFolderOf(QString::fromStdString(options.data)),
                  u"Download of %1"_s.arg(QString::fromStdString(options.address)));
    QElapsedTimer watch;
    watch.start();
    const DownloadRequest request = requestFor(options, online);
    online.allow(request.url);
    // A person waits: 15 seconds without a byte are enough, and the command can be given again.
    Download download(online.gate(), request, {.triesWithoutByte = 5});
    const std::string name = QFileInfo(request.file).fileName().toStdString();
    {
        ProgressLine progress("Fetching " + name);
        online.follow(download, [&] {
            if (download.sizeBytes() > 0)
                progress.show(static_cast<double>(download.receivedBytes()) /
                                  static_cast<double>(download.sizeBytes()),
                              paceText(download));
        });
    }
    if (download.state() == DownloadState::Failed)
        throw inference::Error(inference::ErrorCode::BadInput,
                               std::format("{} was not fetched: {}; {}", name,
                                           download.explanation().toStdString(),
                                           adviceFor(download.problem(), "goes on with it")));
    if (download.state() != DownloadState::Done)
        throw Stopped("Stopped; what came stays, and the same command goes on with it");

    library.setOrigin(request.file, download.origin());
    const std::string sha256 = download.origin().hash.sha256.toStdString();
    const double seconds = static_cast<double>(watch.elapsed()) / 1000;
    if (options.isJson)
        writeJson({{"file", request.file.toStdString()},
                   {"sizeBytes", download.sizeBytes()},
                   {"sha256", sha256},
                   {"resumedFrom", download.resumedFrom()},
                   {"seconds", seconds}});
    else
        write(printable(std::format("{}, {}, SHA-256 {}\n", request.file.toStdString(),
                                    sizeText(download.sizeBytes()), sha256)));
    return ExitCode::Done;
}

} // namespace cli
