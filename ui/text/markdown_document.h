// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace ui {

// The blocks of an answer that may still grow: at any time those that a parse of the whole text gives.
// Appending costs what the open end costs: blocks that can no longer change are never parsed again, and the
// lines of a fence are not parsed at all. (Only an open end of more than 32 KiB, one list perhaps, is cut at
// a line.) A value.
class MarkdownDocument
{
public:
    // Takes text of PlainText. Returns the index of the first block that is new or changed; those before it
    // are as they were.
    qsizetype append(QStringView text);

    const QList<Block> &blocks() const { return m_blocks; }
    // Characters that were given to the parser so far: what appending has cost.
    qsizetype parsedCharacters() const { return m_parsedCharacters; }

private:
    struct Fence {
        QChar mark;
        qsizetype length = 0;
        qsizetype indent = 0;
        bool hasLine = false;    // complete
        qsizetype shownOpen = 0; // characters at the end of the block that are of the open line
    };

    void parseOpenEnd();
    bool openFence(qsizetype lines);
    void appendToFence();
    void closeBlocks();
    void cut();
    void touch(qsizetype block) { m_firstChanged = std::min(m_firstChanged, block); }

    QList<Block> m_blocks;
    QString m_open;               // source that may still be parsed otherwise; within a fence the last line
    qsizetype m_closedBlocks = 0; // that came from what stood before it
    qsizetype m_rejected = -1;    // where closing was tried in vain
    std::optional<Fence> m_fence;
    qsizetype m_firstChanged = 0; // by the current call
    qsizetype m_parsedCharacters = 0;
};

} // namespace ui
