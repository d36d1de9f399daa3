// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/models/library_model.h"

namespace inference::gguf {
class GgufFile;
}

namespace app {

// What our engine makes of a model file, for the library. Throws inference::Error.
storage::Judgement judgeModel(const inference::gguf::GgufFile &file);

} // namespace app
