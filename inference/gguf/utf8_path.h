// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace inference::gguf {

// A path or name in UTF-8 on every system. Where names are bytes without an encoding, as on Linux, they are
// given back as they are, which is nearly always UTF-8 too.
inline std::string utf8Path(const std::filesystem::path &path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

} // namespace inference::gguf
