// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/dequantize.h"
#include "inference/model/half.h"
#include "tests/support/quantize.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using inference::bfloat16ToFloat;
using inference::dequantize;
using inference::floatToBfloat16;
using inference::floatToHalf;
using inference::halfToFloat;
using inference::gguf::TensorType;
using inference::gguf::TensorTypeTraits;

namespace {

// What a finite half stands for, by its definition.
float halfByDefinition(std::uint16_t bits)
{
    const int exponent = bits >> 10 & 31;
    const int fraction = bits & 1023;
    const double magnitude =
        exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
    return static_cast<float>(bits & 0x8000 ? -magnitude : magnitude);
}

template <typename T>
T fromHexadecimal(std::string_view digits)
{
    T value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

template <typename T>
std::vector<T> allFromHexadecimal(std::string_view digits)
{
    std::vector<T> values;
    for (std::size_t i = 0; i < digits.size(); i += 2 * sizeof(T))
        values.push_back(fromHexadecimal<T>(digits.substr(i, 2 * sizeof(T))));
    return values;
}

} // namespace

TEST_CASE("every finite half widens to the number of its definition and narrows back to itself")
{
    for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
        if ((bits & 0x7c00) == 0x7c00)
            continue;
        const auto half = static_cast<std::uint16_t>(bits);
        const float value = halfToFloat(half);
        if (std::bit_cast<std::uint32_t>(value) != std::bit_cast<std::uint32_t>(halfByDefinition(half)) ||
            floatToHalf(value) != half)
            FAIL_CHECK("half ", bits, " became ", value, " and ", floatToHalf(value));
    }
}

TEST_CASE("a float between two halves narrows to the nearer one, in the middle to the even one")
{
    for (std::uint16_t lower = 0; lower < 0x7bff; ++lower) {
        const auto upper = static_cast<std::uint16_t>(lower + 1);
        const float middle = (halfToFloat(lower) + halfToFloat(upper)) / 2; // exact
        const std::uint16_t even = lower % 2 == 0 ? lower : upper;
        if (floatToHalf(middle) != even || floatToHalf(-middle) != (even | 0x8000) ||
            floatToHalf(std::nextafter(middle, 0.0f)) != lower ||
            floatToHalf(std::nextafter(middle, 1e6f)) != upper)
            FAIL_CHECK("around half ", lower);
    }
}

TEST_CASE("halves keep infinities, NaN and what is too large or too small")
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    CHECK(halfToFloat(0x7c00) == infinity);
    CHECK(halfToFloat(0xfc00) == -infinity);
    CHECK(std::isnan(halfToFloat(0x7c01)));
    CHECK(floatToHalf(infinity) == 0x7c00);
    CHECK(floatToHalf(65519.0f) == 0x7bff);
    CHECK(floatToHalf(65520.0f) == 0x7c00);
    CHECK(floatToHalf(0x1p-25f) == 0);
    CHECK(floatToHalf(std::nextafter(0x1p-25f, 1.0f)) == 1);
    CHECK(floatToHalf(-std::numeric_limits<float>::denorm_min()) == 0x8000);
    const float smallNan = std::bit_cast<float>(std::uint32_t{0x7f800001});
    CHECK(std::isnan(halfToFloat(floatToHalf(smallNan))));
}

TEST_CASE("bfloat16 is the upper half of a float, rounded to nearest even")
{
    CHECK(bfloat16ToFloat(0x3f80) == 1.0f);
    CHECK(floatToBfloat16(std::bit_cast<float>(std::uint32_t{0x3f808000})) == 0x3f80);
    CHECK(floatToBfloat16(std::bit_cast<float>(std::uint32_t{0x3f808001})) == 0x3f81);
    CHECK(floatToBfloat16(std::bit_cast<float>(std::uint32_t{0x3f818000})) == 0x3f82);
    CHECK(floatToBfloat16(std::bit_cast<float>(std::uint32_t{0xbf818000})) == 0xbf82);
    CHECK(std::isnan(bfloat16ToFloat(floatToBfloat16(std::bit_cast<float>(std::uint32_t{0x7f800001})))));
    CHECK(floatToBfloat16(std::numeric_limits<float>::infinity()) == 0x7f80);
}

TEST_CASE("blocks of every type stand for the same bits as in the format's own package")
{
    std::ifstream file(std::filesystem::path(CHASQUI_GOLDENS) / "dequantize.json");
    const nlohmann::json goldens = nlohmann::json::parse(file);
    int compared = 0;
    for (const TensorTypeTraits &format : inference::gguf::tensorTypes()) {
        if (!format.isSupported)
            continue;
        CAPTURE(format.name);
        const nlohmann::json &golden = goldens.at(std::string(format.name));
        const auto bytes = allFromHexadecimal<std::uint8_t>(golden.at("blocks").get<std::string>());
        const auto expected = allFromHexadecimal<std::uint32_t>(golden.at("values").get<std::string>());

        std::vector<float> values(expected.size());
        dequantize(format.type, std::as_bytes(std::span(bytes)), values);
        for (std::size_t i = 0; i < values.size(); ++i) {
            CAPTURE(i);
            REQUIRE(std::bit_cast<std::uint32_t>(values[i]) == expected[i]);
        }
        ++compared;
    }
    CHECK(compared == 15);
}

TEST_CASE("quantised numbers come back as near as the steps of their type allow")
{
    // Largest error that rounding to nearest can make, as a share of the largest magnitude in a block.
    struct Case {
        TensorType type;
        double bound;
    };
    for (const Case &c :
         {Case{TensorType::F32, 0}, Case{TensorType::F16, 5e-4}, Case{TensorType::BF16, 4e-3},
          Case{TensorType::Q4_0, 0.126}, Case{TensorType::Q4_1, 0.068}, Case{TensorType::IQ4_NL, 0.11},
          Case{TensorType::IQ4_XS, 0.13}, Case{TensorType::Q5_0, 0.064}, Case{TensorType::Q5_1, 0.034},
          Case{TensorType::Q2_K, 0.5}, Case{TensorType::Q3_K, 0.3}, Case{TensorType::Q5_K, 0.045},
          Case{TensorType::Q8_0, 0.0045}, Case{TensorType::Q4_K, 0.09}, Case{TensorType::Q6_K, 0.037}}) {
        CAPTURE(inference::gguf::traits(c.type).name);
        std::mt19937 random(1);
        std::normal_distribution<float> normal;
        std::vector<float> values(1024);
        for (float &value : values)
            value = normal(random);

        const std::vector<std::byte> blocks = support::quantize(c.type, values);
        std::vector<float> back(values.size());
        dequantize(c.type, blocks, back);
        const std::size_t block = inference::gguf::traits(c.type).blockElements;
        for (std::size_t first = 0; first < values.size(); first += block) {
            double largest = 0;
            double error = 0;
            for (std::size_t i = first; i < first + block; ++i) {
                largest = std::max(largest, std::abs(static_cast<double>(values[i])));
                error = std::max(error, std::abs(static_cast<double>(values[i]) - back[i]));
            }
            CHECK(error <= c.bound * largest);
        }
    }
}

TEST_CASE("zeros stay zeros in every type")
{
    for (const TensorTypeTraits &format : inference::gguf::tensorTypes()) {
        if (!format.isSupported)
            continue;
        CAPTURE(format.name);
        std::vector<float> back(256, 1.0f);
        dequantize(format.type, support::quantize(format.type, std::vector<float>(256)), back);
        CHECK(back == std::vector<float>(256));
    }
}

TEST_CASE("wrong sizes and types without kernels are the caller's mistake")
{
    std::vector<float> values(32);
    const std::vector<std::byte> block(18);
    CHECK_NOTHROW(dequantize(TensorType::Q4_0, block, values));
    CHECK_THROWS_AS(dequantize(TensorType::Q4_0, std::span(block).first(17), values), std::invalid_argument);
    CHECK_THROWS_AS(dequantize(TensorType::Q4_0, block, std::span(values).first(31)), std::invalid_argument);
    CHECK_THROWS_AS(dequantize(TensorType::Q5_0, block, values), std::invalid_argument);
}
