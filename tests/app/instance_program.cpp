// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// A program that wants a data folder for itself, for tst_single_instance: says how that went, and each time
// that it is asked to come forward.
#include "app/window/single_instance.h"

#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    window::SingleInstance instance(application.arguments().at(1));
    using Outcome = window::SingleInstance::Outcome;
    const Outcome outcome = instance.acquire();
    out << (outcome == Outcome::First    ? "first"
            : outcome == Outcome::Raised ? "raised"
            : outcome == Outcome::Silent ? "silent"
                                         : "failed")
        << "\n"
        << Qt::flush;
    if (outcome != Outcome::First)
        return 0;
    QObject::connect(&instance, &window::SingleInstance::raiseRequested, &application,
                     [&out](const QByteArray &token) { out << "forward " << token << "\n"
                                                           << Qt::flush; });
    return application.exec();
}
