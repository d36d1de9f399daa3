// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/reference/reference_backend.h"

#include "inference/error.h"
#include "inference/reference/reference_ops.h"
#include "inference/system_memory.h"

#include <algorithm>
#include <cassert>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace inference {

namespace {

using namespace reference;

using DenseLayer = Layer<DenseMatrix>;

struct DenseWeights {
    Config config;
    DenseMatrix embedding;
    std::vector<DenseLayer> layers;
    std::vector<float> outputNorm;
    std::optional<DenseMatrix> ownOutput; // empty when the output is tied to the embedding
    std::vector<double> ropeFrequencies;

    const DenseMatrix &output() const { return ownOutput ? *ownOutput : embedding; }
};

std::vector<double> linear(const Linear<DenseMatrix> &map, std::span<const double> x)
{
    std::vector<double> y = matrixVector(map.weights, x);
    for (std::size_t i = 0; i < map.bias.size(); ++i)
        y[i] += static_cast<double>(map.bias[i]);
    return y;
}

// Each head by itself.
std::vector<double> rmsNormHeads(std::span<const double> heads, std::span<const float> gain, double epsilon)
{
    std::vector<double> y;
    for (std::size_t head = 0; head < heads.size(); head += gain.size()) {
        const std::vector<double> normed = rmsNorm(heads.subspan(head, gain.size()), gain, epsilon);
        y.insert(y.end(), normed.begin(), normed.end());
    }
    return y;
}

std::uint64_t elements(const Matrix &matrix)
{
    return static_cast<std::uint64_t>(matrix.rows) * static_cast<std::uint64_t>(matrix.columns);
}

// Of the matrices that every token goes through.
std::uint64_t activeElements(const Weights &weights)
{
    std::uint64_t sum = elements(weights.output);
    for (const LayerWeights &layer : weights.layers)
        forEachLinear([&](const Linear<Matrix> &linear) { sum += elements(linear.weights); }, layer);
    return sum;
}

std::uint64_t cacheBytes(const Config &config, int capacity)
{
    return 2 * sizeof(double) * static_cast<std::uint64_t>(config.keyValueWidth()) *
           static_cast<std::uint64_t>(config.layerCount) * static_cast<std::uint64_t>(capacity);
}

// Keys and values of one layer, [length, keyValueWidth] each.
struct LayerCache {
    std::vector<double> keys;
    std::vector<double> values;
};

class ReferenceContext : public Context
{
public:
    ReferenceContext(const DenseWeights &weights, int capacity)
        : m_weights(weights), m_capacity(capacity), m_cache(weights.layers.size())
    {
        const auto size =
            static_cast<std::size_t>(capacity) * static_cast<std::size_t>(weights.config.keyValueWidth());
        for (LayerCache &layer : m_cache) {
            layer.keys.reserve(size);
            layer.values.reserve(size);
        }
    }

    int capacity() const override { return m_capacity; }
    int length() const override { return m_length; }

    bool append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop) override
    {
        const auto vocabulary = static_cast<std::size_t>(m_weights.config.vocabularySize);
        const std::size_t rows = wanted.logits.size() / vocabulary + wanted.likeliest.size();
        assert(wanted.logits.size() % vocabulary == 0 && rows <= tokens.size());
        const std::size_t firstWanted = tokens.size() - rows;
        const int before = m_length;
        std::vector<float> unkept(wanted.likeliest.empty() ? 0 : vocabulary);

        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (stop.isRequested()) {
                truncate(before);
                return false;
            }
            const std::vector<double> x = advance(tokens[i]);
            if (i < firstWanted)
                continue;
            if (unkept.empty()) {
                writeLogits(x, wanted.logits.subspan((i - firstWanted) * vocabulary, vocabulary));
            } else {
                writeLogits(x, unkept);
                findLikeliest(unkept, wanted.count, wanted.isSummed, wanted.likeliest[i - firstWanted]);
            }
        }
        return true;
    }

    void truncate(int length) override
    {
        assert(0 <= length && length <= m_length);
        const auto size =
            static_cast<std::size_t>(length) * static_cast<std::size_t>(m_weights.config.keyValueWidth());
        for (LayerCache &layer : m_cache) {
            layer.keys.resize(size);
            layer.values.resize(size);
        }
        m_length = length;
    }

    std::vector<std::span<std::byte>> memory(int length) override
    {
        const auto size =
            static_cast<std::size_t>(length) * static_cast<std::size_t>(m_weights.config.keyValueWidth());
        std::vector<std::span<std::byte>> parts;
        for (LayerCache &layer : m_cache)
            for (std::vector<double> *numbers : {&layer.keys, &layer.values}) {
                numbers->resize(size);
                parts.push_back(std::as_writable_bytes(std::span(*numbers)));
            }
        return parts;
    }

    void resume(int length) override { m_length = length; }
    std::string memoryForm() const override
    {
        return "reference 1: " + std::to_string(m_cache.size()) + " layers of " +
               std::to_string(m_weights.config.keyValueWidth()) + " doubles";
    }

private:
    // The residual stream of one more token after all layers, [width].
    std::vector<double> advance(Token token)
    {
        const Config &config = m_weights.config;
        assert(0 <= token && token < config.vocabularySize && m_length < m_capacity);
        const std::span<const float> embedding = m_weights.embedding.row(token);
        std::vector<double> x(embedding.begin(), embedding.end());

        for (std::size_t layer = 0; layer < m_weights.layers.size(); ++layer) {
            const DenseLayer &l = m_weights.layers[layer];
            LayerCache &cache = m_cache[layer];

            // attention: x += Wo attend(rope(norm(Wq norm(x) + bq)), keys, values)
            std::vector<double> normed = rmsNorm(x, l.attentionNorm, config.normEpsilon);
            std::vector<double> query = linear(l.query, normed);
            std::vector<double> key = linear(l.key, normed);
            const std::vector<double> value = linear(l.value, normed);
            if (config.architecture->hasQueryKeyNorm) {
                query = rmsNormHeads(query, l.queryNorm, config.normEpsilon);
                key = rmsNormHeads(key, l.keyNorm, config.normEpsilon);
            }
            rope(query, config.headSize, m_weights.ropeFrequencies, m_length);
            rope(key, config.headSize, m_weights.ropeFrequencies, m_length);
            cache.keys.insert(cache.keys.end(), key.begin(), key.end());
            cache.values.insert(cache.values.end(), value.begin(), value.end());
            add(x, matrixVector(l.attentionOutput.weights, attend(config, query, cache.keys, cache.values)));

            // feed forward: x += Wdown (silu(Wgate norm(x)) * (Wup norm(x)))
            normed = rmsNorm(x, l.feedForwardNorm, config.normEpsilon);
            add(x, matrixVector(l.down.weights, swiglu(matrixVector(l.gate.weights, normed),
                                                       matrixVector(l.up.weights, normed))));
        }
        ++m_length;
        return x;
    }

    void writeLogits(std::span<const double> x, std::span<float> logits) const
    {
        const std::vector<double> normed = rmsNorm(x, m_weights.outputNorm, m_weights.config.normEpsilon);
        std::ranges::transform(matrixVector(m_weights.output(), normed), logits.begin(),
                               [](double logit) { return static_cast<float>(logit); });
    }

    static void add(std::vector<double> &x, std::span<const double> change)
    {
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] += change[i];
    }

    const DenseWeights &m_weights;
    int m_capacity;
    int m_length = 0;
    std::vector<LayerCache> m_cache;
};

class ReferenceModel : public LoadedModel
{
public:
    ReferenceModel(DenseWeights weights, std::uint64_t bytesPerToken)
        : m_weights(std::move(weights)), m_bytesPerToken(bytesPerToken)
    {
    }

    DeviceInfo device() const override { return {.backend = "reference", .name = "double precision"}; }
    std::uint64_t weightBytesPerToken() const override { return m_bytesPerToken; }

    std::uint64_t contextBytes(int capacity) const override { return cacheBytes(m_weights.config, capacity); }

    std::unique_ptr<Context> makeContext(int capacity) const override
    {
        try {
            return std::make_unique<ReferenceContext>(m_weights, capacity);
        } catch (const std::bad_alloc &) {
            throw Error(ErrorCode::OutOfMemory, "there is not enough memory for a context of " +
                                                    std::to_string(capacity) + " tokens; use a smaller one");
        }
    }

private:
    DenseWeights m_weights;
    std::uint64_t m_bytesPerToken;
};

class ReferenceBackend : public Backend
{
public:
    MemoryPlan planMemory(const Config &config, const Weights &weights, int contextLength,
                          const FreeMemory &) const override
    {
        std::uint64_t matrices = activeElements(weights);
        if (!weights.hasTiedOutput())
            matrices += elements(weights.embedding);
        return {.buffers = {{.name = "weights", .bytes = matrices * sizeof(float)},
                            {.name = "keys and values", .bytes = cacheBytes(config, contextLength)}}};
    }

    FreeMemory freeMemory() const override { return {.host = availableMemoryBytes()}; }

    std::unique_ptr<LoadedModel> load(const Config &config, const Weights &weights, const MemoryPlan &,
                                      const LoadProgress &progress, Stop &stop) override
    {
        DenseWeights result{.config = config,
                            .embedding = dense(weights.embedding),
                            .outputNorm = weights.outputNorm,
                            .ropeFrequencies = ropeFrequencies(config, weights.ropeFactors)};
        if (!weights.hasTiedOutput())
            result.ownOutput = dense(weights.output);
        for (const LayerWeights &layer : weights.layers) {
            if (stop.isRequested())
                return nullptr;
            result.layers.push_back(converted<DenseMatrix>(layer, dense));
            if (progress)
                progress(static_cast<double>(result.layers.size()) /
                         static_cast<double>(weights.layers.size()));
        }
        return std::make_unique<ReferenceModel>(std::move(result), activeElements(weights) * sizeof(float));
    }
};

} // namespace

std::unique_ptr<Backend> makeReferenceBackend()
{
    return std::make_unique<ReferenceBackend>();
}

} // namespace inference
