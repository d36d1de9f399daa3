// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

namespace cli {

// A line on standard error that is drawn over itself and leaves nothing behind. Nothing is shown where lines
// cannot be drawn over, nor of what is done before anybody could read it.
class ProgressLine
{
public:
    explicit ProgressLine(const std::string &doing) : m_doing(doing) {} // "Loading the model"
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(double share, const std::string &detail = {}); // 0 to 1

private:
    std::string m_doing;
    std::chrono::steady_clock::time_point m_next =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
    bool m_isShown = false;
};

} // namespace cli
