// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

namespace storage {

// Asked between pieces of work that take long; true ends the work. Called on the thread that works.
using IsStopped = std::function<bool()>;

} // namespace storage
