// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/packed/packed_matrix.h"
#include "inference/reference/reference_ops.h"
#include "inference/vulkan/product_trial.h"
#include "tests/support/memory_bytes.h"
#include "tests/support/quantize.h"
#include "tests/support/random_floats.h"
#include "tests/support/supported_types.h"
#include "tests/vulkan/kernel_test.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

using namespace inference;
using namespace inference::vulkan;
using namespace support;
using gguf::TensorType;

namespace {

// A matrix as it lies in a file, and packed on a device.
struct TestMatrix {
    support::MemoryBytes bytes;
    Matrix file;
    Buffer tiles;
    DeviceMatrix onDevice;

    TestMatrix(const Device &device, TensorType type, int rows, int columns, unsigned seed)
        : bytes(support::quantize(type, randomFloats(at(rows) * at(columns), seed))),
          file{.name = "test", .type = type, .rows = rows, .columns = columns, .file = &bytes},
          tiles(device.makeBuffer(packedBytes(file), BufferPlace::Host, "a test"))
    {
        std::memset(tiles.bytes().data(), 0, tiles.bytes().size());
        const std::size_t tileBytes = tileLayout(type).tileBytes(columns);
        PackScratch scratch;
        for (int tile = 0; tile < (rows + TileRows - 1) / TileRows; ++tile)
            packTile(file, tile, tiles.bytes().data() + at(tile) * tileBytes, scratch);
        onDevice = {type, static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(columns),
                    whole(tiles)};
    }
};

// What the product of a device should be, [tokens, rows].
std::vector<double> trueProduct(const Matrix &matrix, std::span<const float> x)
{
    std::vector<double> truth;
    for (std::size_t token = 0; token < x.size() / at(matrix.columns); ++token) {
        const auto row = doubles(x.subspan(token * at(matrix.columns), at(matrix.columns)));
        const std::vector<double> y = reference::matrixVector(matrix, row);
        truth.insert(truth.end(), y.begin(), y.end());
    }
    return truth;
}

// How a device computes products of many tokens.
struct Way {
    DeviceLimits limits;
    double error; // a sum's, of its own size
};
constexpr Way FewCores = {{.hasManyCores = false, .hidesMatrices = true}, 5e-6};
constexpr Way ManyCores = {{.hasManyCores = true, .hidesMatrices = true}, 5e-6};
// Weights and x have 11 bits there.
constexpr Way Matrices = {{.hasManyCores = true}, 1e-3};

// Says so where a device has no matrices.
bool canGo(const Device &device, const Way &way)
{
    const bool lacks = !way.limits.hidesMatrices && !device.matrices();
    if (lacks)
        MESSAGE("the device has no matrices: they were not tested");
    return !lacks;
}

} // namespace

TEST_CASE("products of every type of weights are those of the formula, for one token and for many")
{
    Way way = FewCores;
    SUBCASE("few cores") {}
    SUBCASE("many cores")
    {
        way = ManyCores;
    }
    SUBCASE("matrices")
    {
        way = Matrices;
    }
    const auto device = support::openTestDevice(way.limits);
    if (!device || !canGo(*device, way))
        return;
    const bool hasManyCores = device->hasManyCores();
    for (const TensorType type : support::supportedTypes()) {
        const gguf::TensorTypeTraits &traits = gguf::traits(type);
        CAPTURE(traits.name);
        const Operations operations(*device, headConfig(64, 64), type, {type});
        // Rows that fill no tile, and more than a group takes; a block in part used where blocks are joined.
        const int rows = hasManyCores ? 149 : 37;
        const int columns = packedForm(type).isQuantized() ? static_cast<int>(traits.blockElements) * 3 : 67;
        const TestMatrix matrix(*device, type, rows, columns, 1);
        std::vector<float> alone;
        for (const int tokens : hasManyCores ? std::vector{1, 4, 134} : std::vector{1, 4, 8, 23}) {
            CAPTURE(tokens);
            const std::vector<float> x = randomFloats(at(tokens * columns), 2);
            const TestNumbers deviceX(*device, x);
            const TestNumbers y(*device, unwritten(at(tokens * rows + 1)));
            run(*device, [&](Recorder &recorder) {
                operations.product(recorder, {{{&matrix.onDevice, y.region()}}}, deviceX.region(),
                                   static_cast<std::uint32_t>(tokens));
            });
            std::vector<float> computed = y.values();
            CHECK(std::isnan(computed.back())); // nothing was written behind the end
            computed.pop_back();
            // Sums of floats, of quants that are stored as up to 255 and less 128.
            CHECK(relativeError(computed, trueProduct(matrix.file, x)) < (tokens == 1 ? 5e-6 : way.error));
            // A device with few cores computes a token as it does among others, to the bit.
            if (tokens == 1 || (hasManyCores && tokens == 4))
                alone = computed;
            else // the same token has the same bits among others
                CHECK(std::equal(alone.begin(), alone.end(), computed.begin()));
        }
    }
}

TEST_CASE("products that share a vector are computed at once, with biases or added to what stood there")
{
    Way way = FewCores;
    SUBCASE("few cores") {}
    SUBCASE("many cores")
    {
        way = ManyCores;
    }
    SUBCASE("matrices")
    {
        way = Matrices;
    }
    const auto device = support::openTestDevice(way.limits);
    if (!device || !canGo(*device, way))
        return;
    const Operations operations(*device, headConfig(64, 64), TensorType::F32,
                                {TensorType::Q4_1, TensorType::F16});
    const TestMatrix first(*device, TensorType::Q4_1, 100, 64, 1);
    const TestMatrix second(*device, TensorType::Q4_1, 20, 64, 2);
    const TestMatrix third(*device, TensorType::F16, 33, 64, 3); // another type takes a step of its own
    for (const int tokens : {1, 5}) {
        CAPTURE(tokens);
        const std::vector<float> x = randomFloats(at(tokens * 64), 2);
        const TestNumbers deviceX(*device, x);
        for (const bool hasBias : {false, true}) {
            CAPTURE(hasBias);
            std::vector<Product> products;
            std::vector<TestNumbers> results;
            std::vector<TestNumbers> biases;
            results.reserve(3);
            biases.reserve(3);
            for (const TestMatrix *matrix : {&first, &second, &third}) {
                results.emplace_back(*device, unwritten(at(tokens * matrix->file.rows)));
                biases.emplace_back(*device, randomFloats(at(matrix->file.rows), 3));
                products.push_back({&matrix->onDevice, results.back().region()});
                if (hasBias)
                    products.back().bias = biases.back().region();
            }
            run(*device, [&](Recorder &recorder) {
                operations.product(recorder, products, deviceX.region(), static_cast<std::uint32_t>(tokens));
                CHECK(recorder.steps().size() == 2);
                CHECK_FALSE(recorder.steps().back().waits);
            });
            std::size_t i = 0;
            for (const TestMatrix *matrix : {&first, &second, &third}) {
                std::vector<double> truth = trueProduct(matrix->file, x);
                const std::vector<float> bias = biases[i].values();
                for (std::size_t j = 0; hasBias && j < truth.size(); ++j)
                    truth[j] += static_cast<double>(bias[j % bias.size()]);
                CHECK(relativeError(results[i++].values(), truth) < (tokens == 1 ? 5e-6 : way.error));
            }
        }

        const std::vector<float> before = randomFloats(at(tokens * 20), 4);
        const TestNumbers added(*device, before);
        run(*device, [&](Recorder &recorder) {
            operations.addProduct(recorder, second.onDevice, deviceX.region(), added.region(),
                                  static_cast<std::uint32_t>(tokens));
        });
        std::vector<double> truth = trueProduct(second.file, x);
        for (std::size_t j = 0; j < truth.size(); ++j)
            truth[j] += static_cast<double>(before[j]);
        CHECK(relativeError(added.values(), truth) < (tokens == 1 ? 5e-6 : way.error));
    }
}

TEST_CASE("embeddings are the rows of the file, to the last bit of a float")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    const std::vector<int> tokens = {36, 0, 17, 17};
    const TestNumbers deviceTokens(*device, {reinterpret_cast<const float *>(tokens.data()), tokens.size()});
    for (const TensorType type : support::supportedTypes()) {
        const gguf::TensorTypeTraits &traits = gguf::traits(type);
        CAPTURE(traits.name);
        const Operations operations(*device, headConfig(64, 64), type, {type});
        const int columns = packedForm(type).isQuantized() ? static_cast<int>(traits.blockElements) * 3 : 67;
        const TestMatrix matrix(*device, type, 37, columns, 1);
        const TestNumbers y(*device, unwritten(tokens.size() * at(columns)));
        run(*device, [&](Recorder &recorder) {
            operations.embed(recorder, matrix.onDevice, deviceTokens.region(), y.region(),
                             static_cast<std::uint32_t>(tokens.size()));
        });
        const reference::DenseMatrix dense = reference::dense(matrix.file);
        const std::vector<float> computed = y.values();
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::vector<double> truth = doubles(dense.row(tokens[i]));
            CHECK(relativeError(std::span(computed).subspan(i * at(columns), at(columns)), truth) < 2e-7);
        }
    }
}

TEST_CASE("a device multiplies in its usual way unless another is faster by half")
{
    const auto chosen = [](double usual, double second, double third) {
        return fastestProduct(
            {{{&ProductOfMatrices, usual}, {&ProductInTiles, second}, {&ProductOfMany, third}}});
    };
    CHECK(chosen(1, 2, 3) == &ProductOfMatrices);
    CHECK(chosen(1, 0.7, 0.8) == &ProductOfMatrices);
    CHECK(chosen(1, 0.6, 0.8) == &ProductInTiles);
    CHECK(chosen(1, 0.6, 0.2) == &ProductOfMany);
}

TEST_CASE("a trial finds for a device a way that it has, whichever it takes for the usual one")
{
    for (const bool hasManyCores : {false, true}) {
        CAPTURE(hasManyCores);
        const auto device = support::openTestDevice({.hasManyCores = hasManyCores});
        if (!device)
            return;
        const ProductShaders found = tryProducts(*device);
        CHECK((found.one == &ProductOfOne || found.one == &ProductInParts));
        CHECK((found.many == &ProductOfMany || found.many == &ProductInTiles ||
               (found.many == &ProductOfMatrices && device->matrices())));

        // What was found is what is used.
        const ProductShaders other = {found.one == &ProductOfOne ? &ProductInParts : &ProductOfOne,
                                      found.many == &ProductOfMany ? &ProductInTiles : &ProductOfMany};
        for (const ProductShaders &ways : {found, other}) {
            device->multiplyBy(ways);
            const Operations operations(*device, headConfig(64, 64), TensorType::F32, {TensorType::Q4_1});
            const TestMatrix matrix(*device, TensorType::Q4_1, 100, 64, 1);
            for (const int tokens : {1, 70}) {
                const std::vector<float> x = randomFloats(at(tokens * 64), 2);
                const TestNumbers deviceX(*device, x);
                const TestNumbers y(*device, unwritten(at(tokens * 100)));
                run(*device, [&](Recorder &recorder) {
                    operations.product(recorder, {{{&matrix.onDevice, y.region()}}}, deviceX.region(),
                                       static_cast<std::uint32_t>(tokens));
                });
                CHECK(relativeError(y.values(), trueProduct(matrix.file, x)) < Matrices.error);
            }
        }
    }
}
