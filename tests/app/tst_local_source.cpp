// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Models that the window finds at the hub, from a search to a file that stands in its place.
#include "app/window/local_downloads.h"
#include "app/window/local_source.h"
#include "tests/network/hub_server.h"
#include "tests/support/generated_model.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Kind = ui::Failure::Kind;

class TestLocalSource : public QObject
{
    Q_OBJECT

    const QString m_id = u"rosa/Tiny-Llama-GGUF"_s;
    QByteArray m_model;
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<HubServer> m_server;
    std::unique_ptr<window::NetworkThread> m_thread;
    std::unique_ptr<window::LocalDownloads> m_downloads;
    std::unique_ptr<window::LocalSource> m_source;

    QString folder() const { return m_place->filePath(u"models"_s); }

    // Says yes to the next question.
    void allowNext(QSignalSpy &asked)
    {
        QTRY_VERIFY(!asked.isEmpty());
        m_downloads->answer(asked.takeFirst()[0].value<ui::PermissionQuestion>().id, ui::Permission::Once);
    }

private slots:
    void initTestCase()
    {
        const std::vector<std::byte> image = support::modelImage({});
        m_model = QByteArray(reinterpret_cast<const char *>(image.data()), qsizetype(image.size()));
    }
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HubServer>();
        m_server->repositories[m_id].files = {{u"tiny.Q4_K_M.gguf"_s, m_model},
                                              {u"tiny.Q8_0.gguf"_s, m_model}};
        qputenv("HF_ENDPOINT", m_server->endpoint().toEncoded());
        qunsetenv("HF_TOKEN");
        m_thread = std::make_unique<window::NetworkThread>(m_place->path());
        m_downloads = std::make_unique<window::LocalDownloads>(*m_thread, folder());
        m_source = std::make_unique<window::LocalSource>(*m_thread);
    }
    void cleanup()
    {
        m_source.reset();
        m_downloads.reset();
        m_thread.reset();
        qunsetenv("HF_ENDPOINT");
    }

    void fromASearchToTheFile()
    {
        QSignalSpy asked(m_downloads.get(), &ui::ModelDownloads::asked);
        QSignalSpy found(m_source.get(), &ui::ModelSource::found);
        QSignalSpy listed(m_source.get(), &ui::ModelSource::listed);
        QSignalSpy looked(m_source.get(), &ui::ModelSource::looked);
        QSignalSpy fetched(m_downloads.get(), &ui::ModelDownloads::fetched);
        m_source->search(u"tiny"_s);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(m_server->hub().questions().size(), 0);
        allowNext(asked);
        QTRY_COMPARE(found.size(), 1);
        const auto models = found[0][0].value<QList<ui::PublishedModel>>();
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].id, m_id);

        m_source->list(m_id); // what was allowed for the search is for this
        QTRY_COMPARE(listed.size(), 1);
        const auto files = listed[0][1].value<QList<ui::PublishedFile>>();
        QCOMPARE(files.size(), 2);
        m_source->look(files[0]);
        QTRY_COMPARE(looked.size(), 1);
        const auto entry = looked[0][1].value<ui::ModelEntry>();
        QCOMPARE(entry.architecture, u"llama"_s);
        QCOMPARE(entry.sizeBytes, m_model.size());
        QVERIFY(entry.neededBytes && !entry.failure.isSet());
        QVERIFY(asked.isEmpty());

        m_downloads->fetch(
            {.address = files[0].address, .sha256 = files[0].sha256, .sizeBytes = files[0].sizeBytes});
        allowNext(asked); // another wish
        QTRY_COMPARE(fetched.size(), 1);
        QFile file(folder() + u"/tiny.Q4_K_M.gguf"_s);
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), m_model);
    }

    // As the first start offers it: one click.
    void aNameIsFetchedWithItsHash()
    {
        QSignalSpy asked(m_downloads.get(), &ui::ModelDownloads::asked);
        QSignalSpy changed(m_downloads.get(), &ui::ModelDownloads::changed);
        QSignalSpy fetched(m_downloads.get(), &ui::ModelDownloads::fetched);
        m_downloads->fetch({.address = m_id + u":Q8_0"_s, .sha256 = {}});
        allowNext(asked);
        QTRY_COMPARE(fetched.size(), 1);
        QVERIFY(asked.isEmpty()); // once is for the whole wish
        QVERIFY(QFile::exists(folder() + u"/tiny.Q8_0.gguf"_s));
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(changed.last()[0].value<QList<ui::ModelDownload>>()[0].hasChecksum);
    }

    // A person clicks twice before the first has been answered.
    void twoNamesAreBothFetched()
    {
        m_server->repositories[m_id].files[u"other.Q4_0.gguf"_s] = m_model;
        QSignalSpy asked(m_downloads.get(), &ui::ModelDownloads::asked);
        QSignalSpy fetched(m_downloads.get(), &ui::ModelDownloads::fetched);
        m_downloads->fetch({.address = m_id + u":Q8_0"_s, .sha256 = {}});
        m_downloads->fetch({.address = m_id + u":Q4_0"_s, .sha256 = {}});
        QTRY_COMPARE(asked.size(), 2);
        allowNext(asked);
        allowNext(asked);
        QTRY_COMPARE(fetched.size(), 2);
    }

    void whatIsNotThereSaysWhy()
    {
        QSignalSpy asked(m_downloads.get(), &ui::ModelDownloads::asked);
        QSignalSpy refused(m_downloads.get(), &ui::ModelDownloads::refused);
        QSignalSpy failed(m_source.get(), &ui::ModelSource::failed);
        m_downloads->fetch({.address = m_id + u":Q3_K_S"_s, .sha256 = {}});
        allowNext(asked);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused[0][0].value<ui::Failure>().kind, Kind::FileNotThere);
        m_source->list(u"rosa/None"_s);
        allowNext(asked);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<ui::Failure>().kind, Kind::ServerAsksWho); // it says so of any
    }

    void whatIsAskedLastIsAnswered()
    {
        QSignalSpy asked(m_downloads.get(), &ui::ModelDownloads::asked);
        QSignalSpy found(m_source.get(), &ui::ModelSource::found);
        QSignalSpy listed(m_source.get(), &ui::ModelSource::listed);
        m_source->search(u"tiny"_s);
        m_source->list(m_id);
        allowNext(asked); // for the search, which nobody wants any more
        allowNext(asked);
        QTRY_COMPARE(listed.size(), 1);
        QVERIFY(found.isEmpty());
        m_source->stop(); // and with it what was allowed
        m_source->search(u"tiny"_s);
        QTRY_COMPARE(asked.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLocalSource)
#include "tst_local_source.moc"
