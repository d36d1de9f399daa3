// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/task_bar.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

#include <utility>

namespace window {

using namespace Qt::Literals::StringLiterals;
using State = ui::ModelDownload::State;

namespace {

// Of all that run, in percent; -1: none does, or nobody knows how large they are.
int percentOf(const QList<ui::ModelDownload> &downloads)
{
    qint64 received = 0;
    qint64 size = 0;
    for (const ui::ModelDownload &download : downloads) {
        if (download.state != State::Running && download.state != State::Waiting)
            continue;
        received += download.sizeBytes > 0 ? download.receivedBytes : 0;
        size += download.sizeBytes;
    }
    return size > 0 ? static_cast<int>(received * 100 / size) : -1;
}

} // namespace

TaskBar::TaskBar(ui::ModelDownloads &downloads, const QString &program, std::function<QDBusConnection()> bus)
    : m_program(program), m_bus(std::move(bus))
{
    connect(&downloads, &ui::ModelDownloads::changed, this, &TaskBar::show);
}

void TaskBar::show(const QList<ui::ModelDownload> &downloads)
{
    const int percent = percentOf(downloads);
    if (std::exchange(m_percent, percent) == percent)
        return;
    QDBusMessage update = QDBusMessage::createSignal(u"/chasqui/TaskBar"_s,
                                                     u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    const QVariantMap properties = {{u"progress"_s, qMax(percent, 0) / 100.0},
                                    {u"progress-visible"_s, percent >= 0}};
    update.setArguments({u"application://%1.desktop"_s.arg(m_program), properties});
    m_bus().send(update); // where no bus is there is no task bar either
}

} // namespace window
