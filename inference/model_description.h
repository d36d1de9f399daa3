// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/error.h"
#include "inference/gguf/gguf_file.h"
#include "inference/model/config.h"
#include "inference/text/infill.h"
#include "inference/text/prompt_format.h"
#include "inference/types.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace inference {

// What a model's header says of it, and what the engine makes of that. A file that cannot be run is described
// as far as it goes, with the reason.
struct ModelDescription {
    std::string architecture; // as the file calls it; empty: it does not say
    std::string quantisation; // the type that most of its bytes have, "Q4_K"
    std::uint64_t fileBytes = 0;
    std::uint64_t parameterCount = 0;
    std::optional<Config> config;
    std::optional<PromptFormatChoice> format;
    std::optional<InfillTokens> infill; // none: it cannot fill gaps
    int contextLength = 0;              // of the plan
    std::optional<MemoryPlan> memory;   // on the processor, with one context
    FreeMemory freeMemory;              // when it was described
    std::vector<std::string> remarks;   // what is unusual and no reason to refuse the file
    std::optional<Error> problem;       // why it cannot be run; empty: it can, if it fits

    // Whether there is memory for it now; true where nobody knows.
    bool fits() const { return !memory || !freeMemory.shortage(*memory); }
};

// Elements of all tensors.
std::uint64_t countParameters(const gguf::GgufFile &file);

// `contextLength` of the plan; 0: the longest that fits, at most DefaultContextLength. Throws
// Error(BadSetting) for one that is longer than the model was trained for. Reads no more of the file than its
// header.
ModelDescription describeModel(const gguf::GgufFile &file, int contextLength = 0);

// The same of a file that is elsewhere and of which only the beginning is here; or how much of it is needed.
// Throws gguf::FormatError when it is no model file. `name` is what errors call it.
std::expected<ModelDescription, gguf::MoreNeeded> describeModel(std::vector<std::byte> beginning,
                                                                std::uint64_t fileBytes,
                                                                const std::filesystem::path &name,
                                                                int contextLength = 0);

} // namespace inference
