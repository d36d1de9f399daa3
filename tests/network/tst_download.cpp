// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// A model file is fetched from a server that behaves well or in one of the ways in which servers do not:
// nothing but the whole and right file may ever stand in its place.
#include "storage/downloads/download.h"
#include "storage/network/site.h"
#include "tests/network/misbehaviours.h"
#include "tests/support/generated_model.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace storage;
using State = DownloadState;
using Problem = DownloadProblem;

namespace {

constexpr DownloadPatience Impatient = {
    .firstWait = 1ms, .longestWait = 20ms, .triesWithoutByte = 4, .silence = 500ms};

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
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
            QCOMPARE(fetched->origin().hash.sha256, sha256);
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
