// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/vocabulary.h"

#include "inference/gguf/format_error.h"
#include "inference/text/byte_level.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <format>
#include <limits>
#include <ranges>
#include <string>

namespace inference {

namespace {

constexpr std::size_t MaxPieces = 1 << 20;
constexpr std::size_t MaxPieceBytes = 4096;
constexpr std::size_t MaxVocabularyBytes = 64 << 20;

// Pieces that end an answer, whatever the file calls them: files name one of them by key and often not the
// one that the chat format uses. Code Llama's is the piece with U+2581.
constexpr std::string_view EndTexts[] = {
    "<|eot_id|>",   "<|eom_id|>",    "<|end_of_text|>",
    "<|im_end|>",   "<|end|>",       "<|endoftext|>",
    "</s>",         "<end_of_turn>", "<end_of_utterance>",
    "<EOT>",        "\u2581<EOT>",   "_<EOT>",
    "[EOT]",        "[EOS]",         "<step>",
    "<|fim_pad|>",  "<fim_pad>",     "<fim-pad>",
    "<|fim_repo|>", "<|repo_name|>", "<reponame>",
    "<|file_sep|>",
};

// Pieces that begin something: a message, a text, a place to be filled in.
constexpr std::string_view BeginTexts[] = {
    "<|begin_of_text|>",
    "<|start_header_id|>",
    "<|end_header_id|>",
    "<|im_start|>",
    "<s>",
    "<|system|>",
    "<|user|>",
    "<|assistant|>",
    "<|python_tag|>",
    "<|fim_prefix|>",
    "<fim_prefix>",
    "<fim-prefix>",
    "<PRE>",
    "\u2581<PRE>",
    "<|fim_suffix|>",
    "<fim_suffix>",
    "<fim-suffix>",
    "<SUF>",
    "\u2581<SUF>",
    "<|fim_middle|>",
    "<fim_middle>",
    "<fim-middle>",
    "<MID>",
    "\u2581<MID>",
};

// What ends an answer by key. `tokenizer.ggml.padding_token_id` is not read: files in use have it out of
// range, and nothing here pads.
constexpr std::string_view EndKeys[] = {
    "tokenizer.ggml.eot_token_id",     "tokenizer.ggml.eom_token_id",     "tokenizer.ggml.fim_pad_token_id",
    "tokenizer.ggml.fim_rep_token_id", "tokenizer.ggml.fim_sep_token_id",
};

[[noreturn]] void fail(const gguf::GgufFile &file, std::string_view problem)
{
    throw gguf::FormatError(ErrorCode::ModelDamaged, file.path(), problem);
}

// Null when the key is absent and may be.
template <typename T>
const std::vector<T> *arrayOf(const gguf::GgufFile &file, std::string_view key, bool isRequired)
{
    const gguf::Value *value = file.find(key);
    if (!value) {
        if (isRequired)
            fail(file, std::format("\"{}\" is missing", key));
        return nullptr;
    }
    const auto *array = std::get_if<gguf::Array>(value);
    const auto *elements = array ? std::get_if<std::vector<T>>(array) : nullptr;
    if (!elements)
        fail(file, std::format("\"{}\" is not a list of the right type", key));
    return elements;
}

std::string withSpaces(std::string_view text)
{
    std::string result;
    while (true) {
        const std::size_t mark = text.find(SpaceMark);
        result += text.substr(0, mark);
        if (mark == std::string_view::npos)
            return result;
        result += ' ';
        text.remove_prefix(mark + SpaceMark.size());
    }
}

} // namespace

std::optional<std::uint8_t> parseByteToken(std::string_view text)
{
    if (text.size() != 6 || !text.starts_with("<0x") || text.back() != '>')
        return std::nullopt;
    const std::string_view digits = text.substr(3, 2);
    std::uint8_t byte = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return byte;
}

Vocabulary::Vocabulary(const gguf::GgufFile &file, PieceEncoding encoding, bool addsBos) : m_addsBos(addsBos)
{
    readPieces(file);
    readScores(file, encoding);
    readTypes(file, encoding);
    readSpecialTokens(file, encoding);
    recogniseSpecialTexts();
    decodeBytes(file, encoding);

    for (Token token = 0; token < size(); ++token) {
        if (type(token) == TokenType::UserDefined && !text(token).empty())
            m_userDefined.push_back(token);
    }
    std::ranges::stable_sort(m_userDefined, std::ranges::greater{},
                             [this](Token token) { return text(token).size(); });
}

void Vocabulary::readPieces(const gguf::GgufFile &file)
{
    const auto &tokens = *arrayOf<std::string_view>(file, "tokenizer.ggml.tokens", true);
    if (tokens.empty() || tokens.size() > MaxPieces)
        fail(file,
             std::format("the vocabulary has {} pieces, the limits are 1 and {}", tokens.size(), MaxPieces));

    std::size_t total = 0;
    for (std::size_t token = 0; token < tokens.size(); ++token) {
        const std::size_t bytes = tokens[token].size();
        total += bytes;
        if (bytes > MaxPieceBytes || total > MaxVocabularyBytes)
            fail(file, std::format(
                           "piece {} of the vocabulary has {} bytes, the limits are {} and {} for all pieces",
                           token, bytes, MaxPieceBytes, MaxVocabularyBytes));
    }

    m_texts.reserve(total);
    m_pieces.reserve(tokens.size());
    m_index.reserve(tokens.size());
    for (const std::string_view token : tokens) {
        const std::size_t begin = m_texts.size();
        m_texts.insert(m_texts.end(), token.begin(), token.end());
        const std::string_view text(m_texts.data() + begin, token.size());
        m_index.try_emplace(text, static_cast<Token>(m_pieces.size()));
        m_pieces.push_back({.text = text});
    }
}

void Vocabulary::readScores(const gguf::GgufFile &file, PieceEncoding encoding)
{
    const auto *scores =
        arrayOf<float>(file, "tokenizer.ggml.scores", encoding == PieceEncoding::SentencePiece);
    if (!scores)
        return;
    if (scores->size() != m_pieces.size())
        fail(file, std::format("the vocabulary has {} pieces but {} scores", size(), scores->size()));
    for (Token token = 0; token < size(); ++token) {
        if (!std::isfinite((*scores)[token]))
            fail(file, std::format("the score of piece {} is not a number", token));
        m_pieces[token].score = (*scores)[token];
    }
}

void Vocabulary::readTypes(const gguf::GgufFile &file, PieceEncoding encoding)
{
    const auto *types =
        arrayOf<std::int32_t>(file, "tokenizer.ggml.token_type", encoding == PieceEncoding::SentencePiece);
    if (!types)
        return;
    if (types->size() != m_pieces.size())
        fail(file, std::format("the vocabulary has {} pieces but {} types", size(), types->size()));
    for (Token token = 0; token < size(); ++token) {
        const std::int32_t type = (*types)[token];
        if (type < 1 || type > 6)
            fail(file, std::format("piece {} has the unknown type {}", token, type));
        m_pieces[token].type = static_cast<TokenType>(type);
        if (m_pieces[token].type == TokenType::Byte && !parseByteToken(text(token)))
            fail(file,
                 std::format("piece {} stands for a byte but reads {}", token, gguf::quoted(text(token))));
    }
}

void Vocabulary::readSpecialTokens(const gguf::GgufFile &file, PieceEncoding encoding)
{
    m_bos = specialToken(file, "tokenizer.ggml.bos_token_id");
    m_eos = specialToken(file, "tokenizer.ggml.eos_token_id");
    if (encoding == PieceEncoding::SentencePiece) {
        // What SentencePiece itself begins every vocabulary with.
        if (!m_bos)
            m_bos = find("<s>");
        if (!m_eos)
            m_eos = find("</s>");
    }
    m_addsBos = file.boolean("tokenizer.ggml.add_bos_token").value_or(m_addsBos) && m_bos;

    // Their text in a message must not become them, whatever type the file gives them.
    if (m_bos)
        m_pieces[*m_bos].type = TokenType::Control;
    const auto markEnd = [this](Token token) {
        m_pieces[token].type = TokenType::Control;
        m_pieces[token].endsGeneration = true;
    };
    if (m_eos)
        markEnd(*m_eos);
    for (const std::string_view key : EndKeys) {
        if (const auto token = specialToken(file, key))
            markEnd(*token);
    }
}

// Some files call these pieces user-defined or normal, and then their text in a message would forge a turn.
void Vocabulary::recogniseSpecialTexts()
{
    for (const std::string_view text : EndTexts) {
        if (const auto token = find(text)) {
            m_pieces[*token].type = TokenType::Control;
            m_pieces[*token].endsGeneration = true;
        }
    }
    for (const std::string_view text : BeginTexts) {
        if (const auto token = find(text))
            m_pieces[*token].type = TokenType::Control;
    }
}

void Vocabulary::decodeBytes(const gguf::GgufFile &file, PieceEncoding encoding)
{
    // Decoded pieces are never longer than their text.
    m_bytes.reserve(m_texts.size());
    const auto store = [this](std::string_view bytes) {
        const std::size_t begin = m_bytes.size();
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        return std::string_view(m_bytes.data() + begin, bytes.size());
    };

    std::array<bool, 256> hasByte{};
    for (Piece &piece : m_pieces) {
        switch (piece.type) {
        case TokenType::Normal:
        case TokenType::Unused:
            if (encoding == PieceEncoding::SentencePiece)
                piece.bytes = store(withSpaces(piece.text));
            else
                piece.bytes = store(decodeByteLevel(piece.text).value_or(std::string(piece.text)));
            break;
        case TokenType::UserDefined: piece.bytes = piece.text; break;
        case TokenType::Byte: {
            const std::uint8_t byte = *parseByteToken(piece.text);
            hasByte[byte] = true;
            const char character = static_cast<char>(byte);
            piece.bytes = store({&character, 1});
            break;
        }
        case TokenType::Unknown:
        case TokenType::Control: break;
        }
    }
    if (encoding == PieceEncoding::SentencePiece && std::ranges::contains(hasByte, false))
        fail(file, "the vocabulary lacks pieces for some bytes");
}

std::optional<Token> Vocabulary::specialToken(const gguf::GgufFile &file, std::string_view key) const
{
    const auto token = file.integer(key, 0, std::numeric_limits<std::uint64_t>::max());
    if (!token)
        return std::nullopt;
    if (*token >= m_pieces.size())
        fail(file, std::format("\"{}\" is {} but the vocabulary has {} pieces", key, *token, size()));
    return static_cast<Token>(*token);
}

std::optional<Token> Vocabulary::find(std::string_view text) const
{
    const auto found = m_index.find(text);
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Token> Vocabulary::findText(std::string_view text) const
{
    const auto token = find(text);
    if (!token)
        return std::nullopt;
    const TokenType kind = type(*token);
    const bool isText =
        kind == TokenType::Normal || kind == TokenType::UserDefined || kind == TokenType::Unused;
    return isText ? token : std::nullopt;
}

} // namespace inference
