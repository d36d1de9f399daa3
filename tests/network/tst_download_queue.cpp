// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Several downloads: their turns, their pace, and what a later start of the program finds of them.
#include "storage/downloads/download_queue.h"
#include "storage/network/site.h"
#include "tests/network/misbehaviours.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace storage;
using State = DownloadState;

namespace {

// Answers with a head and nothing else until it is let go on.
class Gatekeeper
{
public:
    HttpServer::Behaviour behaviour()
    {
        return [this](HttpConnection &connection, const HttpQuestion &question) {
            m_waiting.append({&connection, question});
        };
    }
    qsizetype waiting() const { return m_waiting.size(); }
    void letOneGo()
    {
        const auto [connection, question] = m_waiting.takeFirst();
        serve(*connection, question);
    }

private:
    QList<std::pair<HttpConnection *, HttpQuestion>> m_waiting;
};

} // namespace

class TestDownloadQueue : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<NetworkGate> m_gate;

    QString file(const QString &name) const { return m_place->filePath(name); }

    DownloadRequest request(const HttpServer &server, const QString &name)
    {
        DownloadRequest request;
        request.url = server.url(u'/' + name);
        request.file = file(name);
        request.task = {.reason = u"A test"_s};
        m_gate->allow(server.site(), Grant::Once, request.task);
        return request;
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_gate = std::make_unique<NetworkGate>(m_place->filePath(u"data"_s));
    }
    void cleanup() { m_gate.reset(); }

    void someRunAtOnceAndTheOthersInTheirTurn()
    {
        Gatekeeper keeper;
        HttpServer server(keeper.behaviour());
        DownloadQueue queue(*m_gate);
        QSignalSpy done(&queue, &DownloadQueue::done);
        for (const QString &name : {u"a.gguf"_s, u"b.gguf"_s, u"c.gguf"_s})
            queue.add(request(server, name));
        QTRY_COMPARE(keeper.waiting(), 2);
        QVERIFY(!queue.entries()[0].isQueued);
        QVERIFY(queue.entries()[2].isQueued);
        QTest::qWait(50);
        QCOMPARE(server.questions().size(), 2);

        keeper.letOneGo();
        QTRY_COMPARE(done.size(), 1);
        QTRY_COMPARE(server.questions().size(), 3);
        QVERIFY(queue.isBusy());
        while (done.size() < 3) {
            QTRY_VERIFY(keeper.waiting() > 0);
            const qsizetype before = done.size();
            keeper.letOneGo();
            QTRY_COMPARE(done.size(), before + 1);
        }
        QVERIFY(!queue.isBusy());
        for (const DownloadQueue::Entry &entry : queue.entries()) {
            QCOMPARE(entry.download.state(), State::Done);
            QCOMPARE(contentOf(entry.download.request().file), wholeFile());
        }
    }

    void aPauseMakesRoomForTheNext()
    {
        Gatekeeper keeper;
        HttpServer server(keeper.behaviour());
        DownloadQueue queue(*m_gate);
        queue.setMostAtOnce(1);
        const auto a = queue.add(request(server, u"a.gguf"_s));
        const DownloadRequest second = request(server, u"b.gguf"_s);
        const auto b = queue.add(second);
        QCOMPARE(queue.add(second), b); // it is there already
        QCOMPARE(queue.entries().size(), 2);
        QVERIFY(queue.entries()[1].isQueued);
        queue.pause(a);
        QCOMPARE(queue.find(a)->state(), State::Paused);
        QCOMPARE(queue.find(b)->state(), State::Running);
        queue.resume(a, queue.find(a)->request().task);
        QVERIFY(queue.entries()[0].isQueued);
        queue.remove(b);
        QCOMPARE(queue.find(b), nullptr);
        QVERIFY(!QFile::exists(file(u"b.gguf.part"_s)));
        QCOMPARE(queue.find(a)->state(), State::Running);
    }

    // The next start of the program finds what runs, what is paused, and what only waits.
    void whatHasNotEndedIsFoundAgain()
    {
        HttpServer::Behaviour behaviour = serveHalf;
        HttpServer server([&](auto &connection, const auto &question) { behaviour(connection, question); });
        {
            DownloadQueue queue(*m_gate);
            queue.setMostAtOnce(1);
            const auto a = queue.add(request(server, u"a.gguf"_s));
            queue.add(request(server, u"b.gguf"_s));
            QTRY_VERIFY(queue.find(a)->receivedBytes() >= wholeFile().size() / 2);
        }
        behaviour = serve;
        const qsizetype asked = server.questions().size();
        DownloadQueue queue(*m_gate);
        queue.restore(m_place->path());
        queue.restore(m_place->path()); // finds nothing twice
        QCOMPARE(queue.entries().size(), 2);
        const Download &a = queue.entries()[0].download;
        QCOMPARE(a.request().file, file(u"a.gguf"_s));
        QCOMPARE(a.request().url, server.url(u"/a.gguf"_s));
        QVERIFY(a.receivedBytes() >= wholeFile().size() / 2);
        QCOMPARE(a.sizeBytes(), wholeFile().size());
        QTest::qWait(50);
        QCOMPARE(server.questions().size(), asked); // a start asks nobody

        const NetworkTask task{.reason = u"Another test"_s};
        m_gate->allow(server.site(), Grant::Once, task);
        for (const DownloadQueue::Entry &entry : queue.entries())
            queue.resume(entry.id, task);
        QTRY_VERIFY(!queue.isBusy());
        QCOMPARE(contentOf(file(u"a.gguf"_s)), wholeFile());
        QCOMPARE(contentOf(file(u"b.gguf"_s)), wholeFile());
        QVERIFY(a.resumedFrom() > 0);
        QVERIFY(PartialFile::allIn(m_place->path()).isEmpty());
    }

    // A wait of minutes ends when the machine is online again.
    void whatWaitsIsHurriedWhenTheNetworkComesBack()
    {
        HttpServer server(serve);
        DownloadQueue queue(*m_gate, {.firstWait = 10min, .longestWait = 10min});
        server.goAway();
        const auto a = queue.add(request(server, u"a.gguf"_s));
        QTRY_COMPARE(queue.find(a)->state(), State::Waiting);
        server.comeBack();
        emit m_gate->cameOnline();
        QTRY_COMPARE(queue.find(a)->state(), State::Done);
    }

    void oneThatNobodyAllowedFailsAndTheNextGoesOn()
    {
        HttpServer server(serve);
        DownloadQueue queue(*m_gate);
        queue.setMostAtOnce(1);
        DownloadRequest refused = request(server, u"a.gguf"_s);
        refused.task = {.reason = u"Another"_s};
        const auto a = queue.add(refused);
        const auto b = queue.add(request(server, u"b.gguf"_s));
        QTRY_COMPARE(queue.find(b)->state(), State::Done);
        QCOMPARE(queue.find(a)->state(), State::Failed);
        QCOMPARE(queue.find(a)->problem(), DownloadProblem::NotAllowed);
    }

    // How slow a machine is, nobody knows: only what would be too fast is judged.
    void allTogetherKeepToTheLimit()
    {
        HttpServer server(serve);
        DownloadQueue queue(*m_gate);
        const qint64 limit = wholeFile().size() * 4;
        queue.setSpeedLimit(limit);
        QElapsedTimer watch;
        watch.start();
        queue.add(request(server, u"a.gguf"_s));
        queue.add(request(server, u"b.gguf"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!queue.isBusy(), 20000);
        QVERIFY2(watch.elapsed() >= 480, qPrintable(QString::number(watch.elapsed())));
        QCOMPARE(contentOf(file(u"b.gguf"_s)), wholeFile());
    }

    void aPaceIsKept()
    {
        const auto start = Pace::Clock::now();
        Pace pace;
        QVERIFY(pace.allowance(start) > (qint64(1) << 60));
        pace.setLimit(1000, start);
        QCOMPARE(pace.allowance(start), 0);
        QCOMPARE(pace.allowance(start + 100ms), 100);
        pace.spend(80);
        QCOMPARE(pace.allowance(start + 100ms), 20);
        QCOMPARE(pace.allowance(start + 60s), 250); // what was not used for long is lost
        pace.setLimit(0);
        QVERIFY(pace.allowance(start) > (qint64(1) << 60));
    }

    void aRateIsThatOfTheLastSeconds()
    {
        const auto start = Rate::Clock::now();
        Rate rate;
        QCOMPARE(rate.perSecond(start), 0);
        rate.begin(1000, start);
        QCOMPARE(rate.perSecond(start + 10s), 0);
        for (int i = 1; i <= 100; ++i)
            rate.note(1000 + 10 * i, start + i * 100ms);
        QCOMPARE(qRound(rate.perSecond(start + 10s)), 100);
        QVERIFY(rate.perSecond(start + 16s) < 60); // nothing comes any more
        for (int i = 1; i <= 100; ++i)
            rate.note(2000 + 100 * i, start + 10s + i * 100ms);
        QVERIFY(qAbs(rate.perSecond(start + 20s) - 1000) < 20);
    }
};

QTEST_GUILESS_MAIN(TestDownloadQueue)
#include "tst_download_queue.moc"
