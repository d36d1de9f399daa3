// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/transfer.h"

#include "inference/vulkan/commands.h"
#include "inference/vulkan/recorder.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace inference::vulkan {

namespace {

constexpr std::size_t BetweenBytes = 8 << 20;

std::span<std::byte> seenByHost(const Region &region)
{
    const std::span<std::byte> all = region.buffer->bytes();
    return all.empty() ? all : all.subspan(region.offset, region.size);
}

void copy(const Device &device, const Region &from, const Region &to)
{
    Recorder recorder;
    recorder.copy(from, to);
    Commands(device, recorder.steps()).run();
}

} // namespace

void Transfer::write(std::span<const std::byte> bytes, const Region &to)
{
    assert(bytes.size() == to.size);
    if (const std::span<std::byte> seen = seenByHost(to); !seen.empty()) {
        std::ranges::copy(bytes, seen.begin());
        return;
    }
    for (std::size_t done = 0; done < bytes.size();) {
        const auto part = bytes.subspan(done, std::min(BetweenBytes, bytes.size() - done));
        std::ranges::copy(part, between().bytes().begin());
        copy(m_device, {&between(), 0, part.size()}, {to.buffer, to.offset + done, part.size()});
        done += part.size();
    }
}

void Transfer::read(const Region &from, std::span<std::byte> bytes)
{
    assert(bytes.size() == from.size);
    if (const std::span<std::byte> seen = seenByHost(from); !seen.empty()) {
        std::ranges::copy(seen, bytes.begin());
        return;
    }
    for (std::size_t done = 0; done < bytes.size();) {
        const auto part = bytes.subspan(done, std::min(BetweenBytes, bytes.size() - done));
        copy(m_device, {from.buffer, from.offset + done, part.size()}, {&between(), 0, part.size()});
        std::ranges::copy(between().bytes().first(part.size()), part.begin());
        done += part.size();
    }
}

Buffer &Transfer::between()
{
    if (m_between.size() == 0)
        m_between = m_device.makeBuffer(BetweenBytes, BufferPlace::Host, "transfers");
    return m_between;
}

} // namespace inference::vulkan
