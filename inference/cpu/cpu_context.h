// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/cpu_model.h"
#include "inference/cpu/key_value_cache.h"
#include "inference/cpu/matmul.h"
#include "inference/cpu/working_memory.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace inference::cpu {

// A sequence on the processor: its cache, and one pass through the network.
class CpuContext final : public Context
{
public:
    CpuContext(const CpuModel &model, int capacity);
    static std::uint64_t bytesFor(const Config &config, int capacity);

    int capacity() const override { return m_capacity; }
    int length() const override { return m_length; }
    bool append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop) override;
    bool isSplitExact() const override { return true; }
    void truncate(int length) override { m_length = length; }
    std::vector<std::span<std::byte>> memory(int length) override { return m_cache.memory(length); }
    void resume(int length) override { m_length = length; }
    std::string memoryForm() const override { return m_cache.form(); }

    // [rows, width]: what the layers made of the tokens that were appended last, BatchTokens of them at most,
    // when nothing was wanted of them. Until the model computes again.
    std::span<const float> stream(std::size_t rows) const;

private:
    void forward(std::span<const Token> tokens, Stop &stop);
    void tell(const Wanted &wanted, int rows, Stop &stop);
    void computeLogits(int first, int count, float *logits, Stop &stop);
    void embed(std::span<const Token> tokens);
    void normalize(int rows, std::span<const float> gain, std::span<const Product> consumers);
    void putBiases(const PackedLayer &layer, int rows);
    void storeKeysAndValues(int index, const PackedLayer &layer, int rows);
    void attend(int layer, int rows, bool quantizes, Stop &stop);
    void attendBatch(int layer, int rows, Stop &stop);
    void attendToken(int layer, Stop &stop);
    void activate(int rows, bool quantizes);
    void project(std::span<const Product> products, Activations x, int rows, Stop &stop);

    const CpuModel &m_model;
    const Config &m_config;
    ThreadPool &m_threads;
    const WorkingMemory &m_work;
    int m_capacity;
    int m_length = 0;
    KeyValueCache m_cache;
    PageBuffer m_chunkMemory;
    ChunkMemory m_chunks;
};

} // namespace inference::cpu
