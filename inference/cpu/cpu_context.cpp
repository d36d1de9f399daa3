// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/cpu_context.h"

#include "inference/cpu/attention_kernels.h"
#include "inference/cpu/row_kernels.h"
#include "inference/model/rope_angles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace inference::cpu {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

// The product of a linear map, which is added to the bias that stands there where it has one.
Product productOf(const Linear<PackedMatrix> &linear, ProductTarget target)
{
    target.adds = !linear.bias.empty();
    return {&linear.weights, target};
}

} // namespace

CpuContext::CpuContext(const CpuModel &model, int capacity)
    : m_model(model),
      m_config(model.config),
      m_threads(*model.threadPool),
      m_work(*model.work),
      m_capacity(capacity),
      m_cache(model.config, capacity),
      m_chunkMemory(ChunkMemory(model.config, capacity, nullptr).bytes, "working memory of the context"),
      m_chunks(model.config, capacity, m_chunkMemory.as<std::byte>())
{
}

std::uint64_t CpuContext::bytesFor(const Config &config, int capacity)
{
    return KeyValueCache::bytesFor(config, capacity) + ChunkMemory(config, capacity, nullptr).bytes;
}

bool CpuContext::append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop)
{
    const int before = m_length;
    Wanted rest = wanted;
    while (!tokens.empty()) {
        const auto batch = tokens.first(std::min(tokens.size(), at(BatchTokens)));
        tokens = tokens.subspan(batch.size());
        forward(batch, stop);
        tell(takeBeforeLast(tokens.size(), at(m_config.vocabularySize), rest), static_cast<int>(batch.size()),
             stop);
        if (stop.isRequested()) {
            m_length = before;
            return false;
        }
        m_length += static_cast<int>(batch.size());
    }
    return true;
}

std::span<const float> CpuContext::stream(std::size_t rows) const
{
    return {m_work.stream, rows * at(m_config.width)};
}

// The network, up to the residual stream behind its last layer. A batch of one token takes the same way as a
// long one, so both give the same bits.
void CpuContext::forward(std::span<const Token> tokens, Stop &stop)
{
    const int rows = static_cast<int>(tokens.size());
    const auto width = at(m_config.width);
    const auto feedForwardWidth = at(m_config.feedForwardWidth);
    const auto queryWidth = at(m_config.queryWidth());
    const auto keyValueWidth = at(m_config.keyValueWidth());
    const std::size_t stride = queryWidth + 2 * keyValueWidth;
    const WorkingMemory &work = m_work;

    embed(tokens);

    for (int index = 0; index < m_config.layerCount && !stop.isRequested(); ++index) {
        const PackedLayer &layer = m_model.layers[at(index)];

        // attention: stream += Wo * attend(rope(norm(Wq * norm(stream) + bq)), keys, values)
        const std::array<Product, 3> queryKeyValue = {
            productOf(layer.query, {work.queryKeyValue, stride}),
            productOf(layer.key, {work.queryKeyValue + queryWidth, stride}),
            productOf(layer.value, {work.queryKeyValue + queryWidth + keyValueWidth, stride})};
        const std::array<Product, 1> attentionOutput = {
            Product{&layer.attentionOutput.weights, {work.stream, width, true}}};
        normalize(rows, layer.attentionNorm, queryKeyValue);
        putBiases(layer, rows);
        project(queryKeyValue, work.normed, rows, stop);
        storeKeysAndValues(index, layer, rows);
        attend(index, rows, anyQuantized(attentionOutput), stop);
        project(attentionOutput, work.attended, rows, stop);

        // feed forward: stream += Wdown * (silu(Wgate * norm(stream)) * (Wup * norm(stream)))
        const std::array<Product, 2> gateAndUp = {Product{&layer.gate.weights, {work.gate, feedForwardWidth}},
                                                  Product{&layer.up.weights, {work.up, feedForwardWidth}}};
        const std::array<Product, 1> down = {Product{&layer.down.weights, {work.stream, width, true}}};
        normalize(rows, layer.feedForwardNorm, gateAndUp);
        project(gateAndUp, work.normed, rows, stop);
        activate(rows, anyQuantized(down));
        project(down, work.hidden, rows, stop);
    }
}

// What is wanted of the last of `rows` tokens that went through the network.
void CpuContext::tell(const Wanted &wanted, int rows, Stop &stop)
{
    const auto vocabulary = at(m_config.vocabularySize);
    const int full = static_cast<int>(wanted.logits.size() / vocabulary);
    if (full > 0)
        computeLogits(rows - full, full, wanted.logits.data(), stop);

    const int count = static_cast<int>(wanted.likeliest.size());
    for (int done = 0; done < count && !stop.isRequested(); done += LogitTokens) {
        const int now = std::min(LogitTokens, count - done);
        computeLogits(rows - count + done, now, m_work.logits, stop);
        m_threads.run(now, 1, [&](int first, int last, int) {
            for (int row = first; row < last; ++row)
                findLikeliest({m_work.logits + at(row) * vocabulary, vocabulary}, wanted.count,
                              wanted.isSummed, wanted.likeliest[at(done + row)]);
        });
    }
}

// Logits after tokens [first, first + count) of the residual stream, whose rows before them are lost.
void CpuContext::computeLogits(int first, int count, float *logits, Stop &stop)
{
    const auto width = at(m_config.width);
    const std::array<Product, 1> output = {Product{&m_model.output, {logits, at(m_config.vocabularySize)}}};
    // The rows move to the front, where normalize() finds them.
    if (first > 0)
        std::copy_n(m_work.stream + at(first) * width, at(count) * width, m_work.stream);
    normalize(count, m_model.outputNorm, output);
    project(output, m_work.normed, count, stop);
}

// The embeddings of the tokens, and the angles of their positions.
void CpuContext::embed(std::span<const Token> tokens)
{
    const auto width = at(m_config.width);
    const auto dimensions = at(m_config.ropeDimensions);
    m_threads.run(static_cast<int>(tokens.size()), 1, [&](int first, int last, int) {
        for (int row = first; row < last; ++row) {
            unpackRow(m_model.embedding, tokens[at(row)], m_work.stream + at(row) * width);
            ropeAngles(m_model.ropeFrequencies, m_length + row, m_work.angles + at(row) * dimensions);
        }
    });
}

void CpuContext::normalize(int rows, std::span<const float> gain, std::span<const Product> consumers)
{
    const auto width = at(m_config.width);
    const bool quantizes = anyQuantized(consumers);
    m_threads.run(rows, 4, [&](int first, int last, int) {
        for (int row = first; row < last; ++row) {
            rmsNorm({m_work.stream + at(row) * width, width}, gain, m_config.normEpsilon,
                    m_work.normed.values + at(row) * width);
            if (quantizes)
                quantizeRow(m_work.normed, row);
        }
    });
}

// Puts the biases of queries, keys and values where their products will be added.
void CpuContext::putBiases(const PackedLayer &layer, int rows)
{
    const auto queryWidth = at(m_config.queryWidth());
    const auto keyValueWidth = at(m_config.keyValueWidth());
    for (int row = 0; row < rows; ++row) {
        float *out = m_work.queryKeyValue + at(row) * (queryWidth + 2 * keyValueWidth);
        std::ranges::copy(layer.query.bias, out);
        std::ranges::copy(layer.key.bias, out + queryWidth);
        std::ranges::copy(layer.value.bias, out + queryWidth + keyValueWidth);
    }
}

// Normalises heads where the network does, turns queries and keys by their positions, scales the
// queries, and moves keys and values into the cache.
void CpuContext::storeKeysAndValues(int index, const PackedLayer &layer, int rows)
{
    const auto headSize = at(m_config.headSize);
    const auto keyValueWidth = at(m_config.keyValueWidth());
    const auto dimensions = at(m_config.ropeDimensions);
    const float scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(m_config.headSize)));
    m_threads.run(rows, 4, [&](int first, int last, int) {
        for (int row = first; row < last; ++row) {
            const std::span<const float> angles(m_work.angles + at(row) * dimensions, dimensions);
            float *head = m_work.queryKeyValue + at(row) * (at(m_config.queryWidth()) + 2 * keyValueWidth);
            const auto normed = [&](const std::vector<float> &gain) {
                if (!gain.empty())
                    rmsNorm({head, headSize}, gain, m_config.normEpsilon, head);
            };
            for (int i = 0; i < m_config.headCount; ++i, head += headSize) {
                normed(layer.queryNorm);
                rotate(head, angles);
                std::for_each_n(head, headSize, [scale](float &q) { q *= scale; });
            }
            for (int i = 0; i < m_config.keyValueHeadCount; ++i, head += headSize) {
                normed(layer.keyNorm);
                rotate(head, angles);
                m_cache.store(index, i, m_length + row, head, head + keyValueWidth);
            }
        }
    });
}

void CpuContext::attend(int layer, int rows, bool quantizes, Stop &stop)
{
    if (rows == 1)
        attendToken(layer, stop);
    else
        attendBatch(layer, rows, stop);
    if (quantizes)
        m_threads.run(rows, 4, [&](int first, int last, int) {
            for (int row = first; row < last; ++row)
                quantizeRow(m_work.attended, row);
        });
}

// Threads share runs of queries that belong to one head of keys and values; each takes all chunks in order.
void CpuContext::attendBatch(int layer, int rows, Stop &stop)
{
    const int headsPerGroup = m_config.headCount / m_config.keyValueHeadCount;
    const int groupRows =
        rows * headsPerGroup; // row r of a group: token r / headsPerGroup, head r % headsPerGroup
    const int runs = (groupRows + AttentionRowsAtOnce - 1) / AttentionRowsAtOnce;
    const int headSize = m_config.headSize;
    const int valueStride = valueStrideOf(headSize);
    const auto stride = at(m_config.queryWidth() + 2 * m_config.keyValueWidth());

    m_threads.run(runs * m_config.keyValueHeadCount, 1, [&](int first, int last, int thread) {
        const AttentionScratch scratch = m_work.attentionScratch(m_config, thread);
        for (int item = first; item < last && !stop.isRequested(); ++item) {
            const int group = item / runs;
            const int firstRow = item % runs * AttentionRowsAtOnce;
            const int count = std::min(AttentionRowsAtOnce, groupRows - firstRow);

            std::array<int, AttentionRowsAtOnce> positions;
            std::array<Attended, AttentionRowsAtOnce> totals;
            std::array<Attended, AttentionRowsAtOnce> parts;
            for (int i = 0; i < count; ++i) {
                const int token = (firstRow + i) / headsPerGroup;
                const int head = group * headsPerGroup + (firstRow + i) % headsPerGroup;
                const float *query = m_work.queryKeyValue + at(token) * stride + at(head * headSize);
                std::copy_n(query, headSize, scratch.queries + i * headSize);
                positions[at(i)] = m_length + token;
                totals[at(i)].sum = scratch.totals + i * valueStride;
                parts[at(i)].sum = scratch.parts + i * valueStride;
            }

            const AttentionQueries queries = {count, scratch.queries, positions.data(), headSize,
                                              valueStride};
            const std::uint16_t *keys = m_cache.keys(layer, group);
            const std::uint16_t *values = m_cache.values(layer, group);
            attendChunk(queries, keys, values, 0, scratch.scores, totals.data());
            for (int chunk = 1; chunk * ChunkPositions <= positions[at(count - 1)] && !stop.isRequested();
                 ++chunk) {
                attendChunk(queries, keys, values, chunk, scratch.scores, parts.data());
                for (int i = 0; i < count; ++i)
                    mergeAttended(totals[at(i)], parts[at(i)], valueStride);
            }
            for (int i = 0; i < count; ++i) {
                const int token = (firstRow + i) / headsPerGroup;
                const int head = group * headsPerGroup + (firstRow + i) % headsPerGroup;
                finishAttended(totals[at(i)], headSize,
                               m_work.attended.values + at(token) * at(m_config.queryWidth()) +
                                   at(head * headSize));
            }
        }
    });
}

// One token: threads share its chunks too, which are merged in order at the end.
void CpuContext::attendToken(int layer, Stop &stop)
{
    const int headsPerGroup = m_config.headCount / m_config.keyValueHeadCount;
    const int headSize = m_config.headSize;
    const int valueStride = valueStrideOf(headSize);
    const int chunks = m_length / ChunkPositions + 1;
    const int runs = (headsPerGroup + AttentionRowsAtOnce - 1) / AttentionRowsAtOnce;
    const auto result = [&](int chunk, int head) -> Attended & {
        return m_chunks.results[at(chunk) * at(m_config.headCount) + at(head)];
    };

    m_threads.run(chunks * runs * m_config.keyValueHeadCount, 1, [&](int first, int last, int thread) {
        const AttentionScratch scratch = m_work.attentionScratch(m_config, thread);
        for (int item = first; item < last && !stop.isRequested(); ++item) {
            const int group = item / runs % m_config.keyValueHeadCount;
            const int chunk = item / runs / m_config.keyValueHeadCount;
            const int firstInGroup = item % runs * AttentionRowsAtOnce;
            const int head = group * headsPerGroup + firstInGroup;
            const int count = std::min(AttentionRowsAtOnce, headsPerGroup - firstInGroup);

            std::array<int, AttentionRowsAtOnce> positions;
            positions.fill(m_length);
            for (int i = 0; i < count; ++i)
                result(chunk, head + i).sum =
                    m_chunks.sums + (at(chunk) * at(m_config.headCount) + at(head + i)) * at(valueStride);
            const AttentionQueries queries = {count, m_work.queryKeyValue + head * headSize, positions.data(),
                                              headSize, valueStride};
            attendChunk(queries, m_cache.keys(layer, group), m_cache.values(layer, group), chunk,
                        scratch.scores, &result(chunk, head));
        }
    });
    if (stop.isRequested())
        return;

    for (int head = 0; head < m_config.headCount; ++head) {
        for (int chunk = 1; chunk < chunks; ++chunk)
            mergeAttended(result(0, head), result(chunk, head), valueStride);
        finishAttended(result(0, head), headSize, m_work.attended.values + head * headSize);
    }
}

void CpuContext::activate(int rows, bool quantizes)
{
    const auto width = at(m_config.feedForwardWidth);
    m_threads.run(rows, 4, [&](int first, int last, int) {
        for (int row = first; row < last; ++row) {
            swiglu({m_work.gate + at(row) * width, width}, m_work.up + at(row) * width,
                   m_work.hidden.values + at(row) * width);
            if (quantizes)
                quantizeRow(m_work.hidden, row);
        }
    });
}

void CpuContext::project(std::span<const Product> products, Activations x, int rows, Stop &stop)
{
    x.rows = rows;
    multiply(m_threads, products, x, m_work.panels, m_work.panelBytes, stop);
}

} // namespace inference::cpu
