// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/cpu_backend.h"
#include "inference/engine.h"
#include "inference/error.h"
#include "inference/reference/reference_backend.h"
#include "tests/support/generated_model.h"
#include "tests/support/stops.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

// A model and a session of it whose computations can be counted and disturbed.
namespace support {

using namespace inference;

// What passed between an engine and its backend, and a hook before each computation.
struct Watch {
    int computed = 0;      // tokens
    std::vector<int> ends; // the length of the context after each computation
    std::function<void()> beforeComputing = [] {};
    std::uint64_t plannedBytes = 0;          // 0: as the backend plans
    std::uint64_t bytesPerToken = 0;         // of a context; 0: as the backend plans
    MemoryPlace place = MemoryPlace::Host;   // of those
    std::optional<std::uint64_t> freeOnHost; // none: what there is
    std::optional<std::uint64_t> freeOnDevice;
    bool isDevice = false; // that may fail
    bool splits = false;   // a network of which the whole has no room
    bool guesses = false;  // where the backend may
};

// The backends that every case of this file runs on.
struct Reference {
    static std::unique_ptr<Backend> make() { return makeReferenceBackend(); }
};
struct Cpu {
    static std::unique_ptr<Backend> make() { return makeCpuBackend(2); }
};

// A backend with a watch on its contexts.
class WatchedContext : public Context
{
public:
    WatchedContext(std::unique_ptr<Context> context, Watch &watch)
        : m_context(std::move(context)), m_watch(watch)
    {
    }

    int capacity() const override { return m_context->capacity(); }
    int length() const override { return m_context->length(); }
    bool isSplitExact() const override { return m_watch.guesses && m_context->isSplitExact(); }
    int sliceTokens() const override { return m_context->sliceTokens(); }
    void truncate(int length) override { m_context->truncate(length); }
    std::vector<std::span<std::byte>> memory(int length) override { return m_context->memory(length); }
    void resume(int length) override { m_context->resume(length); }
    std::string memoryForm() const override { return m_context->memoryForm(); }

    bool append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop) override
    {
        m_watch.beforeComputing();
        m_watch.computed += static_cast<int>(tokens.size());
        m_watch.ends.push_back(length() + static_cast<int>(tokens.size()));
        return m_context->append(tokens, wanted, stop);
    }

private:
    std::unique_ptr<Context> m_context;
    Watch &m_watch;
};

class WatchedModel : public LoadedModel
{
public:
    WatchedModel(std::unique_ptr<LoadedModel> model, Watch &watch) : m_model(std::move(model)), m_watch(watch)
    {
    }

    DeviceInfo device() const override
    {
        return m_watch.isDevice ? DeviceInfo{.backend = "vulkan", .name = "a card"} : m_model->device();
    }
    std::uint64_t weightBytesPerToken() const override { return m_model->weightBytesPerToken(); }
    std::uint64_t contextBytes(int capacity) const override { return m_model->contextBytes(capacity); }
    std::unique_ptr<Context> makeContext(int capacity) const override
    {
        return std::make_unique<WatchedContext>(m_model->makeContext(capacity), m_watch);
    }

private:
    std::unique_ptr<LoadedModel> m_model;
    Watch &m_watch;
};

class WatchedBackend : public Backend
{
public:
    WatchedBackend(std::unique_ptr<Backend> backend, Watch &watch)
        : m_backend(std::move(backend)), m_watch(watch)
    {
    }

    MemoryPlan planMemory(const Config &config, const Weights &weights, int contextLength,
                          const FreeMemory &free) const override
    {
        if (m_watch.bytesPerToken > 0) {
            MemoryPlan plan{{{.name = "keys and values",
                              .bytes = m_watch.bytesPerToken * static_cast<std::uint64_t>(contextLength),
                              .place = m_watch.place}}};
            if (m_watch.splits && free.shortage(plan)) {
                plan.buffers.front().bytes = *free.in(m_watch.place);
                plan.deviceLayers = 1;
            }
            return plan;
        }
        if (m_watch.plannedBytes > 0)
            return {.buffers = {{.name = "weights", .bytes = m_watch.plannedBytes, .place = m_watch.place}}};
        return m_backend->planMemory(config, weights, contextLength, free);
    }

    FreeMemory freeMemory() const override
    {
        return {.host = m_watch.freeOnHost ? m_watch.freeOnHost : m_backend->freeMemory().host,
                .device = m_watch.freeOnDevice};
    }

    std::unique_ptr<LoadedModel> load(const Config &config, const Weights &weights, const MemoryPlan &plan,
                                      const LoadProgress &progress, Stop &stop) override
    {
        m_watch.beforeComputing();
        std::unique_ptr<LoadedModel> model = m_backend->load(config, weights, plan, progress, stop);
        return model ? std::make_unique<WatchedModel>(std::move(model), m_watch) : nullptr;
    }

private:
    std::unique_ptr<Backend> m_backend;
    Watch &m_watch;
};

// A session over a generated model, watched.
template <typename On>
struct WatchedSession {
    explicit WatchedSession(support::ModelDescription description = {}, ModelOptions options = {})
        : path(folder.write("model.gguf", modelImage(description)))
    {
        model = load(options, goesOn);
        session = model->makeSession();
    }

    std::shared_ptr<const Model> load(const ModelOptions &options, Stop &stop)
    {
        return Model::load(path, std::make_unique<WatchedBackend>(On::make(), watch), options, {}, stop);
    }

    Completion generate(const GenerationRequest &request)
    {
        watch.computed = 0;
        watch.ends.clear();
        return session->generate(request, {}, {}, goesOn);
    }

    TemporaryFolder folder;
    Watch watch;
    std::filesystem::path path;
    std::shared_ptr<const Model> model;
    std::unique_ptr<Session> session;
};

// Ordinary tokens of the generated vocabulary, never those that end an answer.
inline std::vector<Token> someTokens(int count)
{
    std::vector<Token> tokens(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < tokens.size(); ++i)
        tokens[i] = static_cast<Token>(3 + (i * 37) % 250);
    return tokens;
}

// A model whose answers end with the context.
inline support::ModelDescription talkative(int contextLength)
{
    return {.contextLength = contextLength, .neverEnds = true};
}

inline ErrorCode codeOf(const std::function<void()> &action)
{
    try {
        action();
    } catch (const Error &error) {
        return error.code();
    }
    FAIL("no error was thrown");
    return {};
}

} // namespace support
