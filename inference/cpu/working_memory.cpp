// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/working_memory.h"

#include "inference/cpu/key_value_cache.h"
#include "inference/cpu/matmul_kernels.h"
#include "inference/packed/cache_line.h"

#include <algorithm>

namespace inference::cpu {

namespace {

// Takes one array after the other from a piece of memory, each aligned to a cache line.
class Carver
{
public:
    explicit Carver(std::byte *memory) : m_memory(memory) {}

    std::byte *takeBytes(std::size_t bytes)
    {
        std::byte *part = m_memory ? m_memory + m_used : nullptr;
        m_used += wholeLines(bytes);
        return part;
    }

    template <typename T>
    T *take(std::size_t count)
    {
        return reinterpret_cast<T *>(takeBytes(count * sizeof(T)));
    }

    Activations takeActivations(int rows, int columns)
    {
        std::byte *part = takeBytes(activationBytes(rows, columns));
        return part ? makeActivations(part, rows, columns) : Activations();
    }

    std::size_t used() const { return m_used; }

private:
    std::byte *m_memory;
    std::size_t m_used = 0;
};

AttentionScratch carveAttention(Carver &carver, const Config &config)
{
    const auto stride = static_cast<std::size_t>(valueStrideOf(config.headSize));
    constexpr std::size_t rows = AttentionRowsAtOnce;
    AttentionScratch scratch;
    scratch.queries = carver.take<float>(rows * static_cast<std::size_t>(config.headSize));
    scratch.scores = carver.take<float>(rows * ChunkPositions);
    scratch.parts = carver.take<float>(rows * stride);
    scratch.totals = carver.take<float>(rows * stride);
    return scratch;
}

} // namespace

WorkingMemory::WorkingMemory(const Config &config, int threads, std::byte *memory)
{
    constexpr int rows = BatchTokens;
    const auto rowCount = static_cast<std::size_t>(rows);
    const auto threadCount = static_cast<std::size_t>(threads);

    Carver carver(memory);
    stream = carver.take<float>(rowCount * static_cast<std::size_t>(config.width));
    normed = carver.takeActivations(rows, config.width);
    queryKeyValue = carver.take<float>(
        rowCount * static_cast<std::size_t>(config.queryWidth() + 2 * config.keyValueWidth()));
    attended = carver.takeActivations(rows, config.queryWidth());
    gate = carver.take<float>(rowCount * static_cast<std::size_t>(config.feedForwardWidth));
    up = carver.take<float>(rowCount * static_cast<std::size_t>(config.feedForwardWidth));
    hidden = carver.takeActivations(rows, config.feedForwardWidth);
    angles = carver.take<float>(rowCount * static_cast<std::size_t>(config.ropeDimensions));
    logits = carver.take<float>(LogitTokens * static_cast<std::size_t>(config.vocabularySize));

    const int columns = std::max({config.width, config.queryWidth(), config.feedForwardWidth});
    panelBytes = wholeLines(panelScratchBytes(columns));
    panels = carver.takeBytes(threadCount * panelBytes);

    Carver counter(nullptr);
    carveAttention(counter, config);
    attentionBytes = counter.used();
    attention = carver.takeBytes(threadCount * attentionBytes);
    bytes = carver.used();
}

ChunkMemory::ChunkMemory(const Config &config, int capacity, std::byte *memory)
{
    const auto chunkHeads = static_cast<std::size_t>((capacity + ChunkPositions - 1) / ChunkPositions) *
                            static_cast<std::size_t>(config.headCount);
    Carver carver(memory);
    results = carver.take<Attended>(chunkHeads);
    sums = carver.take<float>(chunkHeads * static_cast<std::size_t>(valueStrideOf(config.headSize)));
    bytes = carver.used();
}

AttentionScratch WorkingMemory::attentionScratch(const Config &config, int thread) const
{
    Carver carver(attention + static_cast<std::size_t>(thread) * attentionBytes);
    return carveAttention(carver, config);
}

} // namespace inference::cpu
