// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/cpu_model.h"

#include "inference/cpu/cpu_backend.h"
#include "inference/cpu/cpu_context.h"
#include "inference/cpu/tile_packer.h"
#include "inference/model/rope_angles.h"

#include <utility>

namespace inference::cpu {

namespace {

// Every matrix and the place for its packed form.
struct Packing {
    const Matrix *from;
    PackedMatrix *to;
};

std::vector<Packing> packings(const Weights &weights, CpuModel &model)
{
    std::vector<Packing> all;
    if (!weights.hasTiedOutput())
        all.push_back({&weights.embedding, &model.embedding});
    const auto add = [&all](const Linear<Matrix> &from, Linear<PackedMatrix> &to) {
        all.push_back({&from.weights, &to.weights});
    };
    for (std::size_t i = 0; i < weights.layers.size(); ++i)
        forEachLinear(add, weights.layers[i], model.layers[i]);
    all.push_back({&weights.output, &model.output});
    return all;
}

} // namespace

std::unique_ptr<CpuModel> CpuModel::load(const Config &config, const Weights &weights, int threads,
                                         const LoadProgress &progress, Stop &stop)
{
    std::unique_ptr<CpuModel> model(new CpuModel);
    model->config = config;
    model->outputNorm = weights.outputNorm;
    model->ropeFrequencies = inference::ropeFrequencies(config, weights.ropeFactors);
    model->threadPool = std::make_unique<ThreadPool>(threads);
    for (const LayerWeights &layer : weights.layers)
        model->layers.push_back(
            converted<PackedMatrix>(layer, [](const Matrix &) { return PackedMatrix(); }));

    const int threadCount = model->threadPool->size();
    model->m_workMemory =
        PageBuffer(WorkingMemory(config, threadCount, nullptr).bytes, "working memory of the model");
    model->work.emplace(config, threadCount, model->m_workMemory.as<std::byte>());

    const std::uint64_t total = packedBytes(weights);
    model->m_arena = PageBuffer(total, "weights of the model", PageSize::Huge);
    TilePacker packer(*model->threadPool);
    std::uint64_t done = 0;
    for (const auto &[from, to] : packings(weights, *model)) {
        std::byte *tiles = model->m_arena.as<std::byte>(done);
        *to = {.type = from->type,
               .rows = from->rows,
               .columns = from->columns,
               .tileBytes = tileLayout(from->type).tileBytes(from->columns),
               .tiles = tiles};
        packer.pack(*from, 0, to->tileCount(), tiles, stop);
        if (stop.isRequested())
            return nullptr;
        done += inference::packedBytes(*from);
        if (progress)
            progress(static_cast<double>(done) / static_cast<double>(total));
    }
    if (weights.hasTiedOutput())
        model->embedding = model->output;
    return model;
}

std::uint64_t CpuModel::packedBytes(const Weights &weights)
{
    std::uint64_t bytes = inference::packedBytes(weights.output);
    if (!weights.hasTiedOutput())
        bytes += inference::packedBytes(weights.embedding);
    for (const LayerWeights &layer : weights.layers)
        forEachLinear([&](const Linear<Matrix> &linear) { bytes += inference::packedBytes(linear.weights); },
                      layer);
    return bytes;
}

DeviceInfo CpuModel::device() const
{
    return cpuDevice(threadPool->size());
}

std::uint64_t CpuModel::weightBytesPerToken() const
{
    // All but the embedding, of which one row is read.
    const bool isTied = embedding.tiles == output.tiles;
    const std::uint64_t all = m_arena.bytes().size();
    return isTied ? all : all - embedding.tileBytes * static_cast<std::uint64_t>(embedding.tileCount());
}

std::uint64_t CpuModel::contextBytes(int capacity) const
{
    return CpuContext::bytesFor(config, capacity);
}

std::unique_ptr<Context> CpuModel::makeContext(int capacity) const
{
    return std::make_unique<CpuContext>(*this, capacity);
}

} // namespace inference::cpu
