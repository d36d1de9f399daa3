// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"

#include <string>

namespace inference {

// Lower-case letters and digits of all that a model file calls itself, with a space between its names: what
// families are recognised by where nothing better is said.
std::string modelNames(const gguf::GgufFile &file);

} // namespace inference
