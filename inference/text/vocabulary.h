// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"
#include "inference/text/text_hash.h"
#include "inference/types.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace inference {

// The kinds of pieces, with the numbers of `tokenizer.ggml.token_type`.
enum class TokenType : std::uint8_t { Normal = 1, Unknown, Control, UserDefined, Unused, Byte };

// What stands for a space in SentencePiece's pieces.
constexpr std::string_view SpaceMark = "\u2581";

// How the text of a piece encodes the bytes that it stands for.
enum class PieceEncoding {
    SentencePiece, // a space is U+2581; bytes without a piece of their own are "<0x00>" … "<0xFF>"
    ByteLevel,     // byte_level.h
};

// The pieces of a model file's vocabulary, checked, and what the file says about some of them.
// Immutable; copies all text, so the file may be closed.
class Vocabulary
{
public:
    // `addsBos` holds unless the file says otherwise. Throws gguf::FormatError for a damaged vocabulary.
    Vocabulary(const gguf::GgufFile &file, PieceEncoding encoding, bool addsBos);
    // Movable, not copyable: pieces are views into the object's own memory, which a move takes along.
    Vocabulary(Vocabulary &&) = default;
    Vocabulary &operator=(Vocabulary &&) = default;

    int size() const { return static_cast<int>(m_pieces.size()); }

    std::string_view text(Token token) const { return m_pieces[token].text; }
    std::string_view bytes(Token token) const { return m_pieces[token].bytes; }
    TokenType type(Token token) const { return m_pieces[token].type; }
    float score(Token token) const { return m_pieces[token].score; } // 0 where the file has none

    // Control tokens included. Where two pieces have one text, the first of them.
    std::optional<Token> find(std::string_view text) const;

    // As `find`, for text that a person wrote: never a piece that stands for something else than its text
    // (control, unknown and byte tokens).
    std::optional<Token> findText(std::string_view text) const;

    std::optional<Token> bos() const { return m_bos; }
    std::optional<Token> eos() const { return m_eos; }
    bool addsBos() const { return m_addsBos; }
    bool isControl(Token token) const { return type(token) == TokenType::Control; }
    bool endsGeneration(Token token) const { return m_pieces[token].endsGeneration; }

    // The longest text first.
    const std::vector<Token> &userDefined() const { return m_userDefined; }

private:
    struct Piece {
        std::string_view text;
        std::string_view bytes;
        float score = 0;
        TokenType type = TokenType::Normal;
        bool endsGeneration = false;
    };

    void readPieces(const gguf::GgufFile &file);
    void readScores(const gguf::GgufFile &file, PieceEncoding encoding);
    void readTypes(const gguf::GgufFile &file, PieceEncoding encoding);
    void readSpecialTokens(const gguf::GgufFile &file, PieceEncoding encoding);
    void recogniseSpecialTexts();
    void decodeBytes(const gguf::GgufFile &file, PieceEncoding encoding);
    std::optional<Token> specialToken(const gguf::GgufFile &file, std::string_view key) const;

    std::vector<char> m_texts; // what the views in m_pieces and m_index point into
    std::vector<char> m_bytes;
    std::vector<Piece> m_pieces;
    std::unordered_map<std::string_view, Token, TextHash> m_index;
    std::vector<Token> m_userDefined;
    std::optional<Token> m_bos;
    std::optional<Token> m_eos;
    bool m_addsBos;
};

// The byte that "<0x0A>" stands for; empty for any other text.
std::optional<std::uint8_t> parseByteToken(std::string_view text);

} // namespace inference
