// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/models/library_model.h"

#include <functional>

namespace inference {
class Error;
}
namespace inference::gguf {
class GgufFile;
}

namespace storage {

struct FoundModel;

// What an engine makes of a model file; storage knows none, so that app hands it one. Throws
// inference::Error.
using Judge = std::function<Judgement(const inference::gguf::GgufFile &)>;

// What an error that a header caused says of its model.
ModelState stateFor(const inference::Error &error);

// What its header says goes into `model`, whose first file names it. Throws inference::Error.
void describeHeader(LibraryModel &model, const inference::gguf::GgufFile &header, const Judge &judge);

// A model by its header, whatever is wrong with it. No hash: that would take reading it to its end. Any
// thread.
LibraryModel describeModel(const FoundModel &found, const ModelFolder &folder, const Judge &judge);

// The same of one file, or the first of several parts, wherever it lies.
LibraryModel describeModel(const QString &file, const Judge &judge);

} // namespace storage
