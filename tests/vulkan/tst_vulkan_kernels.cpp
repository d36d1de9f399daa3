// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/rope_angles.h"
#include "inference/packed/packed_matrix.h"
#include "inference/reference/reference_ops.h"
#include "inference/vulkan/commands.h"
#include "inference/vulkan/operations.h"
#include "tests/support/memory_bytes.h"
#include "tests/support/quantize.h"
#include "tests/support/supported_types.h"
#include "tests/vulkan/test_device.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <span>
#include <vector>

using namespace inference;
using namespace inference::vulkan;
using gguf::TensorType;
using support::TestNumbers;

namespace {

std::vector<float> randomFloats(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float &value : values) {
        // Mostly small, some a hundred times larger, as activations are.
        value = static_cast<float>(random() % 20001) / 10000.0f - 1.0f;
        if (random() % 50 == 0)
            value *= 100.0f;
    }
    return values;
}

std::vector<float> evenFloats(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float &value : values)
        value = static_cast<float>(random() % 20001) / 5000.0f - 2.0f;
    return values;
}

std::vector<float> unwritten(std::size_t count)
{
    return std::vector<float>(count, std::numeric_limits<float>::quiet_NaN());
}

std::vector<double> doubles(std::span<const float> values)
{
    return {values.begin(), values.end()};
}

// The largest difference of what was computed from the truth, as a share of the truth's largest number.
double relativeError(std::span<const float> computed, std::span<const double> truth)
{
    REQUIRE(computed.size() == truth.size());
    double error = 0;
    double largest = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        // NaN would be lost in max().
        REQUIRE(std::isfinite(computed[i]));
        error = std::max(error, std::abs(static_cast<double>(computed[i]) - truth[i]));
        largest = std::max(largest, std::abs(truth[i]));
    }
    return error / largest;
}

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

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

template <typename Record>
void run(const Device &device, const Record &record)
{
    Recorder recorder;
    record(recorder);
    Commands(device, recorder.steps()).run();
}

// One head configuration with odd numbers of everything that may be odd.
Config headConfig(int headSize, int rotated)
{
    Config config;
    config.headCount = 6;
    config.keyValueHeadCount = 2;
    config.headSize = headSize;
    config.ropeDimensions = rotated;
    config.normEpsilon = 0.01f;
    return config;
}

// A cache that begins with nonsense, so that what is read without having been written is seen.
struct TestCache {
    TestNumbers keys;
    TestNumbers values;
    LayerCache layer;

    TestCache(const Device &device, const Config &config, std::uint32_t capacity)
        : keys(device, unwritten(words(config, capacity))), values(device, unwritten(words(config, capacity)))
    {
        layer = {keys.region(), values.region(), capacity};
    }

    static std::size_t words(const Config &config, std::uint32_t capacity)
    {
        return at(config.keyValueHeadCount) * capacity * at((config.headSize + 1) / 2);
    }
};

TestNumbers word(const Device &device, int value)
{
    return TestNumbers(device, std::vector<float>{std::bit_cast<float>(value)});
}

} // namespace

TEST_CASE("rows are normalised as the formula says")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    const Operations operations(*device, headConfig(64, 64), {});
    for (const std::uint32_t width : {1u, 7u, 64u, 576u, 2049u}) {
        for (const std::uint32_t rows : {1u, 4u, 23u}) {
            CAPTURE(width);
            CAPTURE(rows);
            const std::vector<float> x = randomFloats(rows * width, width);
            const std::vector<float> gain = randomFloats(width, rows);
            const TestNumbers deviceX(*device, x);
            const TestNumbers deviceGain(*device, gain);
            const TestNumbers y(*device, unwritten(rows * width));
            Recorder recorder;
            operations.rmsNorm(recorder, deviceX.region(), deviceGain.region(), y.region(), rows, width,
                               0.1f);
            Commands(*device, recorder.steps()).run();

            const std::vector<float> computed = y.values();
            for (std::uint32_t row = 0; row < rows; ++row) {
                const auto rowX = std::span(x).subspan(row * width, width);
                const auto truth = reference::rmsNorm(doubles(rowX), gain, static_cast<double>(0.1f));
                CHECK(relativeError(std::span(computed).subspan(row * width, width), truth) < 1e-6);
            }
        }
    }
}

TEST_CASE("gates open as the formula says, also where they are far open or shut")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    const Operations operations(*device, headConfig(64, 64), {});
    for (const std::uint32_t count : {1u, 33u, 1536u}) {
        std::vector<float> gate = randomFloats(count, 1);
        gate.front() = -200; // exp(200) is infinite
        const std::vector<float> up = randomFloats(count, 2);
        const TestNumbers deviceGate(*device, gate);
        const TestNumbers deviceUp(*device, up);
        const TestNumbers y(*device, unwritten(count + 1));
        Recorder recorder;
        operations.swiglu(recorder, deviceGate.region(), deviceUp.region(), y.region(), count);
        Commands(*device, recorder.steps()).run();

        std::vector<float> computed = y.values();
        CHECK(std::isnan(computed.back())); // nothing was written behind the end
        computed.pop_back();
        const std::vector<double> truth = reference::swiglu(doubles(gate), doubles(up));
        for (std::uint32_t i = 0; i < count; ++i) {
            // Vulkan allows exp(z) an error that grows with z: 3 + 2 |z| in the last place.
            const double bound = 4e-7 * (1 + std::abs(static_cast<double>(gate[i])));
            CHECK(std::abs(static_cast<double>(computed[i]) - truth[i]) <=
                  bound * std::abs(truth[i]) + 1e-30);
        }
    }
}

TEST_CASE("products of every type of weights are those of the formula, for one token and for many")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    for (const TensorType type : support::supportedTypes()) {
        const gguf::TensorTypeTraits &traits = gguf::traits(type);
        CAPTURE(traits.name);
        const Operations operations(*device, headConfig(64, 64), {type});
        // Rows that fill no tile, and a block in part used where blocks are joined.
        const int rows = 37;
        const int columns = packedForm(type).isQuantized() ? static_cast<int>(traits.blockElements) * 3 : 67;
        const TestMatrix matrix(*device, type, rows, columns, 1);
        std::vector<float> alone;
        for (const int tokens : {1, 4, 8, 23}) {
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
            CHECK(relativeError(computed, trueProduct(matrix.file, x)) < 5e-6);
            if (tokens == 1)
                alone = computed;
            else // the same token has the same bits among others
                CHECK(std::equal(alone.begin(), alone.end(), computed.begin()));
        }
    }
}

TEST_CASE("products that share a vector are computed at once, with biases or added to what stood there")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    const Operations operations(*device, headConfig(64, 64), {TensorType::Q4_1, TensorType::F16});
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
                CHECK(relativeError(results[i++].values(), truth) < 5e-6);
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
        CHECK(relativeError(added.values(), truth) < 5e-6);
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
        const Operations operations(*device, headConfig(64, 64), {type});
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

TEST_CASE("heads are turned, kept and attended to as the formulas say")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    struct Case {
        int headSize;
        int rotated;
        bool isNormed;
    };
    for (const auto &[headSize, rotated, isNormed] :
         {Case{64, 64, false}, Case{64, 32, true}, Case{17, 16, true}, Case{128, 128, false}}) {
        CAPTURE(headSize);
        const Config config = headConfig(headSize, rotated);
        const Operations operations(*device, config, {});
        constexpr std::uint32_t capacity = 320;
        const TestCache cache(*device, config, capacity);
        const std::vector<double> frequencies = ropeFrequencies(config, {});
        const std::vector<float> queryGain = evenFloats(at(headSize), 8);
        const std::vector<float> keyGain = evenFloats(at(headSize), 9);
        const TestNumbers deviceQueryGain(*device, queryGain);
        const TestNumbers deviceKeyGain(*device, keyGain);
        std::optional<HeadGains> gains;
        if (isNormed)
            gains = {deviceQueryGain.region(), deviceKeyGain.region()};

        // The cache of the reference, in numbers of 16 bits as the device keeps them.
        std::vector<double> keys;
        std::vector<double> values;
        int position = 0;
        for (const int tokens : {1, 23, 150, 128, 1}) {
            CAPTURE(tokens);
            const auto queryWidth = at(config.queryWidth());
            const auto keyWidth = at(config.keyValueWidth());
            const auto seed = static_cast<unsigned>(10 * tokens);
            const std::vector<float> query = evenFloats(at(tokens) * queryWidth, seed);
            const std::vector<float> key = evenFloats(at(tokens) * keyWidth, seed + 1);
            const std::vector<float> value = randomFloats(at(tokens) * keyWidth, seed + 2);
            std::vector<float> angles(at(tokens * rotated));
            for (int i = 0; i < tokens; ++i)
                ropeAngles(frequencies, position + i, angles.data() + i * rotated);

            const TestNumbers deviceQuery(*device, query);
            const TestNumbers deviceKey(*device, key);
            const TestNumbers deviceValue(*device, value);
            const TestNumbers deviceAngles(*device, angles);
            const TestNumbers devicePosition = word(*device, position);
            const TestNumbers y(*device, unwritten(query.size()));
            run(*device, [&](Recorder &recorder) {
                const auto count = static_cast<std::uint32_t>(tokens);
                operations.turn(recorder, {deviceQuery.region(), deviceKey.region(), deviceValue.region()},
                                gains, deviceAngles.region(), devicePosition.region(), cache.layer, count);
                operations.attend(recorder, deviceQuery.region(), devicePosition.region(), cache.layer,
                                  y.region(), count);
            });

            const std::vector<float> computed = y.values();
            if (tokens == 1) {
                // All chunks at the same time give the same bits as one after the other.
                const Groups groups = operations.attendGroups(position);
                const TestNumbers deviceGroups(*device, {reinterpret_cast<const float *>(&groups), 3});
                const TestNumbers chunks(*device, unwritten(at(config.headCount) * 3 * at(headSize + 2)));
                const TestNumbers split(*device, unwritten(query.size()));
                run(*device, [&](Recorder &recorder) {
                    operations.attendToken(recorder, deviceQuery.region(), devicePosition.region(),
                                           cache.layer, {chunks.region(), deviceGroups.region()},
                                           split.region());
                });
                CHECK(split.values() == computed);
            }
            const auto ready = [&](std::span<const float> heads, std::span<const float> gain, int at) {
                std::vector<double> result;
                for (std::size_t head = 0; head < heads.size(); head += gain.size()) {
                    const std::vector<double> numbers = doubles(heads.subspan(head, gain.size()));
                    const auto normed =
                        isNormed ? reference::rmsNorm(numbers, gain, static_cast<double>(config.normEpsilon))
                                 : numbers;
                    result.insert(result.end(), normed.begin(), normed.end());
                }
                reference::rope(result, headSize, frequencies, at);
                return result;
            };
            for (int i = 0; i < tokens; ++i, ++position) {
                const auto queries =
                    ready(std::span(query).subspan(at(i) * queryWidth, queryWidth), queryGain, position);
                const auto newKeys =
                    ready(std::span(key).subspan(at(i) * keyWidth, keyWidth), keyGain, position);
                const auto newValues = doubles(std::span(value).subspan(at(i) * keyWidth, keyWidth));
                keys.insert(keys.end(), newKeys.begin(), newKeys.end());
                values.insert(values.end(), newValues.begin(), newValues.end());
                const std::vector<double> truth = reference::attend(config, queries, keys, values);
                // Keys and values have 11 bits, and scores go up to 20.
                CHECK(relativeError(std::span(computed).subspan(at(i) * queryWidth, queryWidth), truth) <
                      2e-3);
            }
        }
    }
}
