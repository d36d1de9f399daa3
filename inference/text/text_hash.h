// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string_view>

namespace inference {

// Hashes texts that strangers chose: pieces of a model file, words of a message. Each object draws a key, so
// that nobody can choose texts beforehand that meet in one place of a table, as they can for std::hash. A
// polynomial in the key modulo 2^61 - 1, with seven bytes a coefficient: two texts of at most n bytes meet
// with a probability of at most (n / 7 + 1) / 2^60. Source: Carter and Wegman, "Universal classes of hash
// functions", 1979.
class TextHash
{
public:
    TextHash()
    {
        std::random_device random;
        m_key = (std::uint64_t{random()} << 32 | random()) % Prime;
    }

    std::size_t operator()(std::string_view text) const noexcept
    {
        std::uint64_t hash = 1;
        while (!text.empty()) {
            const std::size_t count = std::min(text.size(), CoefficientBytes);
            std::uint64_t coefficient = 0;
            std::memcpy(&coefficient, text.data(), count);
            // With the count, zeros at the end of a text are told from nothing.
            hash = next(hash, coefficient | std::uint64_t{count} << 56);
            text.remove_prefix(count);
        }
        return static_cast<std::size_t>(hash);
    }

private:
    static constexpr std::uint64_t Prime = (std::uint64_t{1} << 61) - 1;
    static constexpr std::size_t CoefficientBytes = 7;

    std::uint64_t next(std::uint64_t hash, std::uint64_t coefficient) const
    {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide{hash} * m_key + coefficient;
        const auto folded =
            (static_cast<std::uint64_t>(product) & Prime) + static_cast<std::uint64_t>(product >> 61);
        return folded >= Prime ? folded - Prime : folded;
    }

    std::uint64_t m_key;
};

} // namespace inference
