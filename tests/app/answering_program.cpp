// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The window program, which asks at once and says on its standard output what the window was given, until it
// is killed, for tst_program_kill: "given <milliseconds since 1970> <characters>", and "ended".
#include "app/window/application.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>

#include <cstdio>

Q_IMPORT_QML_PLUGIN(ChasquiPlugin)

using namespace Qt::Literals::StringLiterals;

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    const QStringList arguments = QGuiApplication::arguments(); // folder, model file, question
    window::Application program({.dataFolder = arguments.at(1),
                                 .settingsFile = arguments.at(1) + u"/chasqui.ini"_s,
                                 .modelFolders = {},
                                 .modelFile = arguments.at(2),
                                 .question = arguments.at(3)});
    QObject::connect(
        &program.answers(), &ui::AnswerQueue::answerExtended, &program, [](const storage::Message &answer) {
            std::printf("given %lld %lld\n", static_cast<long long>(QDateTime::currentMSecsSinceEpoch()),
                        static_cast<long long>(answer.text.size()));
            std::fflush(stdout);
        });
    QObject::connect(&program.answers(), &ui::AnswerQueue::answerEnded, &program, [] {
        std::puts("ended");
        std::fflush(stdout);
    });
    return program.start() ? QGuiApplication::exec() : 1;
}
