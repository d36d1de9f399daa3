// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/download.h"
#include "ui/ports/model_downloads.h"

namespace window {

// What a download and a repair have in common as rows of a list. One that has not begun is shown as paused.
ui::ModelDownload shownDownload(int id, const QString &file, const QUrl &url, storage::DownloadState state);

} // namespace window
