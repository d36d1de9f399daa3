// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/prompt_format.h"

#include "inference/error.h"
#include "inference/text/prompt_builder.h"

#include <optional>

namespace inference {

namespace {

std::string_view nameOf(Role role)
{
    switch (role) {
    case Role::System: return "system";
    case Role::User: return "user";
    case Role::Assistant: return "assistant";
    }
    return {};
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view WhiteSpace = " \t\n\v\f\r";
    const std::size_t begin = text.find_first_not_of(WhiteSpace);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(WhiteSpace) - begin + 1);
}

// Adds a paragraph to what is there.
void join(std::string &text, std::string_view more)
{
    if (!text.empty())
        text += "\n\n";
    text += more;
}

void addBosWhereWanted(PromptBuilder &prompt, const Tokenizer &tokenizer)
{
    if (tokenizer.addsBos())
        prompt.addToken(*tokenizer.bos());
}

void addIfThere(PromptBuilder &prompt, std::optional<Token> token)
{
    if (token)
        prompt.addToken(*token);
}

// Whether this is the answer at the end that is left open.
bool isOpen(const Turn &turn, std::span<const Turn> conversation, Answer answer)
{
    return answer == Answer::Continues && turn.role == Role::Assistant && &turn == &conversation.back();
}

// <|im_start|>role\ntext<|im_end|>\n … <|im_start|>assistant\n
std::vector<Token> renderChatMl(const Tokenizer &tokenizer, std::span<const Turn> conversation, Answer answer)
{
    PromptBuilder prompt(tokenizer);
    addBosWhereWanted(prompt, tokenizer);
    const auto openTurn = [&prompt](Role role) {
        prompt.addMarker("<|im_start|>");
        prompt.addText(nameOf(role));
        prompt.addText("\n");
    };
    for (const Turn &turn : conversation) {
        openTurn(turn.role);
        prompt.addTurn(turn);
        if (isOpen(turn, conversation, answer))
            return prompt.finish();
        prompt.addMarker("<|im_end|>");
        prompt.addText("\n");
    }
    openTurn(Role::Assistant);
    return prompt.finish();
}

// <|start_header_id|>role<|end_header_id|>\n\ntext<|eot_id|> … , without spaces around the texts.
std::vector<Token> renderLlama3(const Tokenizer &tokenizer, std::span<const Turn> conversation, Answer answer)
{
    PromptBuilder prompt(tokenizer);
    // Part of the format, whether or not the file asks for it.
    addIfThere(prompt, tokenizer.bos());
    const auto openTurn = [&prompt](Role role) {
        prompt.addMarker("<|start_header_id|>");
        prompt.addText(nameOf(role));
        prompt.addMarker("<|end_header_id|>");
        prompt.addText("\n\n");
    };
    for (const Turn &turn : conversation) {
        openTurn(turn.role);
        if (isOpen(turn, conversation, answer)) {
            prompt.addTurn(turn);
            return prompt.finish();
        }
        prompt.addTurn({turn.role, std::string(trimmed(turn.text)), turn.tokens});
        prompt.addMarker("<|eot_id|>");
    }
    openTurn(Role::Assistant);
    return prompt.finish();
}

// <|role|>\ntext</s>\n … <|assistant|>\n , where the roles are plain text in the vocabularies of this family.
std::vector<Token> renderZephyr(const Tokenizer &tokenizer, std::span<const Turn> conversation, Answer answer)
{
    PromptBuilder prompt(tokenizer);
    addBosWhereWanted(prompt, tokenizer);
    const auto openTurn = [&prompt](Role role) {
        prompt.addMarker("<|" + std::string(nameOf(role)) + "|>");
        prompt.addText("\n");
    };
    for (const Turn &turn : conversation) {
        openTurn(turn.role);
        prompt.addTurn(turn);
        if (isOpen(turn, conversation, answer))
            return prompt.finish();
        addIfThere(prompt, tokenizer.eos());
        prompt.addText("\n");
    }
    openTurn(Role::Assistant);
    return prompt.finish();
}

// What Llama 2 knows: questions, each with an answer but the last.
struct Exchange {
    std::string question;
    std::optional<Turn> answer;
};

struct Dialogue {
    std::string system;
    std::vector<Exchange> exchanges; // at least one
};

// Turns of one role that follow each other become one; an answer without a question answers an empty one;
// system messages, wherever they stand, become one at the beginning, the only place where the model saw them.
// Where another answer begins, the last question has none.
Dialogue dialogueOf(std::span<const Turn> conversation, Answer next)
{
    Dialogue dialogue;
    std::vector<Exchange> &exchanges = dialogue.exchanges;
    for (const Turn &turn : conversation) {
        switch (turn.role) {
        case Role::System: join(dialogue.system, turn.text); break;
        case Role::User:
            if (exchanges.empty() || exchanges.back().answer)
                exchanges.push_back({.question = turn.text});
            else
                join(exchanges.back().question, turn.text);
            break;
        case Role::Assistant:
            if (exchanges.empty())
                exchanges.emplace_back();
            if (std::optional<Turn> &answer = exchanges.back().answer) {
                join(answer->text, turn.text);
                answer->tokens.clear(); // no longer those of the text
            } else {
                answer = turn;
            }
            break;
        }
    }
    if (exchanges.empty() || (next == Answer::Begins && exchanges.back().answer))
        exchanges.emplace_back();
    return dialogue;
}

// <s>[INST] <<SYS>>\nsystem\n<</SYS>>\n\nquestion [/INST] answer </s><s>[INST] question [/INST]
std::vector<Token> renderLlama2(const Tokenizer &tokenizer, std::span<const Turn> conversation, Answer answer)
{
    Dialogue dialogue = dialogueOf(conversation, answer);
    std::vector<Exchange> &exchanges = dialogue.exchanges;
    if (!dialogue.system.empty())
        exchanges.front().question =
            "<<SYS>>\n" + dialogue.system + "\n<</SYS>>\n\n" + exchanges.front().question;

    PromptBuilder prompt(tokenizer);
    for (const Exchange &exchange : exchanges) {
        addIfThere(prompt, tokenizer.bos());
        prompt.addText("[INST] ");
        prompt.addText(trimmed(exchange.question));
        prompt.addText(" [/INST]");
        if (!exchange.answer)
            continue;
        const bool isLast = &exchange == &exchanges.back(); // and left open
        if (!exchange.answer->tokens.empty()) {
            prompt.addTurn(*exchange.answer);
        } else {
            prompt.addText(" ");
            prompt.addText(isLast ? std::string_view(exchange.answer->text) : trimmed(exchange.answer->text));
        }
        if (isLast)
            break;
        if (exchange.answer->tokens.empty())
            prompt.addText(" ");
        addIfThere(prompt, tokenizer.eos());
    }
    return prompt.finish();
}

// The texts as they stand, for models that know no turns.
std::vector<Token> renderPlain(const Tokenizer &tokenizer, std::span<const Turn> conversation, Answer)
{
    PromptBuilder prompt(tokenizer);
    addBosWhereWanted(prompt, tokenizer);
    std::string text;
    for (const Turn &turn : conversation)
        join(text, turn.text);
    prompt.addText(text);
    return prompt.finish();
}

constexpr PromptFormat Formats[] = {
    {.name = "chatml",
     .label = "ChatML (SmolLM2, …)",
     .render = renderChatMl,
     .turnOpeners = {"<|im_start|>"}},
    {.name = "llama2",
     .label = "Llama 2 chat, Code Llama Instruct",
     .render = renderLlama2,
     .turnOpeners = {"<s>"}},
    {.name = "llama3",
     .label = "Llama 3 Instruct",
     .render = renderLlama3,
     .turnOpeners = {"<|start_header_id|>", "<|begin_of_text|>"}},
    {.name = "zephyr",
     .label = "Zephyr, TinyLlama chat",
     .render = renderZephyr,
     .turnOpeners = {"<|user|>", "<|system|>", "<|assistant|>"}},
    {.name = "plain", .label = "Plain text, continued", .render = renderPlain},
};

} // namespace

Prompt PromptFormat::prompt(const Tokenizer &tokenizer, std::span<const Turn> conversation,
                            Answer answer) const
{
    if (answer == Answer::Continues && (conversation.empty() || conversation.back().role != Role::Assistant))
        throw Error(ErrorCode::BadInput,
                    "There is no answer at the end of the conversation that could go on");
    Prompt prompt{.tokens = render(tokenizer, conversation, answer),
                  .continuesText = answer == Answer::Continues};
    for (const std::string_view opener : turnOpeners) {
        const std::optional<Token> token = opener.empty() ? std::nullopt : tokenizer.find(opener);
        if (token && tokenizer.isControl(*token))
            prompt.ends.push_back(*token);
    }
    return prompt;
}

const PromptFormat *findPromptFormat(std::string_view name)
{
    for (const PromptFormat &format : Formats) {
        if (format.name == name)
            return &format;
    }
    return nullptr;
}

} // namespace inference
