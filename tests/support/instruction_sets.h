// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/processor.h"

#include <hwy/targets.h>

#include <cstdint>
#include <string>
#include <vector>

namespace support {

// Makes the kernels use one set of instructions for as long as the object lives.
class ForcedInstructionSet
{
public:
    explicit ForcedInstructionSet(std::int64_t target) { hwy::SetSupportedTargetsForTest(target); }
    ~ForcedInstructionSet() { hwy::SetSupportedTargetsForTest(0); }
    ForcedInstructionSet(const ForcedInstructionSet &) = delete;
    ForcedInstructionSet &operator=(const ForcedInstructionSet &) = delete;
};

// All that this machine runs and the kernels were compiled for, best first.
inline std::vector<std::int64_t> instructionSets()
{
    std::vector<std::int64_t> sets;
    for (std::int64_t left = hwy::SupportedTargets(); left != 0; left &= left - 1) {
        const std::int64_t target = left & -left;
        const ForcedInstructionSet forced(target);
        if (inference::cpu::instructionSet() == hwy::TargetName(target))
            sets.push_back(target);
    }
    return sets;
}

} // namespace support
