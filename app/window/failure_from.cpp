// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/failure_from.h"

#include <QFileInfo>

#include <new>

namespace window {

using Kind = ui::Failure::Kind;

namespace {

Kind kindOf(inference::ErrorCode code)
{
    switch (code) {
    case inference::ErrorCode::FileUnreadable: return Kind::ModelUnreadable;
    case inference::ErrorCode::ModelDamaged: return Kind::ModelDamaged;
    case inference::ErrorCode::ModelUnsupported: return Kind::ModelUnsupported;
    case inference::ErrorCode::OutOfMemory: return Kind::ModelTooLarge;
    case inference::ErrorCode::PromptTooLong: return Kind::ContextFull;
    case inference::ErrorCode::NoDevice: return Kind::NoDevice;
    case inference::ErrorCode::DeviceLost: return Kind::DeviceLost;
    case inference::ErrorCode::BadInput:
    case inference::ErrorCode::BadSetting:
    case inference::ErrorCode::Unexpected: break;
    }
    return Kind::Unexpected;
}

Kind kindOf(storage::ErrorCode code)
{
    switch (code) {
    case storage::ErrorCode::Unwritable: return Kind::FolderUnwritable;
    case storage::ErrorCode::DiskFull: return Kind::DiskFull;
    case storage::ErrorCode::Locked: return Kind::StoreLocked;
    case storage::ErrorCode::NewerSchema: return Kind::StoreNewer;
    case storage::ErrorCode::ForeignFile: return Kind::StoreForeign;
    case storage::ErrorCode::Damaged: return Kind::StoreDamaged;
    case storage::ErrorCode::InputOutput:
    case storage::ErrorCode::NotFound:
    case storage::ErrorCode::NotOurs:
    case storage::ErrorCode::NotAllowed:
    case storage::ErrorCode::Offline:
    case storage::ErrorCode::Insecure: break;
    }
    return Kind::StoreFailed;
}

Kind kindOf(storage::DownloadProblem problem)
{
    switch (problem) {
    case storage::DownloadProblem::None: return Kind::None;
    case storage::DownloadProblem::NotAllowed: return Kind::FetchRefused;
    case storage::DownloadProblem::Insecure: return Kind::FetchInsecure;
    case storage::DownloadProblem::Unreachable: return Kind::ServerAway;
    case storage::DownloadProblem::Denied: return Kind::ServerAsksWho;
    case storage::DownloadProblem::NotThere: return Kind::FileNotThere;
    case storage::DownloadProblem::Answered: return Kind::ServerRefuses;
    case storage::DownloadProblem::NotTrusted: return Kind::ServerSuspect;
    case storage::DownloadProblem::Changed: return Kind::FetchChanged;
    case storage::DownloadProblem::NotAModel: return Kind::FetchNoModel;
    case storage::DownloadProblem::WrongHash: return Kind::FetchDamaged;
    case storage::DownloadProblem::DiskFull: return Kind::FetchDiskFull;
    case storage::DownloadProblem::Unwritable: break;
    }
    return Kind::FetchUnwritable;
}

// Of a download, or what is like one.
template <typename Transfer>
ui::Failure failureOf(const Transfer &transfer, Kind kind, bool isOffline)
{
    return {.kind = kind == Kind::FetchRefused && isOffline ? Kind::Offline : kind,
            .subject = QFileInfo(transfer.request().file).fileName(),
            .detail = transfer.explanation()};
}

} // namespace

ui::Failure failureFrom(const inference::Error &error, const QString &model)
{
    ui::Failure failure;
    failure.kind = kindOf(error.code());
    failure.subject = model;
    failure.detail = QString::fromUtf8(error.what());
    if (const auto *shortage = dynamic_cast<const inference::MemoryShortage *>(&error)) {
        failure.needed = qint64(shortage->neededBytes());
        failure.available = qint64(shortage->availableBytes());
    } else if (const auto *overflow = dynamic_cast<const inference::PromptTooLong *>(&error)) {
        failure.needed = overflow->neededTokens();
        failure.available = overflow->availableTokens();
    }
    return failure;
}

ui::Failure failureFrom(const storage::Error &error, const QString &folder)
{
    ui::Failure failure;
    failure.kind = kindOf(error.code());
    failure.subject = folder;
    failure.detail = QString::fromUtf8(error.what());
    return failure;
}

ui::Failure libraryFailureFrom(const storage::Error &error)
{
    ui::Failure failure;
    failure.kind = error.code() == storage::ErrorCode::DiskFull ? Kind::DiskFull : Kind::LibraryFailed;
    failure.detail = QString::fromUtf8(error.what());
    return failure;
}

ui::Failure networkFailureFrom(const storage::Error &error)
{
    ui::Failure failure;
    failure.kind = error.code() == storage::ErrorCode::DiskFull ? Kind::DiskFull : Kind::LedgerFailed;
    failure.detail = QString::fromUtf8(error.what());
    return failure;
}

ui::Failure failureFrom(const storage::Download &download, bool isOffline)
{
    return failureOf(download, kindOf(download.problem()), isOffline);
}

ui::Failure failureFrom(const storage::Repair &repair, bool isOffline)
{
    switch (repair.problem()) {
    case storage::DownloadProblem::WrongHash: return failureOf(repair, Kind::DiskSuspect, isOffline);
    case storage::DownloadProblem::Unwritable: return failureOf(repair, Kind::RepairUnwritable, isOffline);
    default: return failureOf(repair, kindOf(repair.problem()), isOffline);
    }
}

ui::Failure failureFrom(const storage::FetchFailure &fetch, const QString &model)
{
    using Why = storage::FetchFailure::Kind;
    ui::Failure failure;
    failure.subject = model;
    failure.detail = fetch.explanation;
    switch (fetch.kind) {
    case Why::Refused: failure.kind = Kind::FetchRefused; break;
    case Why::Unreachable: failure.kind = Kind::ServerAway; break;
    case Why::Untrusted: failure.kind = Kind::ServerSuspect; break;
    case Why::Answered: failure.kind = kindOf(storage::problemOf(fetch.status)); break;
    case Why::Nonsense: failure.kind = Kind::ServerRefuses; break;
    }
    return failure;
}

ui::Failure failureFrom(const std::exception &error, const QString &subject)
{
    if (const auto *engine = dynamic_cast<const inference::Error *>(&error))
        return failureFrom(*engine, subject);
    if (const auto *store = dynamic_cast<const storage::Error *>(&error))
        return failureFrom(*store, subject);
    ui::Failure failure;
    failure.kind = dynamic_cast<const std::bad_alloc *>(&error) ? Kind::ModelTooLarge : Kind::Unexpected;
    failure.subject = subject;
    failure.detail = QString::fromUtf8(error.what());
    return failure;
}

} // namespace window
