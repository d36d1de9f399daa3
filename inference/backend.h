// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/config.h"
#include "inference/model/weights.h"
#include "inference/progress.h"
#include "inference/stop.h"
#include "inference/types.h"
#include "inference/wanted.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace inference {

// A sequence of tokens and its keys and values on one device. Owned and called by one thread.
class Context
{
public:
    virtual ~Context() = default;

    // Tokens that fit, and tokens that are in.
    virtual int capacity() const = 0;
    virtual int length() const = 0;

    // Appends `tokens`, which may be one or a whole prompt; afterwards what is wanted stands where it was
    // asked for. The caller sees that they fit. `stop` is polled many times; when it was requested the result
    // is false, length() is what it was and what was wanted means nothing. On the CPU the bits are the same
    // however the tokens are split among calls.
    virtual bool append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop) = 0;

    // Whether bits are the same however tokens are split among calls.
    virtual bool isSplitExact() const { return false; }

    // Tokens that it computes together at best: a prompt is given to it in slices that end at multiples of so
    // many, always the same, so that time never changes a result.
    virtual int sliceTokens() const { return 256; }

    // Forgets the tokens from `length` on. Cheap.
    virtual void truncate(int length) = 0;

    // The memory of the first `length` positions, at most capacity(), to be saved; or to be filled with what
    // was saved of a context with the same memoryForm(), which resume() then takes for computed.
    virtual std::vector<std::span<std::byte>> memory(int length) = 0;
    virtual void resume(int length) = 0;
    // What that memory looks like, in words: whatever changes its meaning changes them.
    virtual std::string memoryForm() const = 0;
};

// A model's weights on one device, and what belongs to them, the memory that formulas work in too: only one
// of its contexts may compute at a time. Contexts must not outlive it. Any thread may make one.
class LoadedModel
{
public:
    virtual ~LoadedModel() = default;

    virtual DeviceInfo device() const = 0;
    virtual std::uint64_t weightBytesPerToken() const = 0; // read to decode one token at an empty context
    virtual std::uint64_t contextBytes(int capacity) const = 0;           // that a context takes
    virtual std::unique_ptr<Context> makeContext(int capacity) const = 0; // throws Error(OutOfMemory)
};

// A way to compute: cpu/, later vulkan/; reference/ is the oracle of tests.
class Backend
{
public:
    virtual ~Backend() = default;

    virtual FreeMemory freeMemory() const = 0; // now, in the places of its plans
    // Makes of what is `free` the best use that it can; the plan may still need more.
    virtual MemoryPlan planMemory(const Config &config, const Weights &weights, int contextLength,
                                  const FreeMemory &free) const = 0;

    // As it was planned. Copies what it needs, so the file may be closed afterwards. Null when stopped.
    virtual std::unique_ptr<LoadedModel> load(const Config &config, const Weights &weights,
                                              const MemoryPlan &plan, const LoadProgress &progress,
                                              Stop &stop) = 0;
};

} // namespace inference
