// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"
#include "storage/search/search_query.h"

namespace storage {

// The part of a text where most of what was looked for stands close together, about `length` characters, on
// one line; "…" where it was cut.
Snippet snippetOf(const QString &text, const SearchQuery &query, qsizetype length = 180);

} // namespace storage
