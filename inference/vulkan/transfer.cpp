// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/transfer.h"

#include "inference/vulkan/recorder.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace inference::vulkan {

namespace {

constexpr std::size_t PieceBytes = 4 << 20;

Commands copying(const Device &device, const Region &from, const Region &to)
{
    Recorder recorder;
    recorder.copy(from, to);
    return {device, recorder.steps()};
}

// Calls visit(offset, count) for each piece.
template <typename Visit>
void forEachPiece(std::size_t size, const Visit &visit)
{
    for (std::size_t done = 0; done < size; done += PieceBytes)
        visit(done, std::min(PieceBytes, size - done));
}

} // namespace

std::span<std::byte> Transfer::room(const Region &to)
{
    m_to = to;
    if (!to.seenByHost().empty()) {
        m_room.resize(to.size);
        return m_room;
    }
    return emptied(m_between.front(), to.size).seenByHost();
}

void Transfer::send()
{
    if (const std::span<std::byte> seen = m_to.seenByHost(); !seen.empty()) {
        std::ranges::copy(m_room, seen.begin());
        return;
    }
    Between &filled = m_between.front();
    filled.copy = copying(m_device, whole(filled.buffer).part(0, m_to.size), m_to);
    filled.copy->start();
    std::swap(m_between.front(), m_between.back());
}

void Transfer::finish()
{
    for (Between &between : m_between)
        if (std::optional<Commands> copy = std::exchange(between.copy, std::nullopt))
            copy->wait();
}

void Transfer::write(std::span<const std::byte> bytes, const Region &to)
{
    assert(bytes.size() == to.size);
    forEachPiece(bytes.size(), [&](std::size_t offset, std::size_t count) {
        std::ranges::copy(bytes.subspan(offset, count), room(to.part(offset, count)).begin());
        send();
    });
}

void Transfer::read(const Region &from, std::span<std::byte> bytes)
{
    assert(bytes.size() == from.size);
    if (const std::span<std::byte> seen = from.seenByHost(); !seen.empty()) {
        std::ranges::copy(seen, bytes.begin());
        return;
    }
    finish();
    forEachPiece(bytes.size(), [&](std::size_t offset, std::size_t count) {
        const Region piece = emptied(m_between.front(), count);
        copying(m_device, from.part(offset, count), piece).run();
        std::ranges::copy(piece.seenByHost(), bytes.subspan(offset, count).begin());
    });
}

// The first bytes of it, once what they held is where it was sent.
Region Transfer::emptied(Between &between, std::size_t size)
{
    if (std::optional<Commands> copy = std::exchange(between.copy, std::nullopt))
        copy->wait();
    if (between.buffer.size() < size)
        between.buffer = m_device.makeBuffer(std::max(size, PieceBytes), BufferPlace::Host, "transfers");
    return whole(between.buffer).part(0, size);
}

} // namespace inference::vulkan
