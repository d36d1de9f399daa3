// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/byte_source.h"

#include <cstdint>
#include <filesystem>

namespace inference::gguf {

// A regular file, open for reading for as long as the object lives. The only place of this module that knows
// the operating system's calls (POSIX and Windows).
class InputFile final : public ByteSource
{
public:
    // Throws Error(FileUnreadable) when the path is missing or not permitted, ContainerError(NotRegularFile)
    // with the same code when it is a folder, a pipe or a device; a pipe is not waited for.
    explicit InputFile(const std::filesystem::path &path);
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;
    ~InputFile() override;

    std::uint64_t sizeBytes() const override { return m_opened.size; }
    void read(std::uint64_t offset, std::span<std::byte> to) const override;
    void requireUnchanged() const override;

private:
    // By which two moments of a file are told apart.
    struct State {
        std::uint64_t size = 0;
        std::int64_t changedAt = 0; // in the finest steps of the system's clock for files

        bool operator==(const State &) const = default;
    };

    State state() const;

    std::filesystem::path m_path;
    std::intptr_t m_handle; // a POSIX file descriptor or a Windows HANDLE
    State m_opened;
};

} // namespace inference::gguf
