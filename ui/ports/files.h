// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <expected>

namespace ui {

// Who may read a file that is written: whoever might before, or its owner alone.
enum class Readers { AsBefore, Owner };

// Files that the person chose, and the program's own. Thread of the window, which waits for both.
class Files
{
public:
    virtual ~Files() = default;

    // Fails beyond `most` bytes too.
    virtual std::expected<QByteArray, Failure> read(const QString &path, qint64 most) = 0;
    virtual bool isFolder(const QString &path) = 0;
    // The first `most` files in a folder and those in it, by their paths from there, in order. Without hidden
    // ones, links, and folders of what tools make or fetch.
    virtual QStringList filesIn(const QString &folder, int most) = 0;
    // All of it or nothing, through a link to what it names.
    virtual Failure write(const QString &path, const QByteArray &bytes, Readers readers) = 0;
    // A file of the program's; one that is not there is no failure.
    virtual void remove(const QString &path) = 0;
};

} // namespace ui
