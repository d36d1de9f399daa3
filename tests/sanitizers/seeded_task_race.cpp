// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// A task writes a number that the thread of the window writes too: what is left out of the checks for Qt's
// sake must not hide a race of our own.
#include "app/window/task_thread.h"

#include <QCoreApplication>
#include <QThread>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int shared = 0;
    {
        window::TaskThread thread(QStringLiteral("racing"));
        thread.run([&shared] { shared = 1; });
        QThread::msleep(50);
        shared = 2;
    }
    return shared == 0;
}
