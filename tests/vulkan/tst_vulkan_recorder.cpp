// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/commands.h"
#include "inference/vulkan/operations.h"
#include "inference/vulkan/recorder.h"
#include "tests/vulkan/shuffled_steps.h"
#include "tests/vulkan/test_device.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using namespace inference::vulkan;
using support::Steps;
using support::TestNumbers;

namespace {

std::vector<bool> waits(const Recorder &recorder)
{
    std::vector<bool> result;
    for (const Step &step : recorder.steps())
        result.push_back(step.waits);
    return result;
}

// What no step here asks for.
inference::Config heads()
{
    inference::Config config;
    config.headCount = config.keyValueHeadCount = 1;
    config.headSize = config.ropeDimensions = 16;
    return config;
}

Region part(const Buffer &buffer, std::uint64_t offset, std::uint64_t size)
{
    return {&buffer, offset, size};
}

// A layer's worth of steps: some depend on each other in every way there is, some on nothing.
class SmallNetwork
{
public:
    static constexpr std::uint32_t Width = 37;

    explicit SmallNetwork(const Device &device)
        : m_device(device),
          m_operations(device, heads(), inference::gguf::TensorType::F32, {}),
          m_x(device, numbers(1)),
          m_gain(device, numbers(2)),
          m_a(device, numbers(3)),
          m_b(device, numbers(4)),
          m_c(device, numbers(5))
    {
        Recorder recorder;
        norm(recorder, m_x, m_a);         // reads what nobody wrote
        norm(recorder, m_gain, m_b);      // beside it
        product(recorder, m_a, m_b, m_c); // waits: reads both
        norm(recorder, m_c, m_a);         // waits: reads what was just written, and overwrites what it read
        product(recorder, m_x, m_c,
                m_b); // beside it, though it overwrites what was read before the last barrier
        recorder.copy(m_b.region(), m_c.region()); // waits: a copy reads and overwrites
        product(recorder, m_c, m_a, m_x);          // waits: reads what was copied
        steps = recorder.steps();
    }

    // What stands in all buffers after the steps, which begin with the same numbers each time.
    std::vector<float> run(const Steps &order)
    {
        m_a.set(numbers(3));
        m_b.set(numbers(4));
        m_c.set(numbers(5));
        m_x.set(numbers(1));
        Commands(m_device, order).run();
        std::vector<float> all;
        for (const TestNumbers *buffer : {&m_x, &m_a, &m_b, &m_c}) {
            const std::vector<float> values = buffer->values();
            all.insert(all.end(), values.begin(), values.end());
        }
        return all;
    }

    Steps steps;

private:
    static std::vector<float> numbers(int seed)
    {
        std::vector<float> values(Width);
        for (std::uint32_t i = 0; i < Width; ++i)
            values[i] = std::sin(static_cast<float>(seed * 100 + static_cast<int>(i)));
        return values;
    }

    void norm(Recorder &recorder, const TestNumbers &x, const TestNumbers &y) const
    {
        m_operations.rmsNorm(recorder, x.region(), m_gain.region(), y.region(), 1, Width, 1e-5f);
    }

    void product(Recorder &recorder, const TestNumbers &gate, const TestNumbers &up,
                 const TestNumbers &y) const
    {
        m_operations.swiglu(recorder, gate.region(), up.region(), y.region(), Width);
    }

    const Device &m_device;
    Operations m_operations;
    TestNumbers m_x;
    TestNumbers m_gain;
    TestNumbers m_a;
    TestNumbers m_b;
    TestNumbers m_c;
};

} // namespace

TEST_CASE("a step waits for what it reads or overwrites, and for nothing else")
{
    const Buffer a;
    const Buffer b;
    const Buffer c;
    Recorder recorder;
    recorder.copy(part(a, 0, 8), part(b, 0, 8));
    SUBCASE("reads what was written")
    {
        recorder.copy(part(b, 4, 8), part(c, 0, 8));
        CHECK(waits(recorder) == std::vector{false, true});
    }
    SUBCASE("overwrites what was read")
    {
        recorder.copy(part(c, 0, 8), part(a, 7, 8));
        CHECK(waits(recorder) == std::vector{false, true});
    }
    SUBCASE("overwrites what was written")
    {
        recorder.copy(part(c, 0, 8), part(b, 0, 8));
        CHECK(waits(recorder) == std::vector{false, true});
    }
    SUBCASE("beside each other in one buffer, and readers of the same")
    {
        recorder.copy(part(a, 0, 8), part(b, 8, 8));
        recorder.copy(part(a, 4, 8), part(c, 0, 8));
        CHECK(waits(recorder) == std::vector{false, false, false});
    }
    SUBCASE("what was done before a barrier is done")
    {
        recorder.copy(part(b, 0, 8), part(c, 0, 8));
        recorder.copy(part(c, 8, 8), part(a, 0, 8));
        CHECK(waits(recorder) == std::vector{false, true, false});
        recorder.copy(part(c, 0, 8), part(b, 8, 8));
        CHECK(recorder.steps().back().waits);
    }
}

TEST_CASE("barriers allow any order between them, and none of them can be left out")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    SmallNetwork network(*device);
    const std::vector<std::size_t> barriers = support::barriersOf(network.steps);
    CHECK(barriers == std::vector<std::size_t>{2, 3, 5, 6});

    const std::vector<float> right = network.run(network.steps);
    CHECK(network.run(support::backwards(network.steps)) == right);
    for (unsigned seed = 0; seed < 5; ++seed)
        CHECK(network.run(support::shuffled(network.steps, seed)) == right);
    for (const std::size_t barrier : barriers) {
        CAPTURE(barrier);
        CHECK(network.run(support::backwards(support::withoutBarrier(network.steps, barrier))) != right);
    }
}

TEST_CASE("recorded work can be run again")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    const Operations operations(*device, heads(), inference::gguf::TensorType::F32, {});
    const TestNumbers gate(*device, std::vector<float>{1, 2, 3});
    TestNumbers up(*device, std::vector<float>{1, 1, 1});
    const TestNumbers y(*device, std::vector<float>(3, std::numeric_limits<float>::quiet_NaN()));
    Recorder recorder;
    operations.swiglu(recorder, gate.region(), up.region(), y.region(), 3);
    Commands commands(*device, recorder.steps());
    commands.run();
    const std::vector<float> once = y.values();
    up.set(std::vector<float>{2, 2, 2});
    commands.run();
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(y.values()[i] == 2 * once[i]);
}
