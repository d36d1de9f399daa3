// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/application.h"
#include "app/window/rendering.h"
#include "app/window/single_instance.h"
#include "app/window/start_measure.h"
#include "app/window/store_measure.h"
#include "storage/models/known_folders.h"
#include "storage/transfer/import/other_programs.h"

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QIcon>
#include <QProcess>
#include <QProcessEnvironment>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>

Q_IMPORT_QML_PLUGIN(ChasquiPlugin)

using namespace Qt::Literals::StringLiterals;

namespace {

struct CommandLine {
    window::Options options;
    bool measuresStart = false;
    qint64 measuredConversation = 0;
};

CommandLine readCommandLine(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Talk with language models that run on this computer."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"data"_s, u"Keep conversations and settings in this folder."_s, u"folder"_s},
        {u"model"_s, u"Load this model file."_s, u"file"_s},
        {{u"m"_s, u"message"_s}, u"Ask this at once, in a new chat."_s, u"text"_s},
        {u"measure-start"_s, u"Print how long it took until the window could be used, and end."_s},
        {u"measure-conversation"_s,
         u"Print how long it takes to open a conversation, and how smoothly text comes there, and end."_s,
         u"number"_s},
    });
    parser.process(application);

    CommandLine line;
    window::Options &options = line.options;
    const QString shared =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/chasqui"_s;
    const QString config =
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/chasqui/chasqui.ini"_s;
    options.dataFolder = shared;
    options.settingsFile = config;
    options.modelFolders = {shared + u"/models"_s};
    options.foldersOfOthers =
        storage::foldersOfOtherPrograms(QProcessEnvironment::systemEnvironment(), QDir::homePath());
    options.conversationsOfOthers =
        storage::otherProgramsWithConversations(QProcessEnvironment::systemEnvironment(), QDir::homePath());
    if (parser.isSet(u"data"_s)) {
        options.dataFolder = QDir(parser.value(u"data"_s)).absolutePath();
        options.settingsFile = options.dataFolder + u"/chasqui.ini"_s;
        options.modelFolders.prepend(options.dataFolder + u"/models"_s);
    } else if (const QString chosen = ui::Preferences(config).dataFolder(); !chosen.isEmpty()) {
        options.dataFolder = chosen;
        options.modelFolders.prepend(chosen + u"/models"_s);
    }
    if (parser.isSet(u"model"_s))
        options.modelFile = QFileInfo(parser.value(u"model"_s)).absoluteFilePath();
    options.question = parser.value(u"message"_s);
    line.measuresStart = parser.isSet(u"measure-start"_s);
    line.measuredConversation = parser.value(u"measure-conversation"_s).toLongLong();
    return line;
}

bool onlyPrints(int argc, char **argv)
{
    static constexpr std::array options = {"--help", "-h", "--help-all", "--version", "-v"};
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        return std::ranges::contains(options, std::string_view(argument),
                                     [](const char *option) { return std::string_view(option); });
    });
}

int run(CommandLine &line, const QElapsedTimer &sinceStart)
{
    window::SingleInstance instance(line.options.dataFolder);
    switch (instance.acquire()) {
    case window::SingleInstance::Outcome::Raised:
        QTextStream(stdout) << "Chasqui is open already; its window was brought forward.\n";
        return EXIT_SUCCESS;
    case window::SingleInstance::Outcome::Silent:
        QTextStream(stderr) << "chasqui: another Chasqui uses " << line.options.dataFolder
                            << " and does not answer. End it, or choose another folder with --data.\n";
        return EXIT_FAILURE;
    case window::SingleInstance::Outcome::First:
    case window::SingleInstance::Outcome::Failed: // the window says why, and lets another folder be chosen
        break;
    }

    window::ReplayGenerator replay;
    if (line.measuredConversation)
        line.options.generator = &replay;
    window::Application program(line.options);
    QObject::connect(&instance, &window::SingleInstance::raiseRequested, &program,
                     &window::Application::comeForward);
    if (line.measuresStart)
        window::measureStart(program, sinceStart);
    if (line.measuredConversation)
        window::measureConversation(program, line.measuredConversation);
    if (!program.start())
        return EXIT_FAILURE;
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QCoreApplication::setApplicationName(u"chasqui"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(CHASQUI_VERSION));
    if (onlyPrints(argc, argv)) { // which needs no display
        const QCoreApplication printer(argc, argv);
        readCommandLine(printer);
        return EXIT_SUCCESS;
    }
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Chasqui"_s);
    QGuiApplication::setDesktopFileName(QString::fromLatin1(CHASQUI_APP_ID));
    QGuiApplication::setWindowIcon(QIcon(u":/icons/logo-256.png"_s));
    QQuickStyle::setStyle(u"Basic"_s);

    CommandLine line = readCommandLine(application);
    window::chooseRendering();
    const int code = run(line, sinceStart);
    if (code != window::RestartCode)
        return code;
    // Only now has this program let go of its folder.
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), {}) ? EXIT_SUCCESS : EXIT_FAILURE;
}
