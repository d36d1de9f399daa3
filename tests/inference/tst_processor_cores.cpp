// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/processor_cores.h"

#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

using namespace inference::cpu;

TEST_CASE("Processors that share a core are one, and those that are not described are one each")
{
    const support::TemporaryFolder folder;
    const auto describe = [&](int processor, const std::string &siblings) {
        const auto topology = folder.path() / ("cpu" + std::to_string(processor)) / "topology";
        std::filesystem::create_directories(topology);
        std::ofstream(topology / "thread_siblings_list") << siblings << "\n";
    };
    describe(0, "0,2");
    describe(1, "1,3");
    describe(2, "0,2");
    describe(3, "1,3");
    CHECK(countCores(folder.path(), std::vector{0, 1, 2, 3}) == 2);
    CHECK(countCores(folder.path(), std::vector{0, 2}) == 1); // all that the process may use
    CHECK(countCores(folder.path(), std::vector{1, 2}) == 2);
    CHECK(countCores(folder.path(), std::vector{0, 1, 2, 3, 4, 5}) == 4);
}

TEST_CASE("There is a core to use, and there are no more of them than processors")
{
    CHECK(usableCores() >= 1);
    CHECK(usableCores() <= static_cast<int>(std::thread::hardware_concurrency()));
}
