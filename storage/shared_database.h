// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/schema.h"

#include <QString>

#include <memory>

namespace storage {

// Opens `name`.db in a folder, made where it is not there, for several programs at once. A damaged file is
// put aside as "name.damaged-TIME.db" and a new one begun, so this is for what can be found or asked again.
// Throws Error.
std::unique_ptr<Database> openSharedDatabase(const QString &folder, const QString &name,
                                             const Schema &schema);

} // namespace storage
