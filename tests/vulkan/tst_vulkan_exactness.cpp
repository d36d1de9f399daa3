// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/engine.h"
#include "tests/support/goldens.h"
#include "tests/support/needed_path.h"
#include "tests/support/stops.h"
#include "tests/vulkan/needed_device.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

using namespace inference;

namespace {

// A device in software takes minutes for all of them, so that is for `./dev check` (CHASQUI_ALL_GOLDENS=1).
std::vector<support::Golden> goldensToTest(const char *name, std::size_t few)
{
    std::vector<support::Golden> goldens = support::readGoldens(name);
    const char *all = std::getenv("CHASQUI_ALL_GOLDENS");
    if (!all || std::string_view(all) != "1")
        goldens.resize(few);
    return goldens;
}

void checkExact(const std::filesystem::path &file, std::span<const support::Golden> goldens)
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const auto model = Model::load(file, {.backend = "vulkan", .device = device->name}, {}, support::goesOn);
    CHECK(model->facts().device.backend == "vulkan");
    const support::Agreement agreement = support::compare(*model, goldens);
    MESSAGE(agreement.text());
    CHECK(agreement.isExact());
}

} // namespace

TEST_CASE("The starter model is computed exactly on a Vulkan device")
{
    if (const auto file = support::neededPath("CHASQUI_STARTER_MODEL"))
        checkExact(*file, goldensToTest("starter.json", 3));
}

TEST_CASE("The code model is computed exactly on a Vulkan device")
{
    if (const auto file = support::neededPath("CHASQUI_CODE_MODEL", "CHASQUI_REQUIRE_CODE_MODEL"))
        checkExact(*file, goldensToTest("code.json", 1));
}
