// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/product_trial.h"

#include "inference/stopwatch.h"
#include "inference/vulkan/commands.h"
#include "inference/vulkan/product_kernel.h"
#include "inference/vulkan/transfer.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <vector>

namespace inference::vulkan {

namespace {

// Of a layer of a usual model.
constexpr auto Type = gguf::TensorType::Q4_K;
constexpr int Rows = 4096;
constexpr int Columns = 4096;
constexpr std::uint32_t MostTokens = 512;

// A submission this long tells enough; longer ones a driver could take for a device that hangs.
constexpr double EnoughSeconds = 0.005;

class Trial
{
public:
    explicit Trial(const Device &device) : m_device(device)
    {
        Transfer transfer(device);
        for (const Buffer *numbers : {&m_tiles, &m_x})
            transfer.write(std::vector<std::byte>(numbers->size()), whole(*numbers));
        transfer.finish();
    }

    // Of one token.
    double secondsEach(const ProductShader &shader, std::uint32_t mostTokens)
    {
        const ProductKernel kernel(m_device, Type, shader);
        std::uint32_t tokens = std::min(mostTokens, 8u);
        while (true) {
            const double seconds = secondsOf(kernel, tokens);
            if (tokens == mostTokens || seconds > EnoughSeconds)
                return seconds / tokens;
            tokens = std::min(mostTokens, tokens * 4);
        }
    }

private:
    static constexpr int Runs = 3;

    // The least of some runs, behind one in which memory and driver make themselves ready.
    double secondsOf(const ProductKernel &kernel, std::uint32_t tokens)
    {
        const Product product{&m_matrix, whole(m_y)};
        Recorder recorder;
        kernel.record(recorder, {&product, 1}, whole(m_x), tokens, Adding::Nothing);
        Commands commands(m_device, recorder.steps());
        commands.run();
        double least = std::numeric_limits<double>::infinity();
        for (int run = 0; run < Runs; ++run) {
            const Stopwatch watch;
            commands.run();
            least = std::min(least, watch.seconds());
        }
        return least;
    }

    const Device &m_device;
    Buffer m_tiles = m_device.makeBuffer(tileLayout(Type).tileBytes(Columns) * (Rows / TileRows),
                                         BufferPlace::Device, "a trial");
    Buffer m_x = m_device.makeBuffer(std::uint64_t{MostTokens} * Columns * sizeof(float), BufferPlace::Device,
                                     "a trial");
    Buffer m_y =
        m_device.makeBuffer(std::uint64_t{MostTokens} * Rows * sizeof(float), BufferPlace::Device, "a trial");
    DeviceMatrix m_matrix{Type, Rows, Columns, whole(m_tiles)};
};

} // namespace

const ProductShader *fastestProduct(std::span<const TimedProduct> timed)
{
    const TimedProduct &usual = timed.front();
    const TimedProduct &fastest = *std::ranges::min_element(timed, {}, &TimedProduct::seconds);
    return fastest.seconds * 1.5 < usual.seconds ? fastest.shader : usual.shader;
}

ProductShaders tryProducts(const Device &device)
{
    Trial trial(device);
    const auto fastest = [&](const ProductShader *usual, std::uint32_t mostTokens,
                             std::initializer_list<const ProductShader *> others) {
        std::vector<TimedProduct> timed = {{usual, trial.secondsEach(*usual, mostTokens)}};
        for (const ProductShader *other : others)
            if (other != usual)
                timed.push_back({other, trial.secondsEach(*other, mostTokens)});
        return fastestProduct(timed);
    };
    const ProductShaders &usual = device.products();
    return {.one = fastest(usual.one, 1, {&ProductOfOne, &ProductInParts}),
            .many = fastest(usual.many, MostTokens, {&ProductOfMany, &ProductInTiles})};
}

} // namespace inference::vulkan
