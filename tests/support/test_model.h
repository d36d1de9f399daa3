// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"
#include "inference/gguf/gguf_file.h"
#include "tests/support/generated_model.h"
#include "tests/support/stops.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

// What tests ask of a backend.
namespace support {

// A generated model, opened, to be loaded by backends.
struct TestModel {
    TemporaryFolder folder;
    inference::gguf::GgufFile file;
    inference::Config config;
    inference::Weights weights;

    explicit TestModel(const ModelDescription &description)
        : file(folder.write("model.gguf", modelImage(description))),
          config(inference::readConfig(file)),
          weights(inference::findWeights(file, config))
    {
    }

    std::unique_ptr<inference::LoadedModel> load(std::unique_ptr<inference::Backend> backend) const
    {
        return backend->load(config, weights, {}, {}, goesOn);
    }
};

// Wide enough for blocks of every type.
inline ModelDescription descriptionOf(inference::gguf::TensorType type)
{
    ModelDescription description;
    description.width = 256;
    description.heads = 8;
    description.feedForward = 512;
    description.type = type;
    return description;
}

inline std::vector<inference::Token> someTokens(int count, int vocabulary)
{
    std::vector<inference::Token> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back((i * 7919 + 13) % vocabulary);
    return tokens;
}

// Logits after each token, given to the context in slices of `slice`.
inline std::vector<float> logitsOf(inference::LoadedModel &model, const std::vector<inference::Token> &tokens,
                                   int vocabulary, int slice)
{
    const auto context = model.makeContext(static_cast<int>(tokens.size()));
    std::vector<float> logits(tokens.size() * static_cast<std::size_t>(vocabulary));
    const std::span<float> all(logits);
    const auto width = static_cast<std::size_t>(vocabulary);
    for (std::size_t first = 0; first < tokens.size();) {
        const std::size_t count = std::min(tokens.size() - first, static_cast<std::size_t>(slice));
        const auto out = all.subspan(first * width, count * width);
        REQUIRE(context->append(std::span(tokens).subspan(first, count), {.logits = out}, goesOn));
        first += count;
    }
    CHECK(context->length() == static_cast<int>(tokens.size()));
    return logits;
}

inline bool sameBits(const std::vector<float> &a, const std::vector<float> &b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

inline double meanError(const std::vector<float> &exact, const std::vector<float> &actual)
{
    REQUIRE(exact.size() == actual.size());
    double sum = 0;
    for (std::size_t i = 0; i < exact.size(); ++i)
        sum += std::abs(static_cast<double>(exact[i]) - static_cast<double>(actual[i]));
    return sum / static_cast<double>(exact.size());
}

// Appends `tokens`, which the context ends with, anew, with a stop that is wanted at one poll and withdrawn
// at once, for each poll in turn: it must have stopped them, or left them whole with the expected logits of
// the last. Returns how often it stopped them.
inline int checkWithdrawnStops(inference::Context &context, std::span<const inference::Token> tokens,
                               const std::vector<float> &expected)
{
    const int whole = context.length();
    const int before = whole - static_cast<int>(tokens.size());
    for (int poll = 1, stops = 0;; ++poll) {
        CAPTURE(poll);
        context.truncate(before);
        std::vector<float> logits(expected.size());
        WithdrawnStop stop(poll);
        if (!context.append(tokens, {.logits = logits}, stop)) {
            CHECK(stop.wasWanted());
            CHECK(context.length() == before);
            ++stops;
            continue;
        }
        CHECK(context.length() == whole);
        CHECK(sameBits(logits, expected));
        if (!stop.wasWanted())
            return stops;
    }
}

// Asks an empty context for the `count` largest logits of the last `rows` of `tokens`, all of which are in
// `logits`.
inline void checkLikeliest(inference::Context &context, const std::vector<inference::Token> &tokens,
                           std::size_t rows, int count, const std::vector<float> &logits)
{
    std::vector<inference::Likeliest> found(rows);
    REQUIRE(context.append(tokens, {.likeliest = found, .count = count, .isSummed = true}, goesOn));
    const std::size_t width = logits.size() / tokens.size();
    for (std::size_t row = 0; row < rows; ++row) {
        inference::Likeliest expected;
        inference::findLikeliest(std::span(logits).subspan((tokens.size() - rows + row) * width, width),
                                 count, true, expected);
        CHECK(found[row] == expected);
    }
}

} // namespace support
