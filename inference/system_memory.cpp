// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/system_memory.h"

#ifdef _WIN32
// In this order: psapi.h needs the types of windows.h.
// clang-format off
#include <windows.h>
#include <psapi.h>
// clang-format on
#elif defined(__APPLE__)
#include <mach/mach.h>
#include <sys/resource.h>
#include <sys/sysctl.h>
#else
#include <sys/resource.h>

#include <fstream>
#include <string>
#include <string_view>
#endif

namespace inference {

#ifdef _WIN32

namespace {

MEMORYSTATUSEX memoryStatus()
{
    MEMORYSTATUSEX status = {.dwLength = sizeof(status)};
    GlobalMemoryStatusEx(&status);
    return status;
}

} // namespace

std::optional<std::uint64_t> totalMemoryBytes()
{
    return memoryStatus().ullTotalPhys;
}

std::optional<std::uint64_t> availableMemoryBytes()
{
    return memoryStatus().ullAvailPhys;
}

std::optional<std::uint64_t> peakMemoryBytes()
{
    PROCESS_MEMORY_COUNTERS counters = {.cb = sizeof(counters)};
    if (!GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof(counters)))
        return std::nullopt;
    return counters.PeakWorkingSetSize;
}

#else

std::optional<std::uint64_t> peakMemoryBytes()
{
    rusage usage = {};
    if (getrusage(RUSAGE_SELF, &usage) != 0)
        return std::nullopt;
#ifdef __APPLE__
    constexpr std::uint64_t unit = 1;
#else
    constexpr std::uint64_t unit = 1024;
#endif
    return static_cast<std::uint64_t>(usage.ru_maxrss) * unit;
}

#ifdef __APPLE__

std::optional<std::uint64_t> totalMemoryBytes()
{
    std::uint64_t bytes = 0;
    std::size_t size = sizeof(bytes);
    if (sysctlbyname("hw.memsize", &bytes, &size, nullptr, 0) != 0)
        return std::nullopt;
    return bytes;
}

std::optional<std::uint64_t> availableMemoryBytes()
{
    vm_statistics64_data_t statistics = {};
    mach_msg_type_number_t count = HOST_VM_INFO64_COUNT;
    if (host_statistics64(mach_host_self(), HOST_VM_INFO64, reinterpret_cast<host_info64_t>(&statistics),
                          &count) != KERN_SUCCESS)
        return std::nullopt;
    const std::uint64_t pages =
        std::uint64_t{statistics.free_count} + statistics.inactive_count + statistics.purgeable_count;
    return pages * vm_kernel_page_size;
}

#else

namespace {

// A line of /proc/meminfo: "MemAvailable:    5012345 kB".
std::optional<std::uint64_t> memoryInfo(std::string_view name)
{
    std::ifstream file("/proc/meminfo");
    std::string key;
    std::uint64_t kibibytes = 0;
    std::string unit;
    while (file >> key >> kibibytes && std::getline(file, unit)) {
        if (key == name)
            return kibibytes * 1024;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::uint64_t> totalMemoryBytes()
{
    return memoryInfo("MemTotal:");
}

std::optional<std::uint64_t> availableMemoryBytes()
{
    return memoryInfo("MemAvailable:");
}

#endif
#endif

} // namespace inference
