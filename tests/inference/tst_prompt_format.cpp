// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/error.h"
#include "inference/text/preset.h"
#include "inference/text/prompt_format.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/needed_path.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace inference;

namespace {

using Vocabularies = std::map<std::string, std::unique_ptr<const Tokenizer>>;

// By the names of rendered_prompts.json; empty when one of them is not at hand.
const Vocabularies &vocabularies()
{
    static const Vocabularies loaded = [] {
        Vocabularies made;
        const auto starter = support::neededPath("CHASQUI_STARTER_MODEL");
        const auto folder = support::neededPath("CHASQUI_VOCABULARIES");
        if (!starter || !folder)
            return made;
        made["smollm"] = makeTokenizer(gguf::GgufFile(*starter));
        for (const std::string name : {"llama-bpe", "llama-spm"})
            made[name] = makeTokenizer(gguf::GgufFile(*folder / ("ggml-vocab-" + name + ".gguf")));
        return made;
    }();
    return loaded;
}

Role roleOf(const std::string &name)
{
    return name == "system" ? Role::System : name == "user" ? Role::User : Role::Assistant;
}

// The prompt as text, control tokens by their names.
std::string shown(const Tokenizer &tokenizer, const std::vector<Token> &tokens)
{
    std::string text;
    for (const Token token : tokens)
        text += tokenizer.isControl(token) ? tokenizer.piece(token) : tokenizer.bytes(token);
    return text;
}

// With an answer at the end that answer goes on.
Answer answerTo(std::span<const Turn> turns)
{
    return !turns.empty() && turns.back().role == Role::Assistant ? Answer::Continues : Answer::Begins;
}

std::string render(const std::string &format, const std::string &vocabulary, const std::vector<Turn> &turns)
{
    const Tokenizer &tokenizer = *vocabularies().at(vocabulary);
    return shown(tokenizer, findPromptFormat(format)->render(tokenizer, turns, answerTo(turns)));
}

long controlsIn(const Tokenizer &tokenizer, const std::vector<Token> &tokens)
{
    return std::ranges::count_if(tokens, [&](Token token) { return tokenizer.isControl(token); });
}

// A file with a small byte-level vocabulary: `pieces` are control tokens. Kept by `folder`.
gguf::GgufFile fileWith(const support::TemporaryFolder &folder, const std::vector<std::string> &pieces,
                        const std::string &name, const std::string &chatTemplate)
{
    support::GgufWriter writer;
    std::vector<std::string> tokens = {"a", "b"};
    tokens.insert(tokens.end(), pieces.begin(), pieces.end());
    std::vector<std::int32_t> types(tokens.size(), 3);
    types[0] = types[1] = 1;
    writer.add("general.name", std::string_view(name))
        .add("tokenizer.ggml.model", std::string_view("gpt2"))
        .add("tokenizer.ggml.pre", std::string_view("gpt-2"))
        .add("tokenizer.ggml.tokens", tokens)
        .add("tokenizer.ggml.token_type", gguf::Array(types))
        .add("tokenizer.ggml.merges", std::vector<std::string>{});
    if (!chatTemplate.empty())
        writer.add("tokenizer.chat_template", std::string_view(chatTemplate));
    return gguf::GgufFile(folder.write("model.gguf", writer.image()));
}

} // namespace

TEST_CASE("rendered prompts have the tokens that llama.cpp gives for their parts")
{
    if (vocabularies().empty())
        return;
    std::ifstream in(std::filesystem::path(CHASQUI_GOLDENS) / "rendered_prompts.json");
    const auto prompts = nlohmann::json::parse(in)["prompts"];
    CHECK(prompts.size() == 30);
    for (const auto &prompt : prompts) {
        std::vector<Turn> turns;
        for (const auto &turn : prompt["turns"])
            turns.push_back({.role = roleOf(turn[0]), .text = turn[1]});
        const std::string name = prompt["format"];
        const Tokenizer &tokenizer = *vocabularies().at(prompt["vocabulary"]);
        const std::vector<Token> tokens = findPromptFormat(name)->render(tokenizer, turns, answerTo(turns));
        const std::vector<Token> expected = prompt["ids"];
        CHECK_MESSAGE(tokens == expected, name << ": " << shown(tokenizer, tokens) << "\ninstead of "
                                               << shown(tokenizer, expected));
    }
}

TEST_CASE("a conversation reads as its model was trained on it")
{
    if (vocabularies().empty())
        return;
    const std::vector<Turn> turns = {
        {Role::System, "S"}, {Role::User, "U1"}, {Role::Assistant, "A"}, {Role::User, "U2"}};
    CHECK(render("chatml", "smollm", turns) == "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU1<|im_"
                                               "end|>\n<|im_start|>assistant\nA<|im_end|>\n"
                                               "<|im_start|>user\nU2<|im_end|>\n<|im_start|>assistant\n");
    CHECK(render("llama3", "llama-bpe", turns) ==
          "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|><|start_header_id|>user"
          "<|end_header_id|>\n\nU1<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nA<|eot_id|>"
          "<|start_header_id|>user<|end_header_id|>\n\nU2<|eot_id|><|start_header_id|>assistant<|end_header_"
          "id|>\n\n");
    // SentencePiece puts a space before each text.
    CHECK(render("llama2", "llama-spm", turns) ==
          "<s> [INST] <<SYS>>\nS\n<</SYS>>\n\nU1 [/INST] A </s><s> [INST] U2 [/INST]");
    CHECK(render("zephyr", "llama-spm", turns) ==
          "<s> <|system|>\nS</s> \n<|user|>\nU1</s> \n<|assistant|>\nA</s> \n<|user|>\nU2</s> "
          "\n<|assistant|>\n");
}

TEST_CASE("an answer at the end is left open behind its last character")
{
    if (vocabularies().empty())
        return;
    const std::vector<Turn> turns = {{Role::User, "U"}, {Role::Assistant, "begun "}};
    CHECK(render("chatml", "smollm", turns) ==
          "<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\nbegun ");
    CHECK(render("llama3", "llama-bpe", turns) ==
          "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nU<|eot_id|>"
          "<|start_header_id|>assistant<|end_header_id|>\n\nbegun ");
    CHECK(render("llama2", "llama-spm", turns) == "<s> [INST] U [/INST] begun ");
    CHECK(render("zephyr", "llama-spm", turns) == "<s> <|user|>\nU</s> \n<|assistant|>\nbegun ");
    CHECK(render("plain", "llama-bpe", turns).ends_with("U\n\nbegun "));
}

TEST_CASE("an answer at the end is closed where another one begins")
{
    if (vocabularies().empty())
        return;
    const std::vector<Turn> turns = {{Role::User, "U"}, {Role::Assistant, "A"}};
    const auto begun = [&](const char *format, const char *vocabulary) {
        const Tokenizer &tokenizer = *vocabularies().at(vocabulary);
        return shown(tokenizer, findPromptFormat(format)->render(tokenizer, turns, Answer::Begins));
    };
    CHECK(begun("chatml", "smollm") == "<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\nA<|im_end|>\n"
                                       "<|im_start|>assistant\n");
    CHECK(begun("llama2", "llama-spm") == "<s> [INST] U [/INST] A </s><s> [INST]  [/INST]");
    CHECK(begun("llama3", "llama-bpe")
              .ends_with("A<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"));
}

TEST_CASE("an answer is given back as the tokens that the model wrote, whatever its text would become")
{
    if (vocabularies().empty())
        return;
    const std::pair<const char *, const char *> formats[] = {
        {"chatml", "smollm"}, {"llama2", "llama-spm"}, {"llama3", "llama-bpe"}, {"zephyr", "llama-spm"}};
    for (const auto &[name, vocabulary] : formats) {
        CAPTURE(std::string(name));
        const PromptFormat &format = *findPromptFormat(name);
        const Tokenizer &tokenizer = *vocabularies().at(vocabulary);
        const std::vector<Turn> question = {{Role::User, "U"}};
        // Letter by letter, as no tokenizer would write it.
        std::vector<Token> written;
        for (const char *letter : {"w", "o", "r", "d"})
            written.push_back(tokenizer.find(letter).value());
        std::vector<Token> held = format.render(tokenizer, question, Answer::Begins);
        held.insert(held.end(), written.begin(), written.end());

        std::vector<Turn> turns = {{Role::User, "U"}, {Role::Assistant, "word", written}};
        CHECK(format.render(tokenizer, turns, Answer::Continues) == held);
        turns.push_back({Role::User, "V"});
        const std::vector<Token> next = format.render(tokenizer, turns, Answer::Begins);
        REQUIRE(next.size() > held.size());
        CHECK(std::equal(held.begin(), held.end(), next.begin()));
    }
}

TEST_CASE("a conversation's answer ends where the model opens another turn")
{
    if (vocabularies().empty())
        return;
    const auto ends = [](const char *format, const char *vocabulary) {
        const Tokenizer &tokenizer = *vocabularies().at(vocabulary);
        std::vector<std::string> pieces;
        for (const Token token : findPromptFormat(format)->prompt(tokenizer, {}, Answer::Begins).ends)
            pieces.emplace_back(tokenizer.piece(token));
        return pieces;
    };
    CHECK(ends("chatml", "smollm") == std::vector<std::string>{"<|im_start|>"});
    CHECK(ends("llama2", "llama-spm") == std::vector<std::string>{"<s>"});
    CHECK(ends("llama3", "llama-bpe") ==
          std::vector<std::string>{"<|start_header_id|>", "<|begin_of_text|>"});
    CHECK(ends("zephyr", "llama-spm").empty()); // plain text there
    CHECK(ends("plain", "llama-bpe").empty());
}

TEST_CASE("only an answer goes on")
{
    if (vocabularies().empty())
        return;
    const std::vector<Turn> question = {{Role::User, "U"}};
    const Tokenizer &tokenizer = *vocabularies().at("smollm");
    CHECK_THROWS_AS(findPromptFormat("chatml")->prompt(tokenizer, question, Answer::Continues), Error);
    CHECK_THROWS_AS(findPromptFormat("chatml")->prompt(tokenizer, {}, Answer::Continues), Error);
}

TEST_CASE("a conversation in an unusual order is rendered all the same")
{
    if (vocabularies().empty())
        return;
    CHECK(render("llama2", "llama-spm", {}) == "<s> [INST]  [/INST]");
    CHECK(render("llama2", "llama-spm", {{Role::Assistant, "A"}, {Role::User, "U"}}) ==
          "<s> [INST]  [/INST] A </s><s> [INST] U [/INST]");
    CHECK(render("llama2", "llama-spm", {{Role::User, "U"}, {Role::User, "V"}, {Role::System, "S"}}) ==
          "<s> [INST] <<SYS>>\nS\n<</SYS>>\n\nU\n\nV [/INST]");
    CHECK(render("chatml", "smollm", {}) == "<|im_start|>assistant\n");
}

TEST_CASE("messages with the texts of control tokens hold none")
{
    if (vocabularies().empty())
        return;
    std::mt19937 random(3);
    const std::string parts[] = {
        "<|im_start|>", "<|im_end|>", "<s>",   "</s>",  "<|eot_id|>", "<|start_header_id|>",
        "[INST]",       "<|user|>",   "\n",    " ",     "hello",      "<|endoftext|>",
        "system",       "\xFF",       "<unk>", "<0x0A>"};
    const std::pair<const char *, const char *> formats[] = {{"chatml", "smollm"},
                                                             {"llama2", "llama-spm"},
                                                             {"llama3", "llama-bpe"},
                                                             {"zephyr", "llama-spm"},
                                                             {"plain", "llama-bpe"}};
    for (int round = 0; round < 1000; ++round) {
        std::string message = "x";
        for (unsigned count = random() % 12; count > 0; --count)
            message += parts[random() % std::size(parts)];
        for (const auto &[format, vocabulary] : formats) {
            const Tokenizer &tokenizer = *vocabularies().at(vocabulary);
            const auto controls = [&](const std::string &text) {
                const std::vector<Turn> turns = {
                    {Role::User, text}, {Role::Assistant, text}, {Role::User, text}};
                return controlsIn(tokenizer,
                                  findPromptFormat(format)->render(tokenizer, turns, answerTo(turns)));
            };
            REQUIRE_MESSAGE(controls(message) == controls("x"), std::string(format) << ": " << message);
        }
    }
}

TEST_CASE("the format is decided by the template, then by the vocabulary, then by the name")
{
    struct Case {
        std::vector<std::string> pieces;
        std::string name;
        std::string chatTemplate;
        std::string format;
        std::string reason;
    };
    const Case cases[] = {
        {{},
         "",
         "{{ '<|start_header_id|>' + role + '<|eot_id|>' }}",
         "llama3",
         "template holds <|start_header_id|>"},
        {{"<|eot_id|>", "<|start_header_id|>"},
         "",
         "{{ '<|im_start|>' + m + '<|im_end|>' }}",
         "chatml",
         "template holds <|im_start|>"},
        {{}, "zephyr", "{{ '[INST] ' + m + ' [/INST]' }}", "llama2", "template holds [INST]"},
        {{}, "", "{{ '<|user|>\\n' + m + eos_token }}", "zephyr", "template holds <|user|>"},
        {{"<|eot_id|>", "<|start_header_id|>"},
         "Llama 2 Chat",
         "",
         "llama3",
         "vocabulary has <|start_header_id|>"},
        {{"<|im_start|>", "<|im_end|>"}, "", "{{ strange }}", "chatml", "vocabulary has <|im_start|>"},
        {{"<step>"}, "CodeLlama-70b-Instruct", "", "plain", "Code Llama 70B"},
        {{}, "codellama_codellama-7b-instruct-hf", "", "llama2", "name"},
        {{}, "TinyLlama 1.1B Chat", "", "zephyr", "name"},
        {{}, "codellama-7b", "", "plain", "names no chat format"},
        {{}, "", "{{ strange }}", "plain", "none that is built in"},
    };
    const support::TemporaryFolder folder;
    for (const Case &wanted : cases) {
        const gguf::GgufFile file = fileWith(folder, wanted.pieces, wanted.name, wanted.chatTemplate);
        const PromptFormatChoice chosen = choosePromptFormat(file, *makeTokenizer(file));
        CHECK(chosen.format->name == wanted.format);
        CHECK_MESSAGE(chosen.reason.contains(wanted.reason), chosen.reason);
    }
}

TEST_CASE("white space does not make a template another one")
{
    const auto starter = support::neededPath("CHASQUI_STARTER_MODEL");
    if (!starter)
        return;
    const gguf::GgufFile model(*starter);
    CHECK(choosePromptFormat(model, *makeTokenizer(model)).reason == "the chat template is that of SmolLM2");

    const support::TemporaryFolder folder;
    std::string text(*model.string("tokenizer.chat_template"));
    const gguf::GgufFile spaced = fileWith(folder, {}, "", "\n " + text + "\t\\n");
    CHECK(choosePromptFormat(spaced, *makeTokenizer(spaced)).reason ==
          "the chat template is that of SmolLM2");
    const gguf::GgufFile changed = fileWith(folder, {}, "", text + "obey");
    CHECK(choosePromptFormat(changed, *makeTokenizer(changed)).reason ==
          "the chat template holds <|im_start|>");
}

TEST_CASE("presets are those of the family")
{
    const support::TemporaryFolder folder;
    const auto preset = [&](const std::string &name, const char *format) {
        const gguf::GgufFile file = fileWith(folder, {}, name, "");
        return choosePreset(file, *makeTokenizer(file), *findPromptFormat(format));
    };
    const Preset smol = preset("Smollm2 135M 8k Lc100K Mix1 Ep2", "chatml");
    CHECK(smol.systemMessage.empty());
    CHECK(smol.sampling.temperature == 0.2f);
    CHECK(smol.sampling.topK == 50);
    CHECK(smol.sampling.topP == 0.9f);
    CHECK(smol.sampling.repeatPenalty == 1.1f);
    CHECK(preset("CodeLlama 7B Instruct", "llama2").sampling.topP == 0.95f);
    CHECK(preset("Qwen2.5 Coder 0.5B Instruct", "chatml").sampling.temperature == 0.2f);
    CHECK(preset("Qwen2.5 0.5B Instruct", "chatml").sampling.temperature == 0.7f);
    CHECK(preset("Qwen2.5 Coder 0.5B Instruct", "chatml").systemMessage.contains("code"));
    CHECK(preset("Qwen2.5 Coder 0.5B", "plain").systemMessage.empty()); // it would go on with it
    CHECK(preset("LLaMA v2", "llama2").sampling.temperature == 0.6f);
    CHECK(preset("Llama 3", "llama3").sampling.minP == 0.05f);

    const gguf::GgufFile unnamed = fileWith(folder, {"▁<PRE>"}, "", ""); // a piece of Code Llama's
    CHECK(choosePreset(unnamed, *makeTokenizer(unnamed), *findPromptFormat("llama2")).sampling.topP == 0.95f);
}
