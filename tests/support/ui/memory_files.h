// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/files.h"

#include <QMap>

// Files that are there while a test runs.
class MemoryFiles : public ui::Files
{
public:
    std::expected<QByteArray, ui::Failure> read(const QString &path, qint64 most) override
    {
        if (!contents.contains(path))
            return std::unexpected(ui::Failure{.kind = ui::Failure::Kind::TextUnreadable, .subject = path});
        if (contents[path].size() > most)
            return std::unexpected(ui::Failure{.kind = ui::Failure::Kind::TextTooLarge, .subject = path});
        return contents[path];
    }
    ui::Failure write(const QString &path, const QByteArray &bytes, ui::Readers) override
    {
        if (isReadOnly)
            return {.kind = ui::Failure::Kind::TextUnwritable, .subject = path};
        contents[path] = bytes;
        return {};
    }
    void remove(const QString &path) override { contents.remove(path); }

    QMap<QString, QByteArray> contents; // by path
    bool isReadOnly = false;
};
