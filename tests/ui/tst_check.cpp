// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What is wrong in the text of a pad: who says it, who may, and where it stands while the text is edited.
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/scripted_runner.h"
#include "tests/support/ui/text_field.h"
#include "ui/check/check.h"
#include "ui/check/well_formed.h"
#include "ui/preferences.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::Check;
using ui::Problem;
using ui::ProgramOutput;

namespace {

const QString PythonSays =
    u"  File \"code.py\", line 2\n    def f(:\n          ^\nSyntaxError: invalid syntax\n"_s;

QList<Problem> read(const QString &id, const QString &output)
{
    for (const ui::Checker &checker : ui::checkers())
        if (checker.id == id)
            return checker.read(output);
    return {};
}

} // namespace

class TestCheck : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<TextField> m_field;
    MemoryFiles m_files;
    std::unique_ptr<ScriptedRunner> m_runner;
    std::unique_ptr<ui::Pad> m_pad;
    std::unique_ptr<Check> m_check;

    QVariant at(int row, int role) const { return m_check->index(row).data(role); }
    void type(int position, const QString &text)
    {
        QTextCursor cursor(&m_field->text());
        cursor.setPosition(position);
        cursor.insertText(text);
    }

private slots:
    void init()
    {
        QFile::remove(m_folder.filePath(u"chasqui.ini"_s));
        m_preferences = std::make_unique<ui::Preferences>(m_folder.filePath(u"chasqui.ini"_s));
        m_field = std::make_unique<TextField>();
        m_runner = std::make_unique<ScriptedRunner>();
        m_pad = std::make_unique<ui::Pad>(m_files, u"/data/pad.json"_s);
        m_check = std::make_unique<Check>(*m_pad, *m_runner, *m_preferences);
        new QAbstractItemModelTester(m_check.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_check.get());
        m_pad->setDocument(m_field->document());
    }
    void cleanup()
    {
        m_pad->setDocument(nullptr);
        m_check.reset();
        m_pad.reset();
    }

    void theProgramItselfKnowsJsonAndXml()
    {
        m_pad->start(u"{\n  \"é\": 1,\n  \"é\" 2\n}\n"_s, u"JSON"_s);
        m_check->run();
        QCOMPARE(m_check->state(), Check::Found);
        QCOMPARE(at(0, Check::LineRole), 3);
        QVERIFY2(at(0, Check::ColumnRole).toInt() == 7, qPrintable(m_check->report()));
        QVERIFY2(at(0, Check::WordsRole).toString().contains(u"expected ':'"_s),
                 qPrintable(m_check->report()));
        m_pad->start(u"3\n"_s, u"JSON"_s);
        m_check->run();
        QCOMPARE(m_check->state(), Check::Clean);

        m_pad->start(u"<a>\n <b>\n</a>\n"_s, u"XML"_s);
        m_check->run();
        QCOMPARE(m_check->state(), Check::Found);
        QCOMPARE(at(0, Check::LineRole), 3);
        m_pad->start(u"<a><b/></a>\n"_s, u"XML"_s);
        m_check->run();
        QCOMPARE(m_check->state(), Check::Clean);
        QVERIFY(m_runner->runs.empty());
    }

    void noDepthAndNoEntityIsTooMuch()
    {
        const QString deep = QString(100'000, u'[');
        QCOMPARE(ui::formProblems(deep, u"JSON"_s).size(), 1);
        QVERIFY(ui::formProblems(deep + QString(100'000, u']'), u"JSON"_s).isEmpty());
        QString laughs = u"<!DOCTYPE x [<!ENTITY a0 \"ha\">"_s;
        for (int i = 1; i < 40; ++i)
            laughs += u"<!ENTITY a%1 \"&a%2;&a%2;\">"_s.arg(i).arg(i - 1);
        QCOMPARE(ui::formProblems(laughs + u"]><x>&a39;</x>"_s, u"XML"_s).size(), 1);
        QCOMPARE(ui::formProblems(u"1e999999"_s, u"JSON"_s).size(), 1);
        QCOMPARE(ui::formProblems({}, u"JSON"_s).size(), 1);
    }

    void noProgramIsStartedBeforeThePersonAllowsIt()
    {
        m_pad->start(u"import os\ndef f(:\n"_s, u"Python"_s);
        m_check->run();
        QCOMPARE(m_check->state(), Check::Missing);
        QCOMPARE(m_check->checker(), u"Python"_s);

        m_runner->programs[u"python3"_s] = u"/usr/bin/python3"_s;
        m_check->run();
        QCOMPARE(m_check->state(), Check::Forbidden);
        QCOMPARE(m_check->checkerPath(), u"/usr/bin/python3"_s);
        QVERIFY(m_runner->runs.empty());

        m_check->allow();
        QCOMPARE(m_preferences->codeCheckers(), QStringList(u"python"_s));
        QCOMPARE(m_check->state(), Check::Running);
        QCOMPARE(m_runner->runs.size(), 1u);
        QCOMPARE(m_runner->runs[0].program, u"/usr/bin/python3"_s);
        QCOMPARE(m_runner->runs[0].arguments, QStringList({u"-I"_s, u"-S"_s, u"-m"_s, u"py_compile"_s}));
        QCOMPARE(m_runner->runs[0].content, "import os\ndef f(:\n");
        m_runner->end(0, {.exitCode = 1, .text = PythonSays});
        QTRY_COMPARE(m_check->state(), Check::Found);
        QCOMPARE(m_check->errorLines(), QList<int>{2});
        QCOMPARE(m_check->report(), u"line 2: error: SyntaxError: invalid syntax\n"_s);

        m_preferences->setCodeCheckers({});
        m_check->run();
        QCOMPARE(m_check->state(), Check::Forbidden);
        QCOMPARE(m_runner->runs.size(), 1u);
    }

    void whatIsFoundGoesWithTheText()
    {
        m_preferences->setCodeCheckers({u"python"_s});
        m_runner->programs[u"python3"_s] = u"/usr/bin/python3"_s;
        m_pad->start(u"import os\ndef f(:\n"_s, u"Python"_s);
        m_check->run();
        m_runner->end(0, {.exitCode = 1, .text = PythonSays});
        QTRY_COMPARE(m_check->state(), Check::Found);
        QVERIFY(!m_check->isOutdated());
        m_pad->setDark(true); // colours are no change
        QTest::qWait(50);
        QVERIFY(!m_check->isOutdated());
        type(0, u"# first\n"_s);
        QVERIFY(m_check->isOutdated());
        QCOMPARE(at(0, Check::LineRole), 3);
        QCOMPARE(m_check->errorLines(), QList<int>{3});
        QCOMPARE(m_check->positionOf(0), 18);

        // What is edited while a program reads is said too, and what an older one says is not heard.
        m_check->run();
        m_check->run();
        type(0, u"#\n"_s);
        m_runner->end(1, {.exitCode = 0});
        QTest::qWait(20);
        QCOMPARE(m_check->state(), Check::Running);
        m_runner->end(2, {.exitCode = 0});
        QTRY_COMPARE(m_check->state(), Check::Clean);
        QVERIFY(m_check->isOutdated());
        m_pad->start(u"x\n"_s, u"Python"_s);
        QCOMPARE(m_check->state(), Check::Closed);
    }

    void whatIsNotUnderstoodIsShown()
    {
        m_preferences->setCodeCheckers({u"python"_s});
        m_runner->programs[u"python3"_s] = u"/usr/bin/python3"_s;
        m_pad->start(u"x\n"_s, u"Python"_s);
        const auto failureAfter = [this](const ProgramOutput &output) {
            m_check->run();
            m_runner->end(m_runner->runs.size() - 1, output);
            [&] { QTRY_COMPARE(m_check->state(), Check::Failed); }();
            return m_check->failure();
        };
        QCOMPARE(failureAfter({.exitCode = 127, .text = u"no such version\n"_s}), u"no such version"_s);
        QVERIFY(failureAfter({.end = ProgramOutput::End::TooLong}).contains(u"time"_s));
        QVERIFY(failureAfter({.end = ProgramOutput::End::NotStarted}).contains(u"/usr/bin/python3"_s));
        // A line that is not there is the last one.
        m_check->run();
        m_runner->end(3, {.exitCode = 1, .text = u"File \"code.py\", line 99999\nSyntaxError: no\n"_s});
        QTRY_COMPARE(m_check->state(), Check::Found);
        QCOMPARE(at(0, Check::LineRole), 2);
        m_pad->start(u"x"_s, u"Haskell"_s);
        m_check->run();
        QCOMPARE(m_check->state(), Check::Unknown);
    }

    // As the programs said it.
    void whatProgramsSayIsRead()
    {
        QCOMPARE(read(u"gcc"_s, u"code.c: In function 'main':\n"
                                "code.c:2:21: error: 'retur' undeclared (first use in this function)\n"
                                "    2 | int main() { retur 1; }\n"
                                "code.c:2:21: note: each undeclared identifier is reported only once\n"
                                "code.c:2:18: warning: unused variable 'x' [-Wunused-variable]\n"_s),
                 (QList<Problem>{{2, 21, true, u"'retur' undeclared (first use in this function)"_s},
                                 {2, 18, false, u"unused variable 'x' [-Wunused-variable]"_s}}));
        QCOMPARE(read(u"rustc"_s, u"code.rs:1:17: error[E0308]: mismatched types: expected `i32`\n"
                                  "error: aborting due to 1 previous error\n"_s),
                 (QList<Problem>{{1, 17, true, u"mismatched types: expected `i32`"_s}}));
        QCOMPARE(read(u"bash"_s, u"code.sh: line 3: unexpected EOF while looking for matching `)'\n"_s),
                 (QList<Problem>{{3, 0, true, u"unexpected EOF while looking for matching `)'"_s}}));
        QCOMPARE(read(u"qmllint"_s, u"Warning: Code.qml:2:8: Unqualified access [unqualified]\n"
                                    "Code.qml:3:9: Expected token `;'\n"_s),
                 (QList<Problem>{{2, 8, false, u"Unqualified access [unqualified]"_s},
                                 {3, 9, true, u"Expected token `;'"_s}}));
        QCOMPARE(
            read(u"node"_s, u"/x/code.js:3\n\n\nSyntaxError: Unexpected end of input\n    at wrapSafe\n"_s),
            (QList<Problem>{{3, 0, true, u"SyntaxError: Unexpected end of input"_s}}));
        QCOMPARE(read(u"python"_s, u"Sorry: TabError: inconsistent use of tabs (code.py, line 3)"_s),
                 (QList<Problem>{{3, 0, true, u"TabError: inconsistent use of tabs"_s}}));
        QVERIFY(read(u"gcc"_s, u"other.c:1:1: error: x\n"_s).isEmpty());
        QCOMPARE(read(u"gcc"_s, u"code.c:1:1: error: x\n"_s.repeated(500)).size(), 1); // said once
    }
};

QTEST_MAIN(TestCheck)
#include "tst_check.moc"
