// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"
#include "ui/text/code_html.h"

#include <QList>

namespace ui {

// The blocks of an answer as HTML, to stand within a body. No word of an answer becomes a mark of it, and
// links lead nowhere but where Link::href may. Code has the classes of `code`. Items of lists are paragraphs
// with their marker, of a class "item" and a margin: also where nobody knows lists, as in a QTextDocument,
// they are where they belong.
QString htmlOf(const QList<Block> &blocks, CodeHtml &code);

} // namespace ui
