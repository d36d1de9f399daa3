// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/network/network_gate.h"
#include "storage/network/site.h"
#include "tests/network/http_server.h"
#include "tests/storage/code_of.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace storage;

namespace {

void sayHello(HttpConnection &connection, const HttpQuestion &)
{
    connection.answer(200, "hello");
}

// Waits until an exchange has ended, and returns all that came.
QByteArray bodyOf(NetworkExchange &exchange)
{
    if (!exchange.isFinished()) {
        QSignalSpy finished(&exchange, &NetworkExchange::finished);
        finished.wait();
    }
    return exchange.read();
}

} // namespace

class TestNetworkGate : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<NetworkGate> m_gate;

    LedgerEntry newest() const { return m_gate->ledger().entries(1).value(0); }

    // Allowed for this one time.
    std::unique_ptr<NetworkExchange> get(const QUrl &url, const QByteArray &authorization = {})
    {
        const NetworkTask task{.reason = u"A test"_s};
        m_gate->allow(siteOf(url), Grant::Once, task);
        return m_gate->get({.url = url, .task = task, .headers = {}, .authorization = authorization});
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_gate = std::make_unique<NetworkGate>(m_place->path());
    }

    void nothingIsAskedThatNobodyAllowed()
    {
        HttpServer server(sayHello);
        const NetworkTask task{.reason = u"A test"_s};
        const NetworkRequest request{.url = server.url(u"/a?token=secret"_s), .task = task};
        QCOMPARE(codeOf([&] { m_gate->get(request); }), ErrorCode::NotAllowed);
        QCOMPARE(newest().outcome, RequestOutcome::Refused);
        QCOMPARE(newest().site, server.site());
        QCOMPARE(newest().path, u"/a"_s); // a query may hold a key
        QCOMPARE(newest().reason, u"A test"_s);

        m_gate->allow(server.site(), Grant::Once, task);
        QCOMPARE(bodyOf(*m_gate->get(request)), "hello");
        QCOMPARE(server.questions().size(), 1);
        QCOMPARE(codeOf([&] { m_gate->get({.url = server.url(u"/"_s), .task = {u"Another"_s}}); }),
                 ErrorCode::NotAllowed);
        // The same name at another port is another server.
        HttpServer other(sayHello);
        QCOMPARE(codeOf([&] { m_gate->get({.url = other.url(u"/"_s), .task = task}); }),
                 ErrorCode::NotAllowed);
        QCOMPARE(other.questions().size(), 0);
    }

    void whatIsAllowedForAlwaysLastsUntilItIsWithdrawn()
    {
        HttpServer server(sayHello);
        const NetworkRequest request{.url = server.url(u"/"_s), .task = {u"A test"_s}};
        m_gate->allow(server.site(), Grant::Site, {u"Another task"_s});
        m_gate = std::make_unique<NetworkGate>(m_place->path());
        QCOMPARE(bodyOf(*m_gate->get(request)), "hello");
        const QList<AllowedSite> sites = m_gate->ledger().allowedSites();
        QCOMPARE(sites.size(), 1);
        QCOMPARE(sites[0].site, server.site());
        QCOMPARE(sites[0].requests, 1);
        QCOMPARE(sites[0].receivedBytes, 5);

        m_gate->setMode(NetworkMode::AskEachTime);
        QCOMPARE(codeOf([&] { m_gate->get(request); }), ErrorCode::NotAllowed);
        m_gate->setMode(NetworkMode::AllowListed);
        m_gate->withdraw(server.site());
        QCOMPARE(codeOf([&] { m_gate->get(request); }), ErrorCode::NotAllowed);

        m_gate->allow(u"elsewhere.example"_s, Grant::Always, {u"Another task"_s});
        QCOMPARE(bodyOf(*m_gate->get(request)), "hello");
        m_gate->withdraw(EverySite);
        QCOMPARE(codeOf([&] { m_gate->get(request); }), ErrorCode::NotAllowed);
    }

    void offlineStopsWhatRunsAndRefusesTheRest()
    {
        HttpServer server([](HttpConnection &connection, const HttpQuestion &) {
            connection.sendHead(200, {"Content-Length: 100"});
            connection.send("the beginning");
        });
        const auto exchange = get(server.url(u"/"_s));
        QSignalSpy arrived(exchange.get(), &NetworkExchange::arrived);
        QVERIFY(arrived.wait());
        NetworkGate(m_place->path()).setMode(NetworkMode::Never); // as another program does it
        QCOMPARE(bodyOf(*exchange), "the beginning");
        QCOMPARE(exchange->failure(), NetworkFailure::Stopped);
        QCOMPARE(newest().outcome, RequestOutcome::Stopped);
        QCOMPARE(newest().receivedBytes, 13);

        m_gate->allow(server.site(), Grant::Always, {u"A test"_s});
        QCOMPARE(codeOf([&] { get(server.url(u"/"_s)); }), ErrorCode::Offline);
        QCOMPARE(newest().outcome, RequestOutcome::Refused);
        QCOMPARE(server.questions().size(), 1);
    }

    void onlySafeAddressesAreAsked_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
             {"http://example.invalid/model", "ftp://example.invalid/model", "file:///etc/passwd",
              "https:///model", "data:text/plain,hello", "qrc:/model", "not an address",
              "http://127.0.0.1.example.invalid/", "http://localhost.example.invalid/"})
            QTest::addRow("%s", url) << QString::fromLatin1(url);
    }
    void onlySafeAddressesAreAsked()
    {
        QFETCH(const QString, url);
        QCOMPARE(codeOf([&] { get(QUrl(url)); }), ErrorCode::Insecure);
        QCOMPARE(newest().outcome, RequestOutcome::Refused);
    }

    void otherServersAreFollowedWithoutCredentials()
    {
        HttpServer second(sayHello);
        HttpServer first([&second](HttpConnection &connection, const HttpQuestion &question) {
            if (question.path == "/start")
                connection.answer(302, "moved", {"Location: /here", "X-Linked-Size: 5", "Set-Cookie: a=b"});
            else
                connection.answer(307, "", {"Location: " + second.url(u"/there?key=1"_s).toEncoded()});
        });
        const auto exchange = get(first.url(u"/start"_s), "Bearer secret");
        QCOMPARE(bodyOf(*exchange), "hello");
        QCOMPARE(exchange->status(), 200);
        QCOMPARE(exchange->hops().size(), 3);
        QVERIFY(exchange->hops()[0].headers.contains(HttpHeader("x-linked-size", "5")));

        QCOMPARE(first.questions().size(), 2);
        for (const HttpQuestion &question : first.questions()) {
            QCOMPARE(question.headers.value("authorization"), "Bearer secret");
            QCOMPARE(question.headers.value("accept-encoding"), "identity");
        }
        QCOMPARE(second.questions().size(), 1);
        QCOMPARE(second.questions()[0].path, "/there?key=1");
        QVERIFY(!second.questions()[0].headers.contains("authorization"));
        for (const HttpQuestion &question : first.questions() + second.questions())
            QVERIFY(!question.headers.contains("cookie"));

        const QList<LedgerEntry> entries = m_gate->ledger().entries(10);
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].site, second.site());
        QCOMPARE(entries[0].redirectedBy, first.site());
        QCOMPARE(entries[0].receivedBytes, 5);
        QCOMPARE(entries[0].status, 200);
        QCOMPARE(entries[2].status, 302);
        QCOMPARE(entries[2].redirectedBy, QString());
    }

    void nobodyIsFollowedToWhereItIsNotSafe_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("plain HTTP") << QByteArray("http://example.invalid/model");
        QTest::newRow("a file") << QByteArray("file:///etc/passwd");
        QTest::newRow("nothing") << QByteArray("http://");
        QTest::newRow("itself") << QByteArray("/again"); // without an end
    }
    void nobodyIsFollowedToWhereItIsNotSafe()
    {
        QFETCH(const QByteArray, location);
        HttpServer server([&location](HttpConnection &connection, const HttpQuestion &) {
            connection.answer(302, "", {"Location: " + location});
        });
        const auto exchange = get(server.url(u"/"_s));
        bodyOf(*exchange);
        QCOMPARE(exchange->failure(), NetworkFailure::Misled);
        QVERIFY(!exchange->explanation().isEmpty());
        QVERIFY(server.questions().size() <= 6);
    }

    void whatIsNoAnswerIsAFailure()
    {
        HttpServer gone([](HttpConnection &connection, const HttpQuestion &) { connection.reset(); });
        const auto reset = get(gone.url(u"/"_s));
        bodyOf(*reset);
        QCOMPARE(reset->failure(), NetworkFailure::Broken);

        HttpServer torn([](HttpConnection &connection, const HttpQuestion &) {
            connection.sendHead(200, {"Content-Length: 100"});
            connection.send("half");
            connection.after(50ms, [&connection] { connection.close(); });
        });
        const auto half = get(torn.url(u"/"_s));
        QCOMPARE(bodyOf(*half), "half");
        QCOMPARE(half->failure(), NetworkFailure::Broken);
        QCOMPARE(newest().outcome, RequestOutcome::Failed);
        QCOMPARE(newest().receivedBytes, 4);

        auto closed = std::make_unique<HttpServer>(sayHello);
        const QUrl nobody = closed->url(u"/"_s);
        closed.reset();
        const auto none = get(nobody);
        bodyOf(*none);
        QCOMPARE(none->failure(), NetworkFailure::Unreachable);
    }

    void anAnswerThatSaysNoIsAnAnswer()
    {
        HttpServer server(
            [](HttpConnection &connection, const HttpQuestion &) { connection.answer(404, "not here"); });
        const auto exchange = get(server.url(u"/"_s));
        QCOMPARE(bodyOf(*exchange), "not here");
        QCOMPARE(exchange->failure(), NetworkFailure::None);
        QCOMPARE(exchange->status(), 404);
        QCOMPARE(newest().outcome, RequestOutcome::Answered);
    }

    void theLedgerCanBeTakenAlong()
    {
        HttpServer server(sayHello);
        const NetworkTask task{.reason = u"=Model \"A\", all of it"_s};
        m_gate->allow(server.site(), Grant::Once, task);
        bodyOf(*m_gate->get({.url = server.url(u"/x,y"_s), .task = task}));
        const QList<QByteArray> lines = m_gate->ledger().toCsv().split('\n');
        QCOMPARE(lines.size(), 3); // the last is empty
        QVERIFY(lines[1].endsWith(
            ("\"" + server.site() + "\",\"/x,y\",\"'=Model \"\"A\"\", all of it\",\"\",5,answered,200\r")
                .toUtf8()));
    }

    void aDamagedLedgerAllowsNothing()
    {
        m_gate->allow(EverySite, Grant::Always, {u"A test"_s});
        m_gate.reset();
        QFile file(m_place->filePath(u"network.db"_s));
        QVERIFY(file.open(QFile::ReadWrite));
        file.seek(100);
        file.write(QByteArray(3000, 'x'));
        file.close();
        m_gate = std::make_unique<NetworkGate>(m_place->path());
        QVERIFY(m_gate->ledger().allowedSites().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNetworkGate)
#include "tst_network_gate.moc"
