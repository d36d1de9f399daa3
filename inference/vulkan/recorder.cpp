// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/recorder.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace inference::vulkan {

namespace {

bool anyOverlap(std::span<const Region> some, std::span<const Region> others)
{
    return std::ranges::any_of(some, [others](const Region &region) {
        return std::ranges::any_of(others, [&region](const Region &other) { return region.overlaps(other); });
    });
}

} // namespace

void Recorder::copy(const Region &from, const Region &to)
{
    assert(from.size == to.size);
    add(Copy{from, to}, {{from}}, {{to}});
}

void Recorder::add(std::variant<Dispatch, Copy> work, std::span<const Region> reads,
                   std::span<const Region> writes)
{
    const bool waits =
        anyOverlap(reads, m_written) || anyOverlap(writes, m_written) || anyOverlap(writes, m_read);
    if (waits) {
        m_read.clear();
        m_written.clear();
    }
    m_read.insert(m_read.end(), reads.begin(), reads.end());
    m_written.insert(m_written.end(), writes.begin(), writes.end());
    m_steps.push_back({std::move(work), waits});
}

} // namespace inference::vulkan
