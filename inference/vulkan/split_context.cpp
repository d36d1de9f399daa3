// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/split_context.h"

#include <algorithm>
#include <format>
#include <iterator>

namespace inference::vulkan {

SplitContext::SplitContext(const SplitModel &model, int capacity)
    : m_vocabularySize(static_cast<std::size_t>(model.onDevice().config.vocabularySize)),
      m_onProcessor(model.onProcessor(), capacity),
      m_onDevice(model.onDevice(), capacity)
{
}

bool SplitContext::append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop)
{
    const int before = length();
    Wanted rest = wanted;
    const std::size_t most = std::min<std::size_t>(cpu::BatchTokens, m_onDevice.batchTokens());
    while (!tokens.empty()) {
        const auto batch = tokens.first(std::min(tokens.size(), most));
        tokens = tokens.subspan(batch.size());
        const Wanted ofBatch = takeBeforeLast(tokens.size(), m_vocabularySize, rest);
        if (!m_onProcessor.append(batch, {}, stop) ||
            !m_onDevice.appendStream(m_onProcessor.stream(batch.size()), ofBatch, stop)) {
            truncate(before);
            return false;
        }
    }
    return true;
}

void SplitContext::truncate(int length)
{
    m_onProcessor.truncate(length);
    m_onDevice.truncate(length);
}

std::vector<std::span<std::byte>> SplitContext::memory(int length)
{
    std::vector<std::span<std::byte>> parts = m_onProcessor.memory(length);
    std::ranges::copy(m_onDevice.memory(length), std::back_inserter(parts));
    return parts;
}

void SplitContext::resume(int length)
{
    m_onProcessor.resume(length);
    m_onDevice.resume(length);
}

std::string SplitContext::memoryForm() const
{
    return std::format("{}; {}", m_onProcessor.memoryForm(), m_onDevice.memoryForm());
}

} // namespace inference::vulkan
