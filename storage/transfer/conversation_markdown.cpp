// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/conversation_markdown.h"

#include "storage/branch.h"

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

QString toMarkdown(const ConversationContent &content)
{
    QString text = u"# "_s + content.conversation.title.simplified() + u'\n';
    for (const Message &message : branchTo(content.conversation.leafId, content.messages)) {
        text += u"\n## "_s + speakerOf(message) + (message.isEdited ? u" (edited)"_s : QString()) +
                u"\n\n"_s + message.text;
        if (!message.text.endsWith(u'\n'))
            text += u'\n';
        if (message.state == MessageState::Interrupted)
            text += u"\n*(interrupted)*\n"_s;
    }
    return text;
}

} // namespace storage
