// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/generated_model.h"

#include "tests/support/quantize.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <fstream>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

using inference::gguf::TensorType;

namespace support {

namespace {

// splitmix64: https://prng.di.unimi.it/splitmix64.c
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15;
        std::uint64_t z = m_state;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return z ^ z >> 31;
    }

    // Mean 0, variance 1, nearly normal: the sum of four uniform numbers.
    float normal()
    {
        const std::uint64_t bits = next();
        const auto sum =
            static_cast<int>((bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48));
        constexpr float deviation = 37837.2f; // 65536 sqrt(4 / 12)
        return static_cast<float>(sum - 2 * 65535) / deviation;
    }

private:
    std::uint64_t m_state;
};

// One tensor of the file, and what its numbers are like: mean + deviation * normal.
struct TensorPlan {
    std::string name;
    TensorType type;
    int rows; // 1 for vectors, which have one dimension
    int columns;
    float mean = 0;
    float deviation = 0;
    int zeroRows = 0; // the first ones

    std::uint64_t bytes() const
    {
        const inference::gguf::TensorTypeTraits &format = inference::gguf::traits(type);
        if (static_cast<std::uint32_t>(columns) % format.blockElements != 0)
            throw std::invalid_argument(
                std::format("{}: rows of {} elements are no whole blocks of {}", name, columns, format.name));
        return static_cast<std::uint64_t>(columns) / format.blockElements * format.blockBytes *
               static_cast<std::uint64_t>(rows);
    }
};

constexpr std::string_view RopeFactors = "rope_freqs.weight";

int headSize(const ModelDescription &d)
{
    return d.headSize > 0 ? d.headSize : d.width / d.heads;
}

// Deviations are for inputs of variance 1, which is what the norms give.
std::vector<TensorPlan> planTensors(const ModelDescription &d)
{
    const auto overRootOf = [](float deviation, int inputs) {
        return deviation / std::sqrt(static_cast<float>(inputs));
    };
    const float fromWidth = overRootOf(1, d.width);
    constexpr float logits = 4;
    constexpr float peak = 2; // of queries and of keys; so scores deviate by 4
    const int queryWidth = d.heads * headSize(d);
    const int keyValueWidth = d.keyValueHeads * headSize(d);
    const TensorType outputType = d.outputType.value_or(d.type);
    const TensorType mixedType = d.mixedType.value_or(d.type);

    std::vector<TensorPlan> plans;
    const auto matrix = [&plans](std::string name, TensorType type, int rows, int columns, float deviation) {
        plans.push_back({.name = std::move(name),
                         .type = type,
                         .rows = rows,
                         .columns = columns,
                         .deviation = deviation});
    };
    const auto vector = [&plans](std::string name, int size, float mean, float deviation) {
        plans.push_back({.name = std::move(name),
                         .type = TensorType::F32,
                         .rows = 1,
                         .columns = size,
                         .mean = mean,
                         .deviation = deviation});
    };
    const auto norm = [&](std::string name) { vector(std::move(name), d.width, 1, 0.25f); };

    if (d.isTied)
        matrix("token_embd.weight", outputType, d.vocabulary, d.width, logits * fromWidth);
    else
        matrix("token_embd.weight", d.type, d.vocabulary, d.width, 1);
    if (d.hasRopeFactors)
        plans.push_back({.name = std::string(RopeFactors),
                         .type = TensorType::F32,
                         .rows = 1,
                         .columns = headSize(d) / 2});
    for (int layer = 0; layer < d.layers; ++layer) {
        const std::string block = std::format("blk.{}.", layer);
        norm(block + "attn_norm.weight");
        matrix(block + "attn_q.weight", d.type, queryWidth, d.width, peak * fromWidth);
        matrix(block + "attn_k.weight", d.type, keyValueWidth, d.width, peak * fromWidth);
        matrix(block + "attn_v.weight", mixedType, keyValueWidth, d.width, fromWidth);
        if (d.architecture == "qwen2") {
            vector(block + "attn_q.bias", queryWidth, 0, 1);
            vector(block + "attn_k.bias", keyValueWidth, 0, 10); // as large as in trained ones
            vector(block + "attn_v.bias", keyValueWidth, 0, 0.5f);
        } else if (d.architecture == "qwen3") {
            vector(block + "attn_q_norm.weight", headSize(d), peak, 0.5f);
            vector(block + "attn_k_norm.weight", headSize(d), peak, 0.5f);
        }
        matrix(block + "attn_output.weight", d.type, d.width, queryWidth, overRootOf(1, queryWidth));
        norm(block + "ffn_norm.weight");
        matrix(block + "ffn_gate.weight", d.type, d.feedForward, d.width, 2 * fromWidth);
        matrix(block + "ffn_up.weight", d.type, d.feedForward, d.width, fromWidth);
        matrix(block + "ffn_down.weight", mixedType, d.width, d.feedForward, overRootOf(1, d.feedForward));
    }
    norm("output_norm.weight");
    if (!d.isTied) {
        matrix("output.weight", outputType, d.vocabulary, d.width, logits * fromWidth);
        plans.back().zeroRows = d.neverEnds ? controlTokens(d.vocabularyKind) : 0;
    }
    return plans;
}

void addMetadata(GgufWriter &writer, const ModelDescription &d)
{
    const auto keyOf = [&d](std::string_view key) { return d.architecture + "." + std::string(key); };
    const auto count = [&](std::string_view key, int value) {
        writer.add(keyOf(key), static_cast<std::uint32_t>(value));
    };
    writer.add("general.architecture", std::string_view(d.architecture));
    writer.add("general.name", std::string_view("Random Llama"));
    count("block_count", d.layers);
    count("context_length", d.contextLength);
    count("embedding_length", d.width);
    count("feed_forward_length", d.feedForward);
    count("vocab_size", d.vocabulary);
    count("attention.head_count", d.heads);
    count("attention.head_count_kv", d.keyValueHeads);
    if (d.headSize > 0) {
        count("attention.key_length", d.headSize);
        count("attention.value_length", d.headSize);
    }
    writer.add(keyOf("attention.layer_norm_rms_epsilon"), 1e-5f);
    count("rope.dimension_count", headSize(d));
    writer.add(keyOf("rope.freq_base"), static_cast<float>(d.ropeBase));
    if (d.positionFactor != 1) {
        writer.add(keyOf("rope.scaling.type"), std::string_view("linear"));
        writer.add(keyOf("rope.scaling.factor"), static_cast<float>(d.positionFactor));
    }
    addVocabulary(writer, d.vocabularyKind, d.vocabulary);
}

using Sink = std::function<void(std::span<const std::byte>)>;

// Gives the tensor's blocks to `sink`, a few rows at a time.
void generate(const TensorPlan &plan, std::uint64_t seed, const Sink &sink)
{
    if (plan.name == RopeFactors) {
        std::vector<float> factors(static_cast<std::size_t>(plan.columns), 1.0f);
        const std::size_t first = factors.size() / 4;
        for (std::size_t i = first; i < factors.size(); ++i)
            factors[i] =
                1 + 7 * static_cast<float>(i + 1 - first) / static_cast<float>(factors.size() - first);
        sink(quantize(plan.type, factors));
        return;
    }

    Random random(seed);
    constexpr int piece = 1 << 18;
    const int rowsAtOnce = std::max(1, piece / plan.columns);
    std::vector<float> values;
    for (int row = 0; row < plan.rows; row += rowsAtOnce) {
        const int rows = std::min(rowsAtOnce, plan.rows - row);
        values.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(plan.columns));
        std::ranges::generate(values, [&] { return plan.mean + plan.deviation * random.normal(); });
        const int zeroRows = std::clamp(plan.zeroRows - row, 0, rows);
        std::fill_n(values.begin(), zeroRows * plan.columns, 0.0f);
        sink(quantize(plan.type, values));
    }
}

void generate(const ModelDescription &description, const Sink &sink)
{
    constexpr std::uint64_t alignment = 32;
    const std::vector<TensorPlan> plans = planTensors(description);

    // The writer has the places of the data, but not the data themselves: its image ends where they begin.
    GgufWriter writer;
    addMetadata(writer, description);
    std::uint64_t offset = 0;
    for (const TensorPlan &plan : plans) {
        std::vector<std::uint64_t> dimensions{static_cast<std::uint64_t>(plan.columns)};
        if (plan.rows > 1)
            dimensions.push_back(static_cast<std::uint64_t>(plan.rows));
        writer.addRawTensor({.name = plan.name,
                             .type = static_cast<std::uint32_t>(plan.type),
                             .dimensions = std::move(dimensions),
                             .offset = offset});
        offset += (plan.bytes() + alignment - 1) / alignment * alignment;
    }
    sink(writer.image());

    std::uint64_t seed = description.seed << 32;
    for (const TensorPlan &plan : plans) {
        generate(plan, seed++, sink); // so its numbers do not depend on the sizes of the others
        sink(std::vector<std::byte>((alignment - plan.bytes() % alignment) % alignment));
    }
}

} // namespace

std::vector<std::byte> modelImage(const ModelDescription &description)
{
    std::vector<std::byte> image;
    generate(description, [&image](std::span<const std::byte> bytes) {
        image.insert(image.end(), bytes.begin(), bytes.end());
    });
    return image;
}

void writeModel(const ModelDescription &description, const std::filesystem::path &path)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    generate(description, [&file](std::span<const std::byte> bytes) {
        file.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    });
    file.close();
    if (!file)
        throw std::runtime_error("cannot write " + path.string());
}

} // namespace support
