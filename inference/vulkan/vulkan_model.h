// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"
#include "inference/vulkan/device.h"
#include "inference/vulkan/device_matrix.h"
#include "inference/vulkan/operations.h"
#include "inference/vulkan/pace.h"
#include "inference/vulkan/transfer.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace inference::vulkan {

using DeviceLayer = Layer<DeviceMatrix, Region>;

// Tokens that go through the network together at most: where cores are many, so that all have work.
inline std::uint32_t batchTokens(const Device &device)
{
    return device.hasManyCores() ? 512 : 128;
}

// Tokens whose logits stand in working memory together.
constexpr std::uint32_t LogitTokens = 8;

class Placing;

// The regions of one pass through the network; rows are the tokens of a batch.
struct Activations {
    Activations(const Config &config, std::uint32_t rows, Placing &placing);

    Region stream;   // [rows, width] the residual stream
    Region normed;   // [rows, width]
    Heads heads;     // of the rows
    Region attended; // [rows, queryWidth]
    Region gate;     // [rows, feedForwardWidth]
    Region up;       // [rows, feedForwardWidth]
};

// What the host tells the device about a batch, and is told.
struct Exchange {
    Exchange(const Config &config, std::uint32_t rows, Placing &placing);

    Region position; // of the first token
    Region groups;   // of attendToken()
    Region tokens;   // [rows]; or
    Region stream;   // [rows, width] the residual stream that they have become
    Region angles;   // [rows, ropeDimensions] pairs of cosine and sine
    Region logits;   // [LogitTokens, vocabularySize]
};

// A model's weights on a device, packed, and the memory that its formulas work in. Immutable once loaded but
// for that memory, so one of its contexts computes at a time.
class VulkanModel final : public LoadedModel
{
    std::shared_ptr<const Device> m_device; // before all that is made of it, so that it goes last

public:
    // With so many threads of the processor. Null when stopped.
    static std::unique_ptr<VulkanModel> load(std::shared_ptr<const Device> device, const Config &config,
                                             const Weights &weights, int threads,
                                             const LoadProgress &progress, Stop &stop);
    static std::uint64_t weightBytes(const Weights &weights);
    static std::uint64_t workBytes(const Device &device, const Config &config);
    static std::uint64_t exchangeBytes(const Device &device, const Config &config);

    DeviceInfo device() const override;
    std::uint64_t weightBytesPerToken() const override { return m_bytesPerToken; }
    std::uint64_t contextBytes(int capacity) const override;
    std::unique_ptr<Context> makeContext(int capacity) const override;

    const Device &vulkan() const { return *m_device; }

    Config config;
    DeviceMatrix embedding;
    std::vector<DeviceLayer> layers;
    Region outputNorm;
    DeviceMatrix output;
    std::vector<double> ropeFrequencies; // [ropeDimensions / 2] radians a position
    std::optional<Operations> operations;
    std::optional<Activations> activations;
    std::optional<Exchange> exchange; // seen by the host
    // Of batches and of single tokens; as the working memory, of the context that computes.
    mutable Pace batchPace;
    mutable Pace tokenPace;

private:
    VulkanModel(std::shared_ptr<const Device> device, const Config &config);

    std::vector<std::unique_ptr<Buffer>> m_buffers;
    std::uint64_t m_bytesPerToken = 0;
};

} // namespace inference::vulkan
