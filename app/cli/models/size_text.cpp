// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/size_text.h"

#include <format>

namespace cli {

std::string sizeText(std::int64_t bytes)
{
    const auto number = static_cast<double>(bytes);
    if (bytes < 1000)
        return std::format("{} bytes", bytes);
    if (bytes < 999'500)
        return std::format("{:.0f} KB", number / 1e3);
    return bytes < 999'500'000 ? std::format("{:.0f} MB", number / 1e6)
                               : std::format("{:.1f} GB", number / 1e9);
}

} // namespace cli
