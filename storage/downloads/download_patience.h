// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace storage {

// How patient a download is.
struct DownloadPatience {
    std::chrono::milliseconds firstWait = std::chrono::seconds(1); // doubled each time
    std::chrono::milliseconds longestWait = std::chrono::minutes(5);
    int triesWithoutByte = 10;
    std::chrono::milliseconds silence = std::chrono::seconds(30); // of a server, until it is asked anew

    // Before the next try, after so many without a byte; a server may ask for more.
    std::chrono::milliseconds waitAfter(int tries, std::chrono::milliseconds least) const
    {
        auto wait = std::min(firstWait * (1 << std::clamp(tries - 1, 0, 16)), longestWait);
        // Many who were cut off together shall not come back together.
        wait += wait * QRandomGenerator::global()->bounded(25) / 100;
        return std::max(wait, std::min(least, longestWait));
    }
};

} // namespace storage
