// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/start_measure.h"

#include "app/window/application.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QQuickWindow>
#include <QTextStream>

namespace window {

using namespace Qt::Literals::StringLiterals;

namespace {

void say(const char *what, const QElapsedTimer &since)
{
    QTextStream(stdout) << what << " after " << since.elapsed() << " ms\n" << Qt::flush;
}

// As the system sends it; the field that has the focus takes it.
void typeKey(QQuickWindow &window)
{
    QKeyEvent press(QEvent::KeyPress, Qt::Key_X, Qt::NoModifier, u"x"_s);
    QKeyEvent release(QEvent::KeyRelease, Qt::Key_X, Qt::NoModifier, u"x"_s);
    QCoreApplication::sendEvent(&window, &press);
    QCoreApplication::sendEvent(&window, &release);
}

} // namespace

void measureStart(Application &program, const QElapsedTimer &sinceStart)
{
    QObject::connect(&program, &Application::usable, &program, [&program, sinceStart] {
        say("window shown", sinceStart);
        const QString draft = program.session().draft();
        QElapsedTimer sinceKey;
        sinceKey.start();
        QObject::connect(program.window(), &QQuickWindow::frameSwapped, &program,
                         [&program, sinceStart, sinceKey, draft] {
                             if (program.session().draft() == draft)
                                 return;
                             say("typed key shown", sinceStart);
                             say("key to frame", sinceKey);
                             program.session().setDraft(draft);
                             QCoreApplication::quit();
                         });
        typeKey(*program.window());
    });
}

} // namespace window
