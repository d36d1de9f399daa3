// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "inference/gguf/gguf_file.h"
#include "inference/gguf/utf8_path.h"
#include "inference/model_description.h"

#include <algorithm>
#include <cstddef>
#include <format>
#include <iterator>
#include <memory>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

namespace cli {

using namespace inference;

namespace {

struct InspectOptions {
    std::filesystem::path file;
    ModelOptions model; // for the length of the context only
    bool isJson = false;
};

constexpr std::size_t LongList = 16;
constexpr std::size_t ShownOfLongList = 8;

Json describe(const gguf::Array &array)
{
    return std::visit(
        [](const auto &values) -> Json {
            const bool isLong = values.size() > LongList;
            Json shown = Json::array();
            for (std::size_t i = 0; i < (isLong ? ShownOfLongList : values.size()); ++i)
                shown.push_back(static_cast<std::decay_t<decltype(values)>::value_type>(values[i]));
            return isLong ? Json{{"length", values.size()}, {"first", shown}} : shown;
        },
        array);
}

Json describe(const gguf::Value &value)
{
    return std::visit(
        [](const auto &held) -> Json {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, gguf::Array>)
                return describe(held);
            else
                return held;
        },
        value);
}

Json describe(const gguf::Tensor &tensor)
{
    return {{"name", tensor.name},
            {"type", gguf::traits(tensor.type).name},
            {"dimensions", tensor.dimensions},
            {"bytes", tensor.sizeBytes}};
}

Json describe(const ModelDescription &description)
{
    if (!description.memory)
        return nullptr;
    Json buffers = Json::array();
    for (const MemoryBuffer &buffer : description.memory->buffers)
        buffers.push_back({{"name", buffer.name}, {"bytes", buffer.bytes}});
    return {{"contextLength", description.contextLength},
            {"buffers", std::move(buffers)},
            {"totalBytes", description.memory->total()},
            {"fits", description.fits()}};
}

void printJson(const gguf::GgufFile &file, const ModelDescription &description)
{
    Json metadata = Json::object();
    for (const gguf::KeyValue &entry : file.metadata())
        metadata[std::string(entry.key)] = describe(entry.value);
    Json tensors = Json::array();
    for (const gguf::Tensor &tensor : file.tensors())
        tensors.push_back(describe(tensor));
    Json format;
    if (description.format)
        format = {{"name", description.format->format->name}, {"reason", description.format->reason}};

    writeJson({{"file", gguf::utf8Path(file.path())},
               {"sizeBytes", file.sizeBytes()},
               {"version", file.version()},
               {"metadata", std::move(metadata)},
               {"tensors", std::move(tensors)},
               {"promptFormat", std::move(format)},
               {"memoryPlan", describe(description)},
               {"remarks", description.remarks},
               {"problem", description.problem ? Json(description.problem->what()) : Json()}});
}

// In one line; cut where nobody would read on, between characters.
std::string shortened(std::string text)
{
    constexpr std::size_t Most = 120;
    if (text.size() <= Most)
        return text;
    std::size_t end = Most;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

std::string megabytes(std::uint64_t bytes)
{
    return std::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string shape(const gguf::Tensor &tensor)
{
    std::string text;
    for (const std::uint64_t dimension : tensor.dimensions)
        text += std::format("{}{}", text.empty() ? "" : " x ", dimension);
    return text;
}

void printText(const gguf::GgufFile &file, const ModelDescription &description)
{
    std::string text = std::format("{}: GGUF version {}, {}\n\nMetadata\n", gguf::utf8Path(file.path()),
                                   file.version(), megabytes(file.sizeBytes()));
    for (const gguf::KeyValue &entry : file.metadata())
        text += std::format("  {} = {}\n", entry.key, shortened(toText(describe(entry.value))));
    text += std::format("\nTensors ({})\n", file.tensors().size());
    for (const gguf::Tensor &tensor : file.tensors())
        text += std::format("  {:32} {:5} {}\n", tensor.name, gguf::traits(tensor.type).name, shape(tensor));
    if (description.format)
        text += std::format("\nPrompt format\n  {}, because {}\n", description.format->format->label,
                            description.format->reason);
    if (description.memory) {
        text += std::format("\nMemory with a context of {} tokens\n", description.contextLength);
        for (const MemoryBuffer &buffer : description.memory->buffers)
            text += std::format("  {:20} {:>12}\n", buffer.name, megabytes(buffer.bytes));
        text += std::format("  {:20} {:>12}\n", "together", megabytes(description.memory->total()));
    }
    for (const std::string &remark : description.remarks)
        text += std::format("\nNote: {}\n", remark);
    if (description.problem)
        text += std::format("\nThis file cannot be run\n  {}\n", description.problem->what());
    write(printable(text));
}

ExitCode inspect(const InspectOptions &options)
{
    if (options.file.empty())
        throw UsageError("inspect needs a model file: chasqui-cli inspect FILE");
    const gguf::GgufFile file(options.file);
    const ModelDescription description = describeModel(file, options.model.loading.contextLength);
    if (options.isJson)
        printJson(file, description);
    else
        printText(file, description);
    return ExitCode::Done;
}

} // namespace

Command addInspect(CLI::App &program)
{
    CLI::App *command =
        program.add_subcommand("inspect", "Show what a model file holds and what it would need to run");
    auto options = std::make_shared<InspectOptions>();
    command->add_option("file", options->file, "The model, a GGUF file")->type_name("FILE");
    command->usage("Usage: chasqui-cli inspect [OPTIONS] FILE"); // without one it is asked for by name
    options->model.addContext(*command);
    command->add_flag("--json", options->isJson, "Print one JSON object");
    return {command, [options] { return inspect(*options); }};
}

} // namespace cli
