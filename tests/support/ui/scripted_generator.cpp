// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/scripted_generator.h"

#include <QRegularExpression>

ui::RequestId ScriptedGenerator::generate(const ui::AnswerRequest &request)
{
    return begin({.asked = request});
}

ui::RequestId ScriptedGenerator::fill(const ui::GapRequest &request)
{
    return begin({.gap = request});
}

ui::RequestId ScriptedGenerator::begin(Request request)
{
    request.id = ui::RequestId(requests.size() + 1);
    requests.append(std::move(request));
    m_isEnded = false;
    m_tokens = 0;
    return requests.last().id;
}

void ScriptedGenerator::stop(ui::RequestId request)
{
    if (requests.last().id != request) { // one that another came after
        requests[qsizetype(request) - 1].isStopped = true;
        return;
    }
    if (m_isEnded)
        return;
    requests.last().isStopped = true;
    if (stopsAtOnce)
        finish(storage::StopReason::Stopped);
}

QFuture<int> ScriptedGenerator::countTokens(const QList<ui::Turn> &turns)
{
    ++counts;
    int words = 0;
    static const QRegularExpression space(QStringLiteral("\\s+"));
    for (const ui::Turn &turn : turns)
        words += int(turn.text.split(space, Qt::SkipEmptyParts).size());
    return QtFuture::makeReadyValueFuture(words);
}

void ScriptedGenerator::start()
{
    emit promptProgressed(requests.last().id, record.promptTokens, record.promptTokens);
    emit started(requests.last().id, record);
}

void ScriptedGenerator::say(const QString &text, double tokensPerSecond)
{
    m_tokens += 1 + int(text.size()) / 4;
    emit textArrived(requests.last().id, text, m_tokens, tokensPerSecond);
}

void ScriptedGenerator::finish(storage::StopReason reason)
{
    m_isEnded = true;
    storage::AnswerRecord ended = record;
    ended.generatedTokens = m_tokens;
    ended.stopReason = reason;
    emit finished(requests.last().id, ended);
}

void ScriptedGenerator::fail(const ui::Failure &failure)
{
    m_isEnded = true;
    emit failed(requests.last().id, failure);
}
