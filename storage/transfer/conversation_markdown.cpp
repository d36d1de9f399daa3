// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/conversation_markdown.h"

#include <algorithm>
#include <unordered_map>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

QString speakerOf(const Message &message)
{
    switch (message.role) {
    case Role::System: return u"System"_s;
    case Role::User: return u"You"_s;
    case Role::Assistant: break;
    }
    return message.answer && !message.answer->modelName.isEmpty() ? message.answer->modelName
                                                                  : u"Assistant"_s;
}

} // namespace

QList<Message> shownBranch(const ConversationContent &content)
{
    std::unordered_map<qint64, const Message *> messages;
    for (const Message &message : content.messages)
        messages.emplace(message.id, &message);
    QList<Message> branch;
    auto at = messages.find(content.conversation.leafId);
    // Parents are older: what refers to something younger is damaged, and would go round for ever.
    for (; at != messages.end() && (branch.isEmpty() || at->first < branch.last().id);
         at = messages.find(at->second->parentId))
        branch.append(*at->second);
    std::ranges::reverse(branch);
    return branch;
}

QString toMarkdown(const ConversationContent &content)
{
    QString text = u"# "_s + content.conversation.title.simplified() + u'\n';
    for (const Message &message : shownBranch(content)) {
        text += u"\n## "_s + speakerOf(message) + u"\n\n"_s + message.text;
        if (!message.text.endsWith(u'\n'))
            text += u'\n';
        if (message.state == MessageState::Interrupted)
            text += u"\n*(interrupted)*\n"_s;
    }
    return text;
}

} // namespace storage
