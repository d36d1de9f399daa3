// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/format_error.h"

#include "inference/gguf/utf8_path.h"

#include <format>

namespace inference::gguf {

namespace {

constexpr std::string_view Damaged = "; the file is damaged, get it again";

// What a failed check means and what to do about it.
std::string_view adviceOn(Check check)
{
    if (check == Check::BadMagic)
        return ""; // its text says itself what the file is instead
    const bool isCutShort = check == Check::ShortRead || check == Check::TooSmall ||
                            check == Check::TensorBytes || check == Check::TensorRange;
    return isCutShort ? "; the file is cut short, get it again" : Damaged;
}

std::string printable(std::string_view text, bool keepsUtf8)
{
    std::string result;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !keepsUtf8))
            result += std::format("\\x{:02x}", byte);
        else
            result += character;
    }
    return result;
}

} // namespace

FormatError::FormatError(ErrorCode code, const std::filesystem::path &file, std::string_view problem,
                         std::string_view advice)
    : Error(code, std::format("{}: {}{}", displayName(file), problem,
                              code == ErrorCode::ModelDamaged ? advice : ""))
{
}

FormatError::FormatError(ErrorCode code, const std::filesystem::path &file, std::string_view problem)
    : FormatError(code, file, problem, Damaged)
{
}

ContainerError::ContainerError(Check check, ErrorCode code, const std::filesystem::path &file,
                               std::string_view problem)
    : FormatError(code, file, problem, adviceOn(check)), m_check(check)
{
}

std::string displayName(const std::filesystem::path &file)
{
    // The name is the person's own, so its letters stay; only what would break the line goes.
    return printable(utf8Path(file.filename()), true);
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t limit = 80;
    const std::string_view shown = text.substr(0, limit);
    return std::format("\"{}\"{}", printable(shown, false), text.size() > limit ? "…" : "");
}

} // namespace inference::gguf
