// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/models/library_model.h"

#include <QList>
#include <QString>

namespace cli {

// The one that a person means: by its file, the file's name, its shown name, or by a part of these that no
// other has; upper and lower case are one. Throws UsageError when there is none, or several.
storage::LibraryModel findModel(const QList<storage::LibraryModel> &models, const QString &wanted);

} // namespace cli
