// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace inference {

// How byte-level BPE writes bytes in a vocabulary: each as one printable character, so that a piece is
// readable text. Bytes that are printable in Latin-1 stand for themselves, the others follow from U+0100 on
// in their order (GPT-2, "bytes_to_unicode"): a space is U+0120.
const std::array<std::string, 256> &byteLevelCharacters();

// The bytes that such a text stands for; empty optional when a character in it stands for none.
std::optional<std::string> decodeByteLevel(std::string_view text);

} // namespace inference
