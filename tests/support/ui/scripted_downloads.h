// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_downloads.h"

#include <QStringList>

// Keeps what it is told, and shows what a test tells it.
class ScriptedDownloads : public ui::ModelDownloads
{
    Q_OBJECT

public:
    void restore() override { tell(); }
    void fetch(const ui::ModelWish &wish) override { calls.append(QStringLiteral("fetch ") + wish.address); }
    void repair(const QString &file) override { calls.append(QStringLiteral("repair ") + file); }
    void goOn(int id) override { calls.append(QStringLiteral("goOn %1").arg(id)); }
    void pause(int id) override { calls.append(QStringLiteral("pause %1").arg(id)); }
    void remove(int id) override { calls.append(QStringLiteral("remove %1").arg(id)); }
    void setLimits(int mostAtOnce, qint64 bytesPerSecond) override
    {
        calls.append(QStringLiteral("limits %1 %2").arg(mostAtOnce).arg(bytesPerSecond));
    }
    void answer(int question, ui::Permission permission) override
    {
        calls.append(QStringLiteral("answer %1 %2").arg(question).arg(static_cast<int>(permission)));
    }

    void tell() { emit changed(downloads); }

    QList<ui::ModelDownload> downloads;
    QStringList calls;
};
