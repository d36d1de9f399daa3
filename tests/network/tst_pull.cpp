// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// `chasqui-cli models pull` against a server of our own: what a person sees, and that it may die at any time.
#include "storage/downloads/model_file_name.h"
#include "tests/network/http_server.h"
#include "tests/support/generated_model.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/types.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int PieceBytes = 64 << 10;

QByteArray content()
{
    const std::vector<std::byte> image =
        support::modelImage({.width = 256, .feedForward = 1024, .vocabulary = 2000});
    return QByteArray(reinterpret_cast<const char *>(image.data()), qsizetype(image.size()));
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// Piece by piece, so that a client can die in between.
void sendPieces(HttpConnection &connection, const QByteArray &bytes)
{
    int count = 0;
    for (qsizetype from = 0; from < bytes.size(); from += PieceBytes)
        connection.after(2ms * ++count,
                         [&connection, piece = bytes.mid(from, PieceBytes)] { connection.send(piece); });
    connection.after(2ms * (count + 1), [&connection] { connection.close(); });
}

} // namespace

class TestPull : public QObject
{
    Q_OBJECT

    QByteArray m_file = content();
    std::unique_ptr<QTemporaryDir> m_place;

    std::unique_ptr<QProcess> start(const QStringList &arguments)
    {
        auto program = std::make_unique<QProcess>();
        program->start(QStringLiteral(CHASQUI_CLI),
                       QStringList{u"models"_s, u"--data"_s, m_place->path(), u"pull"_s, u"--json"_s} +
                           arguments);
        return program;
    }

    // Runs to its end while the server of this thread answers.
    static int run(QProcess &program)
    {
        if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60000))
            return -1;
        return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    }

    QByteArray fetched(const QString &name) const
    {
        QFile file(m_place->filePath(u"models/"_s + name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    void serve(HttpConnection &connection, const HttpQuestion &question) const
    {
        const qint64 first = firstWanted(question);
        QList<QByteArray> lines = {"ETag: \"1\"",
                                   "Content-Length: " + QByteArray::number(m_file.size() - first)};
        if (first > 0)
            lines.append(rangeOf(first, m_file.size()));
        connection.sendHead(first > 0 ? 206 : 200, lines);
        sendPieces(connection, m_file.mid(first));
    }

private slots:
    void init() { m_place = std::make_unique<QTemporaryDir>(); }

    void aModelIsFetchedAndSaidWhatItIs()
    {
        HttpServer server([this](auto &connection, const auto &question) { serve(connection, question); });
        const auto program = start({server.url(u"/repository/Tiny-Q4.gguf?download=true"_s).toString()});
        QCOMPARE(run(*program), 0);
        const QJsonObject said = QJsonDocument::fromJson(program->readAllStandardOutput()).object();
        QCOMPARE(said[u"file"_s].toString(), m_place->filePath(u"models/Tiny-Q4.gguf"_s));
        QCOMPARE(said[u"sizeBytes"_s].toInteger(), m_file.size());
        QCOMPARE(said[u"sha256"_s].toString(), hashOf(m_file));
        QCOMPARE(said[u"resumedFrom"_s].toInteger(-1), 0);
        QVERIFY(said[u"seconds"_s].toDouble() > 0);
        QCOMPARE(fetched(u"Tiny-Q4.gguf"_s), m_file);
    }

    void whatCannotBeFetchedSaysWhy_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("not there") << 404 << QByteArray("look whether the address is right");
        QTest::newRow("a licence") << 403 << QByteArray("HF_TOKEN");
        QTest::newRow("a page") << 200 << QByteArray("no GGUF file");
    }
    void whatCannotBeFetchedSaysWhy()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, words);
        HttpServer server([status](HttpConnection &connection, const HttpQuestion &) {
            connection.answer(status, "<html>Log in</html>");
        });
        const auto program = start({server.url(u"/m.gguf"_s).toString()});
        QCOMPARE(run(*program), 2);
        const QByteArray errors = program->readAllStandardError();
        QVERIFY2(errors.contains(words), errors);
        QCOMPARE(program->readAllStandardOutput(), QByteArray());
    }

    void aProxyThatWantsAPasswordIsExplained()
    {
        HttpServer proxy([](HttpConnection &connection, const HttpQuestion &) {
            connection.answer(407, "Who are you?", {"Proxy-Authenticate: Basic realm=\"office\""});
        });
        qputenv("https_proxy", "http://" + proxy.site().toUtf8());
        const auto program = start({u"https://models.example/m.gguf"_s});
        qunsetenv("https_proxy");
        QCOMPARE(run(*program), 2);
        const QByteArray errors = program->readAllStandardError();
        QVERIFY2(errors.contains("NAME:PASSWORD"), errors);
        QCOMPARE(proxy.questions().first().method, "CONNECT");
    }

    void addressesThatAreNoneAreWrongUse()
    {
        for (const char *address : {"llama", "", "https://", "::", "a/../b"}) {
            const auto program = start({QString::fromLatin1(address)});
            QCOMPARE(run(*program), 1);
        }
        const auto program = start({u"https://example.invalid/m.gguf"_s, u"--sha256"_s, u"12"_s});
        QCOMPARE(run(*program), 1);
        const auto plain = start({u"http://example.invalid/m.gguf"_s}); // others could change it on the way
        QCOMPARE(run(*plain), 2);
        QVERIFY(plain->readAllStandardError().contains("https://"));
    }

    // G19. How often: CHASQUI_KILL_COUNT, otherwise 20 times.
    void itMayBeKilledAtAnyMoment()
    {
        HttpServer server([this](auto &connection, const auto &question) { serve(connection, question); });
        const QStringList arguments = {server.url(u"/m.gguf"_s).toString(), u"--sha256"_s, hashOf(m_file)};
        bool isSet = false;
        const int asked = qEnvironmentVariableIntValue("CHASQUI_KILL_COUNT", &isSet);
        const int kills = isSet ? asked : 20;
        for (int i = 0; i < kills; ++i) {
            const auto program = start(arguments);
            QTest::qWait(QRandomGenerator::global()->bounded(1, 150));
            program->kill();
            run(*program);
            // What stands there is whole, or nothing does.
            if (const QByteArray there = fetched(u"m.gguf"_s); !there.isEmpty()) {
                QCOMPARE(there, m_file);
                QVERIFY(QFile::remove(m_place->filePath(u"models/m.gguf"_s)));
            }
        }
        const auto last = start(arguments);
        QCOMPARE(run(*last), 0);
        QCOMPARE(fetched(u"m.gguf"_s), m_file);
        QCOMPARE(QDir(m_place->filePath(u"models"_s)).entryList(QDir::Files), {u"m.gguf"_s});
    }

    // The machine sleeps in the midst of it, and the connection is gone when it wakes.
    void itGoesOnAfterASleep()
    {
        HttpServer server([this](auto &connection, const auto &question) { serve(connection, question); });
        const auto program = start({server.url(u"/m.gguf"_s).toString(), u"--sha256"_s, hashOf(m_file)});
        QTRY_COMPARE(server.questions().size(), 1);
        QTest::qWait(20);
        QCOMPARE(kill(pid_t(program->processId()), SIGSTOP), 0);
        QTest::qWait(200);
        server.goAway();
        server.comeBack();
        QCOMPARE(kill(pid_t(program->processId()), SIGCONT), 0);
        QCOMPARE(run(*program), 0);
        QCOMPARE(fetched(u"m.gguf"_s), m_file);
        QVERIFY(server.questions().size() > 1);
    }

    void itGoesOnWhenTheNetworkComesBack()
    {
        HttpServer server([this](auto &connection, const auto &question) { serve(connection, question); });
        const auto program = start({server.url(u"/m.gguf"_s).toString()});
        QTRY_COMPARE(server.questions().size(), 1);
        QTest::qWait(20);
        server.goAway();
        QTest::qWait(1500); // long enough for a try in vain
        server.comeBack();
        QCOMPARE(run(*program), 0);
        QCOMPARE(fetched(u"m.gguf"_s), m_file);
        QVERIFY(program->readAllStandardError().contains("trying again"));
        QVERIFY(server.questions().last().headers.contains("range")); // nothing comes twice
    }

    void namesLeadNowhere_data()
    {
        QTest::addColumn<QString>("address");
        const QStringList parts = {
            u".."_s,     u"."_s,     u"%2e%2e"_s,   u"%2e%2e%2fa"_s, u"a%00b"_s,
            u"a%0ab"_s,  u"CON"_s,   u"con.gguf"_s, u"nul.x.gguf"_s, u"COM1"_s,
            u"lpt9.a"_s, u"~root"_s, u"-rf"_s,      u".hidden"_s,    u"a%5c..%5cb"_s,
            u"%2fetc"_s, u"a:b"_s,   u"%ff%fe"_s,   u"a b"_s,        u"%e2%80%ae.exe"_s,
            u"a."_s,     u"a..."_s,  u"$(id)"_s,    u"%7Cls"_s,      u"*"_s};
        for (const QString &part : parts)
            for (const QString &pattern : {u"%1"_s, u"%1.gguf"_s, u"x%2f%1"_s, u"%1%2f"_s, u"%1.GGUF"_s,
                                           u"a%1a"_s, u"..%2f%1"_s, u"%1?x=y"_s})
                QTest::addRow("%s in %s", qPrintable(part), qPrintable(pattern))
                    << u"https://example.invalid/r/"_s + QString(pattern).replace(u"%1"_s, part);
        QTest::newRow("long") << u"https://example.invalid/"_s + QString(5000, u'a');
        QTest::newRow("nothing") << u"https://example.invalid"_s;
    }
    void namesLeadNowhere()
    {
        QFETCH(const QString, address);
        const QString name = storage::modelFileName(QUrl(address));
        static const QRegularExpression good(u"^[A-Za-z0-9_][A-Za-z0-9._-]*\\.gguf$"_s);
        QVERIFY2(good.match(name).hasMatch(), qPrintable(name));
        QVERIFY(name.size() <= 128);
        QVERIFY(!name.contains(u"...gguf"_s));
        static const QRegularExpression device(u"^(con|nul|com1|lpt9)\\."_s,
                                               QRegularExpression::CaseInsensitiveOption);
        QVERIFY2(!device.match(name).hasMatch(), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(TestPull)
#include "tst_pull.moc"
