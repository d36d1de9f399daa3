// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"

#include <memory>

namespace inference {

// The network as its formulas say, one number after the other in double precision, nothing rounded in
// between: what every other backend is compared with. Slow; for tests only.
std::unique_ptr<Backend> makeReferenceBackend();

} // namespace inference
