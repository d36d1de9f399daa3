// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace storage {

// What names of model files say. `path` is a file's, with or without folders.

// "SmolLM2-135M-Instruct.Q4_1.gguf" reads "SmolLM2 135M Instruct": without the ending, the quantisation and
// the number of a part.
QString shownModelName(const QString &path);

// "Q4_K_M" and the like at the end of the name; empty: it does not say. It distinguishes what the types of
// the tensors do not: Q4_K_M and Q4_K_S.
QString quantisationInName(const QString &path);

// A file that is one of several: "big-00002-of-00003.gguf".
struct PartName {
    QString base; // "big"
    int number = 1;
    int count = 1;
};
std::optional<PartName> partIn(const QString &path);
QString partName(const PartName &part);

} // namespace storage
