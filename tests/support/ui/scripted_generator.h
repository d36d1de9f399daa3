// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/text_generator.h"

#include <QList>

// Answers what a test tells it to, when it tells it to.
class ScriptedGenerator : public ui::TextGenerator
{
    Q_OBJECT

public:
    struct Request {
        ui::RequestId id = 0;
        ui::AnswerRequest asked;
        ui::GapRequest gap = {}; // where that was asked for
        bool isStopped = false;
    };

    ui::RequestId generate(const ui::AnswerRequest &request) override;
    ui::RequestId fill(const ui::GapRequest &request) override;
    void stop(ui::RequestId request) override;
    QFuture<int> countTokens(const QList<ui::Turn> &turns) override; // one a word

    // Of the request that runs, which is the last one.
    bool isRunning() const { return !requests.isEmpty() && !m_isEnded; }
    void start();
    void say(const QString &text, double tokensPerSecond = 100);
    void finish(storage::StopReason reason = storage::StopReason::EndOfTurn);
    void fail(const ui::Failure &failure);

    QList<Request> requests;
    storage::AnswerRecord record = {.modelName = QStringLiteral("SmolLM2 135M"),
                                    .backend = QStringLiteral("cpu"),
                                    .promptTokens = 12,
                                    .promptSeconds = 0.1,
                                    .generationSeconds = 1.1};
    bool stopsAtOnce = true;
    int counts = 0; // how often tokens were counted

private:
    ui::RequestId begin(Request request);

    int m_tokens = 0;
    bool m_isEnded = true;
};
