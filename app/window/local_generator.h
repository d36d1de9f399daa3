// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/inference_worker.h"
#include "app/window/task_thread.h"
#include "ui/ports/text_generator.h"

#include <map>

namespace window {

// Answers from the engine on the inference thread. The worker and the thread outlive it.
class LocalGenerator : public ui::TextGenerator
{
    Q_OBJECT

public:
    LocalGenerator(TaskThread &thread, InferenceWorker &worker);
    ~LocalGenerator() override; // stops what runs and what waits

    ui::RequestId generate(const ui::AnswerRequest &request) override;
    ui::RequestId fill(const ui::GapRequest &request) override;
    void stop(ui::RequestId request) override;
    QFuture<int> countTokens(const QList<ui::Turn> &turns) override;

private:
    template <typename Work>
    ui::RequestId run(Work work);

    TaskThread &m_thread;
    InferenceWorker &m_worker;
    ui::RequestId m_last = 0;
    std::map<ui::RequestId, SharedStop> m_stops; // of the requests that have not ended
};

} // namespace window
