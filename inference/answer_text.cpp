// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/answer_text.h"

#include "inference/error.h"

#include <algorithm>

namespace inference {

AnswerText::AnswerText(const Tokenizer &tokenizer, bool dropsFirstSpace, std::span<const std::string> stops,
                       const TextEnd &findEnd, const TextCallback &onText)
    : m_tokenizer(tokenizer),
      m_dropsSpace(dropsFirstSpace),
      m_stops(stops),
      m_findEnd(findEnd),
      m_onText(onText)
{
    for (const std::string &stop : stops) {
        if (stop.empty() || !isValidUtf8(stop))
            throw Error(ErrorCode::BadSetting,
                        "A text at which an answer shall stop is empty or not valid UTF-8");
    }
}

bool AnswerText::append(Token token)
{
    std::string_view bytes = m_tokenizer.bytes(token);
    if (m_dropsSpace && !bytes.empty()) {
        if (bytes.starts_with(' '))
            bytes.remove_prefix(1);
        m_dropsSpace = false;
    }
    const std::size_t before = m_text.size();
    m_text += m_stream.push(bytes);
    m_ends.push_back(m_text.size() + (m_stream.isInsideCharacter() ? 1 : 0));
    if (cutAtStop(before)) {
        show(m_text.size());
        return false;
    }
    show(m_text.size() - heldBack());
    return true;
}

void AnswerText::finish()
{
    show(m_text.size());
}

std::size_t AnswerText::wholeTokens() const
{
    const auto end = std::ranges::upper_bound(m_ends, m_text.size());
    return static_cast<std::size_t>(end - m_ends.begin());
}

// Ends the text before the first stop string that ends behind `from`, or at its end.
bool AnswerText::cutAtStop(std::size_t from)
{
    std::size_t cut = std::string::npos;
    for (const std::string &stop : m_stops)
        cut = std::min(cut, m_text.find(stop, from - std::min(from, stop.size() - 1)));
    if (const auto end = m_findEnd ? m_findEnd(m_text) : std::nullopt)
        cut = std::min(cut, std::max(*end, m_shown));
    if (cut == std::string::npos)
        return false;
    m_text.resize(cut);
    return true;
}

// The bytes at the end of the text that are the beginning of a stop string, or white space before an end.
std::size_t AnswerText::heldBack() const
{
    std::size_t most = 0;
    for (const std::string &stop : m_stops)
        for (std::size_t length = std::min(stop.size() - 1, m_text.size()); length > most; --length)
            if (m_text.ends_with(std::string_view(stop).substr(0, length)))
                most = length;
    if (m_findEnd)
        most = std::max(most, m_text.size() - (m_text.find_last_not_of(" \t\n") + 1));
    return most;
}

void AnswerText::show(std::size_t end)
{
    if (m_shown >= end)
        return;
    const std::string_view piece = std::string_view(m_text).substr(m_shown, end - m_shown);
    m_shown = end;
    if (m_onText)
        m_onText(piece);
}

} // namespace inference
