// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/processor_cores.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#ifdef _WIN32
#include <windows.h>
#elif defined(__APPLE__)
#include <sys/sysctl.h>
#else
#include <sched.h>
#endif

namespace inference::cpu {

namespace {

int processorCount()
{
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

} // namespace

#ifdef _WIN32

int usableCores()
{
    DWORD size = 0;
    GetLogicalProcessorInformationEx(RelationProcessorCore, nullptr, &size);
    std::vector<char> memory(size);
    const auto first = reinterpret_cast<SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX *>(memory.data());
    if (size == 0 || !GetLogicalProcessorInformationEx(RelationProcessorCore, first, &size))
        return processorCount();
    int cores = 0;
    for (DWORD at = 0; at < size; ++cores)
        at += reinterpret_cast<SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX *>(memory.data() + at)->Size;
    return std::max(1, cores);
}

#elif defined(__APPLE__)

int usableCores()
{
    int cores = 0;
    std::size_t size = sizeof cores;
    return sysctlbyname("hw.physicalcpu", &cores, &size, nullptr, 0) == 0 ? std::max(1, cores)
                                                                          : processorCount();
}

#else

int usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) != 0) // more processors than the set has places for
        return processorCount();
    std::vector<int> processors;
    for (int i = 0; i < CPU_SETSIZE; ++i) {
        if (CPU_ISSET(i, &set))
            processors.push_back(i);
    }
    return std::max(1, countCores("/sys/devices/system/cpu", processors));
}

#endif

int countCores(const std::filesystem::path &folder, std::span<const int> processors)
{
    std::set<std::string> cores;
    for (const int processor : processors) {
        const std::string name = "cpu" + std::to_string(processor);
        std::string siblings; // "0,4": the same line for all that share a core
        std::ifstream(folder / name / "topology" / "thread_siblings_list") >> siblings;
        cores.insert(siblings.empty() ? name : siblings);
    }
    return static_cast<int>(cores.size());
}

} // namespace inference::cpu
