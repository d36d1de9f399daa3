// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"

#include <QList>
#include <QString>

namespace ui {

// Markdown that reads as these blocks: what somebody who copies them wants to paste. Where the source wrote
// the same thing in another way (`*` for `-`, `__` for `**`), this is the usual one.
QString sourceOf(const QList<Block> &blocks);
// As they are read, for programs that know no Markdown: words, the marks of lists, cells between tabs.
QString wordsOf(const QList<Block> &blocks);

// Code as a block of Markdown, whatever it has in it; `info` names its language.
QString fencedCode(const QString &code, const QString &info);

} // namespace ui
