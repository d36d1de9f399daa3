// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/types.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace inference {

constexpr Token NoToken = -1;

// A token in the making: a run of bytes of a text.
struct Symbol {
    Token token; // NoToken: none yet
    std::uint32_t begin;
    std::uint32_t length;
};

// What two neighbours become, and how urgently: the highest priority first, of equal ones the leftmost.
struct Joining {
    float priority;
    Token token;
};

// The symbols of a text, which join their neighbours pair by pair: the part that byte-pair encoding and
// SentencePiece have in common. n symbols take n log n steps. Kept from text to text to save allocations.
class SymbolList
{
public:
    void clear() { m_nodes.clear(); }

    void append(const Symbol &symbol)
    {
        const auto index = static_cast<std::uint32_t>(m_nodes.size());
        if (index > 0)
            m_nodes.back().next = index;
        m_nodes.push_back({symbol, index > 0 ? index - 1 : None, None});
    }

    // Joins until `find`(left, right), which gives std::optional<Joining>, finds nothing more to join.
    template <typename Find>
    void join(const Find &find)
    {
        for (std::uint32_t index = 1; index < m_nodes.size(); ++index)
            consider(index - 1, index, find);
        while (!m_heap.empty()) {
            std::ranges::pop_heap(m_heap, std::less{});
            const Candidate candidate = m_heap.back();
            m_heap.pop_back();

            Node &left = m_nodes[candidate.left];
            Node &right = m_nodes[candidate.right];
            // One of them has changed since, or is no more.
            if (left.symbol.length == 0 || right.symbol.length == 0 ||
                left.symbol.length + right.symbol.length != candidate.length)
                continue;

            left.symbol.token = candidate.joining.token;
            left.symbol.length = candidate.length;
            left.next = right.next;
            right.symbol.length = 0;
            if (left.next != None)
                m_nodes[left.next].previous = candidate.left;
            consider(left.previous, candidate.left, find);
            consider(candidate.left, left.next, find);
        }
    }

    template <typename Visit>
    void forEach(const Visit &visit) const
    {
        for (std::uint32_t index = m_nodes.empty() ? None : 0; index != None; index = m_nodes[index].next)
            visit(m_nodes[index].symbol);
    }

private:
    static constexpr std::uint32_t None = std::numeric_limits<std::uint32_t>::max();

    struct Node {
        Symbol symbol; // of length 0 once it is joined to its left neighbour
        std::uint32_t previous;
        std::uint32_t next;
    };

    // Two neighbours that may be joined, unless one of them has changed since.
    struct Candidate {
        Joining joining;
        std::uint32_t left;
        std::uint32_t right;
        std::uint32_t length; // of both

        bool operator<(const Candidate &other) const
        {
            return joining.priority < other.joining.priority ||
                   (joining.priority == other.joining.priority && left > other.left);
        }
    };

    template <typename Find>
    void consider(std::uint32_t left, std::uint32_t right, const Find &find)
    {
        if (left == None || right == None)
            return;
        const Symbol &first = m_nodes[left].symbol;
        const Symbol &second = m_nodes[right].symbol;
        if (const std::optional<Joining> joining = find(first, second)) {
            m_heap.push_back({*joining, left, right, first.length + second.length});
            std::ranges::push_heap(m_heap, std::less{});
        }
    }

    std::vector<Node> m_nodes;
    std::vector<Candidate> m_heap;
};

} // namespace inference
