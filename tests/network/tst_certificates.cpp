// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Servers of HTTPS whose certificates are good, and those with one that is not to be trusted (G21).
#include "storage/downloads/download.h"
#include "storage/network/site.h"
#include "tests/network/certificates.h"
#include "tests/network/http_server.h"
#include "tests/support/generated_model.h"

#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace storage;

namespace {

using MakeServer = std::function<QSslConfiguration()>;

QByteArray content()
{
    const std::vector<std::byte> image = support::modelImage({});
    return QByteArray(reinterpret_cast<const char *>(image.data()), qsizetype(image.size()));
}

// The one that this test's system knows.
const Certificate &authority()
{
    static const Certificate known({.name = "Known authority", .isAuthority = true});
    return known;
}

Certificate::Content here()
{
    return {.name = "here", .host = "IP:127.0.0.1"};
}

} // namespace

Q_DECLARE_METATYPE(MakeServer)

class TestCertificates : public QObject
{
    Q_OBJECT

    QByteArray m_file = content();
    QTemporaryDir m_place;

    // What becomes of a download with a token from that server.
    std::unique_ptr<Download> fetched(NetworkGate &gate, const HttpServer &server)
    {
        const NetworkTask task{.reason = u"A test"_s};
        gate.allow(server.site(), Grant::Once, task);
        QFile::remove(m_place.filePath(u"m.gguf"_s));
        auto download =
            std::make_unique<Download>(gate, DownloadRequest{.url = server.url(u"/m.gguf"_s),
                                                             .file = m_place.filePath(u"m.gguf"_s),
                                                             .sha256 = {},
                                                             .task = task,
                                                             .authorization = "Bearer secret"});
        download->start();
        const bool isOver = QTest::qWaitFor(
            [&] {
                return download->state() == DownloadState::Done || download->state() == DownloadState::Failed;
            },
            10000);
        return isOver ? std::move(download) : nullptr;
    }

private slots:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QFAIL("Qt finds no TLS on this machine");
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates({QSslCertificate(authority().toPem())});
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    void aServerThatIsKnownIsTrusted()
    {
        const Certificate certificate(here(), &authority());
        HttpServer server(
            [this](HttpConnection &connection, const HttpQuestion &) { connection.answer(200, m_file); },
            certificate.server());
        NetworkGate gate(m_place.path());
        const auto download = fetched(gate, server);
        QVERIFY(download);
        QVERIFY2(download->state() == DownloadState::Done, qPrintable(download->explanation()));
        QCOMPARE(server.questions().value(0).headers.value("authorization"), "Bearer secret");
    }

    void aServerThatIsNotToBeTrustedHearsNothing_data()
    {
        QTest::addColumn<MakeServer>("make");
        const auto row = [](const char *name, const MakeServer &make) { QTest::newRow(name) << make; };
        row("self-signed", [] { return Certificate(here()).server(); });
        row("of an authority that nobody knows", [] {
            const Certificate unknown({.name = "Unknown authority", .isAuthority = true});
            return Certificate(here(), &unknown).server({&unknown});
        });
        row("expired", [] {
            Certificate::Content old = here();
            old.from = -48h;
            old.until = -24h;
            return Certificate(old, &authority()).server();
        });
        row("not valid yet", [] {
            Certificate::Content early = here();
            early.from = 24h;
            early.until = 48h;
            return Certificate(early, &authority()).server();
        });
        row("of another host", [] {
            return Certificate({.name = "there", .host = "DNS:example.invalid"}, &authority()).server();
        });
        row("certified by one who may not", [] {
            const Certificate other({.name = "other", .host = "DNS:example.invalid"}, &authority());
            return Certificate(here(), &other).server({&other});
        });
        row("of no host", [] { return Certificate({.name = "nobody"}, &authority()).server(); });
    }
    void aServerThatIsNotToBeTrustedHearsNothing()
    {
        QFETCH(const MakeServer, make);
        HttpServer server(
            [this](HttpConnection &connection, const HttpQuestion &) { connection.answer(200, m_file); },
            make());
        NetworkGate gate(m_place.path());
        const auto download = fetched(gate, server);
        QVERIFY(download);
        QCOMPARE(download->state(), DownloadState::Failed);
        QVERIFY2(download->problem() == DownloadProblem::NotTrusted, qPrintable(download->explanation()));
        QVERIFY(!download->explanation().isEmpty());
        QCOMPARE(server.questions().size(), 0);
        QVERIFY(!QFile::exists(m_place.filePath(u"m.gguf"_s)));
    }

    // From HTTPS nobody sends us to where others can read along.
    void nobodySendsUsBackToPlainHttp()
    {
        HttpServer plain(
            [this](HttpConnection &connection, const HttpQuestion &) { connection.answer(200, m_file); });
        const Certificate certificate(here(), &authority());
        HttpServer server(
            [&](HttpConnection &connection, const HttpQuestion &) {
                connection.answer(302, "", {"Location: " + plain.url(u"/m.gguf"_s).toEncoded()});
            },
            certificate.server());
        NetworkGate gate(m_place.path());
        const auto download = fetched(gate, server);
        QVERIFY(download);
        QCOMPARE(download->problem(), DownloadProblem::NotTrusted);
        QCOMPARE(plain.questions().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
