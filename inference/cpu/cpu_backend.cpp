// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/cpu_backend.h"

#include "inference/cpu/cpu_context.h"
#include "inference/cpu/cpu_model.h"
#include "inference/cpu/processor.h"
#include "inference/cpu/processor_cores.h"
#include "inference/cpu/working_memory.h"
#include "inference/system_memory.h"

#include <string>

namespace inference {

namespace {

class CpuBackend final : public Backend
{
public:
    explicit CpuBackend(int threads) : m_threads(threads) {}

    MemoryPlan planMemory(const Config &config, const Weights &weights, int contextLength,
                          const FreeMemory &) const override
    {
        return {{{"weights", cpu::CpuModel::packedBytes(weights)},
                 {"working memory", cpu::WorkingMemory(config, m_threads, nullptr).bytes},
                 {"keys and values", cpu::CpuContext::bytesFor(config, contextLength)}}};
    }

    FreeMemory freeMemory() const override { return {.host = availableMemoryBytes()}; }

    std::unique_ptr<LoadedModel> load(const Config &config, const Weights &weights, const MemoryPlan &,
                                      const LoadProgress &progress, Stop &stop) override
    {
        return cpu::CpuModel::load(config, weights, m_threads, progress, stop);
    }

private:
    int m_threads;
};

int threadCount(int requested)
{
    return requested > 0 ? requested : cpu::usableCores();
}

} // namespace

std::unique_ptr<Backend> makeCpuBackend(int threads)
{
    return std::make_unique<CpuBackend>(threadCount(threads));
}

DeviceInfo cpuDevice(int threads)
{
    // Highway's names for what the makers of processors call otherwise.
    const std::string set = cpu::instructionSet();
    const std::string label = set == "AVX3_DL" ? "AVX-512 VNNI" : set == "AVX3" ? "AVX-512" : set;
    return {"cpu", cpu::processorName() + ", " + label, threadCount(threads)};
}

} // namespace inference
