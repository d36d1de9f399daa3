// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/product_kernel.h"

#include "inference/vulkan/packed_constants.h"

#include <array>
#include <cassert>
#include <limits>
#include <vector>

namespace inference::vulkan {

namespace {

// The push constants of the shaders.
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

std::vector<std::uint32_t> constantsOf(const Device &device, gguf::TensorType type,
                                       const ProductShader &shader)
{
    const std::uint32_t groupSize =
        shader.invocations > 0 ? device.groupSize(shader.invocations) : device.subgroupSize();
    std::vector<std::uint32_t> constants = packedConstants(groupSize, type);
    if (shader.multipliesMatrices) {
        const MatrixShape &matrices = device.matrices().value();
        constants.insert(constants.end(), {matrices.rows, matrices.tokens, matrices.columns,
                                           device.subgroupSize(), shader.rows, shader.tokens});
    }
    return constants;
}

} // namespace

ProductKernel::ProductKernel(const Device &device, gguf::TensorType type, const ProductShader &shader)
    : m_kernel(device, shader.shader, constantsOf(device, type, shader), sizeof(ProductArguments),
               shader.multipliesMatrices),
      m_rowsOfGroup(shader.invocations > 0 ? shader.rows : shader.rows * device.subgroupSize()),
      m_tokensOfGroup(shader.tokens)
{
}

void ProductKernel::record(Recorder &recorder, std::span<const Product> products, const Region &x,
                           std::uint32_t tokens, Adding adding) const
{
    assert(!products.empty() && products.size() <= MostProducts);
    const DeviceMatrix &matrix = *products.front().matrix;
    ProductArguments arguments{.x = x.address(),
                               .columns = matrix.columns,
                               .tileWords = matrix.tileWords(),
                               .tokens = tokens,
                               .adds = static_cast<std::uint32_t>(adding)};
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
        groups += groupsFor(product.matrix->rows, m_rowsOfGroup);
        writes.push_back(product.y);
        if (adding == Adding::Before)
            reads.push_back(product.y);
    }
    recorder.dispatch(m_kernel, Groups{groups, groupsFor(tokens, m_tokensOfGroup)}, arguments, reads, writes);
}

} // namespace inference::vulkan
