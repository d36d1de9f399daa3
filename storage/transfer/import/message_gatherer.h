// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/transfer/import/imported_conversation.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace storage {

// Makes the tree of a conversation of what a file says of each message, in any order and with ids of any
// kind. Whatever it says, a tree comes of it: what follows on nothing that is there begins the conversation.
class MessageGatherer
{
public:
    // What follows on an empty `parent` begins the conversation. Without a message it is a place in the tree
    // that is none: what follows on it follows on what is before it.
    void add(const std::string &id, const std::string &parent, std::optional<Message> message);
    // Behind the one that was added last.
    void append(Message message);
    bool isEmpty() const { return m_nodes.empty(); }

    // Puts all into the conversation, which shows the branch that ends with `shown`, or with the last
    // message. Pieces of one answer that follow on each other without a choice become one message.
    void finish(ImportedConversation &conversation, const std::string &shown = {});

private:
    struct Node {
        std::string id;
        std::string parent;
        std::optional<Message> message;
        std::vector<std::size_t> children = {};
        qint64 place = 0; // the message that it is, or that is before it
    };

    std::vector<Node> m_nodes;
    std::unordered_map<std::string, std::size_t> m_index;
};

} // namespace storage
