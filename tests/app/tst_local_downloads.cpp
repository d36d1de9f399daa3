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
    HttpServer::Behaviour m_behaviour;
    HttpServer m_server{
        [this](auto &connection, const auto &question) { m_behaviour(connection, question); }};

    QString folder() const { return m_place->filePath(u"models"_s); }
    QString address(const QString &path) const { return m_server.url(path).toString(); }
    std::unique_ptr<LocalDownloads> open() const
    {
        return std::make_unique<LocalDownloads>(m_place->path(), folder());
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
        m_behaviour = serve;
    }

    void aModelIsFetchedOnceItIsAllowed()
    {
        const auto downloads = open();
        const Listener listener(*downloads);
        const qsizetype before = m_server.questions().size();
        downloads->fetch(address(u"/m.gguf"_s));
        QTRY_COMPARE(listener.asked.size(), 1);
        QCOMPARE(listener.question().site, m_server.site());
        QCOMPARE(listener.question().file, u"m.gguf"_s);
        QCOMPARE(m_server.questions().size(), before);
        QVERIFY(listener.last().isEmpty());

        downloads->answer(listener.question().id, ui::Permission::Once);
        QTRY_COMPARE(listener.fetched.size(), 1);
        QCOMPARE(listener.fetched[0][0].toString(), folder() + u"/m.gguf"_s);
        QCOMPARE(contentOf(folder() + u"/m.gguf"_s), wholeFile());
        QTRY_COMPARE(listener.state(), State::Done);
        QCOMPARE(listener.last()[0].name, u"m.gguf"_s);

        downloads->fetch(address(u"/m.gguf"_s)); // which is there
        QTRY_COMPARE(listener.refusal(), Kind::FetchUnwritable);
        downloads->remove(listener.last()[0].id);
        QTRY_VERIFY(listener.last().isEmpty());
        QVERIFY(QFile::exists(folder() + u"/m.gguf"_s));
    }

    void aServerThatIsListedIsAskedAtOnce()
    {
        const auto downloads = open();
        const Listener listener(*downloads);
        downloads->fetch(address(u"/a.gguf"_s));
        QTRY_COMPARE(listener.asked.size(), 1);
        downloads->answer(listener.question().id, ui::Permission::Site);
        downloads->fetch(address(u"/b.gguf"_s));
        QTRY_COMPARE(listener.fetched.size(), 2);
        QCOMPARE(listener.asked.size(), 1);
    }

    void aNoSendsNothing()
    {
        const auto downloads = open();
        const Listener listener(*downloads);
        const qsizetype before = m_server.questions().size();
        downloads->fetch(address(u"/m.gguf"_s));
        QTRY_COMPARE(listener.asked.size(), 1);
        downloads->answer(listener.question().id, ui::Permission::No);
        downloads->answer(listener.question().id, ui::Permission::Once); // too late
        downloads->fetch(u"nonsense"_s);
        QTRY_COMPARE(listener.refusal(), Kind::NoAddress);
        QCOMPARE(m_server.questions().size(), before);
        QVERIFY(listener.last().isEmpty());
    }

    void whatCannotBeAskedSaysWhy()
    {
        const auto downloads = open();
        const Listener listener(*downloads);
        downloads->fetch(u"http://models.example/m.gguf"_s);
        QTRY_COMPARE(listener.refusal(), Kind::FetchInsecure);
        storage::NetworkLedger(m_place->path()).setMode(storage::NetworkMode::Never);
        downloads->fetch(address(u"/m.gguf"_s));
        QTRY_COMPARE(listener.refusal(), Kind::Offline);
    }

    void whatFailsSaysWhyAndIsTriedAgain()
    {
        m_behaviour = [](HttpConnection &connection, const HttpQuestion &) { connection.answer(404, "no"); };
        const auto downloads = open();
        const Listener listener(*downloads);
        downloads->fetch(address(u"/m.gguf"_s));
        QTRY_COMPARE(listener.asked.size(), 1);
        downloads->answer(listener.question().id, ui::Permission::Site);
        QTRY_COMPARE(listener.state(), State::Failed);
        QCOMPARE(listener.last()[0].failure.kind, Kind::FileNotThere);
        m_behaviour = serve;
        downloads->goOn(listener.last()[0].id);
        QTRY_COMPARE(listener.fetched.size(), 1);
    }

    // The program ends in the midst of it, and another start goes on.
    void aLaterStartGoesOn()
    {
        m_behaviour = serveHalf;
        auto downloads = open();
        {
            const Listener listener(*downloads);
            downloads->fetch(address(u"/m.gguf"_s));
            QTRY_COMPARE(listener.asked.size(), 1);
            downloads->answer(listener.question().id, ui::Permission::Once);
            QTRY_VERIFY(!listener.last().isEmpty() &&
                        listener.last()[0].receivedBytes >= wholeFile().size() / 2);
        }
        downloads.reset();
        m_behaviour = serve;
        const qsizetype before = m_server.questions().size();
        downloads = open();
        const Listener listener(*downloads);
        downloads->restore();
        QTRY_COMPARE(listener.last().size(), 1);
        QCOMPARE(listener.state(), State::Paused);
        QVERIFY(listener.last()[0].receivedBytes >= wholeFile().size() / 2);
        QCOMPARE(m_server.questions().size(), before);

        downloads->goOn(listener.last()[0].id);
        QTRY_COMPARE(listener.asked.size(), 1); // it was allowed once
        downloads->answer(listener.question().id, ui::Permission::Once);
        QTRY_COMPARE(listener.fetched.size(), 1);
        QCOMPARE(contentOf(folder() + u"/m.gguf"_s), wholeFile());
        QVERIFY(m_server.questions().last().headers.contains("range"));
    }
};

QTEST_GUILESS_MAIN(TestLocalDownloads)
#include "tst_local_downloads.moc"
