// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// How long the window is busy at a time while it fetches a model: the whole program with its page of models,
// and a server of Python's beside it. Prints the longest gap between two turns of the event loop.
#include "app/window/application.h"
#include "app/window/rendering.h"

#include "app/window/turn_gaps.h"
#include "tests/support/generated_model.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProcess>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

namespace {

// About a gigabyte.
const support::ModelDescription Large = {.layers = 6, .width = 2048, .feedForward = 5632, .vocabulary = 8000};

QString addressOf(QProcess &server, const QString &folder)
{
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.start(u"python3"_s, {u"-u"_s, u"-m"_s, u"http.server"_s, u"0"_s, u"--bind"_s, u"127.0.0.1"_s,
                                u"--directory"_s, folder});
    static const QRegularExpression said(u"http://127\\.0\\.0\\.1:\\d+/"_s);
    QString text;
    while (!said.match(text).hasMatch() && server.waitForReadyRead(10000))
        text += QString::fromUtf8(server.readAll());
    return said.match(text).captured();
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    window::chooseRendering();
    const QTemporaryDir place;
    QDir(place.path()).mkpath(u"served"_s);
    support::writeModel(Large, place.filePath(u"served/large.gguf"_s).toStdString());
    QProcess server;
    const QString address = addressOf(server, place.filePath(u"served"_s));
    if (address.isEmpty()) {
        QTextStream(stderr) << "Python's server does not start\n";
        return 1;
    }

    window::Application program({.dataFolder = place.filePath(u"data"_s),
                                 .settingsFile = place.filePath(u"chasqui.ini"_s),
                                 .modelFolders = {place.filePath(u"data/models"_s)}});
    program.preferences().setWelcomeSeen(true);
    if (!program.start())
        return 1;
    program.window()->setProperty("page", u"models"_s);
    QTest::qWait(2000);

    const QString file = place.filePath(u"data/models/large.gguf"_s);
    ui::Downloads &downloads = program.downloads();
    downloads.fetch({.address = address + u"large.gguf"_s, .sha256 = {}});
    if (!QTest::qWaitFor([&] { return downloads.isAsking(); }, 5000))
        return 1;
    TurnGaps gaps;
    QElapsedTimer watch;
    watch.start();
    downloads.answer(ui::Downloads::Answer::Once);
    // No look at the disk, which is busy: the thread of the window shall not do so either.
    const auto isDone = [&list = *downloads.list()] {
        return list.index(0).data(ui::DownloadListModel::IsDoneRole).toBool();
    };
    const bool isThere = QTest::qWaitFor(isDone, 120000);
    const double seconds = double(watch.elapsed()) / 1000;
    QTextStream out(stdout);
    out << "a download of " << QFileInfo(file).size() / 1000000 << " MB in " << seconds << " s: longest gap "
        << gaps.longest() << " ms, 99.9 % within " << gaps.within(0.999) << " ms\n";
    gaps.clear();
    QTest::qWait(5000);
    out << "it is listed, loaded and read to its end: longest gap " << gaps.longest() << " ms, 99.9 % within "
        << gaps.within(0.999) << " ms\n";
    server.kill();
    server.waitForFinished();
    return isThere ? 0 : 1;
}
