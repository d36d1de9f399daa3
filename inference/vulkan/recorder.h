// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/kernel.h"
#include "inference/vulkan/region.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <variant>
#include <vector>

namespace inference::vulkan {

// Groups of invocations along each axis.
struct Groups {
    std::uint32_t x = 1;
    std::uint32_t y = 1;
    std::uint32_t z = 1;
};

// So many as take `count` things, each of them up to `each`.
constexpr std::uint32_t groupsFor(std::uint32_t count, std::uint32_t each)
{
    return (count + each - 1) / each;
}

struct Dispatch {
    const Kernel *kernel = nullptr;
    std::variant<Groups, Region> groups; // or where they stand as three words when the step runs
    std::array<std::byte, MostArgumentBytes> arguments = {};
};

struct Copy {
    Region from;
    Region to; // as large
};

// One piece of work, and what it waits for.
struct Step {
    std::variant<Dispatch, Copy> work;
    bool waits = false; // until all steps before it are done and what they wrote can be read
};

// Collects the work of one submission. Each step says what it reads and writes; one that touches what a step
// since the last barrier wrote, or overwrites what one read, gets a barrier before it. Steps between two
// barriers may run in any order and at the same time. Weights, which nobody writes, need not be declared.
class Recorder
{
public:
    template <typename Arguments>
    void dispatch(const Kernel &kernel, const std::variant<Groups, Region> &groups,
                  const Arguments &arguments, std::span<const Region> reads, std::span<const Region> writes)
    {
        static_assert(sizeof(Arguments) <= MostArgumentBytes);
        Dispatch work{.kernel = &kernel, .groups = groups};
        std::memcpy(work.arguments.data(), &arguments, sizeof(Arguments));
        add(work, reads, writes);
    }
    void copy(const Region &from, const Region &to);

    const std::vector<Step> &steps() const { return m_steps; }

private:
    void add(std::variant<Dispatch, Copy> work, std::span<const Region> reads,
             std::span<const Region> writes);

    std::vector<Step> m_steps;
    // Of the steps since the last barrier.
    std::vector<Region> m_read;
    std::vector<Region> m_written;
};

} // namespace inference::vulkan
