// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/commands.h"
#include "inference/vulkan/vulkan_model.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace inference::vulkan {

// What a batch begins with: tokens to be embedded, or rows of the residual stream.
enum class BatchOf { Tokens, Stream };

// A sequence on a device: its cache, and one pass through the network.
class VulkanContext final : public Context
{
public:
    VulkanContext(const VulkanModel &model, int capacity);
    static std::uint64_t bytesFor(const Config &config, int capacity);

    int capacity() const override { return m_capacity; }
    int length() const override { return m_length; }
    int sliceTokens() const override
    {
        return std::max(Context::sliceTokens(), static_cast<int>(batchTokens()));
    }
    bool append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop) override;
    void truncate(int length) override { m_length = length; }
    std::vector<std::span<std::byte>> memory(int length) override;
    void resume(int length) override;
    std::string memoryForm() const override;

    // Tokens that go through the network together at most.
    std::uint32_t batchTokens() const;

    // The same as append() for the last layers of a network, whose others made `stream` [tokens, width] of
    // the tokens.
    bool appendStream(std::span<const float> stream, const Wanted &wanted, Stop &stop);

    // Puts what the device is to know of a batch where it finds it.
    void tellBatch(std::span<const Token> tokens) const;
    // The work of a batch of `rows` tokens up to the residual stream behind the last layer, in parts of so
    // many layers, each of which may be submitted by itself.
    std::vector<Recorder> recordForward(std::uint32_t rows, std::uint32_t layersAtOnce,
                                        BatchOf of = BatchOf::Tokens) const;
    // And of the logits of `count` of them from `first` on.
    Recorder recordLogits(std::uint32_t first, std::uint32_t count) const;

private:
    template <typename Put>
    bool appendBatches(BatchOf of, std::size_t count, const Put &put, Wanted wanted, Stop &stop);
    void tellPositions(std::size_t rows) const;
    void forward(BatchOf of, std::uint32_t rows, Stop &stop);
    std::uint32_t batchRows(std::size_t tokens) const;
    double layerWork(std::uint32_t rows, int length) const;
    double logitWork() const;
    void tell(const Wanted &wanted, std::uint32_t rows, Stop &stop);
    std::span<const float> computeLogits(std::uint32_t first, std::uint32_t count);
    void attention(Recorder &recorder, const DeviceLayer &layer, const LayerCache &cache,
                   std::uint32_t rows) const;
    void feedForward(Recorder &recorder, const DeviceLayer &layer, std::uint32_t rows) const;
    std::vector<Region> regionsOf(int length) const;

    const VulkanModel &m_model;
    const Config &m_config;
    int m_capacity;
    int m_length = 0;
    std::vector<std::unique_ptr<Buffer>> m_buffers; // of each layer
    std::vector<LayerCache> m_cache;
    Region m_chunks; // what one token attends to
    // What is recorded of a batch.
    struct Forward {
        std::uint32_t layersAtOnce = 0;
        std::vector<Commands> parts;
    };
    std::map<std::pair<BatchOf, std::uint32_t>, Forward> m_forward; // by rows
    std::map<std::uint32_t, Commands> m_logits;                     // of one token, by its row
    std::vector<std::vector<std::byte>> m_saved; // what memory() showed of a cache that the host does not see
};

} // namespace inference::vulkan
