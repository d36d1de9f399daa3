// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/transfer/conversation_html.h"

#include "ui/session/message_tree.h"
#include "ui/text/block_html.h"
#include "ui/text/markdown_document.h"
#include "ui/text/plain_text.h"

#include <QLocale>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using storage::Message;
using storage::Role;

namespace {

constexpr QLatin1StringView ScreenStyle = R"(
body { font: 16px/1.55 Inter, system-ui, sans-serif; color: #1b1d1f; background: #fdfdfc; max-width: 46em; margin: 3em auto; padding: 0 1.5em; }
h1 { font-size: 1.6em; margin-top: 2.5em; } h2 { font-size: 1em; margin: 2.2em 0 .4em; }
time { font-weight: normal; color: #6b7076; margin-left: .6em; }
.question { background: #efeeeb; border-radius: 10px; padding: .2em 1em; }
.thought, .note { color: #6b7076; } .item { margin-top: .3em; margin-bottom: .3em; }
pre { background: #f5f4f2; border: 1px solid #dfddd8; border-radius: 8px; padding: .8em 1em; overflow-x: auto; }
code { font-family: "JetBrains Mono", ui-monospace, monospace; font-size: .88em; }
table { border-collapse: collapse; } blockquote { border-left: 3px solid #dfddd8; margin-left: 0; padding-left: 1em; }
a { color: #0b6480; }
@media (prefers-color-scheme: dark) {
body { color: #e6e4e0; background: #191a1b; } .question { background: #2a2b2c; } pre { background: #222324; border-color: #3a3b3c; }
.thought, .note, time { color: #9a9da0; } a { color: #6cc3dc; } blockquote { border-color: #3a3b3c; }
}
)"_L1;

// What a QTextDocument knows of CSS: it takes no sizes in points for headings.
constexpr QLatin1StringView PaperStyle = R"(
h1 { font-size: x-large; } h2 { font-size: medium; margin-top: 16px; }
time, .thought, .note { color: #5c6166; } .item { margin-top: 2px; margin-bottom: 2px; }
pre { background-color: #f3f2f0; } code { font-family: "JetBrains Mono"; font-size: 9pt; }
a { color: #0b6480; }
)"_L1;

QString speakerOf(const Message &message)
{
    if (message.role == Role::User)
        return ConversationHtml::tr("You");
    return message.answer && !message.answer->modelName.isEmpty() ? message.answer->modelName
                                                                  : ConversationHtml::tr("Answer");
}

QString bodyOf(const Message &message, CodeHtml &code)
{
    MarkdownDocument document;
    document.append(plainText(message.text));
    return htmlOf(document.blocks(), code);
}

} // namespace

QString ConversationHtml::begin(const QString &title)
{
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>"_L1 + title.toHtmlEscaped() +
           "</title>\n<style>"_L1 + (m_use == Use::Screen ? ScreenStyle : PaperStyle) + m_code.style(false) +
           (m_use == Use::Screen
                ? "@media (prefers-color-scheme: dark) {\n"_L1 + m_code.style(true) + "}\n"_L1
                : QString()) +
           "</style></head>\n<body>\n"_L1;
}

QString ConversationHtml::of(const storage::ConversationContent &content)
{
    const MessageTree tree(content.messages);
    QString html = "<h1>"_L1 + content.conversation.title.simplified().toHtmlEscaped() + "</h1>\n"_L1;
    for (const qint64 id : tree.path(content.conversation.leafId)) {
        const Message &message = *tree.find(id);
        html += "<h2>"_L1 + speakerOf(message).toHtmlEscaped() + " <time>"_L1 +
                QLocale().toString(message.createdAt.toLocalTime(), QLocale::ShortFormat).toHtmlEscaped() +
                "</time></h2>\n"_L1;
        if (!message.reasoning.isEmpty())
            html += "<details class=\"thought\"><summary>"_L1 + tr("Thought").toHtmlEscaped() +
                    "</summary><p>"_L1 +
                    plainText(message.reasoning).toHtmlEscaped().replace(u'\n', "<br>"_L1) +
                    "</p></details>\n"_L1;
        html += (message.role == Role::User ? "<div class=\"question\">\n"_L1 : "<div>\n"_L1) +
                bodyOf(message, m_code) + "</div>\n"_L1;
        if (message.state == storage::MessageState::Interrupted)
            html += "<p class=\"note\">"_L1 + tr("Interrupted").toHtmlEscaped() + "</p>\n"_L1;
        if (message.isEdited)
            html += "<p class=\"note\">"_L1 + tr("Edited by you").toHtmlEscaped() + "</p>\n"_L1;
    }
    return html;
}

QString ConversationHtml::end() const
{
    return u"</body></html>\n"_s;
}

} // namespace ui
