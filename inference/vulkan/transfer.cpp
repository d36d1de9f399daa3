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

void copy(const Device &device, const Region &from, const Region &to)
{
    Recorder recorder;
    recorder.copy(from, to);
    Commands(device, recorder.steps()).run();
}

// Calls visit(offset, count) for each piece that fits in between.
template <typename Visit>
void forEachPiece(std::size_t size, const Visit &visit)
{
    for (std::size_t done = 0; done < size; done += BetweenBytes)
        visit(done, std::min(BetweenBytes, size - done));
}

} // namespace

void Transfer::write(std::span<const std::byte> bytes, const Region &to)
{
    assert(bytes.size() == to.size);
    if (const std::span<std::byte> seen = to.seenByHost(); !seen.empty()) {
        std::ranges::copy(bytes, seen.begin());
        return;
    }
    forEachPiece(bytes.size(), [&](std::size_t offset, std::size_t count) {
        const Region piece = whole(between()).part(0, count);
        std::ranges::copy(bytes.subspan(offset, count), piece.seenByHost().begin());
        copy(m_device, piece, to.part(offset, count));
    });
}

void Transfer::read(const Region &from, std::span<std::byte> bytes)
{
    assert(bytes.size() == from.size);
    if (const std::span<std::byte> seen = from.seenByHost(); !seen.empty()) {
        std::ranges::copy(seen, bytes.begin());
        return;
    }
    forEachPiece(bytes.size(), [&](std::size_t offset, std::size_t count) {
        const Region piece = whole(between()).part(0, count);
        copy(m_device, from.part(offset, count), piece);
        std::ranges::copy(piece.seenByHost(), bytes.subspan(offset, count).begin());
    });
}

Buffer &Transfer::between()
{
    if (m_between.size() == 0)
        m_between = m_device.makeBuffer(BetweenBytes, BufferPlace::Host, "transfers");
    return m_between;
}

} // namespace inference::vulkan
