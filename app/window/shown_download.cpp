// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/shown_download.h"

#include "storage/network/site.h"

#include <QFileInfo>

namespace window {

using storage::DownloadState;
using State = ui::ModelDownload::State;

namespace {

State stateFrom(DownloadState state)
{
    switch (state) {
    case DownloadState::Running: return State::Running;
    case DownloadState::Waiting: return State::Waiting;
    case DownloadState::Done: return State::Done;
    case DownloadState::Failed: return State::Failed;
    case DownloadState::Idle:
    case DownloadState::Paused: break;
    }
    return State::Paused;
}

} // namespace

ui::ModelDownload shownDownload(int id, const QString &file, const QUrl &url, DownloadState state)
{
    ui::ModelDownload shown;
    shown.id = id;
    shown.name = QFileInfo(file).fileName();
    shown.file = file;
    shown.site = storage::siteOf(url);
    shown.state = stateFrom(state);
    return shown;
}

} // namespace window
