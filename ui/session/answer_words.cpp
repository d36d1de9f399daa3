// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/answer_words.h"

#include <QLocale>
#include <QStringList>

namespace ui {

namespace {

// Three figures at most: "142", "8.4".
QString speed(double tokensPerSecond)
{
    return AnswerWords::tr("%1 tokens/s")
        .arg(QLocale().toString(tokensPerSecond, 'f', tokensPerSecond < 10 ? 1 : 0));
}

QString seconds(double value)
{
    return AnswerWords::tr("%1 s", "seconds").arg(QLocale().toString(value, 'f', value < 10 ? 1 : 0));
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

// How the answer ended, where the person cannot know it.
QString wordsFor(storage::StopReason reason, bool canGoOn)
{
    switch (reason) {
    case storage::StopReason::EndOfTurn:
    case storage::StopReason::Stopped: return {};
    case storage::StopReason::TokenLimit:
        return AnswerWords::tr("This answer reached the greatest length that is set.");
    case storage::StopReason::ContextFull:
        if (!canGoOn)
            return AnswerWords::tr(
                "The answer ended here because the context is full. The model can read no more of this "
                "conversation at once.");
        return AnswerWords::tr(
            "The answer ended here because the context is full. To continue it, the model leaves out the "
            "oldest messages.");
    }
    return {};
}

} // namespace

QString AnswerWords::made(const storage::AnswerRecord &record)
{
    QStringList parts = {record.modelName, record.backend.toUpper()};
    if (record.generationSeconds > 0 && record.generatedTokens > 1) {
        parts.append(speed(record.generatedTokens / record.generationSeconds));
        parts.append(seconds(record.promptSeconds + record.generationSeconds));
    }
    if (record.stopReason == storage::StopReason::Stopped)
        parts.append(tr("stopped"));
    return joined(parts);
}

QString AnswerWords::edited(const std::optional<storage::AnswerRecord> &record)
{
    return joined({tr("Edited by you"), record ? made(*record) : QString()});
}

QString AnswerWords::waiting()
{
    return tr("Waiting to be answered");
}

QString AnswerWords::summarising()
{
    return tr("Summarising what came before");
}

QString AnswerWords::reading(int done, int total)
{
    return tr("Reading · %L1 of %L2 tokens").arg(done).arg(total);
}

QString AnswerWords::writing(const QString &model, const QString &backend, double tokensPerSecond)
{
    return joined({model, backend.toUpper(), tokensPerSecond > 0 ? speed(tokensPerSecond) : QString(),
                   tr("Esc stops")});
}

QString AnswerWords::ending(const storage::Message &answer, bool canGoOn)
{
    if (answer.state == storage::MessageState::Interrupted)
        return answer.text.isEmpty() ? tr("This was not answered.")
                                     : tr("This answer was interrupted. What came before is kept.");
    if (answer.state != storage::MessageState::Complete || !answer.answer)
        return {};
    QString words;
    if (answer.answer->movedAfter)
        words =
            tr("The graphics card failed after %n token(s) of this answer, and the processor wrote the rest.",
               "", *answer.answer->movedAfter);
    const QString end = wordsFor(answer.answer->stopReason, canGoOn);
    return words.isEmpty() || end.isEmpty() ? words + end : words + u' ' + end;
}

} // namespace ui
