// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// Numbers out of bytes that may lie anywhere.
namespace inference {

inline std::uint8_t byteAt(const std::byte *data, std::size_t index)
{
    return std::to_integer<std::uint8_t>(data[index]);
}

template <typename Word>
Word numberAt(const void *from)
{
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

} // namespace inference
