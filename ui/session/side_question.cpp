// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/side_question.h"

namespace ui {

AnswerRequest sideQuestion(AnswerRequest of, const QList<Turn> &turns, QLatin1String question, int maxTokens)
{
    of.turns = turns;
    of.turns.append({storage::Role::User, question});
    of.settings.temperature = 0;
    of.settings.maxTokens = maxTokens;
    return of;
}

} // namespace ui
