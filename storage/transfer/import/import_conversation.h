// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/transfer/import/imported_conversation.h"

namespace storage {

class Store;

// Stores a conversation with all that is known of it. False: it was here already. `act` is 0 at the beginning
// of an import and is handed on from one of its conversations to the next: they are taken back at once.
// Throws Error.
bool importConversation(Store &store, const ImportedConversation &imported, qint64 &act);

} // namespace storage
