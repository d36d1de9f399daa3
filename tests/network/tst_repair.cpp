// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Files that were damaged after they came: only what is wrong of them is fetched again.
#include "storage/downloads/repair.h"
#include "tests/network/http_server.h"
#include "tests/support/generated_model.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace storage;
using namespace std::chrono_literals;
using Problem = DownloadProblem;
using State = DownloadState;

namespace {

constexpr qint64 Block = FileHash::BlockBytes;

// Three blocks and a bit.
QByteArray randomBytes()
{
    QByteArray bytes(3 * Block + 1000, Qt::Uninitialized);
    QRandomGenerator random(7);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return bytes;
}

FileHash hashOf(const QByteArray &bytes)
{
    FileHasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

// Changes one bit, as a disk does that fails.
void flipBit(const QString &path, qint64 at)
{
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.seek(at));
    char byte = 0;
    QVERIFY(file.getChar(&byte));
    QVERIFY(file.seek(at));
    QVERIFY(file.putChar(char(byte ^ 1)));
}

} // namespace

class TestRepair : public QObject
{
    Q_OBJECT

    const QByteArray m_whole = randomBytes();
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<NetworkGate> m_gate;

    QString file() const { return m_place->filePath(u"model.gguf"_s); }

    RepairRequest requestFor(const HttpServer &server)
    {
        const RepairRequest request = {.file = file(),
                                       .origin = {server.url(u"/m"_s), m_whole.size(), hashOf(m_whole)},
                                       .task = {.reason = u"test"_s}};
        m_gate->allow(server.site(), Grant::Once, request.task);
        return request;
    }

    std::unique_ptr<Repair> run(const HttpServer &server)
    {
        auto repair = std::make_unique<Repair>(
            *m_gate, requestFor(server),
            DownloadPatience{.firstWait = 1ms, .longestWait = 5ms, .triesWithoutByte = 3, .silence = 300ms});
        repair->start();
        const auto isOver = [&] {
            return repair->state() == State::Done || repair->state() == State::Failed;
        };
        if (!QTest::qWaitFor(isOver, 20000))
            qWarning() << "It does not end";
        return repair;
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_gate = std::make_unique<NetworkGate>(m_place->filePath(u"data"_s));
        write(file(), m_whole);
    }
    void cleanup()
    {
        m_gate.reset();
        m_place.reset();
    }

    void whateverIsDamagedIsFetchedAndNothingElse_data()
    {
        QTest::addColumn<QList<qint64>>("bits");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QList<qint64>>("blocks");
        const qint64 size = m_whole.size();
        const auto row = [](const char *name, QList<qint64> bits, qint64 size, QList<qint64> blocks) {
            QTest::newRow(name) << bits << size << blocks;
        };
        row("nothing", {}, size, {});
        row("the first byte", {0}, size, {0});
        row("the last byte", {size - 1}, size, {3});
        row("both sides of an edge", {Block - 1, Block}, size, {0, 1});
        row("twice in a block", {Block, 2 * Block - 1}, size, {1});
        row("cut short in a block", {}, 2 * Block + 5, {2, 3});
        row("cut short at an edge", {}, 2 * Block, {2, 3});
        row("emptied", {}, 0, {0, 1, 2, 3});
        row("something behind its end", {}, size + 10, {3});
        row("whole blocks behind its end", {5}, size + 3 * Block, {0, 3});
    }
    void whateverIsDamagedIsFetchedAndNothingElse()
    {
        QFETCH(const QList<qint64>, bits);
        QFETCH(const qint64, size);
        QFETCH(const QList<qint64>, blocks);
        for (const qint64 bit : bits)
            flipBit(file(), bit);
        QVERIFY(QFile::resize(file(), size));
        HttpServer server(
            [this](auto &connection, const auto &question) { answerPart(connection, question, m_whole); });
        const auto repair = run(server);
        QCOMPARE(repair->explanation(), QString());
        QCOMPARE(repair->state(), State::Done);
        QVERIFY(contentOf(file()) == m_whole);
        QList<qint64> asked;
        qint64 bytes = 0;
        for (const HttpQuestion &question : server.questions())
            asked.append(firstWanted(question) / Block);
        for (const qint64 block : blocks)
            bytes += std::min(Block, m_whole.size() - block * Block);
        QCOMPARE(asked, blocks);
        QCOMPARE(repair->fetchedBytes(), bytes);
    }

    void aServerThatCannotHelpMakesNothingWorse_data()
    {
        QTest::addColumn<HttpServer::Behaviour>("behaviour");
        QTest::addColumn<Problem>("problem");
        QByteArray another = m_whole;
        another[Block + 17] = char(another[Block + 17] ^ 4);
        const auto row = [](const char *name, const HttpServer::Behaviour &behaviour, Problem problem) {
            QTest::newRow(name) << behaviour << problem;
        };
        row(
            "another file",
            [=](auto &connection, const auto &question) { answerPart(connection, question, another); },
            Problem::Changed);
        row(
            "a file of another size",
            [=](auto &connection, const auto &question) {
                answerPart(connection, question, another + "more");
            },
            Problem::Changed);
        row(
            "only whole files", [=](auto &connection, const auto &) { connection.answer(200, another); },
            Problem::Changed);
        row(
            "another part",
            [=](auto &connection, HttpQuestion question) {
                question.headers["range"] = "bytes=0-9";
                answerPart(connection, question, another);
            },
            Problem::Changed);
        row("gone", [](auto &connection, const auto &) { connection.answer(404, "no"); }, Problem::NotThere);
        row(
            "a licence", [](auto &connection, const auto &) { connection.answer(403, "no"); },
            Problem::Denied);
        row(
            "it falls over", [](auto &connection, const auto &) { connection.reset(); },
            Problem::Unreachable);
        row("silent", [](auto &, const auto &) {}, Problem::Unreachable);
        row(
            "busy for ever", [](auto &connection, const auto &) { connection.answer(503, "busy"); },
            Problem::Unreachable);
    }
    void aServerThatCannotHelpMakesNothingWorse()
    {
        QFETCH(const HttpServer::Behaviour, behaviour);
        QFETCH(const Problem, problem);
        flipBit(file(), Block + 17);
        const QByteArray before = contentOf(file());
        HttpServer server(behaviour);
        const auto repair = run(server);
        QCOMPARE(repair->state(), State::Failed);
        QCOMPARE(repair->problem(), problem);
        QVERIFY(!repair->explanation().isEmpty());
        QVERIFY(contentOf(file()) == before);
    }

    void aServerThatFallsOverNowAndThenIsAskedAgain()
    {
        for (const qint64 bit : {qint64(1), Block, 2 * Block})
            flipBit(file(), bit);
        int count = 0;
        HttpServer server([&](HttpConnection &connection, const HttpQuestion &question) {
            if (++count % 2 == 1)
                return connection.reset();
            answerPart(connection, question, m_whole);
        });
        const auto repair = run(server);
        QCOMPARE(repair->state(), State::Done);
        QVERIFY(contentOf(file()) == m_whole);
        QCOMPARE(count, 6);
    }

    void whatWasMendedStaysWhenItIsBrokenOff()
    {
        for (const qint64 bit : {qint64(1), Block, 2 * Block})
            flipBit(file(), bit);
        HttpServer server([&](HttpConnection &connection, const HttpQuestion &question) {
            if (firstWanted(question) < 2 * Block)
                answerPart(connection, question, m_whole);
        });
        Repair repair(*m_gate, requestFor(server));
        repair.start();
        QTRY_COMPARE(server.questions().size(), 3);
        const QByteArray now = contentOf(file());
        QVERIFY(now.first(2 * Block) == m_whole.first(2 * Block));
        QVERIFY(now != m_whole);
    }

    void aFileThatIsNotThereOrMayNotBeWrittenSaysSo()
    {
        HttpServer server(
            [this](auto &connection, const auto &question) { answerPart(connection, question, m_whole); });
        QVERIFY(QFile::remove(file()));
        const auto repair = run(server);
        QCOMPARE(repair->problem(), Problem::Unwritable);
        QVERIFY(!QFile::exists(file()));
        QCOMPARE(server.questions().size(), 0);
    }

    // What a person sees: fetched, damaged by the disk, found, mended.
    void aModelIsMendedInTheTerminal()
    {
        const std::vector<std::byte> image =
            support::modelImage({.width = 256, .feedForward = 1024, .vocabulary = 20000});
        const QByteArray model(reinterpret_cast<const char *>(image.data()), qsizetype(image.size()));
        QVERIFY(model.size() > 2 * Block);
        HttpServer server(
            [&](auto &connection, const auto &question) { answerPart(connection, question, model); });
        const auto run = [this](const QStringList &arguments) {
            QProcess program;
            program.start(QStringLiteral(CHASQUI_CLI),
                          QStringList{u"models"_s, u"--data"_s, m_place->path(), u"--json"_s} + arguments);
            const bool hasEnded =
                QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60000);
            return std::tuple(hasEnded ? program.exitCode() : -1,
                              QJsonDocument::fromJson(program.readAllStandardOutput()).object(),
                              program.readAllStandardError());
        };
        const auto stateIn = [](const QJsonObject &said) {
            return said[u"models"_s][0][u"state"_s].toString();
        };
        const QString address = server.url(u"/tiny.gguf"_s).toString();
        const QString path = m_place->filePath(u"models/tiny.gguf"_s);
        QCOMPARE(std::get<int>(run({u"pull"_s, address})), 0);

        // The library knows it from then on.
        auto [code, said, errors] = run({u"inspect"_s, u"tiny"_s});
        QCOMPARE(said[u"sha256"_s].toString(), hashOf(model).sha256);
        QCOMPARE(said[u"publishedSha256"_s].toString(), hashOf(model).sha256);
        QCOMPARE(said[u"origin"_s].toString(), address);

        flipBit(path, model.size() - 100);
        std::tie(code, said, errors) = run({u"verify"_s, u"tiny"_s});
        QCOMPARE(code, 2);
        QCOMPARE(stateIn(said), u"damaged"_s);
        QVERIFY(said[u"models"_s][0][u"problem"_s].toString().contains(u"Repair"_s));

        std::tie(code, said, errors) = run({u"repair"_s, u"tiny"_s});
        QVERIFY2(code == 0, errors);
        QVERIFY(said[u"fetchedBytes"_s].toInteger() <= Block);
        QVERIFY(contentOf(path) == model);
        QCOMPARE(stateIn(std::get<QJsonObject>(run({u"list"_s, u"--json"_s}))), u"ready"_s);
        QCOMPARE(std::get<int>(run({u"verify"_s, u"tiny"_s})), 0);
        QCOMPARE(server.questions().size(), 2);

        // One that came from elsewhere cannot be mended, and says so.
        QVERIFY(QFile::copy(path, m_place->filePath(u"models/other.gguf"_s)));
        std::tie(code, said, errors) = run({u"repair"_s, u"other"_s});
        QCOMPARE(code, 2);
        QVERIFY2(errors.contains("was not fetched by this program"), errors);
    }
};

QTEST_GUILESS_MAIN(TestRepair)
#include "tst_repair.moc"
