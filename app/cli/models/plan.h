// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "app/plan_model.h"

#include <string>

namespace cli {

Json toJson(const app::Plan &plan);
std::string describe(const app::Plan &plan, const std::string &model); // by its name

} // namespace cli
