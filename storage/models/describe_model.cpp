// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/models/describe_model.h"

#include "inference/error.h"
#include "inference/gguf/gguf_file.h"
#include "storage/models/model_name.h"
#include "storage/models/model_search.h"

#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace storage {

using namespace Qt::Literals::StringLiterals;

ModelState stateFor(const inference::Error &error)
{
    switch (error.code()) {
    case inference::ErrorCode::FileUnreadable: return ModelState::Unreadable;
    case inference::ErrorCode::ModelUnsupported: return ModelState::Unsupported;
    default: return ModelState::Damaged;
    }
}

void describeHeader(LibraryModel &model, const inference::gguf::GgufFile &header, const Judge &judge)
{
    const std::string_view licence = header.string("general.license").value_or("");
    model.licence = QString::fromUtf8(licence.data(), qsizetype(licence.size()));
    model.judgement = judge(header);
    // The name distinguishes what the types of the tensors do not.
    if (const QString named = quantisationInName(model.file()); !named.isEmpty())
        model.judgement.quantisation = named;
}

LibraryModel describeModel(const FoundModel &found, const ModelFolder &folder, const Judge &judge)
{
    LibraryModel model = {.files = found.files,
                          .folder = folder.path,
                          .folderKind = folder.kind,
                          .partCount = found.partCount,
                          .name = found.name,
                          .publishedSha256 = found.publishedSha256};
    for (const QString &file : found.files) {
        const QFileInfo info(file);
        model.sizeBytes += info.size();
        model.modifiedAt = std::max(model.modifiedAt, info.lastModified().toUTC());
    }
    try {
        const inference::gguf::GgufFile header(std::filesystem::path(model.file().toStdU16String()));
        describeHeader(model, header, judge);
    } catch (const inference::Error &error) {
        model.judgement.state = stateFor(error);
        model.judgement.problem = QString::fromUtf8(error.what());
        model.judgement.quantisation = quantisationInName(model.file());
    }
    if (const qsizetype missing = model.partCount - model.files.size(); missing > 0) {
        model.judgement.state = ModelState::Incomplete;
        model.judgement.problem =
            u"%1 of its %2 files are missing; download it again"_s.arg(missing).arg(model.partCount);
    }
    return model;
}

LibraryModel describeModel(const QString &file, const Judge &judge)
{
    return describeModel(modelOfFile(QFileInfo(file).absoluteFilePath()), {}, judge);
}

} // namespace storage
