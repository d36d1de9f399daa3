// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/device_choice.h"

#include "inference/error.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace inference;

namespace {

constexpr std::string_view Processor = "AMD EPYC, AVX2";

VulkanDevice device(const char *name, VulkanDeviceKind kind, const char *unusable = "")
{
    return {.name = name, .kind = kind, .unusable = unusable};
}

// The name of what is chosen.
std::string chosen(const ModelOptions &options, const VulkanDevices &found)
{
    try {
        const auto device = chooseDevice(options, found, Processor);
        return device ? device->name : std::string(Processor);
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::NoDevice);
        return "none";
    }
}

} // namespace

TEST_CASE("unasked the best device computes that is no software, and the processor where there is none")
{
    const VulkanDevices many = {{device("Old card", VulkanDeviceKind::Discrete, "knows Vulkan 1.0"),
                                 device("Card", VulkanDeviceKind::Discrete),
                                 device("Built-in", VulkanDeviceKind::Integrated),
                                 device("llvmpipe", VulkanDeviceKind::Software)},
                                ""};
    CHECK(chosen({}, many) == "Card");
    CHECK(chosen({}, {{many.devices[0], many.devices[2]}, ""}) == "Built-in");
    CHECK(chosen({}, {{many.devices[0], many.devices[3]}, ""}) == Processor);
    CHECK(chosen({}, {{}, "Vulkan has no driver on this system"}) == Processor);

    CHECK(chosen({.device = "llvm"}, many) == "llvmpipe");
    CHECK(chosen({.device = "EPYC"}, many) == Processor);
    CHECK(chosen({.device = "Old"}, many) == "none");
    CHECK(chosen({.device = "Radeon"}, many) == "none");
}

TEST_CASE("a backend that is asked for computes or says why not")
{
    const VulkanDevices card = {{device("Card", VulkanDeviceKind::Discrete)}, ""};
    CHECK(chosen({.backend = "cpu"}, card) == Processor);
    CHECK(chosen({.backend = "cpu", .device = "EPYC"}, card) == Processor);
    CHECK(chosen({.backend = "cpu", .device = "Card"}, card) == "none");
    CHECK(chosen({.backend = "vulkan"}, card) == "Card");
    CHECK(chosen({.backend = "vulkan"}, {}) == "none");
    try {
        chooseDevice({.backend = "metal"}, card, Processor);
        FAIL("there is no such backend");
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::BadSetting);
    }
}
