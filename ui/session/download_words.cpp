// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/download_words.h"

#include "ui/byte_words.h"

#include <QStringList>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using State = ModelDownload::State;

QString DownloadWords::amount(const ModelDownload &download)
{
    return download.sizeBytes > 0
               ? tr("%1 of %2").arg(byteWords(download.receivedBytes), byteWords(download.sizeBytes))
               : byteWords(download.receivedBytes);
}

QString DownloadWords::timeLeft(const ModelDownload &download)
{
    if (download.bytesPerSecond < 1 || download.sizeBytes == 0)
        return {};
    const double seconds =
        static_cast<double>(download.sizeBytes - download.receivedBytes) / download.bytesPerSecond;
    if (seconds < 100)
        return tr("%n second(s) left", nullptr, qMax(1, qRound(seconds)));
    if (seconds < 100 * 60)
        return tr("%n minute(s) left", nullptr, qRound(seconds / 60));
    return tr("%n hour(s) left", nullptr, static_cast<int>(qMin(seconds / 3600, 9999.0)));
}

QString DownloadWords::progress(const ModelDownload &download)
{
    const QString separator = u" · "_s;
    switch (download.state) {
    case State::Queued: return tr("Waits for its turn");
    case State::Running: {
        if (download.isReading)
            return tr("Reading it: %1").arg(amount(download));
        QStringList parts = {amount(download)};
        if (download.bytesPerSecond >= 1)
            parts.append(tr("%1/s").arg(byteWords(static_cast<qint64>(download.bytesPerSecond))));
        if (const QString left = timeLeft(download); !left.isEmpty())
            parts.append(left);
        return parts.join(separator);
    }
    case State::Waiting: return amount(download) + separator + tr("No connection; it is tried again");
    case State::Paused: return download.isRepair ? tr("Paused") : amount(download) + separator + tr("paused");
    case State::Failed: return amount(download);
    case State::Done: return byteWords(download.sizeBytes);
    }
    return {};
}

QString DownloadWords::check(const ModelDownload &download)
{
    if (download.isRepair)
        return download.state == State::Done ? tr("Whole again: it is the file that was fetched")
               : download.state == State::Failed
                   ? QString()
                   : tr("Only what is damaged comes from %1").arg(download.site);
    switch (download.state) {
    case State::Done:
        return download.hasChecksum ? tr("Ready: it is the file that was published")
                                    : tr("Ready; nobody published a checksum to compare it with");
    case State::Failed: return {};
    case State::Queued:
    case State::Running:
    case State::Waiting:
    case State::Paused: break;
    }
    return download.hasChecksum ? tr("Checked against its SHA-256 before it is used")
                                : tr("From %1").arg(download.site);
}

} // namespace ui
