// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_generator.h"

#include <utility>

namespace window {

LocalGenerator::LocalGenerator(TaskThread &thread, InferenceWorker &worker)
    : m_thread(thread), m_worker(worker)
{
    connect(&worker, &InferenceWorker::started, this, &TextGenerator::started);
    connect(&worker, &InferenceWorker::promptProgressed, this, &TextGenerator::promptProgressed);
    connect(&worker, &InferenceWorker::textArrived, this, &TextGenerator::textArrived);
    connect(&worker, &InferenceWorker::finished, this,
            [this](ui::RequestId request, const storage::AnswerRecord &record) {
                m_stops.erase(request);
                emit finished(request, record);
            });
    connect(&worker, &InferenceWorker::failed, this,
            [this](ui::RequestId request, const ui::Failure &failure) {
                m_stops.erase(request);
                emit failed(request, failure);
            });
}

LocalGenerator::~LocalGenerator()
{
    for (const auto &[request, stop] : m_stops)
        stop->request();
}

// work(id, stop) answers on the inference thread.
template <typename Work>
ui::RequestId LocalGenerator::run(Work work)
{
    const ui::RequestId id = ++m_last;
    const auto stop = std::make_shared<inference::Stop>();
    m_stops.emplace(id, stop);
    m_thread.run([work = std::move(work), id, stop] { work(id, stop); });
    return id;
}

ui::RequestId LocalGenerator::generate(const ui::AnswerRequest &request)
{
    return run([worker = &m_worker, request](ui::RequestId id, const SharedStop &stop) {
        worker->generate(id, request, stop);
    });
}

ui::RequestId LocalGenerator::fill(const ui::GapRequest &request)
{
    return run([worker = &m_worker, request](ui::RequestId id, const SharedStop &stop) {
        worker->fill(id, request, stop);
    });
}

void LocalGenerator::stop(ui::RequestId request)
{
    if (const auto found = m_stops.find(request); found != m_stops.end())
        found->second->request();
}

QFuture<int> LocalGenerator::countTokens(const QList<ui::Turn> &turns)
{
    return m_thread.run([worker = &m_worker, turns] { return worker->countTokens(turns); });
}

} // namespace window
