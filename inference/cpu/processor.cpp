// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/processor.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/cpu/processor.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace inference::cpu::HWY_NAMESPACE {

const char *targetName()
{
    return hwy::TargetName(HWY_TARGET);
}

} // namespace inference::cpu::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>

#include <cstring>
#endif

namespace inference::cpu {

HWY_EXPORT(targetName);

std::string instructionSet()
{
    return HWY_DYNAMIC_DISPATCH(targetName)();
}

std::string processorName()
{
#if defined(__x86_64__) && defined(__GNUC__)
    // The brand string: 48 characters in three leaves.
    char name[49] = {};
    for (unsigned leaf = 0; leaf < 3; ++leaf) {
        unsigned registers[4] = {};
        if (!__get_cpuid(0x80000002u + leaf, &registers[0], &registers[1], &registers[2], &registers[3]))
            return "processor";
        std::memcpy(name + 16 * leaf, registers, 16);
    }
    const std::string text(name);
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "processor"
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
#else
    return "processor";
#endif
}

} // namespace inference::cpu

#endif
