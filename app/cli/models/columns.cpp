// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/columns.h"

#include <algorithm>
#include <cstddef>

namespace cli {

namespace {

// Characters, not bytes. Names of models are nearly always ASCII; wide characters only move what follows.
std::size_t widthOf(const std::string &text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

} // namespace

std::vector<std::string> Columns::rows() const
{
    std::vector<std::size_t> widths(m_alignment.size());
    for (const std::vector<std::string> &cells : m_cells)
        for (std::size_t i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(cells[i]));

    std::vector<std::string> rows;
    for (const std::vector<std::string> &cells : m_cells) {
        std::string row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string padding(widths[i] - widthOf(cells[i]), ' ');
            row += (i == 0 ? "" : "  ") +
                   (m_alignment[i] == Align::Left ? cells[i] + padding : padding + cells[i]);
        }
        row.erase(row.find_last_not_of(' ') + 1);
        rows.push_back(row);
    }
    return rows;
}

} // namespace cli
