// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/branch.h"

#include <algorithm>
#include <unordered_map>

namespace storage {

QList<Message> branchTo(qint64 leaf, const QList<Message> &messages)
{
    std::unordered_map<qint64, const Message *> known;
    for (const Message &message : messages)
        known.emplace(message.id, &message);
    QList<Message> branch;
    auto at = known.find(leaf);
    // Parents are older: what refers to something younger is damaged, and would go round for ever.
    for (; at != known.end() && (branch.isEmpty() || at->first < branch.last().id);
         at = known.find(at->second->parentId))
        branch.append(*at->second);
    std::ranges::reverse(branch);
    return branch;
}

} // namespace storage
