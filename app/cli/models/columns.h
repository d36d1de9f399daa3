// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace cli {

enum class Align { Left, Right };

// Lines of text in columns as wide as their widest cell, for a terminal.
class Columns
{
public:
    explicit Columns(const std::vector<Align> &alignment) : m_alignment(alignment) {}

    // One text for each column.
    void add(const std::vector<std::string> &cells) { m_cells.push_back(cells); }

    // Each without a line's end.
    std::vector<std::string> rows() const;

private:
    std::vector<Align> m_alignment;
    std::vector<std::vector<std::string>> m_cells;
};

} // namespace cli
