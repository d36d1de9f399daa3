// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/key_value_cache.h"

#include "inference/cpu/attention_kernels.h"

#include <format>

namespace inference::cpu {

namespace {

// Keys lie in blocks of 16 positions, and kernels read two at a time.
int wholeBlocks(int positions)
{
    return (positions + 31) / 32 * 32;
}

std::size_t headElements(int capacity, int headSize)
{
    return static_cast<std::size_t>(capacity) * static_cast<std::size_t>(headSize + valueStrideOf(headSize));
}

} // namespace

std::size_t KeyValueCache::bytesFor(const Config &config, int capacity)
{
    const auto heads =
        static_cast<std::size_t>(config.layerCount) * static_cast<std::size_t>(config.keyValueHeadCount);
    return heads * headElements(wholeBlocks(capacity), config.headSize) * sizeof(std::uint16_t);
}

KeyValueCache::KeyValueCache(const Config &config, int capacity)
    : m_layers(config.layerCount),
      m_heads(config.keyValueHeadCount),
      m_headSize(config.headSize),
      m_capacity(wholeBlocks(capacity)),
      m_memory(bytesFor(config, capacity), "keys and values of the context")
{
}

void KeyValueCache::store(int layer, int head, int position, const float *key, const float *value)
{
    std::uint16_t *keys = part(layer, head);
    std::uint16_t *values =
        keys + static_cast<std::size_t>(m_capacity) * static_cast<std::size_t>(m_headSize);
    const auto p = static_cast<std::size_t>(position);
    const auto size = static_cast<std::size_t>(m_headSize);

    toHalves(value, m_headSize, values + p * static_cast<std::size_t>(valueStrideOf(m_headSize)));

    std::uint16_t halves[MaxHeadSize];
    toHalves(key, m_headSize, halves);
    std::uint16_t *lane = keys + p / 16 * size * 16 + p % 16;
    for (std::size_t i = 0; i < size; ++i)
        lane[i * 16] = halves[i];
}

std::vector<std::span<std::byte>> KeyValueCache::memory(int length)
{
    const auto keyCount =
        static_cast<std::size_t>((length + 15) / 16 * 16) * static_cast<std::size_t>(m_headSize);
    const auto valueCount =
        static_cast<std::size_t>(length) * static_cast<std::size_t>(valueStrideOf(m_headSize));
    std::vector<std::span<std::byte>> parts;
    for (int layer = 0; layer < m_layers; ++layer)
        for (int head = 0; head < m_heads; ++head) {
            std::uint16_t *keys = part(layer, head);
            std::uint16_t *values =
                keys + static_cast<std::size_t>(m_capacity) * static_cast<std::size_t>(m_headSize);
            parts.push_back(std::as_writable_bytes(std::span(keys, keyCount)));
            parts.push_back(std::as_writable_bytes(std::span(values, valueCount)));
        }
    return parts;
}

std::string KeyValueCache::form() const
{
    return std::format("cpu 1: {} layers of {} heads of {}, f16, keys in blocks of 16", m_layers, m_heads,
                       m_headSize);
}

std::uint16_t *KeyValueCache::part(int layer, int head) const
{
    const std::size_t index =
        static_cast<std::size_t>(layer) * static_cast<std::size_t>(m_heads) + static_cast<std::size_t>(head);
    return m_memory.as<std::uint16_t>() + index * headElements(m_capacity, m_headSize);
}

} // namespace inference::cpu
