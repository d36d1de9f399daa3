// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace inference::vulkan {

// How much of one kind of work a device does in the time that one submission may take, from how long earlier
// ones took: a stop is heard between submissions, and drivers reset a device that is silent for two seconds.
// Work is counted in multiplications.
class Pace
{
public:
    // Seconds; half of what a submission may take, since nothing is known before it is measured.
    static constexpr double Aim = 0.05;

    // The largest power of two up to `most` of parts with `work` each that are done in that time; at least 1.
    std::uint32_t partsAtOnce(double work, std::uint32_t most) const;

    void took(double work, double seconds);

private:
    double m_secondsEach = 1e-9; // of a slow device
    int m_measured = 0;          // up to 2
};

} // namespace inference::vulkan
