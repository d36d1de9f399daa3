// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/utf8_stream.h"

#include "inference/text/utf8.h"

namespace inference {

std::string_view Utf8Stream::push(std::string_view bytes)
{
    m_pending += bytes;
    m_ready.clear();

    std::string_view rest = m_pending;
    while (!rest.empty()) {
        const Utf8Step step = firstUtf8Step(rest);
        if (step.kind == Utf8Step::Kind::Unfinished)
            break;
        if (step.kind == Utf8Step::Kind::Character)
            m_ready += rest.substr(0, step.length);
        else
            appendUtf8(m_ready, ReplacementCharacter);
        rest.remove_prefix(step.length);
    }
    m_pending.erase(0, m_pending.size() - rest.size());
    return m_ready;
}

std::string_view Utf8Stream::finish()
{
    m_ready.clear();
    if (!m_pending.empty())
        appendUtf8(m_ready, ReplacementCharacter);
    m_pending.clear();
    return m_ready;
}

} // namespace inference
