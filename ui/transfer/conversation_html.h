// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"
#include "ui/text/code_html.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

// Conversations as one page to be read or printed, piece by piece: their shown branches, as the window shows
// them. It holds everything that it needs and asks for nothing. Of one thread, whichever.
class ConversationHtml
{
    Q_DECLARE_TR_FUNCTIONS(ui::ConversationHtml)

public:
    enum class Use { Screen, Paper };

    explicit ConversationHtml(Use use) : m_use(use) {}

    QString begin(const QString &title);
    QString of(const storage::ConversationContent &content);
    QString end() const;

private:
    Use m_use;
    CodeHtml m_code;
};

} // namespace ui
