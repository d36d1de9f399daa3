// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/message_gatherer.h"

#include <algorithm>
#include <utility>

namespace storage {

namespace {

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + QStringLiteral("\n\n") + second;
}

} // namespace

void MessageGatherer::add(const std::string &id, const std::string &parent, std::optional<Message> message)
{
    if (m_index.try_emplace(id, m_nodes.size()).second)
        m_nodes.push_back({.id = id, .parent = parent, .message = std::move(message)});
}

void MessageGatherer::append(Message message)
{
    const std::string parent = m_nodes.empty() ? std::string() : m_nodes.back().id;
    add(std::to_string(m_nodes.size()), parent, std::move(message));
}

void MessageGatherer::finish(ImportedConversation &conversation, const std::string &shown)
{
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const auto parent = m_index.find(m_nodes[i].parent);
        if (parent == m_index.end() || m_nodes[i].parent.empty())
            waiting.push_back(i);
        else
            m_nodes[parent->second].children.push_back(i);
    }
    std::ranges::reverse(waiting);

    // No recursion: a conversation may be longer than a stack is deep.
    QList<Message> &messages = conversation.content.messages;
    std::size_t reached = 0;
    while (!waiting.empty()) {
        Node &node = m_nodes[waiting.back()];
        waiting.pop_back();
        ++reached;
        const auto parent = m_index.find(node.parent);
        const Node *before =
            node.parent.empty() || parent == m_index.end() ? nullptr : &m_nodes[parent->second];
        node.place = before ? before->place : 0;
        if (node.message) {
            Message *answer = node.place ? &messages[node.place - 1] : nullptr;
            const bool goesOn = answer && answer->role == Role::Assistant &&
                                node.message->role == Role::Assistant && before->children.size() == 1;
            if (goesOn) {
                answer->text = joined(answer->text, node.message->text);
                answer->reasoning = joined(answer->reasoning, node.message->reasoning);
                if (!answer->answer)
                    answer->answer = node.message->answer;
            } else {
                node.message->id = messages.size() + 1;
                node.message->parentId = std::exchange(node.place, node.message->id);
                messages.append(*node.message);
            }
        }
        waiting.insert(waiting.end(), node.children.rbegin(), node.children.rend());
    }
    if (reached < m_nodes.size())
        conversation.problems.append(
            {.kind = ImportProblemKind::MessagesInCircle, .number = int(m_nodes.size() - reached)});
    const auto leaf = m_index.find(shown);
    conversation.content.conversation.leafId =
        leaf != m_index.end() && m_nodes[leaf->second].place ? m_nodes[leaf->second].place : messages.size();
}

} // namespace storage
