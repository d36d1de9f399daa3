// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Every call to the disk fails once, one after the other: what was said to be stored is there afterwards,
// nothing crashes, and the store goes on when the disk does.
#include "storage/database.h"
#include "storage/store.h"
#include "tests/storage/faulty_vfs.h"
#include "tests/storage/sample_conversation.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;
using namespace storage;
using faulty::Operation;

namespace {

constexpr int MostCalls = 400;

// What a session does; returns the texts that were acknowledged.
QStringList use(Store &store)
{
    QStringList acknowledged;
    const Message question = ask(store, u"Question"_s);
    acknowledged.append(u"Question"_s);
    store.conversations().saveDraft(question.conversationId, u"typed"_s);
    const Message reply = store.messages().beginAnswer(question.conversationId, question.id, {});
    store.messages().saveAnswer(reply.id, QString(20000, u'a'));
    store.messages().endAnswer(reply.id, QString(20000, u'a') + u"end"_s, MessageState::Complete, {});
    acknowledged.append(QString(20000, u'a') + u"end"_s);
    ask(store, u"Follow-up"_s, question.conversationId, reply.id);
    acknowledged.append(u"Follow-up"_s);
    return acknowledged;
}

} // namespace

class TestStoreFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { faulty::install(); }

    void everyCallMayFail_data()
    {
        QTest::addColumn<Operation>("operation");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("staysBroken");
        const struct {
            const char *name;
            Operation operation;
            int code;
        } kinds[] = {{"write fails", Operation::Write, SQLITE_IOERR_WRITE},
                     {"disk full", Operation::Write, SQLITE_FULL},
                     {"sync fails", Operation::Sync, SQLITE_IOERR_FSYNC},
                     {"truncate fails", Operation::Truncate, SQLITE_IOERR_TRUNCATE},
                     {"read fails", Operation::Read, SQLITE_IOERR_READ},
                     {"open fails", Operation::Open, SQLITE_CANTOPEN}};
        for (const auto &kind : kinds) {
            QTest::addRow("%s once", kind.name) << kind.operation << kind.code << false;
            QTest::addRow("%s from then on", kind.name) << kind.operation << kind.code << true;
        }
    }

    void everyCallMayFail()
    {
        QFETCH(Operation, operation);
        QFETCH(int, code);
        QFETCH(bool, staysBroken);
        int failures = 0;
        for (int call = 1;; ++call) {
            QVERIFY2(call < MostCalls, "the work never got through");
            QTemporaryDir folder;
            { // something is there already
                Store store(folder.path(), {.vfs = faulty::VfsName});
                ask(store, u"Before"_s);
            }
            QStringList acknowledged = {u"Before"_s};
            faulty::follow({operation, call, code, staysBroken});
            std::optional<ErrorCode> error;
            std::unique_ptr<Store> store;
            try {
                store = std::make_unique<Store>(folder.path(), StoreOptions{.vfs = faulty::VfsName});
                acknowledged += use(*store);
            } catch (const Error &thrown) {
                error = thrown.code();
                // Said as what it is, and never as damage: the file is sound.
                QVERIFY2(thrown.code() != ErrorCode::Damaged, thrown.what());
                QVERIFY(*thrown.what() != '\0');
            }
            const bool hasFailed = faulty::hasFailed();
            faulty::mend();
            if (error && code == SQLITE_FULL)
                QCOMPARE(*error, ErrorCode::DiskFull);
            failures += error.has_value();
            if (store) { // it goes on as soon as the disk does
                const Message after = ask(*store, u"After"_s);
                QVERIFY(after.id > 0);
                acknowledged.append(u"After"_s);
            }
            store.reset();

            Store reopened(folder.path());
            QVERIFY(!reopened.recovery());
            QStringList kept;
            for (const Conversation &conversation : reopened.conversations().all()) {
                for (const Message &message : reopened.conversations().open(conversation.id).messages)
                    kept.append(message.text);
            }
            for (const QString &text : std::as_const(acknowledged))
                QVERIFY2(kept.contains(text), qPrintable(u"lost: "_s + text.left(20)));
            Database database(QDir(folder.path()).filePath(u"chasqui.db"_s), {});
            QCOMPARE(database.quickCheck(), std::string());
            if (!hasFailed)
                break;
        }
        // Reads and truncations may all be tolerated; a write, a sync or an opening that fails is noticed.
        if (operation == Operation::Write || operation == Operation::Open)
            QVERIFY(failures > 0);
    }

    void aFullDiskKeepsWhatWasStored()
    {
        QTemporaryDir folder;
        Store store(folder.path());
        const Message question = ask(store, u"Before"_s);
        faulty::mend();
        {
            // As full as a file can get: no page more.
            Store full(folder.filePath(u"full"_s), {.vfs = faulty::VfsName});
            const Message kept = ask(full, u"Kept"_s);
            faulty::follow({Operation::Write, 1, SQLITE_FULL, true});
            for (int attempt = 0; attempt < 5; ++attempt) {
                try {
                    ask(full, u"Lost"_s);
                    QFAIL("stored on a full disk");
                } catch (const Error &error) {
                    QCOMPARE(error.code(), ErrorCode::DiskFull);
                }
                QCOMPARE(full.conversations().open(kept.conversationId).messages.at(0).text, u"Kept"_s);
            }
            faulty::mend();
            ask(full, u"Room again"_s);
            QCOMPARE(full.conversations().all().size(), 2);
        }
        QCOMPARE(store.conversations().find(question.conversationId).leafId, question.id);
    }
};

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_store_faults.moc"
