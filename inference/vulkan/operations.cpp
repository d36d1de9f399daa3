// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/operations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

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

struct ProductPart {
    VkDeviceAddress weights;
    VkDeviceAddress y;
    VkDeviceAddress bias;
    std::uint32_t rows;
    std::uint32_t firstGroup;
};

struct ProductArguments {
    std::array<ProductPart, MostProducts> products;
    VkDeviceAddress x;
    std::uint32_t columns;
    std::uint32_t tileWords;
    std::uint32_t tokens;
    std::uint32_t adds;
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

std::uint32_t ceilDivide(std::uint32_t a, std::uint32_t b)
{
    return (a + b - 1) / b;
}

std::uint32_t size(int count)
{
    return static_cast<std::uint32_t>(count);
}

// The constants of packed.glsl, behind the size of a group.
std::vector<std::uint32_t> packedConstants(std::uint32_t groupSize, TensorType type)
{
    const PackedForm &form = packedForm(type);
    const TileLayout layout = tileLayout(type);
    const auto words = [](std::size_t bytes) { return static_cast<std::uint32_t>(bytes / 4); };
    // Of numbers that are floats there are no runs; 1 keeps what is left out free of divisions by 0.
    const bool isQuantized = form.isQuantized();
    const std::uint32_t run = isQuantized ? size(form.run()) : 1;
    return {groupSize,
            size(form.lowBits),
            size(form.highBits),
            size(form.isCodebook ? 0 : form.offset), // its values are signed there
            static_cast<std::uint32_t>(form.scales),
            isQuantized ? size(form.group) : 1,
            run,
            isQuantized ? static_cast<std::uint32_t>(layout.runWords) : 1,
            static_cast<std::uint32_t>(layout.blockColumns) / run,
            words(layout.blockBytes),
            words(layout.minima),
            words(layout.subScales),
            words(layout.quants),
            form.isCodebook ? 1u : 0u,
            type == TensorType::BF16 ? 1u : 0u};
}

std::uint32_t groupSizeOf(const Device &device, const ProductShader &shader)
{
    return shader.invocations > 0 ? device.groupSize(shader.invocations) : device.subgroupSize();
}

std::vector<std::uint32_t> productConstants(const Device &device, TensorType type,
                                            const ProductShader &shader,
                                            const std::optional<MatrixShape> &matrices)
{
    std::vector<std::uint32_t> constants = packedConstants(groupSizeOf(device, shader), type);
    if (matrices)
        constants.insert(constants.end(), {matrices->rows, matrices->tokens, matrices->columns,
                                           device.subgroupSize(), shader.rows, shader.tokens});
    return constants;
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
    return ceilDivide(ceilDivide(size(config.headSize), 2), groupSize);
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

Operations::ProductKernel::ProductKernel(const Device &device, TensorType type, const ProductShader &shader,
                                         const std::optional<MatrixShape> &matrices)
    : kernel(device, shader.shader, productConstants(device, type, shader, matrices),
             sizeof(ProductArguments), matrices.has_value()),
      rowsOfGroup(shader.invocations > 0 ? shader.rows : shader.rows * device.subgroupSize()),
      tokensOfGroup(shader.tokens)
{
}

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
    const ProductShaders &shaders = device.hasManyCores() ? ManyCoresProducts : FewCoresProducts;
    for (const TensorType type : types)
        m_products.try_emplace(
            type, Products{{device, type, shaders.one},
                           device.matrices() ? ProductKernel(device, type, MatrixProduct, device.matrices())
                                             : ProductKernel(device, type, shaders.many)});
}

void Operations::embed(Recorder &recorder, const DeviceMatrix &matrix, const Region &tokens, const Region &y,
                       std::uint32_t count) const
{
    recorder.dispatch(m_embed, Groups{ceilDivide(matrix.columns, m_groupSize), count},
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
        multiply(recorder, products.first(count), x, tokens, first.bias.empty() ? 0 : 1);
        products = products.subspan(count);
    }
}

void Operations::addProduct(Recorder &recorder, const DeviceMatrix &matrix, const Region &x, const Region &y,
                            std::uint32_t tokens) const
{
    multiply(recorder, {{{&matrix, y}}}, x, tokens, 2);
}

// `adds` as in the shader.
void Operations::multiply(Recorder &recorder, std::span<const Product> products, const Region &x,
                          std::uint32_t tokens, std::uint32_t adds) const
{
    const DeviceMatrix &matrix = *products.front().matrix;
    const Products &kernels = m_products.at(matrix.type);
    const ProductKernel &kernel = tokens == 1 ? kernels.one : kernels.many;
    ProductArguments arguments{.x = x.address(),
                               .columns = matrix.columns,
                               .tileWords = matrix.tileWords(),
                               .tokens = tokens,
                               .adds = adds};
    std::vector<Region> reads = {x};
    std::vector<Region> writes;
    std::uint32_t groups = 0;
    for (std::size_t i = 0; i < MostProducts; ++i) {
        if (i >= products.size()) {
            arguments.products[i].firstGroup = std::numeric_limits<std::uint32_t>::max();
            continue;
        }
        const Product &product = products[i];
        arguments.products[i] = {.weights = product.matrix->tiles.address(),
                                 .y = product.y.address(),
                                 .bias = product.bias.empty() ? 0 : product.bias.address(),
                                 .rows = product.matrix->rows,
                                 .firstGroup = groups};
        groups += ceilDivide(product.matrix->rows, kernel.rowsOfGroup);
        writes.push_back(product.y);
        if (adds == 2)
            reads.push_back(product.y);
    }
    recorder.dispatch(kernel.kernel, Groups{groups, ceilDivide(tokens, kernel.tokensOfGroup)}, arguments,
                      reads, writes);
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
                      Groups{size(m_config.keyValueHeadCount) * ceilDivide(arguments.rows, AttendRows)},
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
    const std::uint32_t runs = ceilDivide(headsPerGroup(m_config), tokenRows(m_config));
    return {size(m_config.keyValueHeadCount) * runs, size(position) / ChunkPositions + 1};
}

void Operations::swiglu(Recorder &recorder, const Region &gate, const Region &up, const Region &y,
                        std::uint32_t count) const
{
    recorder.dispatch(m_swiglu, Groups{ceilDivide(count, m_wideGroup)},
                      SwigluArguments{gate.address(), up.address(), y.address(), count}, {{gate, up}}, {{y}});
}

} // namespace inference::vulkan
