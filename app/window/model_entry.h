// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/models/library_model.h"
#include "ui/ports/model_library.h"

namespace window {

// The library as the interface knows it.
ui::ModelEntry entryFrom(const storage::LibraryModel &model);
ui::ModelFolder folderFrom(const storage::ModelFolder &folder);

} // namespace window
