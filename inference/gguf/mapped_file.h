// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace inference::gguf {

// A regular file mapped read-only into memory for as long as the object lives. Movable, not copyable.
// The only place of this module that knows the operating system's calls (POSIX and Windows).
class MappedFile
{
public:
    // Throws Error(FileUnreadable) when the path is missing or not permitted, FormatError(NotRegularFile)
    // with the same code when it is a folder, a pipe or a device; a pipe is not waited for.
    explicit MappedFile(const std::filesystem::path &path);
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
};

} // namespace inference::gguf
