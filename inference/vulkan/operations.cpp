// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/operations.h"

#include "inference/vulkan/packed_constants.h"

#include <algorithm>
#include <cmath>

namespace inference::vulkan {

using gguf::TensorType;

namespace {

// The push constants of each shader.
struct EmbedArguments {
    VkDeviceAddress weights;
    VkDeviceAddress tokens;
    VkDeviceAddress y;
    std::uint32_t columns;
    std::uint32_t tileWords;
};

struct RmsNormArguments {
    VkDeviceAddress x;
    VkDeviceAddress gain;
    VkDeviceAddress y;
    std::uint32_t width;
    float epsilon;
};

struct TurnArguments {
    VkDeviceAddress queries;
    VkDeviceAddress newKeys;
    VkDeviceAddress newValues;
    VkDeviceAddress queryGain;
    VkDeviceAddress keyGain;
    VkDeviceAddress angles;
    VkDeviceAddress cachedKeys;
    VkDeviceAddress cachedValues;
    VkDeviceAddress position;
    std::uint32_t headCount;
    std::uint32_t keyValueHeadCount;
    std::uint32_t headSize;
    std::uint32_t rotated;
    std::uint32_t capacity;
    std::uint32_t isNormed;
    float epsilon;
    float queryScale;
};

struct AttendArguments {
    VkDeviceAddress queries;
    VkDeviceAddress keys;
    VkDeviceAddress values;
    VkDeviceAddress position;
    VkDeviceAddress y;
    std::uint32_t rows;
    std::uint32_t headCount;
    std::uint32_t headsPerGroup;
    std::uint32_t headSize;
    std::uint32_t capacity;
};

struct AttendMergeArguments {
    VkDeviceAddress chunks;
    VkDeviceAddress position;
    VkDeviceAddress y;
    std::uint32_t headCount;
    std::uint32_t headSize;
};

struct SwigluArguments {
    VkDeviceAddress gate;
    VkDeviceAddress up;
    VkDeviceAddress y;
    std::uint32_t count;
};

std::uint32_t size(int count)
{
    return static_cast<std::uint32_t>(count);
}

// Rows of queries that an invocation of attend() has: few enough to stay in registers.
constexpr std::uint32_t AttendRows = 4;

std::uint32_t headsPerGroup(const Config &config)
{
    return size(config.headCount / config.keyValueHeadCount);
}

// One token has no more rows in a group than it has heads.
std::uint32_t tokenRows(const Config &config)
{
    return std::min(AttendRows, headsPerGroup(config));
}

std::uint32_t pairsEach(const Config &config, std::uint32_t groupSize)
{
    return groupsFor(groupsFor(size(config.headSize), 2), groupSize);
}

// Of `tokens` of them.
AttendArguments attendArguments(const Config &config, const Region &queries, const Region &position,
                                const LayerCache &cache, const Region &y, std::uint32_t tokens)
{
    return {queries.address(),      cache.keys.address(),  cache.values.address(),
            position.address(),     y.address(),           tokens * headsPerGroup(config),
            size(config.headCount), headsPerGroup(config), size(config.headSize),
            cache.capacity};
}

} // namespace

Operations::Operations(const Device &device, const Config &config, TensorType embedding,
                       const std::set<TensorType> &types)
    : m_config(config),
      m_groupSize(device.subgroupSize()),
      m_wideGroup(device.hasManyCores() ? device.groupSize(256) : m_groupSize),
      m_rmsNorm(device, RmsNormShader, {{m_wideGroup}}, sizeof(RmsNormArguments)),
      m_swiglu(device, SwigluShader, {{m_wideGroup}}, sizeof(SwigluArguments)),
      m_turn(device, TurnShader, {{m_groupSize}}, sizeof(TurnArguments)),
      m_attend(device, AttendShader,
               {{m_groupSize, pairsEach(config, m_groupSize), AttendRows, ChunkPositions, false}},
               sizeof(AttendArguments)),
      m_attendSplit(device, AttendShader,
                    {{m_groupSize, pairsEach(config, m_groupSize), tokenRows(config), ChunkPositions, true}},
                    sizeof(AttendArguments)),
      m_attendMerge(device, AttendMergeShader,
                    {{m_groupSize, pairsEach(config, m_groupSize), ChunkPositions}},
                    sizeof(AttendMergeArguments)),
      m_embed(device, EmbedShader, packedConstants(m_groupSize, embedding), sizeof(EmbedArguments))
{
    const ProductShaders &shaders = device.products();
    for (const TensorType type : types)
        m_products.try_emplace(type, Products{{device, type, *shaders.one}, {device, type, *shaders.many}});
}

void Operations::embed(Recorder &recorder, const DeviceMatrix &matrix, const Region &tokens, const Region &y,
                       std::uint32_t count) const
{
    recorder.dispatch(m_embed, Groups{groupsFor(matrix.columns, m_groupSize), count},
                      EmbedArguments{matrix.tiles.address(), tokens.address(), y.address(), matrix.columns,
                                     matrix.tileWords()},
                      {{tokens}}, {{y}});
}

void Operations::rmsNorm(Recorder &recorder, const Region &x, const Region &gain, const Region &y,
                         std::uint32_t rows, std::uint32_t width, float epsilon) const
{
    recorder.dispatch(m_rmsNorm, Groups{rows},
                      RmsNormArguments{x.address(), gain.address(), y.address(), width, epsilon}, {{x, gain}},
                      {{y}});
}

void Operations::product(Recorder &recorder, std::span<const Product> products, const Region &x,
                         std::uint32_t tokens) const
{
    // Those of a type that follow each other at once.
    while (!products.empty()) {
        const Product &first = products.front();
        const auto isAlike = [&first](const Product &other) {
            return other.matrix->type == first.matrix->type && other.bias.empty() == first.bias.empty();
        };
        const auto end =
            std::ranges::find_if_not(products.first(std::min(products.size(), MostProducts)), isAlike);
        const auto count = static_cast<std::size_t>(end - products.begin());
        kernelFor(first, tokens)
            .record(recorder, products.first(count), x, tokens,
                    first.bias.empty() ? Adding::Nothing : Adding::Bias);
        products = products.subspan(count);
    }
}

void Operations::addProduct(Recorder &recorder, const DeviceMatrix &matrix, const Region &x, const Region &y,
                            std::uint32_t tokens) const
{
    const Product product{&matrix, y};
    kernelFor(product, tokens).record(recorder, {&product, 1}, x, tokens, Adding::Before);
}

const ProductKernel &Operations::kernelFor(const Product &product, std::uint32_t tokens) const
{
    const Products &kernels = m_products.at(product.matrix->type);
    return tokens == 1 ? kernels.one : kernels.many;
}

void Operations::turn(Recorder &recorder, const Heads &heads, const std::optional<HeadGains> &gains,
                      const Region &angles, const Region &position, const LayerCache &cache,
                      std::uint32_t tokens) const
{
    const double queryScale = 1 / std::sqrt(static_cast<double>(m_config.headSize));
    recorder.dispatch(m_turn, Groups{size(m_config.headCount + 2 * m_config.keyValueHeadCount), tokens},
                      TurnArguments{heads.queries.address(), heads.keys.address(), heads.values.address(),
                                    gains ? gains->query.address() : 0, gains ? gains->key.address() : 0,
                                    angles.address(), cache.keys.address(), cache.values.address(),
                                    position.address(), size(m_config.headCount),
                                    size(m_config.keyValueHeadCount), size(m_config.headSize),
                                    size(m_config.ropeDimensions), cache.capacity, gains.has_value(),
                                    m_config.normEpsilon, static_cast<float>(queryScale)},
                      {{heads.queries, heads.keys, heads.values, angles, position}},
                      {{heads.queries, cache.keys, cache.values}});
}

void Operations::attend(Recorder &recorder, const Region &queries, const Region &position,
                        const LayerCache &cache, const Region &y, std::uint32_t tokens) const
{
    const AttendArguments arguments = attendArguments(m_config, queries, position, cache, y, tokens);
    recorder.dispatch(m_attend,
                      Groups{size(m_config.keyValueHeadCount) * groupsFor(arguments.rows, AttendRows)},
                      arguments, {{queries, cache.keys, cache.values, position}}, {{y}});
}

void Operations::attendToken(Recorder &recorder, const Region &queries, const Region &position,
                             const LayerCache &cache, const TokenChunks &chunks, const Region &y) const
{
    recorder.dispatch(m_attendSplit, chunks.groups,
                      attendArguments(m_config, queries, position, cache, chunks.attended, 1),
                      {{queries, cache.keys, cache.values, position, chunks.groups}}, {{chunks.attended}});
    recorder.dispatch(m_attendMerge, Groups{size(m_config.headCount)},
                      AttendMergeArguments{chunks.attended.address(), position.address(), y.address(),
                                           size(m_config.headCount), size(m_config.headSize)},
                      {{chunks.attended, position}}, {{y}});
}

Groups Operations::attendGroups(int position) const
{
    const std::uint32_t runs = groupsFor(headsPerGroup(m_config), tokenRows(m_config));
    return {size(m_config.keyValueHeadCount) * runs, size(position) / ChunkPositions + 1};
}

void Operations::swiglu(Recorder &recorder, const Region &gate, const Region &up, const Region &y,
                        std::uint32_t count) const
{
    recorder.dispatch(m_swiglu, Groups{groupsFor(count, m_wideGroup)},
                      SwigluArguments{gate.address(), up.address(), y.address(), count}, {{gate, up}}, {{y}});
}

} // namespace inference::vulkan
