// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// How long the window is busy at a time while an answer arrives: a conversation of 200 messages, then 200
// tokens a second for some seconds. Prints the longest gap between two turns of the event loop.
#include "app/window/replayed_text.h"
#include "app/window/turn_gaps.h"
#include "tests/support/ui/fake_program.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>
#include <QTextStream>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using storage::Role;

namespace {

constexpr int Messages = 200;
constexpr int TokensPerSecond = 200;
constexpr qint64 Conversation = 10'000;

void putConversation(MemoryStore &store)
{
    qint64 last = 0;
    for (int i = 0; i < Messages / 2; ++i) {
        last = store.put(Conversation, last, Role::User, u"Question %1 about the relay runners"_s.arg(i)).id;
        last =
            store
                .put(
                    Conversation, last, Role::Assistant,
                    u"A paragraph with *emphasis* and `code`, long enough that it breaks over the edge of "
                    u"the "
                    "column and takes two lines.\n\n1. one\n2. two\n\n```cpp\nint answer() { return %1; }\n```\n"_s
                        .arg(i))
                .id;
    }
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 20;

    FakeProgram program;
    program.preferences.setWelcomeSeen(true);
    putConversation(program.store);
    QQuickWindow *window = program.show();
    if (!window)
        return 1;
    int frames = 0;
    QObject::connect(window, &QQuickWindow::frameSwapped, &application, [&frames] { ++frames; });

    TurnGaps gaps;

    // The first time reads what the rows are made of and the index of languages.
    const auto opening = [&] {
        program.browser.newChat();
        QTest::qWait(500);
        gaps.clear();
        program.browser.open(Conversation);
        QTest::qWait(1000);
        return gaps.longest();
    };
    const double firstOpening = opening();
    const double secondOpening = opening();
    program.ask(u"Tell me everything"_s);
    gaps.clear();

    QElapsedTimer sinceStart;
    sinceStart.start();
    frames = 0;
    int said = 0;
    QTimer frame; // as the engine does: what came, once a frame
    frame.setInterval(16);
    QObject::connect(&frame, &QTimer::timeout, &application, [&] {
        QString text;
        for (; said < sinceStart.elapsed() * TokensPerSecond / 1000; ++said)
            text += window::replayedToken(said);
        if (!text.isEmpty())
            program.generator.say(text);
    });
    frame.start();
    QTest::qWait(seconds * 1000);
    QTextStream(stdout) << "opening " << Messages << " messages: longest gap " << firstOpening
                        << " ms, the second time " << secondOpening << " ms\n"
                        << said << " tokens in " << seconds << " s, " << frames << " frames: longest gap "
                        << gaps.longest() << " ms, 99.9 % within " << gaps.within(0.999) << " ms\n";
    return 0;
}
