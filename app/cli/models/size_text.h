// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace cli {

// An amount of bytes as people say it: "870 bytes", "12 KB", "92 MB", "4.9 GB".
std::string sizeText(std::int64_t bytes);

} // namespace cli
