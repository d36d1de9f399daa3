// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace inference {

// Index of a piece in the model's vocabulary.
using Token = std::int32_t;

enum class Role { System, User, Assistant };

// One message of a conversation.
struct Turn {
    Role role;
    std::string text; // UTF-8, as everywhere in this module
    // Of an answer: the tokens that this model wrote, which are taken as they are. Tokenised anew, its text
    // could become others, and what a context holds of it would be lost. Empty: the text is tokenised.
    std::vector<Token> tokens = {};
};

// What a model goes on with, as tokens.
struct Prompt {
    std::vector<Token> tokens;
    // The answer goes on with text that is there, plain text or an answer left open, so a space before its
    // first word is kept. Otherwise it is a turn of its own, where that space is only SentencePiece's way of
    // writing a word.
    bool continuesText = false;
    // Tokens that end the answer besides those that end any: of a conversation those that open another turn.
    std::vector<Token> ends = {};
};

// How the next token is chosen from the logits. The defaults take the likeliest token (greedy).
struct SamplingParams {
    float temperature = 0;   // from 0; 0: greedy
    int topK = 0;            // from 0; 0: off
    float topP = 1;          // above 0 to 1; 1: off
    float minP = 0;          // 0 to 1; 0: off
    float repeatPenalty = 1; // above 0; 1: off
    std::uint64_t seed = 0;  // the same seed, request and backend give the same answer
};

enum class StopReason {
    EndOfTurn,   // the model ended its answer, or began another's turn
    StopText,    // a text at which the answer was to stop
    TokenLimit,  // maxTokens reached
    ContextFull, // no room for another token
    Stopped,     // the person stopped it
};

// Where a model runs.
struct DeviceInfo {
    std::string backend; // "cpu"
    std::string name;    // "AMD EPYC, AVX-512 VNNI"
    int threads = 0;     // of the processor that compute
};

enum class MemoryPlace {
    Host,   // that of the processor, and of devices that have none of their own
    Device, // a device's own
};

struct MemoryBuffer {
    std::string name; // "weights", "keys and values", "working memory"
    std::uint64_t bytes = 0;
    MemoryPlace place = MemoryPlace::Host;
};

// Every buffer that a model and one context of a given length take, known before anything is allocated.
struct MemoryPlan {
    std::vector<MemoryBuffer> buffers;
    // Of a network that a device shares with the processor: so many of its last layers lie on the device.
    std::optional<int> deviceLayers = std::nullopt;

    std::uint64_t total() const { return total(MemoryPlace::Host) + total(MemoryPlace::Device); }
    std::uint64_t total(MemoryPlace place) const
    {
        std::uint64_t sum = 0;
        for (const MemoryBuffer &buffer : buffers)
            sum += buffer.place == place ? buffer.bytes : 0;
        return sum;
    }
};

// Bytes that can be taken in each place without pushing others out; empty: nobody knows.
struct FreeMemory {
    std::optional<std::uint64_t> host = std::nullopt;
    std::optional<std::uint64_t> device = std::nullopt;

    const std::optional<std::uint64_t> &in(MemoryPlace place) const
    {
        return place == MemoryPlace::Host ? host : device;
    }

    // The first place in which the plan needs more than there is.
    std::optional<MemoryPlace> shortage(const MemoryPlan &plan) const
    {
        for (const MemoryPlace place : {MemoryPlace::Host, MemoryPlace::Device}) {
            if (in(place) && plan.total(place) > *in(place))
                return place;
        }
        return std::nullopt;
    }
};

} // namespace inference
