// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/describe.h"

#include "app/cli/models/columns.h"
#include "app/cli/models/size_text.h"

#include <format>
#include <string_view>
#include <utility>
#include <vector>

namespace cli {

using storage::FolderKind;
using storage::Judgement;
using storage::LibraryModel;
using storage::ModelFolder;
using storage::ModelState;

namespace {

std::string_view nameOf(ModelState state)
{
    switch (state) {
    case ModelState::Ready: return "ready";
    case ModelState::Unsupported: return "unsupported";
    case ModelState::Damaged: return "damaged";
    case ModelState::Incomplete: return "incomplete";
    case ModelState::Unreadable: return "unreadable";
    case ModelState::Offline: return "offline";
    }
    std::unreachable();
}

std::string_view nameOf(FolderKind kind)
{
    switch (kind) {
    case FolderKind::Plain: return "folder";
    case FolderKind::HuggingFace: return "huggingface";
    case FolderKind::LmStudio: return "lmstudio";
    case FolderKind::Ollama: return "ollama";
    case FolderKind::Gpt4All: return "gpt4all";
    }
    std::unreachable();
}

std::string_view ownerOf(FolderKind kind)
{
    switch (kind) {
    case FolderKind::Plain: return "";
    case FolderKind::HuggingFace: return "Hugging Face cache";
    case FolderKind::LmStudio: return "LM Studio";
    case FolderKind::Ollama: return "Ollama";
    case FolderKind::Gpt4All: return "GPT4All";
    }
    std::unreachable();
}

std::string fitText(const Judgement &judgement)
{
    const std::optional<bool> fits = judgement.fits();
    if (!fits)
        return "";
    if (*fits)
        return std::format("fits with {} tokens", judgement.plannedContext);
    return std::format("too large by {}", sizeText(*judgement.neededBytes - *judgement.freeBytes));
}

std::string stateText(const LibraryModel &model)
{
    switch (model.judgement.state) {
    case ModelState::Ready: return fitText(model.judgement);
    case ModelState::Unsupported: return "not supported yet";
    case ModelState::Offline: return "drive not connected";
    default: return std::string(nameOf(model.judgement.state));
    }
}

std::string usesText(const LibraryModel &model)
{
    if (model.judgement.canChat)
        return model.judgement.canInfill ? "chat, filling in code" : "chat";
    return model.judgement.canInfill ? "completing and filling in code" : "completing text";
}

std::string headingOf(const LibraryModel &model)
{
    const std::string folder = model.folder.toStdString();
    const std::string_view owner = ownerOf(model.folderKind);
    return owner.empty() ? folder : std::format("{}, {}", owner, folder);
}

} // namespace

Json orNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json toJson(const LibraryModel &model)
{
    const Judgement &judged = model.judgement;
    Json files = Json::array();
    for (const QString &file : model.files)
        files.push_back(file.toStdString());
    const std::optional<bool> fits = judged.fits();
    return {{"file", model.file().toStdString()},
            {"name", model.name.toStdString()},
            {"architecture", orNull(judged.architecture)},
            {"quantisation", orNull(judged.quantisation)},
            {"sizeBytes", model.sizeBytes},
            {"contextLength", judged.contextLength > 0 ? Json(judged.contextLength) : Json()},
            {"state", nameOf(judged.state)},
            {"problem", orNull(judged.problem)},
            {"fits", fits ? Json(*fits) : Json()},
            {"plannedContext", judged.neededBytes ? Json(judged.plannedContext) : Json()},
            {"neededBytes", judged.neededBytes ? Json(*judged.neededBytes) : Json()},
            {"parameterCount", judged.parameterCount},
            {"canChat", judged.canChat},
            {"canInfill", judged.canInfill},
            {"licence", orNull(model.licence)},
            {"sha256", orNull(model.sha256)},
            {"publishedSha256", orNull(model.publishedSha256)},
            {"origin", orNull(model.origin.toString())},
            {"sameAs", orNull(model.sameAs)},
            {"folder", orNull(model.folder)},
            {"files", std::move(files)}};
}

Json toJson(const ModelFolder &folder)
{
    return {{"path", folder.path.toStdString()},
            {"kind", nameOf(folder.kind)},
            {"isOnline", folder.isOnline},
            {"isOwn", folder.isOwn}};
}

std::string describe(const QList<LibraryModel> &models)
{
    // One table, so that columns stand below each other in every folder.
    Columns table({Align::Left, Align::Left, Align::Right, Align::Left});
    for (const LibraryModel &model : models)
        table.add({"  " + model.name.toStdString(), model.judgement.quantisation.toStdString(),
                   sizeText(model.sizeBytes), stateText(model)});
    const std::vector<std::string> rows = table.rows();

    std::string text;
    QString folder;
    for (qsizetype i = 0; i < models.size(); ++i) {
        const LibraryModel &model = models[i];
        if (i == 0 || model.folder != folder)
            text += std::format("{}{}\n", i == 0 ? "" : "\n", headingOf(model));
        folder = model.folder;
        text += rows[static_cast<std::size_t>(i)] + "\n";
        if (!model.judgement.problem.isEmpty() && model.judgement.state != ModelState::Offline)
            text += std::format("      {}\n", model.judgement.problem.toStdString());
        if (!model.sameAs.isEmpty())
            text += std::format("      the same as {}\n", model.sameAs.toStdString());
    }
    return text;
}

std::string describe(const LibraryModel &model)
{
    const Judgement &judged = model.judgement;
    std::string text = model.name.toStdString() + "\n";
    const auto line = [&text](std::string_view name, const std::string &value) {
        if (!value.empty())
            text += std::format("  {:14} {}\n", name, value);
    };
    for (const QString &file : model.files)
        line(&file == &model.files.first() ? "file" : "", file.toStdString());
    line("state", std::string(nameOf(judged.state)));
    line("because", judged.problem.toStdString());
    line("architecture", judged.architecture.toStdString());
    line("quantisation", judged.quantisation.toStdString());
    line("size", sizeText(model.sizeBytes));
    if (judged.parameterCount > 0)
        line("parameters", std::format("{:.1f} million", static_cast<double>(judged.parameterCount) / 1e6));
    if (judged.contextLength > 0)
        line("context", std::format("{} tokens", judged.contextLength));
    if (judged.state == ModelState::Ready)
        line("good for", usesText(model));
    line("licence", model.licence.toStdString());
    if (judged.neededBytes)
        line("memory", std::format("{}, {}", sizeText(*judged.neededBytes), fitText(judged)));
    line("SHA-256", model.sha256.isEmpty() ? "not computed yet; 'chasqui-cli models verify' does"
                                           : model.sha256.toStdString());
    line("published as", model.publishedSha256.toStdString());
    line("fetched from", model.origin.toString().toStdString());
    line("same as", model.sameAs.toStdString());
    return text;
}

std::string describe(const ModelFolder &folder)
{
    std::string text = folder.path.toStdString();
    if (folder.isOwn)
        text += ", Chasqui's own";
    if (const std::string_view owner = ownerOf(folder.kind); !owner.empty())
        text += std::format(", {}", owner);
    if (!folder.isOnline)
        text += folder.isOwn ? ", not there yet" : ", not connected";
    return text;
}

} // namespace cli
