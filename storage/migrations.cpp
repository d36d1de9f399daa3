// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/migrations.h"

#include <array>

namespace storage {

namespace {

// Steps of a release are never edited: tests/storage keeps a database of every released version and migrates
// each.
constexpr auto ConversationSteps = std::to_array<const char *>({
#include "migrations/0001_initial.inc"
    ,
#include "migrations/0002_settings_of_a_conversation.inc"
    ,
#include "migrations/0003_a_device_that_failed.inc"
    ,
#include "migrations/0004_search.inc"
    ,
#include "migrations/0005_edited_answers.inc"
    ,
#include "migrations/0006_reasoning.inc"
    ,
#include "migrations/0007_summaries.inc"
    ,
#include "migrations/0008_acts.inc"
    ,
#include "migrations/0009_order.inc"
    ,
#include "migrations/0010_presets.inc"
    ,
#include "migrations/0011_more_settings.inc"
    ,
#include "migrations/0012_acts_of_several.inc"
});

constexpr auto LibrarySteps = std::to_array<const char *>({
#include "migrations/library_0001_initial.inc"
    ,
#include "migrations/library_0002_what_a_person_says.inc"
    ,
#include "migrations/library_0003_where_a_model_came_from.inc"
});

constexpr auto NetworkSteps = std::to_array<const char *>({
#include "migrations/network_0001_initial.inc"
});

} // namespace

// The marks are ours: "Chsq", "Chmd" and "Chnt".
constexpr Schema ConversationSchema(0x43687371, ConversationSteps);
constexpr Schema LibrarySchema(0x43686d64, LibrarySteps);
constexpr Schema NetworkSchema(0x43686e74, NetworkSteps);

} // namespace storage
