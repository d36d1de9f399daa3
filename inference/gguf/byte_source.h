// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace inference::gguf {

// The bytes of a model file, read by position. They are never mapped: a mapped file that gets shorter takes
// the whole program with it. Any thread may call any function.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    // When it was opened.
    virtual std::uint64_t sizeBytes() const = 0;

    // Fills `to` with the bytes from `offset` on, all of them below sizeBytes(). Throws
    // ContainerError(FileChanged) when they are no longer there and Error(FileUnreadable) when the system
    // cannot read them.
    virtual void read(std::uint64_t offset, std::span<std::byte> to) const = 0;

    // Throws ContainerError(FileChanged) unless it is what was opened, by its size and the time of its last
    // change.
    virtual void requireUnchanged() const = 0;
};

} // namespace inference::gguf
