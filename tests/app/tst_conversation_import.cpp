// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Files of conversations are taken in beside everything else that is asked of the store.
#include "app/window/sqlite_store.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using window::SqliteStore;

class TestConversationImport : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<SqliteStore>(m_folder->filePath(u"data"_s));
        QVERIFY(waitFor(m_store->open()).isValid());
    }

    void allOfThemAreStoredAndCounted()
    {
        const QString file = put(300);
        QSignalSpy progress(m_store.get(), &SqliteStore::importProgressed);
        const auto report = waitFor(m_store->importFrom({file, m_folder->filePath(u"none.json"_s)}));
        QCOMPARE(report.result().imported, 300);
        QCOMPARE(report.result().problems.size(), 1);
        QCOMPARE(progress.size(), 300);
        QCOMPARE(progress.last().first(), 300);
        QCOMPARE(waitFor(m_store->conversations()).result().size(), 300);
        QCOMPARE(waitFor(m_store->importFrom({file})).result().alreadyHere, 300);
    }

    // An answer that is being written is saved while hundreds of conversations come.
    void whatElseIsAskedIsDoneMeanwhile()
    {
        const QFuture<storage::ImportReport> import = m_store->importFrom({put(500)});
        QSignalSpy progress(m_store.get(), &SqliteStore::importProgressed);
        QVERIFY(progress.wait());
        QCOMPARE(waitFor(m_store->addQuestion(0, 0, u"Q"_s, u"Mine"_s)).result().message.text, u"Q"_s);
        QVERIFY(!import.isFinished());
        QCOMPARE(waitFor(import).result().imported, 500);
    }

    void theEndOfTheProgramEndsIt()
    {
        m_store->importFrom({put(500)});
        QSignalSpy progress(m_store.get(), &SqliteStore::importProgressed);
        QVERIFY(progress.wait());
        m_store.reset();
        m_store = std::make_unique<SqliteStore>(m_folder->filePath(u"data"_s));
        QVERIFY(waitFor(m_store->open()).isValid());
        const qsizetype stored = waitFor(m_store->conversations()).result().size();
        QVERIFY2(stored >= 1 && stored < 500, qPrintable(QString::number(stored)));
    }

private:
    QString put(int conversations) const
    {
        QString text = u"["_s;
        for (int i = 0; i < conversations; ++i)
            text += uR"({"conv":{"name":"%1","lastModified":1700000000000},"messages":[
                {"id":"1","role":"user","content":"Question %1","parent":null,"timestamp":%2}]},)"_s.arg(i)
                        .arg(1'700'000'000'000 + i);
        text.back() = u']';
        QFile file(m_folder->filePath(u"llama.json"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(text.toUtf8());
        return file.fileName();
    }
    template <typename Result>
    static QFuture<Result> waitFor(const QFuture<Result> &future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) ? future : QFuture<Result>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteStore> m_store;
};

QTEST_GUILESS_MAIN(TestConversationImport)
#include "tst_conversation_import.moc"
