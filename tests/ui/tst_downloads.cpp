// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Downloads on the page of the models, in the real window over a scripted port.
#include "tests/support/ui/fake_program.h"
#include "ui/session/download_words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using State = ui::ModelDownload::State;

class TestDownloads : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeProgram> m_program;
    QQuickWindow *m_window = nullptr;

    ScriptedDownloads &port() { return m_program->downloads; }
    QQuickItem *item(const QString &name) const { return m_program->item(name); }

    void show()
    {
        m_window = m_program->show();
        QVERIFY(m_window);
        m_window->setProperty("page", u"models"_s);
        QTRY_VERIFY(item(u"find"_s));
    }

    static ui::ModelDownload download(State state)
    {
        ui::ModelDownload download;
        download.id = 7;
        download.name = u"Tiny-Q4_1.gguf"_s;
        download.site = u"models.example"_s;
        download.state = state;
        download.receivedBytes = 250'000'000;
        download.sizeBytes = 1'000'000'000;
        return download;
    }

private slots:
    void init()
    {
        m_program = std::make_unique<FakeProgram>();
        m_program->preferences.setWelcomeSeen(true);
    }
    void cleanup() { m_program.reset(); }

    void aServerIsAskedForOnceAPersonAllowsIt()
    {
        show();
        QVERIFY(!item(u"downloads"_s)->isVisible());
        QVERIFY(!item(u"allowOnce"_s)->isVisible());
        emit port().asked({.id = 3, .site = u"models.example"_s, .purpose = u"To fetch m.gguf."_s});
        QTRY_VERIFY(item(u"allowOnce"_s)->hasActiveFocus());
        QTest::keyClick(m_window, Qt::Key_Return);
        QCOMPARE(port().calls.last(), u"answer 3 1"_s);
        QTRY_VERIFY(!item(u"allowOnce"_s)->isVisible());
    }

    void whatIsRefusedIsSaidUntilSomethingElseIsTried()
    {
        ui::Failure failure;
        failure.kind = ui::Failure::Kind::NoAddress;
        emit port().refused(failure);
        QVERIFY(m_program->downloadList.failure().isSet());
        m_program->finder.search(u"https://models.example/m.gguf"_s);
        QVERIFY(!m_program->downloadList.failure().isSet());
        QCOMPARE(port().calls.last(), u"fetch https://models.example/m.gguf"_s);
    }

    void whatIsAllowedForAlwaysAnswersTheOthers()
    {
        ui::Downloads &downloads = m_program->downloadList;
        for (int id = 1; id <= 4; ++id)
            emit port().asked({.id = id, .site = id == 2 ? u"b.example"_s : u"a.example"_s, .purpose = {}});
        QCOMPARE(downloads.askedSite(), u"a.example"_s);
        downloads.answer(ui::Downloads::Answer::Site);
        QCOMPARE(port().calls, (QStringList{u"answer 1 2"_s, u"answer 3 1"_s, u"answer 4 1"_s}));
        QCOMPARE(downloads.askedSite(), u"b.example"_s);
        downloads.answer(ui::Downloads::Answer::No);
        QCOMPARE(port().calls.last(), u"answer 2 0"_s);
        QVERIFY(!downloads.isAsking());
        downloads.answer(ui::Downloads::Answer::Always); // nobody asks
        QCOMPARE(port().calls.size(), 4);
    }

    void aDownloadIsPausedAndGoneOnWith()
    {
        show();
        port().downloads = {download(State::Running)};
        port().tell();
        QVERIFY(m_program->click(u"pause"_s));
        QCOMPARE(port().calls.last(), u"pause 7"_s);
        port().downloads[0].state = State::Paused;
        port().tell();
        QVERIFY(m_program->click(u"goOn"_s));
        QCOMPARE(port().calls.last(), u"goOn 7"_s);
        QVERIFY(m_program->click(u"removeDownload"_s));
        QCOMPARE(port().calls.last(), u"remove 7"_s);
        port().downloads.clear();
        port().tell();
        QTRY_VERIFY(!item(u"downloads"_s)->isVisible());
    }

    void rowsStayWhileTheyGrow()
    {
        ui::DownloadListModel &list = *m_program->downloadList.list();
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        port().downloads = {download(State::Running), download(State::Queued), download(State::Queued)};
        port().downloads[1].id = 8;
        port().downloads[2].id = 9;
        port().tell();
        QCOMPARE(list.count(), 3);
        QSignalSpy inserted(&list, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&list, &QAbstractItemModel::dataChanged);
        port().downloads[0].receivedBytes += 1000;
        port().tell();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(inserted.size(), 0);
        port().downloads.removeAt(1);
        port().tell();
        QCOMPARE(list.count(), 2);
        QCOMPARE(list.index(1).data(ui::DownloadListModel::DownloadIdRole).toInt(), 9);
        QCOMPARE(changed.size(), 1);
    }

    void wordsSayHowItStands_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<double>("speed");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, State state, double speed, const QString &words) {
            QTest::newRow(name) << static_cast<int>(state) << speed << words;
        };
        row("queued", State::Queued, 0, u"Waits for its turn"_s);
        row("speed not known yet", State::Running, 0, u"250.0 MB of 1.0 GB"_s);
        row("seconds", State::Running, 10e6, u"250.0 MB of 1.0 GB · 10.0 MB/s · 75 seconds left"_s);
        row("minutes", State::Running, 1e6, u"250.0 MB of 1.0 GB · 1.0 MB/s · 13 minutes left"_s);
        row("hours", State::Running, 50e3, u"250.0 MB of 1.0 GB · 50.0 kB/s · 4 hours left"_s);
        row("waiting", State::Waiting, 0, u"250.0 MB of 1.0 GB · No connection; it is tried again"_s);
        row("paused", State::Paused, 0, u"250.0 MB of 1.0 GB · paused"_s);
        row("done", State::Done, 0, u"1.0 GB"_s);
    }
    void wordsSayHowItStands()
    {
        QFETCH(const int, state);
        QFETCH(const double, speed);
        QFETCH(const QString, words);
        ui::ModelDownload shown = download(static_cast<State>(state));
        shown.bytesPerSecond = speed;
        // Plurals are made by the translation, which this test goes without.
        QCOMPARE(ui::DownloadWords::progress(shown).replace(u"(s)"_s, u"s"_s), words);
    }

    void aRepairSaysWhatItDoes()
    {
        ui::ModelDownload shown = download(State::Running);
        shown.isRepair = true;
        shown.isReading = true;
        QCOMPARE(ui::DownloadWords::progress(shown), u"Reading it: 250.0 MB of 1.0 GB"_s);
        shown.isReading = false;
        QCOMPARE(ui::DownloadWords::progress(shown), u"250.0 MB of 1.0 GB"_s);
        QVERIFY(ui::DownloadWords::check(shown).contains(u"Only what is damaged"_s));
        shown.state = State::Paused;
        QCOMPARE(ui::DownloadWords::progress(shown), u"Paused"_s);
        shown.state = State::Done;
        QVERIFY(ui::DownloadWords::check(shown).contains(u"Whole again"_s));
    }
};

QTEST_MAIN(TestDownloads)
#include "tst_downloads.moc"
