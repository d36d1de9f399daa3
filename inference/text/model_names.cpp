// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/model_names.h"

#include <string_view>

namespace inference {

std::string modelNames(const gguf::GgufFile &file)
{
    std::string names;
    for (const std::string_view key : {"general.name", "general.basename", "general.finetune"}) {
        const std::string_view name = file.string(key).value_or("");
        for (const char byte : name) {
            if (byte >= 'A' && byte <= 'Z')
                names += static_cast<char>(byte - 'A' + 'a');
            else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
                names += byte;
        }
        names += ' ';
    }
    return names;
}

} // namespace inference
