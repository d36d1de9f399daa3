// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/generated_vocabulary.h"

#include <array>
#include <cstdint>
#include <format>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using inference::gguf::Array;

namespace support {

namespace {

// The numbers of tokenizer.ggml.token_type.
enum TokenType : std::int32_t { Normal = 1, Unknown = 2, Control = 3, Unused = 5, Byte = 6 };

struct Vocabulary {
    std::vector<std::string> tokens;
    std::vector<std::int32_t> types;
    std::vector<float> scores;

    void add(const std::string &token, TokenType type, float score = 0)
    {
        tokens.push_back(token);
        types.push_back(type);
        scores.push_back(score);
    }

    void fill(int size)
    {
        if (static_cast<std::size_t>(size) < tokens.size())
            throw std::invalid_argument(
                std::format("a generated vocabulary has at least {} tokens", tokens.size()));
        while (tokens.size() < static_cast<std::size_t>(size))
            add(std::format("<unused{}>", tokens.size()), Unused);
    }
};

std::string utf8(unsigned codePoint) // below U+0800, which is all that is needed
{
    if (codePoint < 0x80)
        return {static_cast<char>(codePoint)};
    return {static_cast<char>(0xc0 | codePoint >> 6), static_cast<char>(0x80 | (codePoint & 0x3f))};
}

// The character that stands for a byte in byte-level BPE: printable Latin-1 for itself, the other bytes in
// their order from U+0100 on. https://github.com/openai/gpt-2/blob/master/src/encoder.py
std::string byteCharacter(unsigned byte)
{
    const auto isPrintable = [](unsigned b) {
        return (0x21 <= b && b <= 0x7e) || (0xa1 <= b && b != 0xad && b <= 0xff);
    };
    if (isPrintable(byte))
        return utf8(byte);
    unsigned others = 0;
    for (unsigned b = 0; b < byte; ++b)
        others += isPrintable(b) ? 0 : 1;
    return utf8(0x100 + others);
}

void addBpe(GgufWriter &writer, std::string_view preTokenizer, bool hasInfill, int size)
{
    Vocabulary vocabulary;
    for (const std::string token : {"<|endoftext|>", "<|im_start|>", "<|im_end|>"})
        vocabulary.add(token, Control);
    if (hasInfill)
        for (const std::string token : {"<|fim_prefix|>", "<|fim_middle|>", "<|fim_suffix|>", "<|fim_pad|>",
                                        "<|repo_name|>", "<|file_sep|>"})
            vocabulary.add(token, Control);
    for (unsigned byte = 0; byte < 256; ++byte)
        vocabulary.add(byteCharacter(byte), Normal);

    const std::string space = byteCharacter(' ');
    std::vector<std::string> merges;
    for (const auto &[left, right] : std::vector<std::array<std::string, 2>>{{"t", "h"},
                                                                             {"th", "e"},
                                                                             {space, "the"},
                                                                             {"i", "n"},
                                                                             {"e", "r"},
                                                                             {space, "a"},
                                                                             {"o", "n"},
                                                                             {"l", "l"}}) {
        merges.push_back(left + " " + right);
        vocabulary.add(left + right, Normal);
    }
    vocabulary.fill(size);

    writer.add("tokenizer.ggml.model", std::string_view("gpt2"));
    writer.add("tokenizer.ggml.pre", preTokenizer);
    writer.add("tokenizer.ggml.tokens", std::span<const std::string>(vocabulary.tokens));
    writer.add("tokenizer.ggml.token_type", Array(vocabulary.types));
    writer.add("tokenizer.ggml.merges", std::span<const std::string>(merges));
    writer.add("tokenizer.ggml.bos_token_id", std::uint32_t{1});
    writer.add("tokenizer.ggml.eos_token_id", std::uint32_t{2});
    writer.add("tokenizer.ggml.unknown_token_id", std::uint32_t{0});
    writer.add("tokenizer.ggml.padding_token_id", std::uint32_t{2});
    writer.add("tokenizer.ggml.add_bos_token", false);
    writer.add("tokenizer.chat_template",
               std::string_view("{% for message in messages %}"
                                "<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n"
                                "{% endfor %}"
                                "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"));
}

void addSpm(GgufWriter &writer, int size)
{
    Vocabulary vocabulary;
    vocabulary.add("<unk>", Unknown);
    vocabulary.add("<s>", Control);
    vocabulary.add("</s>", Control);
    for (unsigned byte = 0; byte < 256; ++byte)
        vocabulary.add(std::format("<0x{:02X}>", byte), Byte);

    // Longer pieces first: a merge with the higher score is made before the others.
    const std::string space = "\u2581";
    float score = 0;
    for (const std::string &piece : {space + "t", std::string("he"), space + "the", std::string("in"),
                                     std::string("er"), space + "a", std::string("on")})
        vocabulary.add(piece, Normal, --score);
    vocabulary.add(space, Normal, --score);
    for (char letter = 'a'; letter <= 'z'; ++letter)
        vocabulary.add({letter}, Normal, --score);
    vocabulary.fill(size);

    writer.add("tokenizer.ggml.model", std::string_view("llama"));
    writer.add("tokenizer.ggml.pre", std::string_view("default"));
    writer.add("tokenizer.ggml.tokens", std::span<const std::string>(vocabulary.tokens));
    writer.add("tokenizer.ggml.scores", Array(vocabulary.scores));
    writer.add("tokenizer.ggml.token_type", Array(vocabulary.types));
    writer.add("tokenizer.ggml.bos_token_id", std::uint32_t{1});
    writer.add("tokenizer.ggml.eos_token_id", std::uint32_t{2});
    writer.add("tokenizer.ggml.unknown_token_id", std::uint32_t{0});
    writer.add("tokenizer.ggml.add_bos_token", true);
}

} // namespace

void addVocabulary(GgufWriter &writer, VocabularyKind kind, int size)
{
    switch (kind) {
    case VocabularyKind::Bpe: addBpe(writer, "smollm", false, size); break;
    case VocabularyKind::Code: addBpe(writer, "qwen2", true, size); break;
    case VocabularyKind::Spm: addSpm(writer, size); break;
    }
}

} // namespace support
