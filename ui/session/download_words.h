// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_downloads.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

// What is said of a download, in the person's language.
class DownloadWords
{
    Q_DECLARE_TR_FUNCTIONS(DownloadWords)

public:
    // How it stands: "201 MB of 491 MB · 12 MB/s · 24 seconds left".
    static QString progress(const ModelDownload &download);
    // What happens at its end, or happened.
    static QString check(const ModelDownload &download);

private:
    static QString amount(const ModelDownload &download);
    static QString timeLeft(const ModelDownload &download); // empty: nobody knows
};

} // namespace ui
