// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"

namespace ui {

// The address as it may be opened, all of it in ASCII: of http, https or mailto, with a server or somebody to
// write to. Empty for any other.
QString openableAddress(const QString &address);

// Finds the links of a block of prose: those that Markdown writes as [words](address) become their words,
// and addresses that are written out are links too. What may not be opened stays as it is written, and so do
// pictures.
void findLinks(Block &block);

} // namespace ui
