// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"
#include "ui/failure.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace ui {

using RequestId = quint64;

struct Turn {
    storage::Role role;
    QString text;
    qint64 modelFileId = 0;    // of an answer: the model that wrote it
    QList<qint32> tokens = {}; // and its tokens, where they are known

    bool operator==(const Turn &) const = default;
};

// What the person wants of every answer.
struct AnswerSettings {
    QString systemPrompt;              // that stands before every conversation; empty: none
    std::optional<double> temperature; // none: what suits the model
    storage::SamplingWishes sampling = {};
    int maxTokens = 0; // 0: no limit

    bool operator==(const AnswerSettings &) const = default;
};

// One answer that is asked for. `turns` begins with the system prompt of the settings, if there is one, and
// ends with the person's message; with an assistant's turn at the end, the answer goes on where that text
// ends.
struct AnswerRequest {
    qint64 conversationId = 0; // whose context is used again
    QList<Turn> turns;
    AnswerSettings settings;
    bool leaveOutOldest = false; // when the turns are longer than the context; otherwise that is a failure
    int omittedMessages =
        0; // that the answer before left out: kept up, so that the context can be used again
};

// What is missing in a text, between what stands before and behind it. `temperature` 0: what the model holds
// for likeliest.
struct GapRequest {
    QString before;
    QString after;
    double temperature = 0;
    int maxTokens = 0; // 0: no limit
};

// Where answers come from. app/ puts the engine behind it, tests a script. Lives on the thread of the window.
class TextGenerator : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Returns at once; each signal of the answer carries the returned id. Requests are answered one after the
    // other in the order in which they came. Every request ends with exactly one of finished and failed.
    virtual RequestId generate(const AnswerRequest &request) = 0;

    // The same for a gap. Of a model that was not trained to fill gaps, what follows on the text before.
    virtual RequestId fill(const GapRequest &request) = 0;

    // Ends the answer soon, by finished with StopReason::Stopped. For a request that has ended it does
    // nothing.
    virtual void stop(RequestId request) = 0;

    // Tokens of the turns in the format of the loaded model, with the opening of the answer. Waits for the
    // answer that runs. Fails with FailureException(NoModel) when no model is loaded.
    virtual QFuture<int> countTokens(const QList<Turn> &turns) = 0;

signals:
    // The prompt is read; `record` holds what is known before the first token.
    void started(ui::RequestId request, const storage::AnswerRecord &record);
    void promptProgressed(ui::RequestId request, int done, int total);
    // Whole characters, at most once a frame. `tokens` and `tokensPerSecond` are of the answer so far.
    void textArrived(ui::RequestId request, const QString &text, int tokens, double tokensPerSecond);
    void finished(ui::RequestId request, const storage::AnswerRecord &record);
    void failed(ui::RequestId request, const ui::Failure &failure);
};

} // namespace ui
