// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model.h"

#include "inference/context_plan.h"
#include "inference/cpu/cpu_backend.h"
#include "inference/device_choice.h"
#include "inference/door.h"
#include "inference/error.h"
#include "inference/gguf/utf8_path.h"
#include "inference/model_core.h"
#include "inference/model_description.h"
#include "inference/session.h"
#include "inference/vulkan/vulkan_backend.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <optional>
#include <system_error>
#include <utility>

namespace inference {

namespace {

void requireMemory(const ContextPlan &plan, const FreeMemory &free)
{
    const std::optional<MemoryPlace> place = free.shortage(plan.memory);
    if (!place)
        return;
    const std::uint64_t needed = plan.memory.total(*place);
    const std::uint64_t available = *free.in(*place);
    const auto gigabytes = [](std::uint64_t bytes) { return static_cast<double>(bytes) / 1e9; };
    throw MemoryShortage(
        needed, available,
        std::format("The model with a context of {} tokens needs {:.1f} GB of {} and {:.1f} GB are "
                    "available; close other programs, or choose a shorter context or a smaller model",
                    plan.contextLength, gigabytes(needed),
                    *place == MemoryPlace::Host ? "memory" : "the device's memory", gigabytes(available)));
}

// The rest of loading, once it is known what the model is and how much memory there is.
std::shared_ptr<const PlacedModel> placeOn(std::unique_ptr<Backend> backend, const gguf::GgufFile &file,
                                           const Weights &weights, const ModelFacts &facts,
                                           const MemoryPlan &plan, const LoadProgress &progress, Stop &stop)
{
    auto placed = std::make_shared<PlacedModel>(std::move(backend));
    placed->loaded = placed->backend->load(facts.config, weights, plan, progress, stop);
    if (!placed->loaded)
        return nullptr;
    file.bytes().requireUnchanged();
    return placed;
}

std::shared_ptr<ModelCore> loadCore(const std::filesystem::path &path, std::unique_ptr<Backend> backend,
                                    const ModelOptions &options, const LoadProgress &progress, Stop &stop)
{
    const gguf::GgufFile file(path);
    auto core = std::make_shared<ModelCore>();
    ModelFacts &facts = core->facts;
    facts.file = path;
    core->fileSize = std::filesystem::file_size(path);
    core->fileTime = std::filesystem::last_write_time(path);
    facts.options = options;
    facts.config = readConfig(file);
    const Weights weights = findWeights(file, facts.config);
    if (stop.isRequested())
        return nullptr;

    core->tokenizer = makeTokenizer(file);
    facts.format = choosePromptFormat(file, *core->tokenizer);
    facts.preset = choosePreset(file, *core->tokenizer, *facts.format.format);
    facts.infill = findInfillTokens(file, *core->tokenizer);
    facts.name = repairUtf8(gguf::utf8Path(path.stem()));
    facts.parameterCount = countParameters(file);
    const FreeMemory free = backend->freeMemory();
    ContextPlan plan = planContext(*backend, facts.config, weights, options.contextLength, free);
    requireMemory(plan, free);
    facts.contextLength = plan.contextLength;
    facts.memory = std::move(plan.memory);
    if (stop.isRequested())
        return nullptr;

    const auto placed = placeOn(std::move(backend), file, weights, facts, facts.memory, progress, stop);
    if (!placed)
        return nullptr;
    facts.device = placed->loaded->device();
    facts.weightBytesPerToken = placed->loaded->weightBytesPerToken();
    core->place(placed);
    return core;
}

// Of a session for which `requested` (0: none) is asked.
int sessionLength(const ModelFacts &facts, int requested)
{
    return requested > 0 ? chooseContextLength(facts.config, requested) : facts.contextLength;
}

} // namespace

std::shared_ptr<const PlacedModel> loadOnProcessor(const ModelCore &core, Stop &stop)
{
    const ModelFacts &facts = core.facts;
    std::error_code error;
    if (std::filesystem::file_size(facts.file, error) != core.fileSize || error ||
        std::filesystem::last_write_time(facts.file, error) != core.fileTime || error)
        throw Error(ErrorCode::FileUnreadable,
                    std::format("{}: it was changed, moved or deleted since it was loaded; load it again",
                                gguf::utf8Path(facts.file)));
    const gguf::GgufFile file(facts.file);
    const Weights weights = findWeights(file, facts.config);
    std::unique_ptr<Backend> backend = makeCpuBackend(facts.options.threads);
    const FreeMemory free = backend->freeMemory();
    const ContextPlan plan = planContext(*backend, facts.config, weights, facts.contextLength, free);
    requireMemory(plan, free);
    return placeOn(std::move(backend), file, weights, facts, plan.memory, {}, stop);
}

Model::Model(std::shared_ptr<ModelCore> core) : m_core(std::move(core)) {}
Model::~Model() = default;

std::shared_ptr<const Model> Model::load(const std::filesystem::path &file, const ModelOptions &options,
                                         const LoadProgress &progress, Stop &stop)
{
    return door::guarded([&]() -> std::shared_ptr<const Model> {
        const bool needsNoList = options.backend == "cpu";
        const std::optional<VulkanDevice> device = chooseDevice(
            options, needsNoList ? VulkanDevices() : listVulkanDevices(), cpuDevice(options.threads).name);
        if (!device)
            return load(file, makeCpuBackend(options.threads), options, progress, stop);
        const auto makeDevice = [&] {
            return makeVulkanBackend(*device, {options.deviceLayers, options.threads});
        };
        if (options.backend == "vulkan" || !options.device.empty()) // was asked for
            return load(file, makeDevice(), options, progress, stop);
        return loadOr(file, makeDevice, options, progress, stop);
    });
}

std::shared_ptr<const Model> Model::loadOr(const std::filesystem::path &file,
                                           const std::function<std::unique_ptr<Backend>()> &makeDevice,
                                           const ModelOptions &options, const LoadProgress &progress,
                                           Stop &stop)
{
    std::string failure;
    try {
        return load(file, makeDevice(), options, progress, stop);
    } catch (const Error &error) {
        if (!isOfDevice(error))
            throw;
        failure = error.what();
    }
    const auto loaded = load(file, makeCpuBackend(options.threads), options, progress, stop);
    if (loaded)
        loaded->m_core->facts.deviceFailure = failure;
    return loaded;
}

std::shared_ptr<const Model> Model::load(const std::filesystem::path &file, std::unique_ptr<Backend> backend,
                                         const ModelOptions &options, const LoadProgress &progress,
                                         Stop &stop)
{
    return door::guarded([&]() -> std::shared_ptr<const Model> {
        std::shared_ptr<ModelCore> core =
            loadCore(file, std::move(backend), options, door::carrying(progress), stop);
        return core ? std::shared_ptr<const Model>(new Model(std::move(core))) : nullptr;
    });
}

const ModelFacts &Model::facts() const
{
    return m_core->facts;
}

DeviceInfo Model::device() const
{
    const auto placed = m_core->placed();
    return placed ? placed->loaded->device() : m_core->facts.device;
}

const Tokenizer &Model::tokenizer() const
{
    return *m_core->tokenizer;
}

Prompt Model::render(std::span<const Turn> conversation, Answer answer) const
{
    return door::guarded(
        [&] { return m_core->facts.format.format->prompt(*m_core->tokenizer, conversation, answer); });
}

FittedPrompt Model::renderToFit(std::span<const Turn> conversation, const PromptRoom &room,
                                Answer answer) const
{
    return door::guarded([&] {
        const auto renderSome = [&](std::span<const Turn> turns) { return render(turns, answer); };
        return fitPrompt(renderSome, conversation, room);
    });
}

Prompt Model::encodeRaw(std::string_view text) const
{
    return door::guarded([&] {
        std::vector<Token> tokens = m_core->tokenizer->encode(text);
        if (m_core->tokenizer->addsBos() && m_core->tokenizer->bos())
            tokens.insert(tokens.begin(), *m_core->tokenizer->bos());
        return Prompt{.tokens = std::move(tokens), .continuesText = true};
    });
}

Prompt Model::renderGap(const Gap &gap, const InfillWindow &window, InfillOrder order) const
{
    return door::guarded([&] {
        const auto &tokens = m_core->facts.infill;
        return tokens ? infillPrompt(*m_core->tokenizer, *tokens, gap, window, order)
                      : continuationPrompt(*m_core->tokenizer, gap.prefix, window);
    });
}

std::uint64_t Model::sessionBytes(int contextLength) const
{
    const auto placed = m_core->placed();
    return placed ? placed->loaded->contextBytes(sessionLength(m_core->facts, contextLength)) : 0;
}

std::unique_ptr<Session> Model::makeSession(int contextLength) const
{
    return door::guarded(
        [&] { return std::make_unique<Session>(m_core, sessionLength(m_core->facts, contextLength)); });
}

} // namespace inference
