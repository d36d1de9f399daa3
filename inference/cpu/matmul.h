// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/matmul_kernels.h"
#include "inference/cpu/thread_pool.h"
#include "inference/stop.h"

#include <cstddef>
#include <span>

namespace inference::cpu {

// One of several products of the same activations.
struct Product {
    const PackedMatrix *matrix = nullptr;
    ProductTarget target;
};

// Computes all products with the threads of `pool`. `scratch` holds pool.size() times `scratchBytes`, enough
// for panelScratchBytes() of the columns. When `stop` was requested it returned early and the results mean
// nothing.
void multiply(ThreadPool &pool, std::span<const Product> products, const Activations &x, std::byte *scratch,
              std::size_t scratchBytes, Stop &stop);

// Whether any of the matrices takes activations of 16 bits.
bool anyQuantized(std::span<const Product> products);

} // namespace inference::cpu
