// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace inference::cpu {

// As the maker calls it: "AMD EPYC 9B14". "processor" where the system does not tell.
std::string processorName();

// The best set of instructions that this program has kernels for and this machine runs, by
// Highway's name: "AVX3_DL".
std::string instructionSet();

} // namespace inference::cpu
