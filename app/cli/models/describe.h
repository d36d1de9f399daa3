// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "storage/models/library_model.h"

#include <QList>

#include <string>

namespace cli {

// Null where there is nothing.
Json orNull(const QString &text);

// Models and folders for programs, and for a person.
Json toJson(const storage::LibraryModel &model);
Json toJson(const storage::ModelFolder &folder);

std::string describe(const QList<storage::LibraryModel> &models); // a table, folder by folder
std::string describe(const storage::LibraryModel &model);         // everything that is known
std::string describe(const storage::ModelFolder &folder);         // in one line

} // namespace cli
