// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// A model file is fetched from a server that behaves well or in one of the ways in which servers do not:
// nothing but the whole and right file may ever stand in its place.
#include "storage/downloads/download.h"
#include "storage/network/site.h"
#include "tests/network/http_server.h"
#include "tests/support/generated_model.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <map>
#include <utility>

#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace storage;
using State = DownloadState;
using Problem = DownloadProblem;

namespace {

constexpr DownloadPatience Impatient = {
    .firstWait = 1ms, .longestWait = 20ms, .triesWithoutByte = 4, .silence = 500ms};

// The file that servers have.
const QByteArray &wholeFile()
{
    static const QByteArray file = [] {
        const std::vector<std::byte> image = support::modelImage({});
        return QByteArray(reinterpret_cast<const char *>(image.data()), qsizetype(image.size()));
    }();
    return file;
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

const QByteArray Tag = "\"v1\"";

qint64 firstWanted(const HttpQuestion &question)
{
    const QByteArray range = question.headers.value("range");
    return range.isEmpty() ? 0 : range.mid(6).chopped(1).toLongLong(); // "bytes=N-"
}

QByteArray rangeOf(qint64 first, qint64 size)
{
    return "Content-Range: bytes " + QByteArray::number(first) + '-' + QByteArray::number(size - 1) + '/' +
           QByteArray::number(size);
}

// As a good server does.
void serve(HttpConnection &connection, const HttpQuestion &question)
{
    const QByteArray &file = wholeFile();
    const qint64 first = firstWanted(question);
    const QByteArray condition = question.headers.value("if-range");
    if (first > 0 && (condition.isEmpty() || condition == Tag))
        connection.answer(206, file.mid(first), {"ETag: " + Tag, rangeOf(first, file.size())});
    else
        connection.answer(200, file, {"ETag: " + Tag});
}

// And ends after half of the file.
void serveHalf(HttpConnection &connection, const HttpQuestion &)
{
    connection.sendHead(200, {"ETag: " + Tag, "Content-Length: " + QByteArray::number(wholeFile().size())});
    connection.send(wholeFile().first(wholeFile().size() / 2));
    connection.after(20ms, [&connection] { connection.close(); });
}

struct Misbehaviour {
    HttpServer::Behaviour behaviour;
    Problem fresh = Problem::None; // what becomes of it; None: it is fetched all the same
    Problem resumed = Problem::None;
};

HttpServer::Behaviour status(int code, const QList<QByteArray> &lines = {})
{
    return [=](HttpConnection &connection, const HttpQuestion &) {
        connection.answer(code, "<html>no</html>", lines);
    };
}

// Behaves badly the first time, and well from then on.
HttpServer::Behaviour once(const HttpServer::Behaviour &bad)
{
    return [bad, count = 0](HttpConnection &connection, const HttpQuestion &question) mutable {
        count++ == 0 ? bad(connection, question) : serve(connection, question);
    };
}

// A whole answer with these lines besides.
HttpServer::Behaviour whole(const QByteArray &body, const QList<QByteArray> &lines = {})
{
    return [=](HttpConnection &connection, const HttpQuestion &) {
        connection.answer(200, body, QList<QByteArray>{"ETag: " + Tag} + lines);
    };
}

// These bytes behind a head of 200 with these lines, and no more.
HttpServer::Behaviour raw(const QList<QByteArray> &lines, const QByteArray &body)
{
    return [=](HttpConnection &connection, const HttpQuestion &) {
        connection.sendHead(200, lines);
        connection.send(body);
        connection.after(20ms, [&connection] { connection.close(); });
    };
}

// Of a part, with this range said of it.
HttpServer::Behaviour part(const QByteArray &range)
{
    return [=](HttpConnection &connection, const HttpQuestion &question) {
        connection.answer(206, wholeFile().mid(firstWanted(question)),
                          {"ETag: " + Tag, "Content-Range: " + range});
    };
}

void sayNothing(HttpConnection &, const HttpQuestion &) {}

QByteArray damaged()
{
    QByteArray file = wholeFile();
    file[file.size() / 2] = char(file[file.size() / 2] ^ 1);
    return file;
}

QByteArray sizeLine(qint64 size)
{
    return "Content-Length: " + QByteArray::number(size);
}

std::map<std::string, Misbehaviour> misbehaviours()
{
    const QByteArray file = wholeFile();
    const QByteArray page = "<!DOCTYPE html><title>Log in</title>" + QByteArray(100'000, ' ');
    const auto drip = [](HttpConnection &connection, const HttpQuestion &question) {
        const qint64 first = firstWanted(question);
        connection.sendHead(206, {"ETag: " + Tag, rangeOf(first, wholeFile().size())});
        for (int i = 0; i < 20; ++i) {
            const qint64 from = first + (wholeFile().size() - first) * i / 20;
            const qint64 to = first + (wholeFile().size() - first) * (i + 1) / 20;
            connection.after(std::chrono::milliseconds(10 * i),
                             [&connection, from, to] { connection.send(wholeFile().mid(from, to - from)); });
        }
        connection.after(300ms, [&connection] { connection.close(); });
    };
    return {
        {"good", {serve}},
        {"ends after half, again and again", {[](HttpConnection &connection, const HttpQuestion &question) {
             const qint64 first = firstWanted(question);
             const qint64 rest = wholeFile().size() - first;
             connection.sendHead(first > 0 ? 206 : 200,
                                 {"ETag: " + Tag, rangeOf(first, wholeFile().size()), sizeLine(rest)});
             connection.send(wholeFile().mid(first, std::max<qint64>(rest / 2, 1000)));
             connection.after(5ms, [&connection] { connection.close(); });
         }}},
        {"falls over once",
         {once([](HttpConnection &connection, const HttpQuestion &) { connection.reset(); })}},
        {"falls over always",
         {[](HttpConnection &connection, const HttpQuestion &) { connection.reset(); }, Problem::Unreachable,
          Problem::Unreachable}},
        {"says nothing once", {once(sayNothing)}},
        {"says nothing ever", {sayNothing, Problem::Unreachable, Problem::Unreachable}},
        {"says nothing behind its head",
         {[](HttpConnection &connection, const HttpQuestion &) {
              connection.sendHead(200, {"ETag: " + Tag, sizeLine(wholeFile().size())});
          },
          Problem::Unreachable, Problem::Unreachable}},
        {"sends slowly", {drip}},
        {"knows no parts", {whole(file)}},
        {"is busy once", {once(status(503))}},
        {"is busy once and says how long", {once(status(429, {"Retry-After: 0"}))}},
        {"is busy until a date", {once(status(503, {"Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"}))}},
        {"is busy always", {status(503), Problem::Unreachable, Problem::Unreachable}},
        {"fails once", {once(status(500))}},
        {"knows no such file", {status(404), Problem::NotThere, Problem::NotThere}},
        {"knows it no more", {status(410), Problem::NotThere, Problem::NotThere}},
        {"wants a name", {status(401), Problem::Denied, Problem::Denied}},
        {"forbids it", {status(403), Problem::Denied, Problem::Denied}},
        {"answers strangely", {status(418), Problem::Answered, Problem::Answered}},
        {"has nothing to say", {status(204), Problem::Answered, Problem::Answered}},
        {"has no such part once", {once(status(416)), Problem::Answered}},
        {"has no such part ever", {status(416), Problem::Answered, Problem::Answered}},
        {"sends a page instead", {whole(page), Problem::NotAModel, Problem::NotAModel}},
        {"sends an empty file", {whole(""), Problem::Changed, Problem::Changed}},
        {"sends three bytes", {whole("GGU"), Problem::Unreachable, Problem::Unreachable}},
        {"sends a model that is damaged", {whole(damaged()), Problem::WrongHash, Problem::WrongHash}},
        {"sends a model that is damaged, once", {once(whole(damaged()))}},
        {"sends too much", {raw({"ETag: " + Tag}, file + "more"), Problem::Changed, Problem::Changed}},
        {"says no size and ends early", {raw({}, file.first(5000)), Problem::Changed, Problem::Unreachable}},
        {"says no size", {raw({}, file), Problem::Changed}},
        {"promises too much",
         {raw({sizeLine(file.size() + 500)}, file), Problem::Unreachable, Problem::Unreachable}},
        {"promises too little",
         {raw({sizeLine(file.size() - 500)}, file), Problem::WrongHash, Problem::WrongHash}},
        {"promises less than nothing",
         {raw({"Content-Length: -5"}, file), Problem::Changed, Problem::Changed}},
        {"promises no number", {raw({"Content-Length: all"}, file), Problem::Changed, Problem::Changed}},
        {"compresses", {whole(file, {"Content-Encoding: x-strange"}), Problem::Changed, Problem::Changed}},
        {"sends another part",
         {part("bytes 5-" + QByteArray::number(file.size() - 1) + '/' + QByteArray::number(file.size())),
          Problem::Changed, Problem::Changed}},
        {"says of no part what it is", {part("bytes"), Problem::Changed, Problem::Changed}},
        {"says of a part nonsense", {part("bytes 9-5/x"), Problem::Changed, Problem::Changed}},
        {"has a file of another size now", {[](HttpConnection &connection, const HttpQuestion &question) {
             const qint64 first = firstWanted(question);
             first > 0
                 ? connection.answer(
                       206, "x", {"Content-Range: bytes " + QByteArray::number(first) + "-9999998/9999999"})
                 : serve(connection, question);
         }}},
        {"sends us round in a circle",
         {status(302, {"Location: /again"}), Problem::NotTrusted, Problem::NotTrusted}},
        {"sends us to plain HTTP",
         {status(302, {"Location: http://example.invalid/"}), Problem::NotTrusted, Problem::NotTrusted}},
        {"sends us nowhere", {status(302), Problem::Answered, Problem::Answered}},
        {"speaks no HTTP",
         {[](HttpConnection &connection, const HttpQuestion &) {
              connection.send("220 mail.example ESMTP\r\n");
              connection.after(20ms, [&connection] { connection.close(); });
          },
          Problem::Unreachable, Problem::Unreachable}},
    };
}

// No file of this program may grow beyond it.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN); // the write says it too
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before;
};

} // namespace

class TestDownload : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<NetworkGate> m_gate;

    QString file() const { return m_place->filePath(u"model.gguf"_s); }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<Download> download(const QUrl &url, const QString &sha256)
    {
        DownloadRequest request;
        request.url = url;
        request.file = file();
        request.sha256 = sha256;
        request.task = {.reason = u"A test"_s};
        m_gate->allow(siteOf(url), Grant::Once, request.task);
        return std::make_unique<Download>(*m_gate, request, Impatient);
    }

    static void run(Download &download)
    {
        download.start();
        QTRY_VERIFY_WITH_TIMEOUT(download.state() != State::Running && download.state() != State::Waiting,
                                 30000);
    }

    // Leaves half of the file behind, as a program that was stopped does.
    void fetchHalf(HttpServer::Behaviour &behaviour, const QUrl &url, const QString &sha256)
    {
        behaviour = serveHalf;
        const auto first = download(url, sha256);
        QSignalSpy progressed(first.get(), &Download::progressed);
        first->start();
        QTRY_VERIFY(first->receivedBytes() >= wholeFile().size() / 2);
        first->pause();
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_gate = std::make_unique<NetworkGate>(m_place->filePath(u"data"_s));
    }
    void cleanup()
    {
        m_gate.reset();
        m_place.reset();
    }

    void whateverAServerDoes_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<bool>("isResumed");
        for (const auto &[name, misbehaviour] : misbehaviours()) {
            QTest::addRow("%s", name.c_str()) << name << false;
            QTest::addRow("%s, resumed", name.c_str()) << name << true;
        }
    }
    void whateverAServerDoes()
    {
        QFETCH(const std::string, name);
        QFETCH(const bool, isResumed);
        const Misbehaviour misbehaviour = misbehaviours().at(name);
        HttpServer::Behaviour behaviour = misbehaviour.behaviour;
        HttpServer server([&](HttpConnection &connection, const HttpQuestion &question) {
            behaviour(connection, question);
        });
        const QUrl url = server.url(u"/model.gguf"_s);
        const QString sha256 = hashOf(wholeFile());
        if (isResumed) {
            fetchHalf(behaviour, url, sha256);
            behaviour = misbehaviour.behaviour;
        }
        const auto fetched = download(url, sha256);
        run(*fetched);
        const Problem expected = isResumed ? misbehaviour.resumed : misbehaviour.fresh;
        if (fetched->problem() != expected)
            qWarning() << fetched->explanation() << int(fetched->state());
        QCOMPARE(fetched->problem(), expected);
        if (expected == Problem::None) {
            QCOMPARE(fetched->state(), State::Done);
            QCOMPARE(contentOf(file()), wholeFile());
            QCOMPARE(fetched->sha256(), sha256);
            QCOMPARE(QDir(m_place->path()).entryList({u"model*"_s}, QDir::Files), {u"model.gguf"_s});
        } else {
            QCOMPARE(fetched->state(), State::Failed);
            QVERIFY(!QFile::exists(file()));
            QVERIFY(!fetched->explanation().isEmpty());
        }
        // What was there is used, or it is said that it was not.
        if (isResumed && !fetched->hasRestarted())
            QVERIFY(fetched->resumedFrom() >= wholeFile().size() / 2);
    }

    void aPartIsGoneOnWith()
    {
        HttpServer::Behaviour behaviour;
        HttpServer server([&](HttpConnection &connection, const HttpQuestion &question) {
            behaviour(connection, question);
        });
        fetchHalf(behaviour, server.url(u"/m"_s), {});
        behaviour = serve;
        const auto rest = download(server.url(u"/m"_s), {});
        run(*rest);
        QCOMPARE(rest->state(), State::Done);
        QCOMPARE(contentOf(file()), wholeFile());
        QCOMPARE(rest->resumedFrom(), wholeFile().size() / 2);
        QVERIFY(!rest->hasRestarted());
        QCOMPARE(server.questions().last().headers.value("if-range"), Tag);
    }

    void aFileThatChangedIsBegunAnew()
    {
        HttpServer::Behaviour behaviour;
        HttpServer server([&](HttpConnection &connection, const HttpQuestion &question) {
            behaviour(connection, question);
        });
        fetchHalf(behaviour, server.url(u"/m"_s), {});
        behaviour = [](HttpConnection &connection, const HttpQuestion &) {
            connection.answer(200, wholeFile(), {"ETag: \"v2\""});
        };
        const auto rest = download(server.url(u"/m"_s), {});
        run(*rest);
        QCOMPARE(contentOf(file()), wholeFile());
        QVERIFY(rest->hasRestarted());
    }

    void bytesThatMayNotBeOnTheDiskAreNotTrusted()
    {
        HttpServer::Behaviour behaviour;
        HttpServer server([&](HttpConnection &connection, const HttpQuestion &question) {
            behaviour(connection, question);
        });
        fetchHalf(behaviour, server.url(u"/m"_s), {});
        QFile part(file() + u".part"_s);
        QVERIFY(part.open(QFile::Append));
        part.write(QByteArray(100'000, '\0')); // as some file systems leave it after a power cut
        part.close();
        behaviour = serve;
        const auto rest = download(server.url(u"/m"_s), {});
        run(*rest);
        QCOMPARE(rest->resumedFrom(), wholeFile().size() / 2);
        QCOMPARE(contentOf(file()), wholeFile());
    }

    void hashAndSizeOfARedirectCount()
    {
        HttpServer store(
            [](HttpConnection &connection, const HttpQuestion &) { connection.answer(200, damaged()); });
        HttpServer hub([&](HttpConnection &connection, const HttpQuestion &) {
            connection.answer(302, "",
                              {"Location: " + store.url(u"/blob"_s).toEncoded(),
                               "X-Linked-Etag: \"" + hashOf(wholeFile()).toLatin1() + '"',
                               "X-Linked-Size: " + QByteArray::number(wholeFile().size())});
        });
        const auto fetched = download(hub.url(u"/m"_s), {});
        run(*fetched);
        QCOMPARE(fetched->problem(), Problem::WrongHash);
        QVERIFY(!QFile::exists(file()));
        QCOMPARE(contentOf(file() + u".bad"_s), damaged());
    }

    // As Hugging Face's servers do: the hash stands on the way, and the last one has no tag.
    void aPartIsGoneOnWithWhereOnlyTheHashIsKnown()
    {
        bool isTorn = true;
        HttpServer store([&](HttpConnection &connection, const HttpQuestion &question) {
            const qint64 first = firstWanted(question);
            if (isTorn)
                return serveHalf(connection, question);
            connection.answer(206, wholeFile().mid(first), {rangeOf(first, wholeFile().size())});
        });
        HttpServer hub([&](HttpConnection &connection, const HttpQuestion &) {
            connection.answer(302, "",
                              {"Location: " + store.url(u"/blob"_s).toEncoded(),
                               "X-Linked-Etag: \"" + hashOf(wholeFile()).toLatin1() + '"'});
        });
        {
            const auto first = download(hub.url(u"/m"_s), {});
            first->start();
            QTRY_VERIFY(first->receivedBytes() >= wholeFile().size() / 2);
        }
        isTorn = false;
        const auto rest = download(hub.url(u"/m"_s), {}); // nobody gives the hash again
        run(*rest);
        QCOMPARE(rest->state(), State::Done);
        QCOMPARE(rest->resumedFrom(), wholeFile().size() / 2);
        QVERIFY(!rest->hasRestarted());
        QCOMPARE(contentOf(file()), wholeFile());
    }

    void aHashThatChangesOnTheWayIsOfAnotherFile()
    {
        const std::vector<std::byte> image = support::modelImage({.feedForward = 128});
        const QByteArray newer(reinterpret_cast<const char *>(image.data()), qsizetype(image.size()));
        bool isNewer = false;
        HttpServer store([&](HttpConnection &connection, const HttpQuestion &question) {
            const qint64 first = firstWanted(question);
            if (!isNewer)
                return serveHalf(connection, question);
            first > 0 ? connection.answer(206, newer.mid(first), {rangeOf(first, newer.size())})
                      : connection.answer(200, newer);
        });
        HttpServer hub([&](HttpConnection &connection, const HttpQuestion &) {
            connection.answer(302, "",
                              {"Location: " + store.url(u"/blob"_s).toEncoded(),
                               "X-Linked-Etag: \"" + hashOf(isNewer ? newer : wholeFile()).toLatin1() + '"'});
        });
        {
            const auto first = download(hub.url(u"/m"_s), {});
            first->start();
            QTRY_VERIFY(first->receivedBytes() >= wholeFile().size() / 2);
        }
        isNewer = true;
        const auto rest = download(hub.url(u"/m"_s), {});
        run(*rest);
        QCOMPARE(rest->state(), State::Done);
        QVERIFY(rest->hasRestarted());
        QCOMPARE(contentOf(file()), newer);
    }

    void anotherProgramHasIt()
    {
        PartialFile other(file());
        HttpServer server(serve);
        const auto fetched = download(server.url(u"/m"_s), {});
        run(*fetched);
        QCOMPARE(fetched->problem(), Problem::Unwritable);
        QCOMPARE(server.questions().size(), 0);
    }

    // G20; as a disk that is full answers.
    void aFullDiskKeepsWhatCame()
    {
        HttpServer server(serve);
        const auto fetched = download(server.url(u"/m"_s), {});
        {
            const FileSizeLimit limit(wholeFile().size() / 2);
            run(*fetched);
            QCOMPARE(fetched->problem(), Problem::DiskFull);
            QVERIFY(!QFile::exists(file()));
            // What was asked is noted all the same.
            QCOMPARE(m_gate->ledger().entries(1).value(0).outcome, RequestOutcome::Stopped);
        }
        run(*fetched);
        QCOMPARE(fetched->state(), State::Done);
        QCOMPARE(contentOf(file()), wholeFile());
    }

    void aLockThatADeadProgramLeftIsNone()
    {
        QFile lock(file() + u".part.lock"_s);
        QVERIFY(lock.open(QFile::WriteOnly)); // empty, as it is for a moment
        lock.close();
        HttpServer server(serve);
        const auto fetched = download(server.url(u"/m"_s), {});
        run(*fetched);
        QCOMPARE(fetched->state(), State::Done);
        QVERIFY(!lock.exists());
    }

    void whatStandsThereIsNotReplaced()
    {
        QFile there(file());
        QVERIFY(there.open(QFile::WriteOnly));
        there.write("mine");
        there.close();
        HttpServer server(serve);
        const auto fetched = download(server.url(u"/m"_s), {});
        run(*fetched);
        QCOMPARE(fetched->problem(), Problem::Unwritable);
        QCOMPARE(contentOf(file()), "mine");
    }

    void nothingIsLeftOfWhatIsDiscarded()
    {
        HttpServer::Behaviour behaviour;
        HttpServer server([&](HttpConnection &connection, const HttpQuestion &question) {
            behaviour(connection, question);
        });
        fetchHalf(behaviour, server.url(u"/m"_s), {});
        const auto fetched = download(server.url(u"/m"_s), {});
        fetched->discard();
        QCOMPARE(QDir(m_place->path()).entryList({u"model*"_s}, QDir::Files), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
