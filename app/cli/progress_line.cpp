// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/progress_line.h"

#include "app/cli/output.h"
#include "app/cli/terminal.h"

#include <cstdio>
#include <print>

namespace cli {

void ProgressLine::show(double share, const std::string &detail)
{
    const auto now = std::chrono::steady_clock::now();
    if (!canRedraw(Stream::Error) || now < m_next)
        return;
    m_next = now + std::chrono::milliseconds(100);
    m_isShown = true;
    std::print(stderr, "\r{}: {:.0f} %{}{}\x1b[K", printable(m_doing), share * 100,
               detail.empty() ? "" : ", ", printable(detail));
}

ProgressLine::~ProgressLine()
{
    if (m_isShown)
        std::print(stderr, "\r\x1b[K");
}

} // namespace cli
