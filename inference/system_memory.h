// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace inference {

// What the operating system says about memory, in bytes; empty where it does not tell. Any thread.
// The only place that knows the systems' calls for it (Linux, macOS, Windows).

std::optional<std::uint64_t> totalMemoryBytes();

// What a program can take without pushing others to disk: free memory and what caches can give back.
std::optional<std::uint64_t> availableMemoryBytes();

// The most that this process has held in memory since it began.
std::optional<std::uint64_t> peakMemoryBytes();

} // namespace inference
