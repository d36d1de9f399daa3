// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/transfer/import/imported_conversation.h"

namespace storage {

class Store;

// Stores a conversation with all that is known of it. False: it was here already. Throws Error.
bool importConversation(Store &store, const ImportedConversation &imported);

} // namespace storage
