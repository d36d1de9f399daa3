// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

namespace storage {

// The messages of a conversation's tree from its beginning to `leaf`; empty when that is not among them.
QList<Message> branchTo(qint64 leaf, const QList<Message> &messages);

} // namespace storage
