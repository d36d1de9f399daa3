// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/error.h"
#include "inference/gguf/gguf_file.h"
#include "inference/model/config.h"
#include "inference/model/weights.h"
#include "inference/text/preset.h"
#include "inference/text/prompt_format.h"
#include "inference/text/tokenizer.h"
#include "tests/fuzz/require.h"
#include "tests/support/memory_bytes.h"

#include <cstdint>
#include <memory>
#include <string_view>

// Any bytes as a model file, as far as a model is judged before its weights are loaded: what the network
// looks like, where its tensors are, its tokenizer and its prompt format. Each is refused in one line or can
// be used.

using namespace inference;

namespace {

void checkMatrix(const Matrix &matrix, const gguf::GgufFile &file)
{
    require(matrix.offset <= file.sizeBytes() && matrix.sizeBytes() <= file.sizeBytes() - matrix.offset,
            "a matrix lies inside the file");
}

void checkNetwork(const gguf::GgufFile &file)
{
    const Config config = readConfig(file);
    const Weights weights = findWeights(file, config);
    checkMatrix(weights.embedding, file);
    checkMatrix(weights.output, file);
    require(weights.layers.size() == static_cast<std::size_t>(config.layerCount), "every layer is there");
    for (const LayerWeights &layer : weights.layers)
        forEachLinear([&](const Linear<Matrix> &linear) { checkMatrix(linear.weights, file); }, layer);
}

void checkText(const gguf::GgufFile &file)
{
    const std::unique_ptr<const Tokenizer> tokenizer = makeTokenizer(file);
    const PromptFormatChoice choice = choosePromptFormat(file, *tokenizer);
    choosePreset(file, *tokenizer, *choice.format);
    const std::vector<Turn> turns = {{Role::System, "Be <|im_end|> brief."}, {Role::User, "¿Qué tal?\n 12"}};
    for (const Token token : choice.format->render(*tokenizer, turns, Answer::Begins)) {
        require(token >= 0 && token < tokenizer->vocabularySize(), "a token is of the vocabulary");
        tokenizer->bytes(token);
    }
}

template <typename Work>
void refusing(const Work &work)
{
    try {
        work();
    } catch (const Error &error) {
        const std::string_view text = error.what();
        require(text.starts_with("model.gguf: ") && !text.contains('\n'), "an error is one line");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    refusing([&] {
        const gguf::GgufFile file(
            std::make_unique<support::MemoryBytes>(std::vector<std::byte>(bytes.begin(), bytes.end())),
            "model.gguf");
        refusing([&] { checkNetwork(file); });
        refusing([&] { checkText(file); });
    });
    return 0;
}
