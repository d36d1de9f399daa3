// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/temporary_folder.h"

#include <format>
#include <fstream>
#include <random>
#include <stdexcept>
#include <system_error>

namespace support {

TemporaryFolder::TemporaryFolder()
{
    std::random_device random;
    do {
        m_path = std::filesystem::temp_directory_path() / std::format("chasqui-test-{:08x}", random());
    } while (!std::filesystem::create_directory(m_path));
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored; // a destructor has nobody to tell, and the system empties the place in time
    std::filesystem::remove_all(m_path, ignored);
}

std::filesystem::path TemporaryFolder::write(std::string_view name, std::span<const std::byte> bytes) const
{
    const std::filesystem::path file = m_path / name;
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream)
        throw std::runtime_error("cannot write " + file.string());
    return file;
}

} // namespace support
