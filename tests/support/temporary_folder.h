// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace support {

// A folder of its own in the system's place for temporary files, removed with all that is in it.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    const std::filesystem::path &path() const { return m_path; }

    // Makes or replaces a file in it; throws std::runtime_error when that fails.
    std::filesystem::path write(std::string_view name, std::span<const std::byte> bytes) const;

private:
    std::filesystem::path m_path;
};

} // namespace support
