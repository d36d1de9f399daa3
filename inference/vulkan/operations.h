// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/config.h"
#include "inference/vulkan/device.h"
#include "inference/vulkan/device_matrix.h"
#include "inference/vulkan/kernel.h"
#include "inference/vulkan/product_kernel.h"
#include "inference/vulkan/recorder.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace inference::vulkan {

// The keys and values of one layer for `capacity` positions, a multiple of CachedKeysTogether. Shapes:
// shaders/cache.glsl.
struct LayerCache {
    Region keys;
    Region values;
    std::uint32_t capacity = 0;
};

// Keys of so many positions lie side by side.
constexpr std::uint32_t CachedKeysTogether = 16;

// A context is attended to in chunks of so many positions.
constexpr std::uint32_t ChunkPositions = 128;

// Of attendToken(): what it attended to in each chunk, and how many groups the step has, three words that
// attendGroups() gives.
struct TokenChunks {
    Region attended; // [chunks of the context, headCount, headSize + 2]
    Region groups;
};

// What turn() works on.
struct Heads {
    Region queries; // [tokens, headCount, headSize]
    Region keys;    // [tokens, keyValueHeadCount, headSize]
    Region values;  // [tokens, keyValueHeadCount, headSize]
};

// The gains of heads that are normed.
struct HeadGains {
    Region query; // [headSize]
    Region key;   // [headSize]
};

// The operations of a network as steps of a recorder. Formulas and shapes stand in the shaders; regions are
// as large as their shapes say, and sizes are greater than 0. The device must outlive them.
class Operations
{
public:
    // Of a network's embedding, and of the matrices that are multiplied.
    Operations(const Device &device, const Config &config, gguf::TensorType embedding,
               const std::set<gguf::TensorType> &types);

    // `matrix` is of the embedding's type.
    void embed(Recorder &recorder, const DeviceMatrix &matrix, const Region &tokens, const Region &y,
               std::uint32_t count) const;
    void rmsNorm(Recorder &recorder, const Region &x, const Region &gain, const Region &y, std::uint32_t rows,
                 std::uint32_t width, float epsilon) const;
    // Each y = W x, or W x + bias; all of them share x and so have as many columns.
    void product(Recorder &recorder, std::span<const Product> products, const Region &x,
                 std::uint32_t tokens) const;
    // y += W x
    void addProduct(Recorder &recorder, const DeviceMatrix &matrix, const Region &x, const Region &y,
                    std::uint32_t tokens) const;
    void turn(Recorder &recorder, const Heads &heads, const std::optional<HeadGains> &gains,
              const Region &angles, const Region &position, const LayerCache &cache,
              std::uint32_t tokens) const;
    void attend(Recorder &recorder, const Region &queries, const Region &position, const LayerCache &cache,
                const Region &y, std::uint32_t tokens) const;
    // The same of one token, with the same bits: all chunks at the same time, then what became of them.
    void attendToken(Recorder &recorder, const Region &queries, const Region &position,
                     const LayerCache &cache, const TokenChunks &chunks, const Region &y) const;
    // Of a token at `position`.
    Groups attendGroups(int position) const;
    void swiglu(Recorder &recorder, const Region &gate, const Region &up, const Region &y,
                std::uint32_t count) const;

private:
    struct Products {
        ProductKernel one;
        ProductKernel many;
    };
    const ProductKernel &kernelFor(const Product &product, std::uint32_t tokens) const;

    Config m_config;
    std::uint32_t m_groupSize; // one subgroup
    std::uint32_t m_wideGroup; // for what a group does alone
    Kernel m_rmsNorm;
    Kernel m_swiglu;
    Kernel m_turn;
    Kernel m_attend;
    Kernel m_attendSplit;
    Kernel m_attendMerge;
    Kernel m_embed;
    std::map<gguf::TensorType, Products> m_products;
};

} // namespace inference::vulkan
