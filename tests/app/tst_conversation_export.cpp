// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Conversations are written to a file beside everything else that is asked of the store.
#include "app/window/sqlite_store.h"
#include "ui/failure.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using storage::ExportFormat;
using window::SqliteStore;

class TestConversationExport : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<SqliteStore>(m_folder->filePath(u"data"_s));
        QVERIFY(waitFor(m_store->open()).isValid());
    }

    // Whatever was asked for before is in it.
    void eachForm_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("Markdown") << ExportFormat::Markdown << QByteArray("## ");
        QTest::newRow("JSON") << ExportFormat::Json << QByteArray("chasqui-conversations");
        QTest::newRow("web page") << ExportFormat::Html << QByteArray("<h1>The last");
        QTest::newRow("PDF") << ExportFormat::Pdf << QByteArray("%PDF-");
    }
    void eachForm()
    {
        QFETCH(ExportFormat, format);
        QFETCH(QByteArray, part);
        const qint64 first = ask(u"The first"_s);
        m_store->addQuestion(0, 0, u"Word of the last"_s, u"The last"_s); // nobody waits for it
        const QString file = m_folder->filePath(u"all"_s);
        QVERIFY(waitFor(m_store->exportTo(file, {}, format)).isFinished());
        QVERIFY(contentOf(file).contains(part));
        QCOMPARE(contentOf(file).contains("The last"), format != ExportFormat::Pdf);
        QVERIFY(waitFor(m_store->exportTo(file, {first}, format)).isFinished());
        QVERIFY(!contentOf(file).contains("The last"));
    }

    void whyItCannotBeWrittenIsSaid()
    {
        ask(u"Q"_s);
        for (const ExportFormat format : {ExportFormat::Json, ExportFormat::Html})
            QCOMPARE(failureOf(m_store->exportTo(m_folder->filePath(u"none/a"_s), {}, format)),
                     ui::Failure::Kind::TextUnwritable);
    }

    void whatElseIsAskedIsDoneMeanwhile()
    {
        import(300);
        const QFuture<void> all = m_store->exportTo(m_folder->filePath(u"all.pdf"_s), {}, ExportFormat::Pdf);
        for (int i = 0; i < 5; ++i)
            ask(u"Question %1"_s.arg(i));
        QVERIFY(!all.isFinished());
        QVERIFY(waitFor(all).isFinished());
    }

    void theEndOfTheProgramEndsIt()
    {
        import(300);
        const QString file = m_folder->filePath(u"all.html"_s);
        {
            window::ConversationExport exporting(m_folder->filePath(u"data"_s));
            exporting.start(file, {}, ExportFormat::Html);
        }
        QCOMPARE(QDir(m_folder->path()).entryList({u"all*"_s}), QStringList());
    }

private:
    qint64 ask(const QString &text)
    {
        return waitFor(m_store->addQuestion(0, 0, text, text)).result().conversation.id;
    }
    void import(int conversations)
    {
        QString text = u"["_s;
        for (int i = 0; i < conversations; ++i)
            text +=
                uR"({"conv":{"name":"T"},"messages":[{"id":"1","role":"user","content":"Question %1"}]},)"_s
                    .arg(i);
        text.back() = u']';
        QFile file(m_folder->filePath(u"llama.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0);
        file.close();
        QCOMPARE(waitFor(m_store->importFrom({file.fileName()})).result().imported, conversations);
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static ui::Failure::Kind failureOf(QFuture<void> future)
    {
        try {
            waitFor(future).waitForFinished();
        } catch (const ui::FailureException &error) {
            return error.failure().kind;
        }
        return {};
    }
    template <typename Result>
    static QFuture<Result> waitFor(const QFuture<Result> &future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) ? future : QFuture<Result>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteStore> m_store;
};

QTEST_MAIN(TestConversationExport)
#include "tst_conversation_export.moc"
