// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/page_buffer.h"
#include "inference/model/config.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace inference::cpu {

// A head's values are padded so that vectors of 16 cover them.
constexpr int valueStrideOf(int headSize)
{
    return (headSize + 15) / 16 * 16;
}

// Keys and values of all layers as 16-bit floats, for one context. Keys of 16 positions are interleaved, so
// that a vector register holds one dimension of 16 positions and scores need no horizontal sums:
//   keys   [layer][head][capacity / 16][headSize][16]
//   values [layer][head][capacity][stride], stride = valueStrideOf(headSize), the rest zero
class KeyValueCache
{
public:
    KeyValueCache(const Config &config, int capacity);
    static std::size_t bytesFor(const Config &config, int capacity);

    // Stores the key and value of one head, [headSize] each, at a position. Numbers beyond the range of a
    // 16-bit float become its largest.
    void store(int layer, int head, int position, const float *key, const float *value);

    // The memory of the first `length` positions, and its form in words.
    std::vector<std::span<std::byte>> memory(int length);
    std::string form() const;

    const std::uint16_t *keys(int layer, int head) const { return part(layer, head); }
    const std::uint16_t *values(int layer, int head) const
    {
        return part(layer, head) +
               static_cast<std::size_t>(m_capacity) * static_cast<std::size_t>(m_headSize);
    }

private:
    std::uint16_t *part(int layer, int head) const;

    int m_layers;
    int m_heads;
    int m_headSize;
    int m_capacity; // a multiple of 32
    PageBuffer m_memory;
};

} // namespace inference::cpu
