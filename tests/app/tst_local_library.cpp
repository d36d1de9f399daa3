// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The library as the window uses it: on its threads, with the engine's judgement.
#include "app/window/local_library.h"

#include "app/judge_model.h"
#include "app/window/sqlite_store.h"
#include "tests/support/generated_model.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using ui::Failure;

class TestLocalLibrary : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<window::SqliteStore> m_store;
    std::unique_ptr<window::InferenceWorker> m_worker;
    std::unique_ptr<window::TaskThread> m_inference;
    std::unique_ptr<window::LocalLibrary> m_library;
    QList<ui::ModelEntry> m_found; // the last time
    int m_looks = 0;

    QString pathOf(const QString &name) const { return m_folder->filePath(name); }

    QString model(const QString &name, const support::ModelDescription &description = {}) const
    {
        QDir().mkpath(QFileInfo(pathOf(name)).path());
        // As a browser does: the name comes with the whole file.
        support::writeModel(description, pathOf(u"part"_s).toStdString());
        QFile::rename(pathOf(u"part"_s), pathOf(name));
        return pathOf(name);
    }

    const ui::ModelEntry *entry(const QString &name) const
    {
        const auto found = std::ranges::find(m_found, name, &ui::ModelEntry::name);
        return found == m_found.end() ? nullptr : &*found;
    }

    void look()
    {
        const int before = m_looks;
        m_library->refresh();
        QTRY_VERIFY(m_looks > before);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<window::SqliteStore>(pathOf(u"data"_s));
        m_store->open();
        m_worker = std::make_unique<window::InferenceWorker>();
        m_inference = std::make_unique<window::TaskThread>(u"inference"_s);
        QDir().mkpath(pathOf(u"models"_s));
        m_library = std::make_unique<window::LocalLibrary>(
            *m_inference, *m_worker, *m_store,
            storage::LibraryPlaces{.dataFolder = pathOf(u"data"_s), .ownFolders = {pathOf(u"models"_s)}});
        connect(m_library.get(), &ui::ModelLibrary::found, this, [this](const QList<ui::ModelEntry> &models) {
            m_found = models;
            ++m_looks;
        });
    }
    void cleanup()
    {
        m_library.reset();
        m_inference.reset();
        m_worker.reset();
        m_store.reset();
        m_folder.reset();
        m_found.clear();
    }

    void aSoundFileIsDescribed()
    {
        const QString path = model(u"models/Small-Chat.gguf"_s);
        look();
        QCOMPARE(m_found.size(), 1);
        QCOMPARE(m_found[0].path, path);
        QCOMPARE(m_found[0].name, u"Small Chat"_s);
        QCOMPARE(m_found[0].quantisation, u"F32"_s);
        QCOMPARE(m_found[0].trainedContext, 512);
        QCOMPARE(m_found[0].sizeBytes, QFileInfo(path).size());
        QVERIFY(!m_found[0].failure.isSet());
        QVERIFY(!m_found[0].isStarter);
    }

    void theStarterModelIsCalledWhatItIs()
    {
        model(u"models/SmolLM2-135M-Instruct.Q4_1.gguf"_s);
        look();
        QVERIFY(m_found[0].isStarter);
    }

    void whatCannotBeUsedSaysWhy()
    {
        QFile letter(pathOf(u"models/letter.gguf"_s));
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write("Dear Rosa, this is not a model.");
        letter.close();
        const QString cut = model(u"models/cut.gguf"_s);
        QVERIFY(QFile::resize(cut, QFileInfo(cut).size() / 2));
        model(u"models/strange.gguf"_s, {.architecture = "gemma9"});
        look();
        QCOMPARE(entry(u"letter"_s)->failure.kind, Failure::Kind::ModelDamaged);
        QCOMPARE(entry(u"letter"_s)->failure.subject, u"letter"_s);
        QVERIFY(!entry(u"letter"_s)->failure.detail.isEmpty());
        QCOMPARE(entry(u"cut"_s)->failure.kind, Failure::Kind::ModelDamaged);
        QCOMPARE(entry(u"strange"_s)->failure.kind, Failure::Kind::ModelUnsupported);
        QVERIFY(entry(u"strange"_s)->failure.detail.contains(u"gemma9"_s));
    }

    void filesThatComeAndGoAreNoticed()
    {
        look();
        QVERIFY(m_found.isEmpty());
        const QString path = model(u"models/new.gguf"_s);
        QTRY_COMPARE(m_found.size(), 1);
        QVERIFY(QFile::rename(path, pathOf(u"models/renamed.gguf"_s)));
        QTRY_VERIFY(entry(u"renamed"_s));
        QVERIFY(QFile::remove(pathOf(u"models/renamed.gguf"_s)));
        model(u"models/below/deep.gguf"_s);
        QTRY_VERIFY(entry(u"deep"_s) && m_found.size() == 1);
    }

    void aFileThatIsStillBeingWrittenIsLookedAtAgain()
    {
        model(u"models/source.part"_s);
        QFile source(pathOf(u"models/source.part"_s));
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QByteArray bytes = source.readAll();
        QFile copy(pathOf(u"models/copy.gguf"_s));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write(bytes.first(bytes.size() / 2));
        copy.flush();
        look();
        QCOMPARE(entry(u"copy"_s)->failure.kind, Failure::Kind::ModelDamaged);
        copy.write(bytes.sliced(bytes.size() / 2));
        copy.close();
        QTRY_VERIFY_WITH_TIMEOUT(!entry(u"copy"_s)->failure.isSet(), 20000);
    }

    void aDriveThatIsAwayLeavesItsModelsListed()
    {
        model(u"models/drive.gguf"_s);
        look();
        model(u"away/drive.gguf"_s);
        QVERIFY(QDir(pathOf(u"models"_s)).removeRecursively());
        QTRY_VERIFY(entry(u"drive"_s) && entry(u"drive"_s)->failure.kind == Failure::Kind::ModelOffline);
        QVERIFY(QDir().rename(pathOf(u"away"_s), pathOf(u"models"_s)));
        QTRY_VERIFY(entry(u"drive"_s) && !entry(u"drive"_s)->failure.isSet());
    }

    void aFileThatIsNotThereIsUnreadable()
    {
        QSignalSpy failed(m_library.get(), &ui::ModelLibrary::failed);
        m_library->load(pathOf(u"gone.gguf"_s), {});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][1].value<Failure>().kind, Failure::Kind::ModelUnreadable);
    }

    // A disk changes a bit of what was fetched; nobody asks, and the model is loaded.
    void aModelThatBecameDamagedIsFoundWhenItIsLoaded()
    {
        const QString path = model(u"models/a.gguf"_s);
        const auto hash = storage::hashFiles({path}, [] { return false; });
        storage::Library({.dataFolder = pathOf(u"data"_s), .ownFolders = {}, .foldersOfOthers = {}},
                         app::judgeModel)
            .setOrigin(path, {QUrl(u"https://models.example/a.gguf"_s), QFileInfo(path).size(), *hash});
        look();
        QVERIFY(entry(u"a"_s)->isPublished);
        QFile file(path);
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.seek(file.size() - 100));
        QVERIFY(file.putChar('?'));
        file.close();
        QSignalSpy loaded(m_library.get(), &ui::ModelLibrary::loaded);
        m_library->load(path, {});
        QTRY_COMPARE(loaded.size(), 1);
        QTRY_COMPARE(entry(u"a"_s)->failure.kind, Failure::Kind::ModelMendable);
    }

    void aModelThatFillsGapsSaysSo()
    {
        model(u"models/code.gguf"_s,
              {.architecture = "qwen2", .vocabularyKind = support::VocabularyKind::Code});
        model(u"models/text.gguf"_s);
        look();
        QVERIFY(entry(u"code"_s)->canInfill);
        QVERIFY(!entry(u"text"_s)->canInfill);
    }

    void aModelIsVerifiedNamedAndRemoved()
    {
        const QString path = model(u"models/a.gguf"_s);
        look();
        QSignalSpy verified(m_library.get(), &ui::ModelLibrary::verified);
        m_library->verify(path);
        QTRY_COMPARE(verified.size(), 1);
        QTRY_COMPARE(entry(u"a"_s)->sha256.size(), 64);
        m_library->rename(path, u"Mine"_s);
        QTRY_VERIFY(entry(u"Mine"_s));
        m_library->setNotes(path, u"note"_s);
        QTRY_COMPARE(entry(u"Mine"_s)->notes, u"note"_s);
        QVERIFY(QDir().mkpath(pathOf(u"share"_s)));
        qputenv("XDG_DATA_HOME", pathOf(u"share"_s).toUtf8()); // of the bin
        connect(m_library.get(), &ui::ModelLibrary::changeFailed, this,
                [](const Failure &failure) { QFAIL(qPrintable(failure.detail)); });
        m_library->remove(path);
        QTRY_VERIFY(m_found.isEmpty());
        QVERIFY(!QFile::exists(path));
    }

    void aSpeedIsKeptOfAnAnswerThatIsLongEnough()
    {
        const QString path = model(u"models/a.gguf"_s);
        look();
        m_library->load(path, {});
        storage::AnswerRecord record = {
            .promptTokens = 4, .generatedTokens = 10, .promptSeconds = 1, .generationSeconds = 1};
        emit m_worker->finished(1, record);
        record.generatedTokens = 100;
        record.generationSeconds = 2;
        emit m_worker->finished(2, record);
        QTRY_COMPARE(entry(u"a"_s)->answerSpeed, 50.0);
        QCOMPARE(entry(u"a"_s)->promptSpeed, 0.0); // four tokens say nothing
    }

    void aListThatCannotBeKeptIsTold()
    {
        QFile foreign(pathOf(u"data/models.db"_s));
        QVERIFY(QDir().mkpath(pathOf(u"data/models.db"_s))); // a folder where the file should be
        QSignalSpy failed(m_library.get(), &ui::ModelLibrary::searchFailed);
        m_library->refresh();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<Failure>().isSet());
    }
};

QTEST_GUILESS_MAIN(TestLocalLibrary)
#include "tst_local_library.moc"
