// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/byte_level.h"

#include "inference/text/utf8.h"

#include <cstdint>

namespace inference {

namespace {

constexpr char32_t FirstSubstitute = 0x100;

bool standsForItself(int byte)
{
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xFF && byte != 0xAD);
}

struct Mapping {
    std::array<char32_t, 256> characterOf{};
    std::array<std::int16_t, 0x200> byteOf{}; // by character; -1: none
};

const Mapping &mapping()
{
    static const Mapping result = [] {
        Mapping made;
        made.byteOf.fill(-1);
        char32_t substitute = FirstSubstitute;
        for (int byte = 0; byte < 256; ++byte) {
            const char32_t character = standsForItself(byte) ? static_cast<char32_t>(byte) : substitute++;
            made.characterOf[byte] = character;
            made.byteOf[character] = static_cast<std::int16_t>(byte);
        }
        return made;
    }();
    return result;
}

} // namespace

const std::array<std::string, 256> &byteLevelCharacters()
{
    static const auto characters = [] {
        std::array<std::string, 256> made;
        for (int byte = 0; byte < 256; ++byte)
            appendUtf8(made[byte], mapping().characterOf[byte]);
        return made;
    }();
    return characters;
}

std::optional<std::string> decodeByteLevel(std::string_view text)
{
    const auto &byteOf = mapping().byteOf;
    std::string bytes;
    while (!text.empty()) {
        const Utf8Step step = firstUtf8Step(text);
        if (step.character >= byteOf.size() || byteOf[step.character] < 0)
            return std::nullopt;
        bytes += static_cast<char>(byteOf[step.character]);
        text.remove_prefix(step.length);
    }
    return bytes;
}

} // namespace inference
