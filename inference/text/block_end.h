// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/text/infill.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace inference {

// Says where a text that fills a gap leaves the block that the gap is in: before a bracket that is closed
// behind the gap or was never opened, and before a line that belongs to no function of those around it, in
// languages whose blocks begin with a colon. It reads brackets and indents and knows no language.
class BlockEnd
{
public:
    explicit BlockEnd(const Gap &gap);

    // The bytes of `text` that belong into the gap, without white space at the end; none: it may go on.
    std::optional<std::size_t> operator()(std::string_view text) const;

private:
    std::optional<std::size_t> bracketEnd(std::string_view text) const;
    std::optional<std::size_t> indentEnd(std::string_view text) const;

    std::string m_open; // brackets of the prefix that the gap may close, the innermost last; ' ': it may not
    char m_quote = 0;   // in which the prefix ends
    std::optional<std::size_t> m_indent; // of the line that begins the block, if a colon does
};

} // namespace inference
