// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/device_check.h"

#include "inference/cpu/cpu_model.h"
#include "inference/error.h"
#include "inference/vulkan/network_part.h"
#include "inference/vulkan/vulkan_model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <format>
#include <span>
#include <vector>

namespace inference::vulkan {

namespace {

// Of a prompt, and of one more token: batches and single tokens go different ways.
constexpr int PromptTokens = 12;

// Activations of 16 bits on the processor and other orders of the sums give 0.001 at most; a wrong number
// anywhere more than 0.1.
constexpr double MostDifference = 0.02;

// The logits behind each token, so that all that is computed counts, of two texts: what is left in memory by
// the one cannot pass for the other. Empty when stopped.
std::vector<float> logitsOf(const LoadedModel &model, int vocabularySize, Stop &stop)
{
    const auto context = model.makeContext(PromptTokens + 1);
    const auto width = static_cast<std::size_t>(vocabularySize);
    constexpr std::size_t TextTokens = PromptTokens + 1;
    std::vector<float> logits(2 * TextTokens * width);
    std::span<float> rest(logits);
    for (const std::int64_t factor : {7919, 104729}) {
        std::vector<Token> tokens;
        for (std::size_t i = 1; i <= TextTokens; ++i)
            tokens.push_back(static_cast<Token>(static_cast<std::int64_t>(i) * factor % vocabularySize));
        const std::span<float> text = rest.first(TextTokens * width);
        rest = rest.subspan(text.size());
        context->truncate(0);
        if (!context->append(std::span(tokens).first(PromptTokens),
                             {.logits = text.first(PromptTokens * width)}, stop) ||
            !context->append(std::span(tokens).last(1), {.logits = text.last(width)}, stop))
            return {};
    }
    return logits;
}

// The root of the mean square of the differences, as a share of that of the numbers.
double differenceOf(const std::vector<float> &numbers, const std::vector<float> &truth)
{
    double difference = 0;
    double whole = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double right = truth[i];
        difference += (numbers[i] - right) * (numbers[i] - right);
        whole += right * right;
    }
    return std::sqrt(difference / whole);
}

} // namespace

void requireRightNumbers(const std::shared_ptr<const Device> &device, const Config &config,
                         const Weights &weights, int threads, Stop &stop)
{
    const NetworkPart part = partOf(config, weights, 0, 1, weights.embedding);
    const auto onProcessor = cpu::CpuModel::load(part.config, part.weights, threads, {}, stop);
    if (!onProcessor)
        return;
    const std::vector<float> truth = logitsOf(*onProcessor, config.vocabularySize, stop);
    const auto onDevice = VulkanModel::load(device, part.config, part.weights, threads, {}, stop);
    if (!onDevice || truth.empty())
        return;
    const std::vector<float> numbers = logitsOf(*onDevice, config.vocabularySize, stop);
    if (numbers.empty())
        return;
    const double difference = differenceOf(numbers, truth);
    // Numbers that are not finite agree with nothing; where the processor's are not, the weights are damaged.
    if (std::ranges::all_of(truth, [](float number) { return std::isfinite(number); }) &&
        !(difference < MostDifference))
        throw Error(
            ErrorCode::NoDevice,
            std::format("\"{}\" computes wrongly with its driver {} (a difference of {:.2g}); a newer "
                        "driver may help, and the processor computes without it",
                        device->facts().name, device->facts().driver, difference));
}

} // namespace inference::vulkan
