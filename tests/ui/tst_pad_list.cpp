// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The open texts of the pad: each keeps its own, and all of them are there again at the next start.
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/scripted_generator.h"
#include "tests/support/ui/scripted_runner.h"
#include "ui/pad/pad_list.h"
#include "ui/preferences.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::Failure;
using ui::PadList;

class TestPadList : public QObject
{
    Q_OBJECT

    MemoryFiles m_files;
    ScriptedGenerator m_generator;
    ScriptedRunner m_runner;
    QTemporaryDir m_folder;
    ui::Preferences m_preferences{m_folder.filePath(u"chasqui.ini"_s)};
    std::unique_ptr<PadList> m_pads;

    // As the program does at its start; what it was is lost as by a crash.
    void begin()
    {
        m_pads = std::make_unique<PadList>(m_files, m_generator, m_runner, m_preferences, u"/data"_s);
        new QAbstractItemModelTester(m_pads.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_pads.get());
        m_pads->restore();
    }
    QStringList texts() const
    {
        QStringList all;
        for (int row = 0; row < m_pads->rowCount(); ++row)
            all.append(m_pads->index(row).data(PadList::PadRole).value<ui::Pad *>()->text());
        return all;
    }
    static QUrl url(const QString &path) { return QUrl::fromLocalFile(path); }

private slots:
    void init()
    {
        m_files = {};
        m_files.contents[u"/code/a.py"_s] = "a = 1\n";
        m_files.contents[u"/code/b.py"_s] = "b = 2\n";
        begin();
    }

    void anUnusedTextGivesItsPlace()
    {
        QCOMPARE(m_pads->rowCount(), 1);
        m_pads->open(url(u"/code/a.py"_s));
        QCOMPARE(texts(), QStringList(u"a = 1\n"_s));
        m_pads->put(u"x"_s, u"Python"_s);
        m_pads->open(url(u"/code/b.py"_s));
        QCOMPARE(texts(), QStringList({u"a = 1\n"_s, u"x"_s, u"b = 2\n"_s}));
        QCOMPARE(m_pads->current(), 2);
    }

    void aFileIsOpenOnce()
    {
        m_pads->open(url(u"/code/a.py"_s));
        m_pads->open(url(u"/code/b.py"_s));
        m_pads->open(url(u"/code/a.py"_s));
        QCOMPARE(m_pads->rowCount(), 2);
        QCOMPARE(m_pads->current(), 0);
    }

    void whatCannotBeOpenedIsSaidWhereThePersonIs()
    {
        m_pads->open(url(u"/code/a.py"_s));
        m_pads->open(url(u"/code/nowhere.py"_s));
        QCOMPARE(m_pads->rowCount(), 1);
        QCOMPARE(m_pads->pad()->failure().kind, Failure::Kind::TextUnreadable);
        QCOMPARE(m_pads->pad()->text(), u"a = 1\n"_s);
    }

    void allAreThereAfterACrash()
    {
        m_pads->put(u"first"_s, {});
        m_pads->put(u"second"_s, {});
        m_pads->open(url(u"/code/a.py"_s));
        m_pads->setCurrent(1);
        begin();
        QCOMPARE(texts(), QStringList({u"first"_s, u"second"_s, u"a = 1\n"_s}));
        QCOMPARE(m_pads->current(), 1);
        QVERIFY(m_pads->pad()->isChanged());
    }

    void aClosedOneIsGoneAndTheOneBesideItInSight()
    {
        m_pads->put(u"first"_s, {});
        m_pads->put(u"second"_s, {});
        m_pads->put(u"third"_s, {});
        m_pads->close(0);
        QCOMPARE(m_pads->pad()->text(), u"third"_s); // the one that was in sight
        m_pads->close(1);
        QCOMPARE(m_pads->pad()->text(), u"second"_s);
        begin();
        QCOMPARE(texts(), QStringList(u"second"_s));
        m_pads->put(u"again"_s, {}); // with the draft of one that went
        begin();
        QCOMPARE(texts(), QStringList({u"second"_s, u"again"_s}));
        m_pads->close(1);
        m_pads->close(0);
        QCOMPARE(texts(), QStringList(QString())); // there is always one
        m_pads->close(7);
        begin();
        QCOMPARE(texts(), QStringList(QString()));
    }

    void theTextOfTheVersionBeforeIsThere()
    {
        m_files.contents[u"/data/pad.json"_s] = R"({"path": "", "language": "Python", "text": "old"})";
        begin();
        QCOMPARE(texts(), QStringList(u"old"_s));
    }

    void aDamagedListLosesNoText()
    {
        m_pads->put(u"first"_s, {});
        for (const char *damaged : {"", "[", R"({"drafts": "x", "current": -3})",
                                    R"({"drafts": ["../hub.json", 7], "current": 99})"}) {
            m_files.contents[u"/data/pads.json"_s] = damaged;
            begin();
            QCOMPARE(texts(), QStringList(u"first"_s));
        }
        m_pads->put(u"second"_s, {});
        m_files.contents[u"/data/pads.json"_s] = "["; // and none that it named
        begin();
        QCOMPARE(texts(), QStringList({u"first"_s, u"second"_s}));
        m_files.contents.remove(u"/data/pad-2.json"_s);
        // A draft that is gone is an empty text.
        m_files.contents[u"/data/pads.json"_s] = R"({"drafts": ["pad.json", "pad-9.json"], "current": 1})";
        begin();
        QCOMPARE(texts(), QStringList({u"first"_s, QString()}));
    }

    void whatCannotBeKeptIsSaid()
    {
        m_pads->put(u"first"_s, {});
        m_files.isReadOnly = true;
        m_pads->add();
        QCOMPARE(m_pads->pad()->failure().kind, Failure::Kind::TextUnwritable);
    }

    void stepsGoRound()
    {
        m_pads->put(u"first"_s, {});
        m_pads->put(u"second"_s, {});
        m_pads->step(1);
        QCOMPARE(m_pads->current(), 0);
        m_pads->step(-1);
        QCOMPARE(m_pads->current(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPadList)
#include "tst_pad_list.moc"
