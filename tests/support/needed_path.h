// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace support {

// The file or folder that an environment variable names, CHASQUI_STARTER_MODEL or CHASQUI_VOCABULARIES. When
// it is unset the test case says so and should return, or fails where the variable `requirement` is 1.
inline std::optional<std::filesystem::path> neededPath(const char *variable,
                                                       const char *requirement = "CHASQUI_REQUIRE_MODEL")
{
    if (const char *path = std::getenv(variable); path && *path)
        return path;
    const char *required = std::getenv(requirement);
    if (required && std::string_view(required) == "1")
        FAIL(std::string(variable) << " is not set");
    MESSAGE(std::string(variable) << " is not set: nothing was tested");
    return std::nullopt;
}

} // namespace support
