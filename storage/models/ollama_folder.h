// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/is_stopped.h"
#include "storage/models/model_search.h"

namespace storage {

// Ollama keeps a JSON manifest for each name, "manifests/<host>/<namespace>/<model>/<tag>", whose layers are
// files "blobs/sha256-<hash>"; the one of the type "application/vnd.ollama.image.model" is a GGUF file.
bool isOllamaFolder(const QString &folder);
QList<FoundModel> findOllamaModels(const QString &folder, const IsStopped &isStopped);

} // namespace storage
