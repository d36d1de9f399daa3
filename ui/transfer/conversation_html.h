// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

// Conversations as one page to be read or printed, piece by piece: their shown branches, as the window shows
// them. It holds everything that it needs and asks for nothing. Any thread.
class ConversationHtml
{
    Q_DECLARE_TR_FUNCTIONS(ui::ConversationHtml)

public:
    enum class Use { Screen, Paper };

    static QString begin(const QString &title, Use use);
    static QString of(const storage::ConversationContent &content);
    static QString end();
};

} // namespace ui
