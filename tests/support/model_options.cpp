// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/model_options.h"

#include "tests/support/supported_types.h"

#include <CLI/CLI.hpp>

#include <map>

using inference::gguf::TensorType;

namespace support {

namespace {

std::map<std::string, TensorType> typesByName()
{
    std::map<std::string, TensorType> types;
    for (const TensorType type : supportedTypes())
        types.emplace(inference::gguf::traits(type).name, type);
    return types;
}

} // namespace

void addModelOptions(CLI::App &app, ModelDescription &d)
{
    const CLI::CheckedTransformer toType(typesByName());
    const CLI::CheckedTransformer toVocabulary(std::map<std::string, VocabularyKind>{
        {"bpe", VocabularyKind::Bpe}, {"code", VocabularyKind::Code}, {"spm", VocabularyKind::Spm}});

    app.add_option("--architecture", d.architecture)->check(CLI::IsMember({"llama", "qwen2", "qwen3"}));
    app.add_option("--layers", d.layers)->capture_default_str();
    app.add_option("--width", d.width, "Of the residual stream")->capture_default_str();
    app.add_option("--heads", d.heads)->capture_default_str();
    app.add_option("--kv-heads", d.keyValueHeads)->capture_default_str();
    app.add_option("--head-size", d.headSize, "0: width / heads")->capture_default_str();
    app.add_option("--ffn", d.feedForward, "Width of the feed-forward part")->capture_default_str();
    app.add_option("--vocabulary", d.vocabulary)->capture_default_str();
    app.add_option("--context", d.contextLength)->capture_default_str();
    app.add_option("--rope-base", d.ropeBase)->capture_default_str();
    app.add_option("--position-factor", d.positionFactor, "More than 1: linear scaling of positions");
    app.add_flag("--rope-factors", d.hasRopeFactors, "With rope_freqs.weight");
    app.add_flag("--tied", d.isTied, "Without output.weight");
    app.add_option("--type", d.type, "Of the matrices")->transform(toType);
    app.add_option("--output-type", d.outputType, "Of the output, or the tied embedding")->transform(toType);
    app.add_option("--mixed-type", d.mixedType, "Of attn_v and ffn_down")->transform(toType);
    app.add_option("--tokenizer", d.vocabularyKind)->transform(toVocabulary);
    app.add_option("--seed", d.seed)->capture_default_str();
}

ModelDescription describedBy(const std::string &options)
{
    ModelDescription description;
    CLI::App app;
    addModelOptions(app, description);
    app.parse(options);
    return description;
}

} // namespace support
