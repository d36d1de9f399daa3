// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "storage/records.h"

#include <string>

namespace cli {

// Of times: as programs read them, and as people do, on their clock.
std::string isoText(const QDateTime &time);
std::string dayText(const QDateTime &time);

// What a search found, as JSON, and as lines in which the words stand in bold where a terminal shows that.
Json toJson(const QList<storage::TitleHit> &titles, const QList<storage::SearchHit> &hits);
std::string describe(const QList<storage::TitleHit> &titles, const QList<storage::SearchHit> &hits);

} // namespace cli
