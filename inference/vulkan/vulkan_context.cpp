// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/vulkan_context.h"

#include "inference/model/rope_angles.h"
#include "inference/stopwatch.h"
#include "inference/vulkan/placing.h"

#include <algorithm>
#include <bit>
#include <format>
#include <utility>

namespace inference::vulkan {

namespace {

// Positions that a cache has room for.
std::uint32_t roomFor(int capacity)
{
    const auto positions = static_cast<std::uint32_t>(capacity);
    return (positions + CachedKeysTogether - 1) / CachedKeysTogether * CachedKeysTogether;
}

// Of one head at one position, in keys and in values: two numbers of 16 bits in a word.
std::uint64_t entryBytes(const Config &config)
{
    return static_cast<std::uint64_t>((config.headSize + 1) / 2) * sizeof(std::uint32_t);
}

// Fewer than these together would save nothing.
constexpr std::uint32_t FewTokens = 4;

LayerCache placeCache(const Config &config, int capacity, Placing &placing)
{
    const std::uint32_t room = roomFor(capacity);
    const std::uint64_t bytes =
        static_cast<std::uint64_t>(config.keyValueHeadCount) * room * entryBytes(config);
    return {.keys = placing.take(bytes), .values = placing.take(bytes), .capacity = room};
}

std::uint64_t layerBytes(const Config &config, int capacity)
{
    Placing placing(nullptr);
    placeCache(config, capacity, placing);
    return placing.used();
}

// What one token attends to in each chunk of the context, for attendToken().
std::uint64_t chunkBytes(const Config &config, int capacity)
{
    const std::uint64_t chunks = (static_cast<std::uint64_t>(capacity) + ChunkPositions - 1) / ChunkPositions;
    return chunks * static_cast<std::uint64_t>(config.headCount) *
           static_cast<std::uint64_t>(config.headSize + 2) * sizeof(float);
}

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

Region rowsOf(const Region &region, std::uint32_t first, std::uint32_t count, int width)
{
    const std::uint64_t rowBytes = static_cast<std::uint64_t>(width) * sizeof(float);
    return region.part(first * rowBytes, count * rowBytes);
}

template <typename Number>
std::span<Number> numbersOf(const Region &region)
{
    return {reinterpret_cast<Number *>(region.seenByHost().data()), region.size / sizeof(Number)};
}

} // namespace

VulkanContext::VulkanContext(const VulkanModel &model, int capacity)
    : m_model(model), m_config(model.config), m_capacity(capacity)
{
    for (int layer = 0; layer < m_config.layerCount; ++layer) {
        const auto &buffer = m_buffers.emplace_back(std::make_unique<Buffer>(model.vulkan().makeBuffer(
            layerBytes(m_config, capacity), BufferPlace::Device, "keys and values")));
        Placing placing(buffer.get());
        m_cache.push_back(placeCache(m_config, capacity, placing));
    }
    m_chunks = whole(*m_buffers.emplace_back(std::make_unique<Buffer>(model.vulkan().makeBuffer(
        chunkBytes(m_config, capacity), BufferPlace::Device, "working memory of the context"))));
}

std::uint64_t VulkanContext::bytesFor(const Config &config, int capacity)
{
    return layerBytes(config, capacity) * static_cast<std::uint64_t>(config.layerCount) +
           chunkBytes(config, capacity);
}

bool VulkanContext::append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop)
{
    const auto put = [&](std::size_t first, std::size_t count) { tellBatch(tokens.subspan(first, count)); };
    return appendBatches(BatchOf::Tokens, tokens.size(), put, wanted, stop);
}

bool VulkanContext::appendStream(std::span<const float> stream, const Wanted &wanted, Stop &stop)
{
    const auto width = at(m_config.width);
    const auto put = [&](std::size_t first, std::size_t count) {
        tellPositions(count);
        std::ranges::copy(stream.subspan(first * width, count * width),
                          numbersOf<float>(m_model.exchange->stream).begin());
    };
    return appendBatches(BatchOf::Stream, stream.size() / width, put, wanted, stop);
}

// put(first, count) puts what the device is to know of some of the tokens where it finds it.
template <typename Put>
bool VulkanContext::appendBatches(BatchOf of, std::size_t count, const Put &put, Wanted wanted, Stop &stop)
{
    m_saved.clear();
    const int before = m_length;
    for (std::size_t done = 0; done < count;) {
        const std::uint32_t rows = batchRows(count - done);
        put(done, rows);
        done += rows;
        forward(of, rows, stop);
        tell(takeBeforeLast(count - done, at(m_config.vocabularySize), wanted), rows, stop);
        if (stop.isRequested()) {
            m_length = before;
            return false;
        }
        m_length += static_cast<int>(rows);
    }
    return true;
}

std::uint32_t VulkanContext::batchTokens() const
{
    return vulkan::batchTokens(m_model.vulkan());
}

void VulkanContext::tellBatch(std::span<const Token> tokens) const
{
    tellPositions(tokens.size());
    std::ranges::copy(tokens, numbersOf<Token>(m_model.exchange->tokens).begin());
}

void VulkanContext::tellPositions(std::size_t rows) const
{
    const Exchange &exchange = *m_model.exchange;
    numbersOf<std::int32_t>(exchange.position).front() = m_length;
    numbersOf<Groups>(exchange.groups).front() = m_model.operations->attendGroups(m_length);
    float *angles = numbersOf<float>(exchange.angles).data();
    for (std::size_t row = 0; row < rows; ++row)
        ropeAngles(m_model.ropeFrequencies, m_length + static_cast<int>(row),
                   angles + row * at(m_config.ropeDimensions));
}

// Tokens that go together next: what comes again in sizes that come again, so that it is recorded once.
std::uint32_t VulkanContext::batchRows(std::size_t tokens) const
{
    const auto most = static_cast<std::uint32_t>(std::min<std::size_t>(tokens, batchTokens()));
    const std::uint32_t rows =
        m_model.batchPace.partsAtOnce(layerWork(1, m_length + static_cast<int>(most)), most);
    return std::max(rows, std::min(most, FewTokens));
}

// Of one layer, behind so many positions.
double VulkanContext::layerWork(std::uint32_t rows, int length) const
{
    double weights = 0;
    forEachLinear(
        [&weights](const Linear<DeviceMatrix, Region> &linear) {
            weights += static_cast<double>(linear.weights.rows) * linear.weights.columns;
        },
        m_model.layers.front());
    return rows * (weights + 2.0 * m_config.queryWidth() * length);
}

double VulkanContext::logitWork() const
{
    return static_cast<double>(m_model.output.rows) * m_model.output.columns;
}

void VulkanContext::forward(BatchOf of, std::uint32_t rows, Stop &stop)
{
    const auto layers = static_cast<std::uint32_t>(m_model.layers.size());
    Pace &pace = rows == 1 ? m_model.tokenPace : m_model.batchPace;
    const std::uint32_t layersAtOnce = pace.partsAtOnce(layerWork(rows, m_capacity), std::bit_ceil(layers));

    Forward &recorded = m_forward[{of, rows}];
    // Anew when they have become too long, or could be far longer.
    if (recorded.layersAtOnce > layersAtOnce || recorded.layersAtOnce * 2 < layersAtOnce) {
        recorded = {.layersAtOnce = layersAtOnce, .parts = {}};
        for (const Recorder &part : recordForward(rows, layersAtOnce, of))
            recorded.parts.emplace_back(m_model.vulkan(), part.steps());
    }
    const double work = layerWork(rows, m_length + static_cast<int>(rows)) * layers;
    const Stopwatch watch;
    for (Commands &part : recorded.parts) {
        if (stop.isRequested())
            return;
        part.run();
    }
    pace.took(work, watch.seconds());
}

// The network, from the tokens to the residual stream behind its last layer.
std::vector<Recorder> VulkanContext::recordForward(std::uint32_t rows, std::uint32_t layersAtOnce,
                                                   BatchOf of) const
{
    const Exchange &exchange = *m_model.exchange;
    const Region &stream = m_model.activations->stream;
    std::vector<Recorder> parts(1);
    if (of == BatchOf::Tokens)
        m_model.operations->embed(parts.front(), m_model.embedding, exchange.tokens, stream, rows);
    else
        parts.front().copy(rowsOf(exchange.stream, 0, rows, m_config.width),
                           rowsOf(stream, 0, rows, m_config.width));
    for (std::size_t index = 0; index < m_model.layers.size(); ++index) {
        if (index > 0 && index % layersAtOnce == 0)
            parts.emplace_back();
        attention(parts.back(), m_model.layers[index], m_cache[index], rows);
        feedForward(parts.back(), m_model.layers[index], rows);
    }
    return parts;
}

// stream += Wo * attend(rope(norm(Wq * norm(stream) + bq)), keys, values)
void VulkanContext::attention(Recorder &recorder, const DeviceLayer &layer, const LayerCache &cache,
                              std::uint32_t rows) const
{
    const Operations &op = *m_model.operations;
    const Activations &a = *m_model.activations;
    const Exchange &exchange = *m_model.exchange;
    std::optional<HeadGains> gains;
    if (!layer.queryNorm.empty())
        gains = {layer.queryNorm, layer.keyNorm};

    op.rmsNorm(recorder, a.stream, layer.attentionNorm, a.normed, rows,
               static_cast<std::uint32_t>(m_config.width), m_config.normEpsilon);
    op.product(recorder,
               {{{&layer.query.weights, a.heads.queries, layer.query.bias},
                 {&layer.key.weights, a.heads.keys, layer.key.bias},
                 {&layer.value.weights, a.heads.values, layer.value.bias}}},
               a.normed, rows);
    op.turn(recorder, a.heads, gains, exchange.angles, exchange.position, cache, rows);
    if (rows == 1)
        op.attendToken(recorder, a.heads.queries, exchange.position, cache, {m_chunks, exchange.groups},
                       a.attended);
    else
        op.attend(recorder, a.heads.queries, exchange.position, cache, a.attended, rows);
    op.addProduct(recorder, layer.attentionOutput.weights, a.attended, a.stream, rows);
}

// stream += Wdown * (silu(Wgate * norm(stream)) * (Wup * norm(stream)))
void VulkanContext::feedForward(Recorder &recorder, const DeviceLayer &layer, std::uint32_t rows) const
{
    const Operations &op = *m_model.operations;
    const Activations &a = *m_model.activations;
    op.rmsNorm(recorder, a.stream, layer.feedForwardNorm, a.normed, rows,
               static_cast<std::uint32_t>(m_config.width), m_config.normEpsilon);
    op.product(recorder, {{{&layer.gate.weights, a.gate}, {&layer.up.weights, a.up}}}, a.normed, rows);
    op.swiglu(recorder, a.gate, a.up, a.gate, rows * static_cast<std::uint32_t>(m_config.feedForwardWidth));
    op.addProduct(recorder, layer.down.weights, a.gate, a.stream, rows);
}

Recorder VulkanContext::recordLogits(std::uint32_t first, std::uint32_t count) const
{
    const Operations &op = *m_model.operations;
    const Activations &a = *m_model.activations;
    Recorder recorder;
    op.rmsNorm(recorder, rowsOf(a.stream, first, count, m_config.width), m_model.outputNorm, a.normed, count,
               static_cast<std::uint32_t>(m_config.width), m_config.normEpsilon);
    op.product(recorder, {{{&m_model.output, m_model.exchange->logits}}}, a.normed, count);
    return recorder;
}

// What is wanted of the last of `rows` tokens that went through the network.
void VulkanContext::tell(const Wanted &wanted, std::uint32_t rows, Stop &stop)
{
    const auto vocabulary = at(m_config.vocabularySize);
    const auto full = static_cast<std::uint32_t>(wanted.logits.size() / vocabulary);
    const auto few = static_cast<std::uint32_t>(wanted.likeliest.size());
    for (std::uint32_t done = 0; done < std::max(full, few) && !stop.isRequested();) {
        const std::uint32_t most = std::min(LogitTokens, std::max(full, few) - done);
        const std::uint32_t count = m_model.batchPace.partsAtOnce(logitWork(), most);
        const std::span<const float> logits = computeLogits(rows - std::max(full, few) + done, count);
        if (full > 0)
            std::ranges::copy(logits, wanted.logits.subspan(done * vocabulary).begin());
        for (std::size_t row = 0; few > 0 && row < count; ++row)
            findLikeliest(logits.subspan(row * vocabulary, vocabulary), wanted.count, wanted.isSummed,
                          wanted.likeliest[done + row]);
        done += count;
    }
}

std::span<const float> VulkanContext::computeLogits(std::uint32_t first, std::uint32_t count)
{
    const auto record = [&] { return Commands(m_model.vulkan(), recordLogits(first, count).steps()); };
    if (count > 1) {
        record().run();
    } else { // what comes for every token of an answer
        auto recorded = m_logits.find(first);
        if (recorded == m_logits.end())
            recorded = m_logits.emplace(first, record()).first;
        recorded->second.run();
    }
    return numbersOf<const float>(m_model.exchange->logits).first(count * at(m_config.vocabularySize));
}

// Of each head of each layer, what belongs to the first positions.
std::vector<Region> VulkanContext::regionsOf(int length) const
{
    std::vector<Region> regions;
    const std::uint64_t entry = entryBytes(m_config);
    for (const LayerCache &cache : m_cache)
        for (int head = 0; head < m_config.keyValueHeadCount; ++head) {
            const std::uint64_t offset = static_cast<std::uint64_t>(head) * cache.capacity * entry;
            regions.push_back(cache.keys.part(offset, roomFor(length) * entry));
            regions.push_back(cache.values.part(offset, static_cast<std::uint64_t>(length) * entry));
        }
    return regions;
}

std::vector<std::span<std::byte>> VulkanContext::memory(int length)
{
    std::vector<std::span<std::byte>> parts;
    Transfer transfer(m_model.vulkan());
    m_saved.clear();
    for (const Region &region : regionsOf(length)) {
        if (const std::span<std::byte> seen = region.seenByHost(); !seen.empty()) {
            parts.push_back(seen);
            continue;
        }
        m_saved.emplace_back(region.size);
        transfer.read(region, m_saved.back());
        parts.push_back(m_saved.back());
    }
    return parts;
}

void VulkanContext::resume(int length)
{
    m_length = length;
    if (m_saved.empty())
        return;
    Transfer transfer(m_model.vulkan());
    const std::vector<Region> regions = regionsOf(length);
    for (std::size_t i = 0; i < regions.size(); ++i)
        transfer.write(m_saved[i], regions[i]);
    transfer.finish();
    m_saved.clear();
}

std::string VulkanContext::memoryForm() const
{
    return std::format("vulkan 1: {} layers of {} heads of {} numbers of 16 bits, {} keys together",
                       m_config.layerCount, m_config.keyValueHeadCount, m_config.headSize,
                       CachedKeysTogether);
}

} // namespace inference::vulkan
