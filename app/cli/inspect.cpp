// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "inference/cpu/cpu_backend.h"
#include "inference/error.h"
#include "inference/gguf/gguf_file.h"
#include "inference/gguf/utf8_path.h"
#include "inference/model/weights.h"

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

// What the engine makes of a file; what could not be found out is empty, and `problem` says why.
struct Judgement {
    std::optional<PromptFormatChoice> format;
    int contextLength = 0;
    std::optional<MemoryPlan> plan;
    std::vector<std::string> remarks; // what is unusual and no reason to refuse the file
    std::string problem;              // empty: the engine can run it
};

Judgement judge(const gguf::GgufFile &file, int requestedContext)
{
    Judgement judgement;
    judgement.remarks.assign(file.remarks().begin(), file.remarks().end());
    try {
        const std::unique_ptr<const Tokenizer> tokenizer = makeTokenizer(file);
        judgement.format = choosePromptFormat(file, *tokenizer);
        const Config config = readConfig(file);
        if (config.isRopeBaseAssumed)
            judgement.remarks.push_back(
                "the file has no llama.rope.freq_base; 1000000 is taken, as Code Llama was trained");
        const Weights weights = findWeights(file, config);
        judgement.contextLength = chooseContextLength(config, requestedContext);
        judgement.plan = makeCpuBackend(0)->planMemory(config, weights, judgement.contextLength);
    } catch (const Error &error) {
        if (error.code() == ErrorCode::BadSetting) // a context that is too long says nothing against the file
            throw;
        judgement.problem = error.what();
    }
    return judgement;
}

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

Json describe(const Judgement &judgement)
{
    if (!judgement.plan)
        return nullptr;
    Json buffers = Json::array();
    for (const MemoryBuffer &buffer : judgement.plan->buffers)
        buffers.push_back({{"name", buffer.name}, {"bytes", buffer.bytes}});
    return {{"contextLength", judgement.contextLength},
            {"buffers", std::move(buffers)},
            {"totalBytes", judgement.plan->total()}};
}

void printJson(const gguf::GgufFile &file, const Judgement &judgement)
{
    Json metadata = Json::object();
    for (const gguf::KeyValue &entry : file.metadata())
        metadata[std::string(entry.key)] = describe(entry.value);
    Json tensors = Json::array();
    for (const gguf::Tensor &tensor : file.tensors())
        tensors.push_back(describe(tensor));
    Json format;
    if (judgement.format)
        format = {{"name", judgement.format->format->name}, {"reason", judgement.format->reason}};

    writeJson({{"file", gguf::utf8Path(file.path())},
               {"sizeBytes", file.sizeBytes()},
               {"version", file.version()},
               {"metadata", std::move(metadata)},
               {"tensors", std::move(tensors)},
               {"promptFormat", std::move(format)},
               {"memoryPlan", describe(judgement)},
               {"remarks", judgement.remarks},
               {"problem", judgement.problem.empty() ? Json() : Json(judgement.problem)}});
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

void printText(const gguf::GgufFile &file, const Judgement &judgement)
{
    std::string text = std::format("{}: GGUF version {}, {}\n\nMetadata\n", gguf::utf8Path(file.path()),
                                   file.version(), megabytes(file.sizeBytes()));
    for (const gguf::KeyValue &entry : file.metadata())
        text += std::format("  {} = {}\n", entry.key, shortened(toText(describe(entry.value))));
    text += std::format("\nTensors ({})\n", file.tensors().size());
    for (const gguf::Tensor &tensor : file.tensors())
        text += std::format("  {:32} {:5} {}\n", tensor.name, gguf::traits(tensor.type).name, shape(tensor));
    if (judgement.format)
        text += std::format("\nPrompt format\n  {}, because {}\n", judgement.format->format->label,
                            judgement.format->reason);
    if (judgement.plan) {
        text += std::format("\nMemory with a context of {} tokens\n", judgement.contextLength);
        for (const MemoryBuffer &buffer : judgement.plan->buffers)
            text += std::format("  {:20} {:>12}\n", buffer.name, megabytes(buffer.bytes));
        text += std::format("  {:20} {:>12}\n", "together", megabytes(judgement.plan->total()));
    }
    for (const std::string &remark : judgement.remarks)
        text += std::format("\nNote: {}\n", remark);
    if (!judgement.problem.empty())
        text += std::format("\nThis file cannot be run\n  {}\n", judgement.problem);
    write(printable(text));
}

ExitCode inspect(const InspectOptions &options)
{
    if (options.file.empty())
        throw UsageError("inspect needs a model file: chasqui-cli inspect FILE");
    const gguf::GgufFile file(options.file);
    const Judgement judgement = judge(file, options.model.loading.contextLength);
    if (options.isJson)
        printJson(file, judgement);
    else
        printText(file, judgement);
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
