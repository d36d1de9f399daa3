// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/files.h"

namespace window {

// The files of this computer.
class LocalFiles : public ui::Files
{
public:
    std::expected<QByteArray, ui::Failure> read(const QString &path, qint64 most) override;
    bool isFolder(const QString &path) override;
    QStringList filesIn(const QString &folder, int most) override;
    ui::Failure write(const QString &path, const QByteArray &bytes, ui::Readers readers) override;
    void remove(const QString &path) override;
};

} // namespace window
