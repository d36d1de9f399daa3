// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_source.h"

#include <QStringList>

// Keeps what it is asked; a test answers.
class ScriptedSource : public ui::ModelSource
{
    Q_OBJECT

public:
    void search(const QString &words) override { calls.append(QStringLiteral("search ") + words); }
    void list(const QString &id) override { calls.append(QStringLiteral("list ") + id); }
    void look(const ui::PublishedFile &file) override
    {
        calls.append(QStringLiteral("look ") + file.address);
    }
    void stop() override { calls.append(QStringLiteral("stop")); }

    QStringList calls;
};
