// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace support {

// The most bytes that were allocated at one time since it was made, beyond those that were allocated then.
// A program that uses it gets counting operators new and delete; one object at a time.
class AllocationCounter
{
public:
    AllocationCounter();

    std::size_t mostBytes() const;

private:
    std::size_t m_before;
};

} // namespace support
