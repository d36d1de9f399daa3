// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/pace.h"

#include <algorithm>
#include <bit>

namespace inference::vulkan {

std::uint32_t Pace::partsAtOnce(double work, std::uint32_t most) const
{
    std::uint32_t parts = std::bit_floor(most);
    while (parts > 1 && parts * work * m_secondsEach > Aim)
        parts /= 2;
    return parts;
}

void Pace::took(double work, double seconds)
{
    const double each = seconds / work;
    // The first time the driver compiles what it runs. Later a machine may be busy for a moment, which shall
    // not slow what follows.
    if (m_measured == 1)
        m_secondsEach = each;
    else if (m_measured > 1)
        m_secondsEach = 0.75 * m_secondsEach + 0.25 * each;
    m_measured = std::min(m_measured + 1, 2);
}

} // namespace inference::vulkan
