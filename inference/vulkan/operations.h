// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/config.h"
#include "inference/vulkan/device.h"
#include "inference/vulkan/device_matrix.h"
#include "inference/vulkan/kernel.h"
#include "inference/vulkan/recorder.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

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
    // `types` are those of the matrices, `headSize` that of the heads that attend() takes.
    Operations(const Device &device, const std::set<gguf::TensorType> &types, int headSize);

    void embed(Recorder &recorder, const DeviceMatrix &matrix, const Region &tokens, const Region &y,
               std::uint32_t count) const;
    void rmsNorm(Recorder &recorder, const Region &x, const Region &gain, const Region &y, std::uint32_t rows,
                 std::uint32_t width, float epsilon) const;
    // y = W x, y = W x + bias, y += W x
    void product(Recorder &recorder, const DeviceMatrix &matrix, const Region &x, const Region &y,
                 std::uint32_t tokens) const;
    void biasedProduct(Recorder &recorder, const DeviceMatrix &matrix, const Region &bias, const Region &x,
                       const Region &y, std::uint32_t tokens) const;
    void addProduct(Recorder &recorder, const DeviceMatrix &matrix, const Region &x, const Region &y,
                    std::uint32_t tokens) const;
    void turn(Recorder &recorder, const Config &config, const Heads &heads,
              const std::optional<HeadGains> &gains, const Region &angles, const Region &position,
              const LayerCache &cache, std::uint32_t tokens) const;
    void attend(Recorder &recorder, const Config &config, const Region &queries, const Region &position,
                const LayerCache &cache, const Region &y, std::uint32_t tokens) const;
    void swiglu(Recorder &recorder, const Region &gate, const Region &up, const Region &y,
                std::uint32_t count) const;

private:
    enum class Adds { Nothing, Bias, Before };
    void multiply(Recorder &recorder, const DeviceMatrix &matrix, const Region &x, const Region &y,
                  std::uint32_t tokens, Adds adds, const Region &bias) const;

    std::uint32_t m_groupSize; // one subgroup
    Kernel m_rmsNorm;
    Kernel m_swiglu;
    Kernel m_turn;
    Kernel m_attend;
    std::map<gguf::TensorType, Kernel> m_embeds;
    std::map<std::pair<gguf::TensorType, std::uint32_t>, Kernel> m_products; // by type and tokens at once
};

} // namespace inference::vulkan
