// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/text_generator.h"

#include <QLatin1String>
#include <QList>

namespace ui {

// What the program asks a model of a conversation for itself: a summary, a name. It stands behind turns
// that the model has read, so that its context is used again, and is answered with the likeliest words.
// `of` has the conversation and its settings; `maxTokens` is how long the answer may be.
AnswerRequest sideQuestion(AnswerRequest of, const QList<Turn> &turns, QLatin1String question, int maxTokens);

} // namespace ui
