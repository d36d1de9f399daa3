// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Real programs that read code: what they find, and what they may not take.
#include "app/window/local_runner.h"
#include "ui/check/checker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using ui::ProgramOutput;

class TestLocalRunner : public QObject
{
    Q_OBJECT

    static ProgramOutput run(const ui::ProgramRun &run, const window::RunLimits &limits = {})
    {
        window::LocalRunner runner(limits);
        QFuture<ProgramOutput> output = runner.run(run);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(output.isFinished(), 30'000); }();
        return output.isFinished() ? output.result() : ProgramOutput{};
    }
    // What a shell does that is told to run the file.
    static ProgramOutput shell(const QByteArray &script, const window::RunLimits &limits = {})
    {
        return run({.program = u"/bin/sh"_s, .fileName = u"code.sh"_s, .content = script}, limits);
    }

private slots:
    void whatIsWrongIsFoundByEveryProgramThatIsHere_data()
    {
        QTest::addColumn<QByteArray>("wrong");
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("right");
        QTest::newRow("python") << "import os\ndef f(:\n"_ba << 2 << "def f():\n    return 1\n"_ba;
        QTest::newRow("gcc") << "int f(void)\n{\n    return 1\n}\n"_ba << 3
                             << "int f(void) { return 1; }\n"_ba;
        QTest::newRow("g++") << "int f()\n{\n    return 1\n}\n"_ba << 3 << "auto f() { return 1; }\n"_ba;
        QTest::newRow("clang") << "int f(void)\n{\n    return 1\n}\n"_ba << 3
                               << "int f(void) { return 1; }\n"_ba;
        QTest::newRow("clang++") << "int f()\n{\n    return 1\n}\n"_ba << 3 << "auto f() { return 1; }\n"_ba;
        QTest::newRow("node") << "let a = 1;\nlet a = 2;\n"_ba << 2
                              << "import fs from 'fs';\nexport default fs;\n"_ba;
        QTest::newRow("qmllint") << "import QtQml\nQtObject {\n    property int\n}\n"_ba << 4
                                 << "import QtQml\nQtObject {}\n"_ba;
        QTest::newRow("bash") << "if true; then\necho 1\n)\n"_ba << 3 << "if true; then echo 1; fi\n"_ba;
        QTest::newRow("rustc") << "fn f() -> i32 {\n    \"x\"\n}\n"_ba << 2 << "pub fn f() -> i32 { 1 }\n"_ba;
        QTest::newRow("gofmt") << "package a\n\nfunc f( {}\n"_ba << 3 << "package a\n"_ba;
    }
    void whatIsWrongIsFoundByEveryProgramThatIsHere()
    {
        QFETCH(QByteArray, wrong);
        QFETCH(int, line);
        QFETCH(QByteArray, right);
        const QString id = QString::fromLatin1(QTest::currentDataTag());
        for (const ui::Checker &checker : ui::checkers()) {
            if (checker.id != id)
                continue;
            const QString path = window::LocalRunner().find(checker.programs);
            if (path.isEmpty())
                QSKIP("it is not installed");
            const auto output = [&](const QByteArray &code) {
                return run({path, checker.arguments, fileNameFor(checker, QString::fromUtf8(code)), code});
            };
            const ProgramOutput said = output(wrong);
            QCOMPARE(said.end, ProgramOutput::End::Exited);
            const QList<ui::Problem> problems = checker.read(said.text);
            QVERIFY2(!problems.isEmpty(), qPrintable(said.text));
            QCOMPARE(problems.first().line, line);
            const ProgramOutput nothing = output(right);
            QCOMPARE(nothing.end, ProgramOutput::End::Exited);
            QVERIFY2(checker.read(nothing.text).isEmpty() && nothing.exitCode == 0, qPrintable(nothing.text));
            return;
        }
        QFAIL("there is no such checker");
    }

    void codeThatIsCheckedDoesNotRun()
    {
        const QTemporaryDir folder;
        const QByteArray trace = folder.filePath(u"ran"_s).toUtf8();
        const QMap<QString, QByteArray> acts = {
            {u"python"_s, "open('" + trace + "', 'w')\n"},
            {u"node"_s, "require('fs').writeFileSync('" + trace + "', '')\n"},
            {u"bash"_s, ": > '" + trace + "'; echo $(touch '" + trace + "')\n"},
            {u"rustc"_s, "pub const A: &str = include_str!(\"/etc/hostname\");\n"},
            {u"gcc"_s, "#pragma GCC poison x\nint main(void) { return 0; }\n"},
        };
        int count = 0;
        for (const ui::Checker &checker : ui::checkers()) {
            const QString path = window::LocalRunner().find(checker.programs);
            if (path.isEmpty() || !acts.contains(checker.id))
                continue;
            ++count;
            QCOMPARE(run({path, checker.arguments, checker.fileName, acts[checker.id]}).end,
                     ProgramOutput::End::Exited);
            QVERIFY2(!QFileInfo::exists(QString::fromUtf8(trace)), qPrintable(checker.name));
        }
        QVERIFY(count >= 2);
    }

    void aProgramHasAnEmptyFolderAndNoInput()
    {
        const ProgramOutput output = shell("pwd; ls -a | wc -l; cat; echo end\n");
        const QStringList lines = output.text.split(u'\n');
        QVERIFY(QFileInfo(lines.value(0)).fileName().startsWith(u"tst_local_runner"_s) ||
                lines.value(0).contains(u"tmp"_s));
        QVERIFY(!QFileInfo::exists(lines.value(0))); // gone with it
        QCOMPARE(lines.value(1).trimmed(), u"3"_s);  // itself, its folder and the file
        QCOMPARE(lines.value(2), u"end"_s);
        QCOMPARE(output.exitCode, 0);
        QCOMPARE(shell("exit 3").exitCode, 3);
    }

    void aProgramHasNoneOfOurFiles()
    {
        const int open = ::dup(1); // left open when programs start
        QVERIFY(open > 2);
        QCOMPARE(shell("ls /proc/self/fd | wc -l").text.trimmed(),
                 u"4"_s); // three, and the folder that is read
        ::close(open);
    }

    // The name of a file and what stands in arguments are no words of a shell.
    void nothingIsReadByAShell()
    {
        const ProgramOutput output =
            run({u"/bin/echo"_s, {u"$(id)"_s, u";"_s, u"id"_s, u"*"_s}, u"a b;id.txt"_s, {}});
        QCOMPARE(output.text, u"$(id) ; id * a b;id.txt\n"_s);
    }

    void whatTakesTooMuchIsEnded()
    {
        QElapsedTimer clock;
        clock.start();
        const window::RunLimits limits = {.time = std::chrono::milliseconds(700)};
        QCOMPARE(shell("sleep 100 & echo $!; sleep 100", limits).end, ProgramOutput::End::TooLong);
        QVERIFY(clock.elapsed() < 10'000);
        const ProgramOutput output = shell("sleep 100 & echo $!; wait", limits);
        const int child = output.text.trimmed().toInt();
        QVERIFY(child > 1);
        QTRY_VERIFY(::kill(child, 0) != 0); // what it started is ended too

        const ProgramOutput endless = shell("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done");
        QCOMPARE(endless.end, ProgramOutput::End::TooLong);
        QVERIFY(endless.text.size() <= 1 << 18);

        const QString python = window::LocalRunner().find({u"python3"_s});
        QVERIFY(!python.isEmpty());
        const ProgramOutput large =
            run({python, {u"-I"_s, u"-S"_s}, u"code.py"_s, "x = b'x' * (1 << 29)\nprint('had it')\n"},
                {.memoryBytes = 256 << 20});
        QVERIFY2(!large.text.contains(u"had it"_s), qPrintable(large.text));

        const ProgramOutput file =
            shell("head -c 3000000 /dev/zero > big; wc -c < big", {.fileBytes = 1 << 20});
        QVERIFY2(!file.text.contains(u"3000000"_s), qPrintable(file.text));
    }

    void whatCannotBeStartedIsSaid()
    {
        QCOMPARE(run({u"/nowhere/prog"_s, {}, u"a"_s, {}}).end, ProgramOutput::End::NotStarted);
        QCOMPARE(run({u"/bin/echo"_s, {}, u"no/folder/a"_s, {}}).end, ProgramOutput::End::NotStarted);
        QVERIFY(window::LocalRunner().find({u"a-program-that-is-nowhere"_s}).isEmpty());
    }

    void aRunIsEndedWithTheProgram()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"pid"_s));
        int child = 0;
        {
            window::LocalRunner runner;
            const auto output =
                runner.run({.program = u"/bin/sh"_s,
                            .fileName = u"code.sh"_s,
                            .content = "echo $$ > '" + file.fileName().toUtf8() + "'; sleep 100\n"});
            QTRY_VERIFY(file.exists() && file.size() > 1);
            QVERIFY(file.open(QFile::ReadOnly));
            child = file.readAll().trimmed().toInt();
            QVERIFY(child > 1 && ::kill(child, 0) == 0);
        }
        QTRY_VERIFY(::kill(child, 0) != 0);
    }
};

QTEST_MAIN(TestLocalRunner)
#include "tst_local_runner.moc"
