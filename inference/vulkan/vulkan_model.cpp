// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/vulkan_model.h"

#include "inference/cpu/tile_packer.h"
#include "inference/model/rope_angles.h"
#include "inference/vulkan/placing.h"
#include "inference/vulkan/vulkan_context.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace inference::vulkan {

namespace {

// Bytes that are packed before they go to the device.
constexpr std::size_t PackedAtOnce = 4 << 20;

std::uint64_t floatBytes(std::uint64_t rows, int columns)
{
    return rows * static_cast<std::uint64_t>(columns) * sizeof(float);
}

DeviceMatrix place(const Matrix &matrix, Placing &placing)
{
    return {matrix.type, static_cast<std::uint32_t>(matrix.rows), static_cast<std::uint32_t>(matrix.columns),
            placing.take(packedBytes(matrix))};
}

Region place(const std::vector<float> &vector, Placing &placing)
{
    return placing.take(std::span(vector).size_bytes());
}

DeviceLayer place(const LayerWeights &layer, Placing &placing)
{
    return converted<DeviceMatrix, Region>(
        layer, [&](const Matrix &matrix) { return place(matrix, placing); },
        [&](const std::vector<float> &vector) { return place(vector, placing); });
}

// What lies beside the layers.
struct Ends {
    DeviceMatrix embedding;
    Region outputNorm;
    DeviceMatrix output;
};

Ends place(const Weights &weights, Placing &placing)
{
    Ends ends;
    ends.output = place(weights.output, placing);
    ends.embedding = weights.hasTiedOutput() ? ends.output : place(weights.embedding, placing);
    ends.outputNorm = place(weights.outputNorm, placing);
    return ends;
}

template <typename Part>
std::uint64_t bytesOf(const Part &part)
{
    Placing placing(nullptr);
    place(part, placing);
    return placing.used();
}

// Packs matrices and moves them, with the share of all bytes that is done.
class Loading
{
public:
    Loading(const Device &device, int threads, std::uint64_t total, const LoadProgress &progress, Stop &stop)
        : m_threads(threads),
          m_packer(m_threads),
          m_transfer(device),
          m_total(total),
          m_progress(progress),
          m_stop(stop)
    {
    }

    // Does nothing once it is stopped.
    void move(const Matrix &from, const DeviceMatrix &to)
    {
        const std::size_t tileBytes = tileLayout(from.type).tileBytes(from.columns);
        const int tiles = (from.rows + TileRows - 1) / TileRows;
        const int atOnce = static_cast<int>(std::max<std::size_t>(PackedAtOnce / tileBytes, 1));
        for (int first = 0; first < tiles && !m_stop.isRequested(); first += atOnce) {
            const int count = std::min(atOnce, tiles - first);
            const std::span<std::byte> packed =
                m_transfer.room(to.tiles.part(tileBytes * static_cast<std::uint64_t>(first),
                                              tileBytes * static_cast<std::uint64_t>(count)));
            std::ranges::fill(packed, std::byte{0});
            m_packer.pack(from, first, count, packed.data(), m_stop);
            m_transfer.send();
            m_done += packed.size();
            if (m_progress)
                m_progress(std::min(1.0, static_cast<double>(m_done) / static_cast<double>(m_total)));
        }
    }

    void move(const std::vector<float> &from, const Region &to)
    {
        if (!from.empty())
            m_transfer.write(std::as_bytes(std::span(from)), to);
    }

    void finish() { m_transfer.finish(); }

private:
    cpu::ThreadPool m_threads;
    cpu::TilePacker m_packer;
    Transfer m_transfer;
    std::uint64_t m_total;
    const LoadProgress &m_progress;
    Stop &m_stop;
    std::uint64_t m_done = 0;
};

// Of the matrices that are multiplied.
std::set<gguf::TensorType> typesOf(const Weights &weights)
{
    std::set types = {weights.output.type};
    for (const LayerWeights &layer : weights.layers)
        forEachLinear([&](const Linear<Matrix> &linear) { types.insert(linear.weights.type); }, layer);
    return types;
}

} // namespace

Activations::Activations(const Config &config, std::uint32_t rows, Placing &placing)
    : stream(placing.take(floatBytes(rows, config.width))),
      normed(placing.take(floatBytes(rows, config.width))),
      heads{.queries = placing.take(floatBytes(rows, config.queryWidth())),
            .keys = placing.take(floatBytes(rows, config.keyValueWidth())),
            .values = placing.take(floatBytes(rows, config.keyValueWidth()))},
      attended(placing.take(floatBytes(rows, config.queryWidth()))),
      gate(placing.take(floatBytes(rows, config.feedForwardWidth))),
      up(placing.take(floatBytes(rows, config.feedForwardWidth)))
{
}

Exchange::Exchange(const Config &config, std::uint32_t rows, Placing &placing)
    : position(placing.take(sizeof(std::uint32_t))),
      groups(placing.take(sizeof(Groups))),
      tokens(placing.take(rows * sizeof(Token))),
      stream(placing.take(floatBytes(rows, config.width))),
      angles(placing.take(floatBytes(rows, config.ropeDimensions))),
      logits(placing.take(floatBytes(LogitTokens, config.vocabularySize)))
{
}

VulkanModel::VulkanModel(std::shared_ptr<const Device> device, const Config &config)
    : m_device(std::move(device)), config(config)
{
}

std::unique_ptr<VulkanModel> VulkanModel::load(std::shared_ptr<const Device> device, const Config &config,
                                               const Weights &weights, int threads,
                                               const LoadProgress &progress, Stop &stop)
{
    std::unique_ptr<VulkanModel> model(new VulkanModel(std::move(device), config));
    const Device &vulkan = *model->m_device;
    model->ropeFrequencies = inference::ropeFrequencies(config, weights.ropeFactors);
    model->operations.emplace(vulkan, config, weights.embedding.type, typesOf(weights));

    // All of the memory first: what does not fit is known before anything was read.
    const auto makeBuffer = [&](std::uint64_t size, BufferPlace place, const char *name) -> const Buffer * {
        return model->m_buffers.emplace_back(std::make_unique<Buffer>(vulkan.makeBuffer(size, place, name)))
            .get();
    };
    {
        Placing placing(makeBuffer(workBytes(vulkan, config), BufferPlace::Device, "working memory"));
        model->activations.emplace(config, batchTokens(vulkan), placing);
        Placing shared(makeBuffer(exchangeBytes(vulkan, config), BufferPlace::Host, "working memory"));
        model->exchange.emplace(config, batchTokens(vulkan), shared);
    }
    for (const LayerWeights &layer : weights.layers) {
        Placing placing(makeBuffer(bytesOf(layer), BufferPlace::Device, "weights"));
        model->layers.push_back(place(layer, placing));
    }
    Placing placing(makeBuffer(bytesOf(weights), BufferPlace::Device, "weights"));
    Ends ends = place(weights, placing);
    model->embedding = ends.embedding;
    model->output = ends.output;
    model->outputNorm = ends.outputNorm;

    Loading loading(vulkan, threads, weightBytes(weights), progress, stop);
    for (std::size_t i = 0; i < weights.layers.size() && !stop.isRequested(); ++i) {
        forEachGain([&](const std::vector<float> &from, const Region &to) { loading.move(from, to); },
                    weights.layers[i], model->layers[i]);
        forEachLinear(
            [&](const Linear<Matrix> &from, const Linear<DeviceMatrix, Region> &to) {
                loading.move(from.weights, to.weights);
                loading.move(from.bias, to.bias);
            },
            weights.layers[i], model->layers[i]);
        model->m_bytesPerToken += bytesOf(weights.layers[i]);
    }
    loading.move(weights.outputNorm, model->outputNorm);
    loading.move(weights.output, model->output);
    if (!weights.hasTiedOutput())
        loading.move(weights.embedding, model->embedding);
    model->m_bytesPerToken += packedBytes(weights.output);
    loading.finish();
    if (stop.isRequested())
        return nullptr;
    if (progress)
        progress(1);
    return model;
}

std::uint64_t VulkanModel::weightBytes(const Weights &weights)
{
    std::uint64_t bytes = bytesOf(weights);
    for (const LayerWeights &layer : weights.layers)
        bytes += bytesOf(layer);
    return bytes;
}

std::uint64_t VulkanModel::workBytes(const Device &device, const Config &config)
{
    Placing placing(nullptr);
    Activations(config, batchTokens(device), placing);
    return placing.used();
}

std::uint64_t VulkanModel::exchangeBytes(const Device &device, const Config &config)
{
    Placing placing(nullptr);
    Exchange(config, batchTokens(device), placing);
    return placing.used();
}

DeviceInfo VulkanModel::device() const
{
    return {.backend = "vulkan", .name = m_device->facts().name};
}

std::uint64_t VulkanModel::contextBytes(int capacity) const
{
    return VulkanContext::bytesFor(config, capacity);
}

std::unique_ptr<Context> VulkanModel::makeContext(int capacity) const
{
    return std::make_unique<VulkanContext>(*this, capacity);
}

} // namespace inference::vulkan
