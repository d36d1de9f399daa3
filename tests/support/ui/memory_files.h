// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/files.h"

#include <QMap>

#include <algorithm>

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
    bool isFolder(const QString &path) override
    {
        return std::any_of(contents.keyBegin(), contents.keyEnd(),
                           [&](const QString &file) { return file.startsWith(path + QLatin1Char('/')); });
    }
    QStringList filesIn(const QString &folder, int most) override
    {
        QStringList found;
        for (const QString &file : contents.keys())
            if (file.startsWith(folder + QLatin1Char('/')) && found.size() < most)
                found.append(file.sliced(folder.size() + 1));
        return found;
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
