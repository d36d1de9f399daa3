// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/pre_tokenizer.h"

#include "inference/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace inference {

namespace {

// What the regular expressions tell apart: \p{L}, \p{N}, \s, \p{P} and all other characters.
enum class Class : std::uint8_t { End, Letter, Number, Space, Punctuation, Other };

Class classOfCategory(utf8proc_category_t category)
{
    switch (category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return Class::Letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return Class::Number;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO: return Class::Punctuation;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return Class::Space;
    default: return Class::Other;
    }
}

Class classOf(char32_t character)
{
    // The control characters that have the property White_Space.
    if ((character >= 0x09 && character <= 0x0D) || character == 0x85)
        return Class::Space;
    return classOfCategory(utf8proc_category(static_cast<utf8proc_int32_t>(character)));
}

struct Character {
    Class characterClass = Class::End;
    std::size_t length = 0; // in bytes
};

// The character that begins at `position`; End behind the last one.
Character characterAt(std::string_view text, std::size_t position)
{
    static const auto ascii = [] {
        std::array<Class, 0x80> classes{};
        for (char32_t character = 0; character < classes.size(); ++character)
            classes[character] = classOf(character);
        return classes;
    }();

    if (position >= text.size())
        return {};
    const auto byte = static_cast<unsigned char>(text[position]);
    if (byte < ascii.size())
        return {.characterClass = ascii[byte], .length = 1};
    const Utf8Step step = firstUtf8Step(text.substr(position));
    return {.characterClass = classOf(step.character), .length = step.length};
}

bool isSymbol(Class characterClass) // [^\s\p{L}\p{N}]
{
    return characterClass == Class::Punctuation || characterClass == Class::Other;
}

bool isLineBreak(char byte)
{
    return byte == '\r' || byte == '\n';
}

// Where the run of characters whose class satisfies `belongs` ends.
template <typename Belongs>
std::size_t endOfRun(std::string_view text, std::size_t position, Belongs belongs)
{
    while (true) {
        const Character character = characterAt(text, position);
        if (character.characterClass == Class::End || !belongs(character.characterClass))
            return position;
        position += character.length;
    }
}

auto is(Class wanted)
{
    return [wanted](Class characterClass) { return characterClass == wanted; };
}

// 's|'t|'re|'ve|'m|'ll|'d, or 0.
std::size_t contractionLength(std::string_view text, bool inAnyCase)
{
    if (text[0] != '\'')
        return 0;
    const auto letterAt = [&](std::size_t index) {
        const char letter = index < text.size() ? text[index] : '\0';
        return inAnyCase && letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    const char first = letterAt(1);
    const char second = letterAt(2);
    if (first == 's' || first == 't' || first == 'm' || first == 'd')
        return 2;
    if ((first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l'))
        return 3;
    return 0;
}

// \s+(?!\S)|\s+ : a run of white space leaves its last character to the word that follows.
std::size_t whiteSpaceLength(std::string_view text)
{
    std::size_t last = 0;
    std::size_t end = 0;
    for (Character character = characterAt(text, 0); character.characterClass == Class::Space;
         character = characterAt(text, end)) {
        last = end;
        end += character.length;
    }
    return last > 0 && end < text.size() ? last : end;
}

// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)
std::size_t gpt2Piece(std::string_view text)
{
    if (const std::size_t length = contractionLength(text, false))
        return length;

    const std::size_t start = text[0] == ' ' ? 1 : 0;
    const Class first = characterAt(text, start).characterClass;
    if (first == Class::Letter || first == Class::Number)
        return endOfRun(text, start, is(first));
    if (isSymbol(first))
        return endOfRun(text, start, isSymbol);
    return whiteSpaceLength(text);
}

// (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,MaxDigits}| ?[^\s\p{L}\p{N}]+[\r\n]*|
// \s*[\r\n]+|\s+(?!\S)|\s+
template <int MaxDigits>
std::size_t llama3Piece(std::string_view text)
{
    if (const std::size_t length = contractionLength(text, true))
        return length;

    const Character first = characterAt(text, 0);
    if (first.characterClass == Class::Number) {
        std::size_t end = 0;
        for (int digits = 0; digits < MaxDigits; ++digits) {
            const Character digit = characterAt(text, end);
            if (digit.characterClass != Class::Number)
                break;
            end += digit.length;
        }
        return end;
    }

    const std::size_t wordEnd = endOfRun(text, first.length, is(Class::Letter));
    if (first.characterClass == Class::Letter || (wordEnd > first.length && !isLineBreak(text[0])))
        return wordEnd;

    const std::size_t start = text[0] == ' ' ? 1 : 0;
    if (isSymbol(characterAt(text, start).characterClass)) {
        std::size_t end = endOfRun(text, start, isSymbol);
        while (end < text.size() && isLineBreak(text[end]))
            ++end;
        return end;
    }

    const std::string_view space = text.substr(0, endOfRun(text, 0, is(Class::Space)));
    const std::size_t lineBreak = space.find_last_of("\r\n");
    return lineBreak != std::string_view::npos ? lineBreak + 1 : whiteSpaceLength(text);
}

// Pieces by one property: runs that have it and runs that have it not.
template <typename Belongs>
std::size_t alternatingPiece(std::string_view text, Belongs belongs)
{
    const bool wanted = belongs(text, 0);
    std::size_t position = 0;
    do
        position += characterAt(text, position).length;
    while (position < text.size() && belongs(text, position) == wanted);
    return position;
}

bool isNumberAt(std::string_view text, std::size_t position)
{
    return characterAt(text, position).characterClass == Class::Number;
}

// \p{N}+
std::size_t numberRunPiece(std::string_view text)
{
    return alternatingPiece(text, isNumberAt);
}

// \p{N}
std::size_t singleNumberPiece(std::string_view text)
{
    const Character first = characterAt(text, 0);
    return first.characterClass == Class::Number ? first.length : numberRunPiece(text);
}

// [\p{P}\$\+<=>\^~\|]+ and the same with `
template <bool WithBacktick>
std::size_t punctuationPiece(std::string_view text)
{
    return alternatingPiece(text, [](std::string_view all, std::size_t position) {
        return characterAt(all, position).characterClass == Class::Punctuation ||
               std::string_view("$+<=>^~|").contains(all[position]) || (WithBacktick && all[position] == '`');
    });
}

// [0-9][0-9][0-9]
std::size_t digitTriplePiece(std::string_view text)
{
    std::size_t digits = 0;
    for (std::size_t position = 0; position < text.size(); ++position) {
        digits = text[position] >= '0' && text[position] <= '9' ? digits + 1 : 0;
        if (digits == 3)
            return position == 2 ? 3 : position - 2;
    }
    return text.size();
}

constexpr std::array<PreTokenizer::Scanner, 1> Gpt2 = {gpt2Piece};
constexpr std::array<PreTokenizer::Scanner, 2> SmolLm = {singleNumberPiece, gpt2Piece};
constexpr std::array<PreTokenizer::Scanner, 1> Llama3 = {llama3Piece<3>};
constexpr std::array<PreTokenizer::Scanner, 1> Qwen2 = {llama3Piece<1>};
constexpr std::array<PreTokenizer::Scanner, 3> Falcon = {punctuationPiece<true>, gpt2Piece, digitTriplePiece};
constexpr std::array<PreTokenizer::Scanner, 4> Default = {punctuationPiece<false>, gpt2Piece, numberRunPiece,
                                                          digitTriplePiece};

constexpr PreTokenizer Table[] = {
    {.name = "llama-bpe", .scanners = Llama3, .takesWholePieces = true, .addsBos = true},
    {.name = "llama3", .scanners = Llama3, .takesWholePieces = true, .addsBos = true},
    {.name = "llama-v3", .scanners = Llama3, .takesWholePieces = true, .addsBos = true},
    {.name = "falcon3", .scanners = Llama3, .takesWholePieces = true, .addsBos = true},
    {.name = "pixtral", .scanners = Llama3, .takesWholePieces = true, .addsBos = true},
    {.name = "dbrx", .scanners = Llama3},
    {.name = "smaug-bpe", .scanners = Llama3},
    {.name = "smollm", .scanners = SmolLm},
    {.name = "starcoder", .scanners = SmolLm},
    {.name = "refact", .scanners = SmolLm},
    {.name = "command-r", .scanners = SmolLm},
    {.name = "codeshell", .scanners = SmolLm},
    {.name = "exaone", .scanners = SmolLm},
    {.name = "minerva-7b", .scanners = SmolLm},
    {.name = "gpt-2", .scanners = Gpt2},
    {.name = "mpt", .scanners = Gpt2},
    {.name = "olmo", .scanners = Gpt2},
    {.name = "phi-2", .scanners = Gpt2},
    {.name = "trillion", .scanners = Gpt2},
    {.name = "qwen2", .scanners = Qwen2},
    {.name = "deepseek-r1-qwen", .scanners = Qwen2},
    {.name = "megrez", .scanners = Qwen2},
    {.name = "stablelm2", .scanners = Qwen2},
    {.name = "falcon", .scanners = Falcon},
    {.name = "default", .scanners = Default},
};

} // namespace

const PreTokenizer *findPreTokenizer(std::string_view name)
{
    const auto found = std::ranges::find(Table, name, &PreTokenizer::name);
    return found == std::end(Table) ? nullptr : found;
}

} // namespace inference
