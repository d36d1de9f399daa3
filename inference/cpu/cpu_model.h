// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"
#include "inference/cpu/page_buffer.h"
#include "inference/cpu/thread_pool.h"
#include "inference/cpu/working_memory.h"
#include "inference/packed/packed_matrix.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace inference::cpu {

using PackedLayer = Layer<PackedMatrix>;

// A model's weights, packed. Immutable once loaded; its contexts share the threads and the working memory, so
// one of them computes at a time.
class CpuModel final : public LoadedModel
{
public:
    // Null when stopped.
    static std::unique_ptr<CpuModel> load(const Config &config, const Weights &weights, int threads,
                                          const LoadProgress &progress, Stop &stop);
    static std::uint64_t packedBytes(const Weights &weights);

    DeviceInfo device() const override;
    std::uint64_t weightBytesPerToken() const override;
    std::uint64_t contextBytes(int capacity) const override;
    std::unique_ptr<Context> makeContext(int capacity) const override;

    Config config;
    PackedMatrix embedding;
    std::vector<PackedLayer> layers;
    std::vector<float> outputNorm;
    PackedMatrix output;                 // the same tiles as `embedding` when they are tied
    std::vector<double> ropeFrequencies; // [ropeDimensions / 2] radians a position
    std::unique_ptr<ThreadPool> threadPool;
    std::optional<WorkingMemory> work; // of the context that computes

private:
    CpuModel() = default;

    PageBuffer m_arena;
    PageBuffer m_workMemory;
};

} // namespace inference::cpu
