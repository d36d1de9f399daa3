// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/matmul_kernels.h"
#include "inference/cpu/page_buffer.h"
#include "inference/cpu/row_kernels.h"
#include "inference/model/dequantize.h"
#include "inference/model/half.h"
#include "inference/reference/reference_ops.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/memory_bytes.h"
#include "tests/support/quantize.h"
#include "tests/support/random_floats.h"
#include "tests/support/supported_types.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <ranges>
#include <string>
#include <vector>

using namespace inference;
using gguf::TensorType;
using namespace inference::cpu;
using support::randomFloats;

namespace {

const std::vector<TensorType> AllTypes = support::supportedTypes();

// A matrix as it lies in a file, and packed.
struct TestMatrix {
    support::MemoryBytes bytes;
    Matrix file;
    PageBuffer tiles;
    PackedMatrix packed;

    TestMatrix(TensorType type, int rows, int columns, unsigned seed)
        : bytes(support::quantize(
              type, randomFloats(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), seed))),
          file{.name = "test", .type = type, .rows = rows, .columns = columns, .file = &bytes},
          tiles(packedBytes(file), "test")
    {
        packed = {.type = type,
                  .rows = rows,
                  .columns = columns,
                  .tileBytes = tileLayout(type).tileBytes(columns),
                  .tiles = tiles.as<std::byte>()};
        for (int tile = 0; tile < packed.tileCount(); ++tile)
            pack(tile);
    }

    void pack(int tile)
    {
        PackScratch scratch;
        packTile(file, tile, tiles.as<std::byte>(packed.tileBytes * static_cast<std::size_t>(tile)), scratch);
    }
};

struct TestActivations {
    PageBuffer memory;
    Activations x;

    TestActivations(int rows, int columns, unsigned seed)
        : memory(activationBytes(rows, columns), "test"),
          x(makeActivations(memory.as<std::byte>(), rows, columns))
    {
        const std::vector<float> values =
            randomFloats(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), seed);
        std::ranges::copy(values, x.values);
        if (columns % 32 == 0)
            for (int row = 0; row < rows; ++row)
                quantizeRow(x, row);
    }

    std::vector<double> row(int index) const
    {
        const float *values = x.values + static_cast<std::ptrdiff_t>(index) * x.columns;
        return {values, values + x.columns};
    }
};

// How far a result may be from the exact one: half a step of 16 bits for each rounded activation, and one
// rounding of a float for each addition.
double errorBound(const inference::reference::DenseMatrix &dense, int row, const std::vector<double> &x,
                  bool quantized)
{
    const auto weights = dense.row(row);
    double rounding = 0;
    double magnitude = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        magnitude += std::abs(weights[k] * x[k]);
        if (!quantized)
            continue;
        double largest = 0;
        for (std::size_t i = k / 32 * 32; i < k / 32 * 32 + 32; ++i)
            largest = std::max(largest, std::abs(x[i]));
        rounding += std::abs(weights[k]) * largest / 32767 * 0.51;
    }
    return rounding + magnitude * static_cast<double>(x.size() + 8) * 0x1p-24;
}

std::vector<float> product(const TestMatrix &matrix, const Activations &x, bool panels, float initial = 0)
{
    const auto rows = static_cast<std::size_t>(matrix.packed.rows);
    std::vector<float> out(rows * static_cast<std::size_t>(x.rows), initial);
    const ProductTarget target{out.data(), rows, initial != 0};
    if (!panels) {
        multiplyTiles(matrix.packed, x, 0, matrix.packed.tileCount(), target);
        return out;
    }
    const PageBuffer scratch(panelScratchBytes(matrix.packed.columns), "test");
    for (int panel = 0; panel < (matrix.packed.tileCount() + 1) / 2; ++panel)
        multiplyPanel(matrix.packed, x, panel, 0, x.rows, scratch.as<std::byte>(), target);
    return out;
}

std::string nameOf(TensorType type)
{
    return std::string(inference::gguf::traits(type).name);
}

int blockOf(TensorType type)
{
    return static_cast<int>(inference::gguf::traits(type).blockElements);
}

} // namespace

TEST_CASE("packed weights are the numbers of the file, to the bit")
{
    for (const TensorType type : AllTypes)
        for (const int rows : {1, 15, 16, 17, 50})
            for (const int blocks : {1, 2, 5}) {
                const int columns = std::max(blockOf(type), 32) * blocks;
                const TestMatrix matrix(type, rows, columns, 7);
                const auto expected = inference::reference::dense(matrix.file);
                std::vector<float> actual(static_cast<std::size_t>(columns));
                CAPTURE(nameOf(type));
                CAPTURE(rows);
                CAPTURE(columns);
                int differing = 0;
                for (int row = 0; row < rows; ++row) {
                    unpackRow(matrix.packed, row, actual.data());
                    differing += !std::ranges::equal(expected.row(row), actual);
                }
                CHECK(differing == 0);
            }
}

TEST_CASE("products are within the stated bound of the exact ones, on every set of instructions")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        for (const TensorType type : AllTypes)
            for (const int rows : {1, 16, 33, 79})
                for (const int blocks : {1, 3}) {
                    const int columns = std::max(blockOf(type), 32) * blocks;
                    const TestMatrix matrix(type, rows, columns, 11);
                    const auto dense = inference::reference::dense(matrix.file);
                    const TestActivations activations(7, columns, 12);
                    const std::vector<float> actual = product(matrix, activations.x, false);
                    CAPTURE(instructionSet());
                    CAPTURE(nameOf(type));
                    CAPTURE(rows);
                    CAPTURE(columns);
                    int beyond = 0;
                    for (int token = 0; token < 7; ++token) {
                        const std::vector<double> x = activations.row(token);
                        const std::vector<double> expected = inference::reference::matrixVector(dense, x);
                        for (int row = 0; row < rows; ++row) {
                            const double bound = errorBound(dense, row, x, isQuantized(type));
                            const double error =
                                std::abs(actual[static_cast<std::size_t>(token * rows + row)] -
                                         expected[static_cast<std::size_t>(row)]);
                            beyond += !(error <= bound);
                        }
                    }
                    CHECK(beyond == 0);
                }
    }
}

TEST_CASE("floats that do not fill vectors or blocks are multiplied too")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        for (const TensorType type : {TensorType::F32, TensorType::F16, TensorType::BF16})
            for (const int columns : {1, 5, 31, 100}) {
                const TestMatrix matrix(type, 21, columns, 3);
                const auto dense = inference::reference::dense(matrix.file);
                const TestActivations activations(1, columns, 4);
                const std::vector<float> actual = product(matrix, activations.x, false);
                const std::vector<double> x = activations.row(0);
                const std::vector<double> expected = inference::reference::matrixVector(dense, x);
                CAPTURE(instructionSet());
                CAPTURE(nameOf(type));
                CAPTURE(columns);
                for (int row = 0; row < 21; ++row)
                    CHECK(std::abs(actual[static_cast<std::size_t>(row)] -
                                   expected[static_cast<std::size_t>(row)]) <=
                          errorBound(dense, row, x, false));
            }
    }
}

TEST_CASE("one row at a time and panels give the same bits, added or not")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        for (const TensorType type : AllTypes)
            for (const int rows : {5, 16, 32, 47, 80})
                for (const int tokens : {1, 2, 5, 6, 13}) {
                    const int columns = std::max(blockOf(type), 32) * 3;
                    const TestMatrix matrix(type, rows, columns, 21);
                    const TestActivations activations(tokens, columns, 22);
                    CAPTURE(instructionSet());
                    CAPTURE(nameOf(type));
                    CAPTURE(rows);
                    CAPTURE(tokens);
                    for (const float initial : {0.0f, 3.25f}) {
                        const auto few = product(matrix, activations.x, false, initial);
                        const auto many = product(matrix, activations.x, true, initial);
                        CHECK(std::memcmp(few.data(), many.data(), few.size() * sizeof(float)) == 0);
                        Activations one = activations.x;
                        one.rows = 1;
                        const auto first = product(matrix, one, false, initial);
                        CHECK(std::memcmp(few.data(), first.data(), first.size() * sizeof(float)) == 0);
                    }
                }
    }
}

// A block of the file whose quants, and scales that are integers, are all at the same end of their range. Its
// scales that are floats are 0.5.
std::vector<std::byte> extremeBlock(TensorType type, bool atTop)
{
    const std::byte filling{static_cast<unsigned char>(atTop ? 0xff : 0x00)};
    std::vector<std::byte> block(inference::gguf::traits(type).blockBytes, filling);
    const auto putHalf = [&](std::size_t at) {
        const std::uint16_t bits = inference::floatToHalf(0.5f);
        std::memcpy(&block[at], &bits, sizeof bits);
    };
    switch (type) {
    case TensorType::Q4_0:
    case TensorType::Q5_0:
    case TensorType::IQ4_NL:
    case TensorType::IQ4_XS: putHalf(0); break;
    case TensorType::Q4_1:
    case TensorType::Q5_1:
    case TensorType::Q4_K:
    case TensorType::Q5_K:
        putHalf(0);
        putHalf(2);
        break;
    case TensorType::Q8_0:
        std::ranges::fill(block, std::byte{static_cast<unsigned char>(atTop ? 0x7f : 0x80)}); // 127, -128
        putHalf(0);
        break;
    case TensorType::Q2_K:
        putHalf(80);
        putHalf(82);
        break;
    case TensorType::Q3_K: putHalf(108); break;
    case TensorType::Q6_K:
        std::fill_n(block.begin() + 192, 16, std::byte{static_cast<unsigned char>(atTop ? 0x7f : 0x80)});
        putHalf(208);
        break;
    default: FAIL("a type without quants");
    }
    return block;
}

TEST_CASE("the largest quants and activations do not overflow a sum")
{
    constexpr int columns = 512;
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        for (const TensorType type : AllTypes | std::views::filter(isQuantized))
            for (const bool atTop : {false, true})
                for (const float activation : {4.0f, -4.0f}) {
                    TestMatrix matrix(type, TileRows, columns, 5);
                    const std::vector<std::byte> block = extremeBlock(type, atTop);
                    for (auto to = matrix.bytes.bytes.begin(); to != matrix.bytes.bytes.end();)
                        to = std::ranges::copy(block, to).out;
                    matrix.pack(0);
                    const auto dense = inference::reference::dense(matrix.file);

                    TestActivations activations(7, columns, 6);
                    std::fill_n(activations.x.values, 7 * columns, activation);
                    for (int row = 0; row < 7; ++row)
                        quantizeRow(activations.x, row);
                    const double expected =
                        inference::reference::matrixVector(dense, activations.row(0)).front();
                    CAPTURE(instructionSet());
                    CAPTURE(nameOf(type));
                    CAPTURE(atTop);
                    const bool isZero =
                        type == TensorType::Q2_K || type == TensorType::Q4_K || type == TensorType::Q5_K;
                    REQUIRE((expected != 0 || (isZero && !atTop)));
                    for (const bool panels : {false, true})
                        for (const float actual : product(matrix, activations.x, panels))
                            CHECK(std::abs(actual - expected) <= std::abs(expected) * 1e-5);
                }
    }
}

TEST_CASE("activations are rounded to the nearest of 65535 steps, with their sums")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        const TestActivations activations(3, 96, 31);
        std::fill_n(activations.x.values, 32, 0.0f); // a block of zeros
        activations.x.values[40] = -1e-38f;          // and numbers far below the scale
        for (int row = 0; row < 3; ++row)
            quantizeRow(activations.x, row);
        CAPTURE(instructionSet());
        const Activations &x = activations.x;
        for (int block = 0; block < 9; ++block) {
            float largest = 0;
            int sums[2] = {};
            for (int i = 0; i < 32; ++i) {
                largest = std::max(largest, std::abs(x.values[32 * block + i]));
                sums[i / 16] += x.quants[32 * block + i];
            }
            const float scale = x.scales[block];
            CHECK(scale == doctest::Approx(largest / 32767).epsilon(1e-6));
            CHECK(x.sums[2 * block] == sums[0]);
            CHECK(x.sums[2 * block + 1] == sums[1]);
            CHECK(x.scaledSums[block] == scale * static_cast<float>(sums[0] + sums[1]));
            for (int i = 0; i < 32; ++i)
                CHECK(std::abs(x.quants[32 * block + i] * static_cast<double>(scale) -
                               x.values[32 * block + i]) <= 0.51 * scale);
        }
    }
}

TEST_CASE("a value that is not finite makes its block not a number, so that it is noticed")
{
    const TestMatrix matrix(TensorType::Q4_0, 40, 64, 61);
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        for (const float value :
             {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()})
            for (const int column : {0, 17, 31}) {
                TestActivations activations(5, 64, 62);
                activations.x.values[32 + column] = value; // of row 0, block 1
                quantizeRow(activations.x, 0);
                CAPTURE(instructionSet());
                CAPTURE(column);
                CHECK(std::isfinite(activations.x.scales[0]));
                CHECK(std::isnan(activations.x.scales[1]));
                for (const bool panels : {false, true}) {
                    const std::vector<float> results = product(matrix, activations.x, panels);
                    CHECK(std::isnan(results[0]));
                    CHECK(std::isnan(results[39]));
                    CHECK(std::isfinite(results[40])); // row 1
                }
            }
    }
}

TEST_CASE("a scale that is not a number makes its row not a number, so that it is noticed")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        CAPTURE(instructionSet());
        for (const std::uint16_t bits : {0x7e00, 0x7c00}) { // not a number, infinity
            TestMatrix matrix(TensorType::Q4_0, TileRows, 64, 63);
            std::memcpy(&matrix.bytes.bytes[18], &bits, sizeof bits); // of row 0, block 1
            matrix.pack(0);
            const TestActivations activations(5, 64, 64);
            for (const bool panels : {false, true}) {
                const std::vector<float> results = product(matrix, activations.x, panels);
                CHECK_FALSE(std::isfinite(results[0]));
                CHECK(std::isfinite(results[1]));
            }
        }
    }
}

TEST_CASE("normalised, activated and rotated rows agree with the formulas at awkward sizes")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        CAPTURE(instructionSet());
        for (const std::size_t size : {1u, 3u, 16u, 31u, 64u, 576u, 1001u}) {
            CAPTURE(size);
            const std::vector<float> x = randomFloats(size, 41);
            const std::vector<float> y = randomFloats(size, 42);
            const std::vector<double> wideX(x.begin(), x.end());
            const std::vector<double> wideY(y.begin(), y.end());
            std::vector<float> actual(size);
            const auto largestError = [&](const std::vector<double> &expected) {
                double error = 0;
                for (std::size_t i = 0; i < size; ++i)
                    error =
                        std::max(error, std::abs(actual[i] - expected[i]) / (1e-3 + std::abs(expected[i])));
                return error;
            };

            rmsNorm(x, y, 1e-5f, actual.data());
            CHECK(largestError(inference::reference::rmsNorm(wideX, y, 1e-5f)) < 3e-6);
            swiglu(x, y.data(), actual.data()); // gates from -100 to 100
            CHECK(largestError(inference::reference::swiglu(wideX, wideY)) < 3e-6);
        }
    }

    // Far below zero the gate is shut, whatever the function that stands for exp() does out of its range.
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        const std::vector<float> gates = {-87, -89, -100, -178, -179, -200, -356, -1000, -1e30f, 1000, 1e30f};
        const std::vector<float> ups(gates.size(), 2.0f);
        std::vector<float> actual(gates.size());
        swiglu(gates, ups.data(), actual.data());
        for (std::size_t i = 0; i < gates.size(); ++i) {
            CAPTURE(instructionSet());
            CAPTURE(gates[i]);
            CHECK(actual[i] == doctest::Approx(gates[i] > 0 ? 2 * gates[i] : 0).epsilon(1e-6));
        }
    }

    std::vector<float> head = randomFloats(12, 43);
    std::vector<double> expected(head.begin(), head.end());
    const std::vector<double> frequencies = {1.0, 0.1, 0.01, 0.001};
    std::vector<float> angles;
    for (const double frequency : frequencies) {
        angles.push_back(static_cast<float>(std::cos(77 * frequency)));
        angles.push_back(static_cast<float>(std::sin(77 * frequency)));
    }
    inference::reference::rope(expected, 12, frequencies, 77);
    rotate(head.data(), angles);
    for (std::size_t i = 0; i < 12; ++i)
        CHECK(head[i] == doctest::Approx(expected[i]).epsilon(1e-5));
}
