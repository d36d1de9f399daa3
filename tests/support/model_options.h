// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/generated_model.h"

#include <CLI/App.hpp>

#include <string>

namespace support {

// The options by which a command line describes a generated model; those not given keep what `description`
// has, which must live until `app` has parsed.
void addModelOptions(CLI::App &app, ModelDescription &description);

// What write_model makes of such options: the goldens keep them beside their figures, so that test and script
// mean the same model. Throws CLI::ParseError.
ModelDescription describedBy(const std::string &options);

} // namespace support
