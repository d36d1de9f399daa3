// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/mailbox.h"
#include "inference/engine.h"
#include "ui/ports/model_library.h"
#include "ui/ports/text_generator.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace window {

using SharedStop = std::shared_ptr<inference::Stop>;

// What the worker has to know of a model file that it loads.
struct ModelToLoad {
    ui::ModelEntry entry;
    qint64 modelFileId = 0; // of storage
    ui::LoadOptions options;
};

// The only code that touches the engine. Lives on the thread of the window, where it emits; its functions are
// called on the inference thread, block until they are done and throw nothing: what they find out is emitted.
// A stop may be requested by any thread.
class InferenceWorker : public QObject
{
    Q_OBJECT

public:
    using LoadId = quint64;

    void load(LoadId load, const ModelToLoad &model, const SharedStop &stop);
    void unload();
    void generate(ui::RequestId request, const ui::AnswerRequest &asked, const SharedStop &stop);
    void fill(ui::RequestId request, const ui::GapRequest &asked, const SharedStop &stop);

    // Throws FailureException where the others emit: its caller waits for the one number.
    int countTokens(const QList<ui::Turn> &turns) const;

signals:
    void loading(window::InferenceWorker::LoadId load, double share);
    void loaded(window::InferenceWorker::LoadId load, const ui::LoadedModel &model);
    void loadFailed(window::InferenceWorker::LoadId load, const ui::Failure &failure);

    void started(ui::RequestId request, const storage::AnswerRecord &record);
    void promptProgressed(ui::RequestId request, int done, int total);
    void textArrived(ui::RequestId request, const QString &text, int tokens, double tokensPerSecond);
    void finished(ui::RequestId request, const storage::AnswerRecord &record);
    void failed(ui::RequestId request, const ui::Failure &failure);

private:
    const inference::Model &model() const; // throws FailureException(NoModel)
    void useContext(LoadId load);
    std::vector<inference::Turn> turnsFor(const QList<ui::Turn> &turns) const;
    void answer(ui::RequestId request, const ui::AnswerRequest &asked, const SharedStop &stop);
    void fillGap(ui::RequestId request, const ui::GapRequest &asked, const SharedStop &stop);
    template <typename Work>
    void answering(ui::RequestId request, const Work &work);
    void write(ui::RequestId request, const inference::GenerationRequest &generation,
               inference::Session &session, storage::AnswerRecord record, const SharedStop &stop);
    inference::GenerationRequest generationFor(const ui::AnswerRequest &asked,
                                               inference::Prompt prompt) const;
    storage::AnswerRecord recordFor(const inference::GenerationRequest &generation,
                                    const QString &systemPrompt, int omittedMessages) const;

    // Emits a signal on the thread of the window.
    template <typename... Parameters, typename... Arguments>
    void tell(void (InferenceWorker::*signal)(Parameters...), Arguments &&...arguments);

    Mailbox m_window;
    std::optional<inference::SessionPool> m_sessions; // of the loaded model, by conversation
    ModelToLoad m_model;                              // that is loaded
    LoadId m_load = 0;                                // that asked for it
    int m_contextLength = 0;                          // of its sessions
};

} // namespace window
