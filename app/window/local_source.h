// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/network_thread.h"
#include "app/window/source_worker.h"
#include "ui/ports/model_source.h"

#include <memory>

namespace window {

// Models of Hugging Face, or of a mirror. Of the thread of the window; the network's thread outlives
// it.
class LocalSource : public ui::ModelSource
{
    Q_OBJECT

public:
    explicit LocalSource(NetworkThread &thread);
    ~LocalSource() override;

    void search(const QString &words) override;
    void list(const QString &id) override;
    void look(const ui::PublishedFile &file) override;
    void stop() override;

private:
    NetworkThread &m_thread;
    std::unique_ptr<SourceWorker> m_worker;
};

} // namespace window
