// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/text_generator.h"

#include <QElapsedTimer>
#include <QTimer>

namespace window {

class Application;

// Says the same text again and again at a steady pace, as an engine would: what came, once a frame.
class ReplayGenerator : public ui::TextGenerator
{
    Q_OBJECT

public:
    static constexpr int TokensPerSecond = 200;
    static constexpr int Seconds = 10;

    ReplayGenerator();

    ui::RequestId generate(const ui::AnswerRequest &request) override;
    ui::RequestId fill(const ui::GapRequest &request) override;
    void stop(ui::RequestId request) override;
    QFuture<int> countTokens(const QList<ui::Turn> &turns) override;

private:
    void say();

    ui::RequestId m_request = 0;
    int m_said = 0; // tokens
    QElapsedTimer m_sinceBegin;
    QTimer m_frame;
};

// Opens a conversation once the window can be used, asks there and lets the ReplayGenerator answer. Prints
// how long the opening took, and the longest time that the window was busy while the answer came; ends the
// program.
void measureConversation(Application &program, qint64 conversation);

} // namespace window
