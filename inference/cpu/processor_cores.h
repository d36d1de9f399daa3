// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <span>

// The only place that knows the systems' calls for it (Linux, macOS, Windows). Any thread.
namespace inference::cpu {

// Cores that this process may use, at least 1. A core that runs two threads is one: the second thread of a
// core finds its units for products taken. Where the system does not tell, its processors.
int usableCores();

// The cores that `processors` belong to, by the folder in which Linux describes them
// (https://docs.kernel.org/admin-guide/cputopology.html); a processor that is not described is a core.
int countCores(const std::filesystem::path &folder, std::span<const int> processors);

} // namespace inference::cpu
