// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"
#include "inference/model.h"
#include "inference/turnstile.h"

#include <memory>

namespace inference {

// What a model and its sessions share. Immutable once loaded, but for the turnstile.
struct ModelCore {
    ModelFacts facts;
    std::unique_ptr<const Tokenizer> tokenizer;
    std::unique_ptr<Backend> backend; // before what it made, so that it goes last
    std::unique_ptr<LoadedModel> loaded;
    Turnstile computing;
};

} // namespace inference
