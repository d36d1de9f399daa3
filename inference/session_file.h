// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/session.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

// One file of a SessionFolder, whose header says what it is made of.
namespace inference {

// Of the file that would be written.
std::uint64_t sessionFileBytes(std::string_view identity, Session &session);

// False when it could not be written whole.
bool writeSessionFile(const std::filesystem::path &path, std::string_view identity, Session &session);

// False when it is not there, is not whole, is of another identity, or does not fit. A session whose memory
// was written over before that was known holds nothing then.
bool readSessionFile(const std::filesystem::path &path, std::string_view identity, Session &session);

} // namespace inference
