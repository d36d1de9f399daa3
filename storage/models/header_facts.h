// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace inference::gguf {
class GgufFile;
}

namespace storage {

// What the header of a model file says to a person who chooses among models.
struct HeaderFacts {
    QString licence;        // "apache-2.0"; empty: it does not say
    bool canInfill = false; // it knows to write what is missing between two texts
};

// Throws inference::Error for a key of another type than it must have. Keys:
// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
HeaderFacts readHeaderFacts(const inference::gguf::GgufFile &file);

} // namespace storage
