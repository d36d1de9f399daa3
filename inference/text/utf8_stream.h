// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/text/utf8.h"

#include <string>
#include <string_view>

namespace inference {

// Joins the bytes of tokens into text, holding back a character until its last byte is there.
// Bytes that cannot become a character come out as U+FFFD, one for each maximal subpart (utf8.h).
class Utf8Stream
{
public:
    // The whole characters that `bytes` completes; valid UTF-8, maybe empty. The view lives until the next
    // call.
    std::string_view push(std::string_view bytes);

    // Whether a character was begun and not ended.
    bool isInsideCharacter() const { return !m_pending.empty(); }

    // What is left at the end of a text: U+FFFD for a character that was begun and not ended, else empty.
    // The stream is then as new. The view lives until the next call.
    std::string_view finish();

private:
    std::string m_pending; // the beginning of one character, at most three bytes
    std::string m_ready;
};

} // namespace inference
