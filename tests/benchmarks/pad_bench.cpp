// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// How soon the model's text stands at the cursor of the code pad, from the key that asks to the frame that
// shows its first word: the first time, when all that is seen of the code must be read, and after a line more
// was written. Its one argument is a model file.
#include "app/window/application.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <optional>
#include <vector>

Q_IMPORT_QML_PLUGIN(ChasquiPlugin)

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Patience = 240'000; // ms
constexpr int Functions = 60;     // more than the model is shown
constexpr int Lines = 30;         // that are written; the cut before the code moves on meanwhile

QString function(int n)
{
    return u"def area_%1(width, height):\n    \"\"\"The area of shape %1.\"\"\"\n    return width * height * %1\n\n\n"_s
        .arg(n);
}

// Seconds; none: the model would write nothing there.
std::optional<double> timeOfSuggestion(window::Application &program)
{
    bool isSeen = false;
    const auto watching =
        QObject::connect(program.window(), &QQuickWindow::frameSwapped, program.pads().suggestion(),
                         [&] { isSeen = isSeen || program.pads().suggestion()->isShown(); });
    QElapsedTimer watch;
    watch.start();
    QTest::keyClick(program.window(), Qt::Key_Space, Qt::ControlModifier);
    const bool isOver =
        QTest::qWaitFor([&] { return isSeen || !program.pads().suggestion()->isAsking(); }, Patience);
    const double seconds = double(watch.nsecsElapsed()) * 1e-9;
    QObject::disconnect(watching);
    QTest::keyClick(program.window(), Qt::Key_Escape);
    QTest::qWait(100); // until the model heard that
    return isOver && isSeen ? std::optional(seconds) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    QTextStream out(stdout);
    const QTemporaryDir folder;
    const QString settings = folder.filePath(u"chasqui.ini"_s);
    ui::Preferences(settings).setWelcomeSeen(true);
    window::Application program({.dataFolder = folder.path(),
                                 .settingsFile = settings,
                                 .modelFile = application.arguments().value(1)});
    const auto isReady = [&] { return program.models().state() == ui::ModelChoice::State::Ready; };
    if (!program.start() || !QTest::qWaitFor(isReady, Patience)) {
        QTextStream(stderr) << "The model was not loaded; the argument is a model file.\n";
        return 1;
    }
    program.window()->setProperty("page", u"pad"_s);
    if (!QTest::qWaitFor([&] { return program.pads().pad()->document() != nullptr; }, Patience))
        return 1;
    QString before;
    for (int n = 1; n <= Functions; ++n)
        before += function(n);
    QString behind;
    for (int n = 1; n <= Functions / 6; ++n)
        behind += function(1000 + n);
    program.pads().pad()->start(before + u"areas = []\n"_s + u"\n\n\nprint(sum(areas))\n"_s + behind,
                                u"Python"_s);
    for (int line = 0; line <= before.count(u'\n'); ++line)
        QTest::keyClick(program.window(), Qt::Key_Down);
    QTest::qWait(1000); // for its colours

    const std::optional<double> cold = timeOfSuggestion(program);
    std::vector<double> later;
    for (int n = 0; n < Lines; ++n) {
        for (const char letter : "areas.append(area_1(2, 3))"_L1)
            QTest::keyClick(program.window(), letter);
        QTest::keyClick(program.window(), Qt::Key_Return);
        QTest::qWait(50);
        if (const std::optional<double> seconds = timeOfSuggestion(program))
            later.push_back(*seconds);
    }
    if (!cold || later.size() < Lines / 2) {
        QTextStream(stderr) << "The model would write nothing there.\n";
        return 1;
    }
    std::ranges::sort(later);
    const double median = later.at(later.size() / 2);
    out << program.models().name() << ": the first suggestion is seen after " << *cold
        << " s, those after a new line after " << median << " s (median of " << later.size() << "; at most "
        << later.back() << " s): " << median / *cold << " of the first\n";
    return 0;
}
