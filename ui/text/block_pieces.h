// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"

#include <QList>

namespace ui {

// A block of prose or a table as blocks that are small enough to be laid out at once, so that no row of the
// view is huge. Most are one piece.
QList<Block> piecesOf(const Block &block);

} // namespace ui
