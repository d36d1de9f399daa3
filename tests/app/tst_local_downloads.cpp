// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Downloads of the window, on their thread, from a server of this test.
#include "app/window/local_downloads.h"
#include "storage/network/network_ledger.h"
#include "tests/network/misbehaviours.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Kind = ui::Failure::Kind;
using State = ui::ModelDownload::State;
using window::LocalDownloads;

namespace {

// What a window hears of its downloads.
struct Listener {
    explicit Listener(LocalDownloads &downloads)
        : changed(&downloads, &LocalDownloads::changed),
          asked(&downloads, &LocalDownloads::asked),
          refused(&downloads, &LocalDownloads::refused),
          fetched(&downloads, &LocalDownloads::fetched)
    {
    }

    QList<ui::ModelDownload> last() const
    {
        return changed.isEmpty() ? QList<ui::ModelDownload>()
                                 : changed.last()[0].value<QList<ui::ModelDownload>>();
    }
    State state() const { return last().isEmpty() ? State::Queued : last()[0].state; }
    Kind refusal() const
    {
        return refused.isEmpty() ? Kind::None : refused.last()[0].value<ui::Failure>().kind;
    }
    ui::PermissionQuestion question() const { return asked.last()[0].value<ui::PermissionQuestion>(); }

    QSignalSpy changed;
    QSignalSpy asked;
    QSignalSpy refused;
    QSignalSpy fetched;
};

} // namespace

class TestLocalDownloads : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<window::NetworkThread> m_thread;
    std::unique_ptr<LocalDownloads> m_downloads;
    HttpServer::Behaviour m_behaviour;
    HttpServer m_server{
        [this](auto &connection, const auto &question) { m_behaviour(connection, question); }};

    QString folder() const { return m_place->filePath(u"models"_s); }
    QString address(const QString &path) const { return m_server.url(path).toString(); }
    // Opens it as another start of the program does.
    void open()
    {
        m_downloads.reset();
        m_thread.reset();
        m_thread = std::make_unique<window::NetworkThread>(m_place->path());
        m_downloads = std::make_unique<LocalDownloads>(*m_thread, folder());
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void cleanup()
    {
        m_downloads.reset();
        m_thread.reset();
    }
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_behaviour = serve;
    }

    void aModelIsFetchedOnceItIsAllowed()
    {
        open();
        const Listener listener(*m_downloads);
        const qsizetype before = m_server.questions().size();
        m_downloads->fetch({.address = address(u"/m.gguf"_s), .sha256 = {}});
        QTRY_COMPARE(listener.asked.size(), 1);
        QCOMPARE(listener.question().site, m_server.site());
        QVERIFY(listener.question().purpose.contains(u"m.gguf"_s));
        QCOMPARE(m_server.questions().size(), before);
        QVERIFY(listener.last().isEmpty());

        m_downloads->answer(listener.question().id, ui::Permission::Once);
        QTRY_COMPARE(listener.fetched.size(), 1);
        QCOMPARE(listener.fetched[0][0].toString(), folder() + u"/m.gguf"_s);
        QCOMPARE(contentOf(folder() + u"/m.gguf"_s), wholeFile());
        QTRY_COMPARE(listener.state(), State::Done);
        QCOMPARE(listener.last()[0].name, u"m.gguf"_s);

        m_downloads->fetch({.address = address(u"/m.gguf"_s), .sha256 = {}}); // which is there
        QTRY_COMPARE(listener.refusal(), Kind::FetchUnwritable);
        m_downloads->remove(listener.last()[0].id);
        QTRY_VERIFY(listener.last().isEmpty());
        QVERIFY(QFile::exists(folder() + u"/m.gguf"_s));
    }

    void aServerThatIsListedIsAskedAtOnce()
    {
        open();
        const Listener listener(*m_downloads);
        m_downloads->fetch({.address = address(u"/a.gguf"_s), .sha256 = {}});
        QTRY_COMPARE(listener.asked.size(), 1);
        m_downloads->answer(listener.question().id, ui::Permission::Site);
        m_downloads->fetch({.address = address(u"/b.gguf"_s), .sha256 = {}});
        QTRY_COMPARE(listener.fetched.size(), 2);
        QCOMPARE(listener.asked.size(), 1);
    }

    // Where it may cost money, whatever was allowed for always.
    void aConnectionThatMayCostIsAskedForEachTime()
    {
        open();
        m_thread->runToEnd([this] { m_thread->desk().setMetered([] { return true; }); });
        const Listener listener(*m_downloads);
        for (int count = 1; count <= 2; ++count) {
            m_downloads->fetch({.address = address(u"/%1.gguf"_s.arg(count)), .sha256 = {}});
            QTRY_COMPARE(listener.asked.size(), count);
            QVERIFY(listener.question().mayCost);
            m_downloads->answer(listener.question().id, ui::Permission::Always);
            QTRY_COMPARE(listener.fetched.size(), count);
        }
    }

    void aNoSendsNothing()
    {
        open();
        const Listener listener(*m_downloads);
        const qsizetype before = m_server.questions().size();
        m_downloads->fetch({.address = address(u"/m.gguf"_s), .sha256 = {}});
        QTRY_COMPARE(listener.asked.size(), 1);
        m_downloads->answer(listener.question().id, ui::Permission::No);
        m_downloads->answer(listener.question().id, ui::Permission::Once); // too late
        m_downloads->fetch({.address = u"nonsense"_s, .sha256 = {}});
        QTRY_COMPARE(listener.refusal(), Kind::NoAddress);
        QCOMPARE(m_server.questions().size(), before);
        QVERIFY(listener.last().isEmpty());
    }

    void whatCannotBeAskedSaysWhy()
    {
        open();
        const Listener listener(*m_downloads);
        m_downloads->fetch({.address = u"http://models.example/m.gguf"_s, .sha256 = {}});
        QTRY_COMPARE(listener.refusal(), Kind::FetchInsecure);
        storage::NetworkLedger(m_place->path()).setMode(storage::NetworkMode::Never);
        m_downloads->fetch({.address = address(u"/m.gguf"_s), .sha256 = {}});
        QTRY_COMPARE(listener.refusal(), Kind::Offline);
    }

    void whatFailsSaysWhyAndIsTriedAgain()
    {
        m_behaviour = [](HttpConnection &connection, const HttpQuestion &) { connection.answer(404, "no"); };
        open();
        const Listener listener(*m_downloads);
        m_downloads->fetch({.address = address(u"/m.gguf"_s), .sha256 = {}});
        QTRY_COMPARE(listener.asked.size(), 1);
        m_downloads->answer(listener.question().id, ui::Permission::Site);
        QTRY_COMPARE(listener.state(), State::Failed);
        QCOMPARE(listener.last()[0].failure.kind, Kind::FileNotThere);
        m_behaviour = serve;
        m_downloads->goOn(listener.last()[0].id);
        QTRY_COMPARE(listener.fetched.size(), 1);
    }

    void aModelThatBecameDamagedIsMended()
    {
        m_behaviour = [](auto &connection, const auto &question) {
            answerPart(connection, question, wholeFile());
        };
        open();
        const Listener listener(*m_downloads);
        m_downloads->fetch({.address = address(u"/m.gguf"_s), .sha256 = {}});
        QTRY_COMPARE(listener.asked.size(), 1);
        m_downloads->answer(listener.question().id, ui::Permission::Once);
        QTRY_COMPARE(listener.fetched.size(), 1);
        m_downloads->remove(listener.last()[0].id);
        const QString file = folder() + u"/m.gguf"_s;
        QVERIFY(QFile::resize(file, wholeFile().size() - 1000));

        m_downloads->repair(file);
        QTRY_COMPARE(listener.asked.size(), 2);
        QVERIFY(listener.question().purpose.contains(u"damaged"_s));
        QCOMPARE(contentOf(file).size(), wholeFile().size() - 1000);
        m_behaviour = [](HttpConnection &connection, const HttpQuestion &) { connection.answer(404, "no"); };
        m_downloads->answer(listener.question().id, ui::Permission::Site);
        QTRY_COMPARE(listener.state(), State::Failed);
        QVERIFY(listener.last()[0].isRepair);
        QCOMPARE(listener.last()[0].failure.kind, Kind::FileNotThere);
        m_downloads->pause(listener.last()[0].id);
        QTRY_COMPARE(listener.state(), State::Paused);

        m_behaviour = [](auto &connection, const auto &question) {
            answerPart(connection, question, wholeFile());
        };
        m_downloads->goOn(listener.last()[0].id);
        QTRY_COMPARE(listener.fetched.size(), 2);
        QCOMPARE(listener.state(), State::Done);
        QCOMPARE(contentOf(file), wholeFile());
        m_downloads->remove(listener.last()[0].id);
        QTRY_VERIFY(listener.last().isEmpty());
        QVERIFY(QFile::exists(file));

        m_downloads->repair(folder() + u"/another.gguf"_s); // which was never fetched
        QTRY_COMPARE(listener.refusal(), Kind::RepairUnwritable);
    }

    // The program ends in the midst of it, and another start goes on.
    void aLaterStartGoesOn()
    {
        m_behaviour = serveHalf;
        open();
        {
            const Listener listener(*m_downloads);
            m_downloads->fetch({.address = address(u"/m.gguf"_s), .sha256 = {}});
            QTRY_COMPARE(listener.asked.size(), 1);
            m_downloads->answer(listener.question().id, ui::Permission::Once);
            QTRY_VERIFY(!listener.last().isEmpty() &&
                        listener.last()[0].receivedBytes >= wholeFile().size() / 2);
        }
        m_behaviour = serve;
        const qsizetype before = m_server.questions().size();
        open();
        const Listener listener(*m_downloads);
        m_downloads->restore();
        QTRY_COMPARE(listener.last().size(), 1);
        QCOMPARE(listener.state(), State::Paused);
        QVERIFY(listener.last()[0].receivedBytes >= wholeFile().size() / 2);
        QCOMPARE(m_server.questions().size(), before);

        m_downloads->goOn(listener.last()[0].id);
        QTRY_COMPARE(listener.asked.size(), 1); // it was allowed once
        m_downloads->answer(listener.question().id, ui::Permission::Once);
        QTRY_COMPARE(listener.fetched.size(), 1);
        QCOMPARE(contentOf(folder() + u"/m.gguf"_s), wholeFile());
        QVERIFY(m_server.questions().last().headers.contains("range"));
    }
};

QTEST_GUILESS_MAIN(TestLocalDownloads)
#include "tst_local_downloads.moc"
