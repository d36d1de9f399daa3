// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/recorder.h"

#include <algorithm>
#include <cstddef>
#include <random>
#include <vector>

// A device may run the steps between two barriers in any order. A driver that runs them as they come hides it
// when a barrier is missing; these bring it to light.
namespace support {

using Steps = std::vector<inference::vulkan::Step>;

inline std::vector<std::size_t> barriersOf(const Steps &steps)
{
    std::vector<std::size_t> barriers;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].waits)
            barriers.push_back(i);
    return barriers;
}

// The steps in another order that the barriers allow: `reorder` is given each run of them.
template <typename Reorder>
Steps reordered(const Steps &steps, const Reorder &reorder)
{
    Steps result;
    for (std::size_t begin = 0; begin < steps.size();) {
        std::size_t end = begin + 1;
        while (end < steps.size() && !steps[end].waits)
            ++end;
        Steps run(steps.begin() + static_cast<std::ptrdiff_t>(begin),
                  steps.begin() + static_cast<std::ptrdiff_t>(end));
        const bool waits = run.front().waits;
        run.front().waits = false;
        reorder(run);
        run.front().waits = waits;
        result.insert(result.end(), run.begin(), run.end());
        begin = end;
    }
    return result;
}

inline Steps shuffled(const Steps &steps, unsigned seed)
{
    std::mt19937 random(seed);
    return reordered(steps, [&random](Steps &run) { std::ranges::shuffle(run, random); });
}

// Every run backwards: whatever needs a barrier that is not there comes before what it waits for.
inline Steps backwards(const Steps &steps)
{
    return reordered(steps, [](Steps &run) { std::ranges::reverse(run); });
}

inline Steps withoutBarrier(Steps steps, std::size_t index)
{
    steps[index].waits = false;
    return steps;
}

} // namespace support
