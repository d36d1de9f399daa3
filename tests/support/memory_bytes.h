// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/byte_source.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

namespace support {

// A model file's bytes in memory.
class MemoryBytes final : public inference::gguf::ByteSource
{
public:
    explicit MemoryBytes(std::vector<std::byte> bytes) : bytes(std::move(bytes)) {}

    std::uint64_t sizeBytes() const override { return bytes.size(); }

    void read(std::uint64_t offset, std::span<std::byte> to) const override
    {
        if (offset > bytes.size() || to.size() > bytes.size() - offset)
            throw std::out_of_range("bytes outside a file are read");
        std::ranges::copy(std::span(bytes).subspan(offset, to.size()), to.begin());
    }

    void requireUnchanged() const override {}

    std::vector<std::byte> bytes;
};

} // namespace support
