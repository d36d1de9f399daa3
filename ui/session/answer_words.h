// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace ui {

// What is said below an answer, in the person's language.
class AnswerWords
{
    Q_DECLARE_TR_FUNCTIONS(AnswerWords)

public:
    // Who answered, where and how fast: "SmolLM2 135M · CPU · 142 tokens/s · 1.2 s".
    static QString made(const storage::AnswerRecord &record);
    // One that a person made of an answer; a model may have gone on with it.
    static QString edited(const std::optional<storage::AnswerRecord> &record);
    static QString waiting(); // for its turn, or for the model
    static QString summarising();
    static QString reading(int done, int total); // tokens of the prompt
    static QString writing(const QString &model, const QString &backend, double tokensPerSecond);
    // Why it ended before its end; empty when it did not.
    static QString ending(const storage::Message &answer, bool canGoOn);
};

} // namespace ui
