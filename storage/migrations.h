// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/schema.h"

namespace storage {

// Of conversations, chasqui.db.
extern const Schema ConversationSchema;

// Of the model library, models.db.
extern const Schema LibrarySchema;

// Of what the network was asked, network.db.
extern const Schema NetworkSchema;

} // namespace storage
