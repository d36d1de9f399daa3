// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// A database of every version there was is opened by this one, and all of it is there.
#include "storage/backups.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

class TestStoreVersions : public QObject
{
    Q_OBJECT

private slots:
    void everyVersionHasItsDatabase()
    {
        for (int version = 1; version <= ConversationSchema.currentVersion(); ++version)
            QVERIFY2(QFile::exists(fixture(version)), qPrintable(fixture(version)));
    }

    void allOfADatabaseIsThere_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= ConversationSchema.currentVersion(); ++version)
            QTest::addRow("version %d", version) << version;
    }

    void allOfADatabaseIsThere()
    {
        QFETCH(int, version);
        const QTemporaryDir folder;
        copyFixture(version, folder.path());
        Store store(folder.path());
        QVERIFY(!store.recovery());

        const QList<Conversation> conversations = store.conversations().all();
        QCOMPARE(conversations.size(), 2);
        QCOMPARE(conversations.at(0).title, u"Long story"_s);
        QCOMPARE(conversations.at(0).isArchived, version >= 9);
        QCOMPARE(conversations.at(1).isPinned, version >= 9);
        QCOMPARE(store.folders().all().size(), version >= 9 ? 1 : 0);
        QCOMPARE(store.presets().all().size(), version >= 10 ? 1 : 0);
        QCOMPARE(conversations.at(1).folderId != 0, version >= 9);
        QCOMPARE(conversations.at(1).title, u"Grüße, \U0001F98A"_s);
        QCOMPARE(conversations.at(1).overflowRule, OverflowRule::LeaveOutOldest);
        ConversationSettings settings;
        if (version >= 2)
            settings = {u"Speak like a sailor."_s, 0.25, 256};
        if (version >= 11)
            settings = {u"Speak like a sailor."_s, 0.25, 256, {40, 0.75, 0.125, -1},
                        u"/models/a.gguf"_s,       4096};
        QCOMPARE(conversations.at(1).settings, settings);
        if (version >= 11)
            QCOMPARE(store.presets().all().first().settings.sampling.topK, 0);
        QCOMPARE(conversations.at(1).createdAt.toString(Qt::ISODate), u"2026-03-01T12:00:01Z"_s);
        QCOMPARE(store.conversations().inBin().size(), 1);
        QCOMPARE(store.conversations().inBin().first().title, u"Old"_s);
        QCOMPARE(store.conversations().draft(0), u"new"_s);

        const ConversationContent content = store.conversations().open(conversations.at(1).id);
        QCOMPARE(content.draft, u"half a tho"_s);
        QCOMPARE(content.messages.size(), version >= 6 ? 6 : version >= 5 ? 5 : 4);
        const Message &reply = content.messages.at(1);
        QCOMPARE(reply.parentId, content.messages.at(0).id);
        QCOMPARE(content.messages.at(2).parentId, content.messages.at(0).id); // a version of the same
        QCOMPARE(content.messages.at(3).parentId, content.messages.at(2).id);
        QCOMPARE(content.conversation.leafId, content.messages.at(3).id);
        QCOMPARE(reply.text, u"One **two**"_s);
        QVERIFY(!reply.isEdited);
        QCOMPARE(content.messages.last().isEdited, version >= 5);
        if (version >= 6) {
            QCOMPARE(content.messages.at(4).text, u"Three"_s);
            QCOMPARE(content.messages.at(4).reasoning, u"Hm, one two"_s); // which is not searched
        }
        QCOMPARE(content.messages.at(2).summary, version >= 7 ? u"Greetings"_s : QString());
        const AnswerRecord &record = reply.answer.value();
        QCOMPARE(record.systemPrompt, u"Be brief."_s);
        QCOMPARE(record.sampling, (Sampling{0.5, 40, 0.75, 0.0625, 1.125, 7}));
        QCOMPARE(record.tokens, QList<qint32>({1, 49151, 70000}));
        QCOMPARE(record.stopReason, StopReason::TokenLimit);
        QCOMPARE(record.movedAfter, version >= 3 ? std::optional(2) : std::nullopt);
        QCOMPARE(store.modelFiles().find(record.modelFileId).sha256, QString(64, u'a'));

        const QList<SearchHit> found = store.search().find(SearchQuery(u"two ONE"_s), {}, 5);
        QCOMPARE(found.size(), version >= 5 ? 2 : 1);
        QCOMPARE(found.last().messageId, reply.id);
        QCOMPARE(store.search().find(SearchQuery(u"once"_s), {}, 5).size(), 1); // was being written
        QCOMPARE(store.search().findTitles(SearchQuery(u"grusse grüß"_s), false, 5).size(), 0);
        QCOMPARE(store.search().findTitles(SearchQuery(u"gruß"_s), false, 5).size(), 1);

        QCOMPARE(store.bin().all().size(), version >= 8 ? 2 : 1);
        if (version >= 8)
            QCOMPARE(store.bin().all().last().text, u"Unwanted"_s);

        const Message cut = store.conversations().open(conversations.at(0).id).messages.last();
        QCOMPARE(cut.text, u"Once upon"_s);
        QCOMPARE(cut.state, MessageState::Interrupted);
    }

    // The file of an older version, damaged: what is salvaged is in the tables of this one.
    void aDamagedDatabaseOfAnOlderVersionIsSalvaged()
    {
        const QTemporaryDir folder;
        copyFixture(1, folder.path());
        const QString path = QDir(folder.path()).filePath(u"chasqui.db"_s);
        const auto number = [&](const char *sql) {
            return SQLite::Database(path.toStdString()).execAndGet(sql).getInt64();
        };
        const qint64 page = number("SELECT rootpage FROM sqlite_schema WHERE name = 'draft'");
        const qint64 pageSize = number("PRAGMA page_size");
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.seek((page - 1) * pageSize));
            file.write(QByteArray(pageSize, '\xff'));
        }
        Store store(folder.path());
        QVERIFY(store.recovery());
        const QList<Conversation> conversations = store.conversations().all();
        QCOMPARE(conversations.size(), 2);
        QCOMPARE(conversations.at(1).title, u"Grüße, \U0001F98A"_s);
        QCOMPARE(store.conversations().open(conversations.at(1).id).messages.size(), 4);
        store.conversations().setSettings(conversations.at(1).id, {.longestAnswer = 5});
        QCOMPARE(store.conversations().find(conversations.at(1).id).settings.longestAnswer, 5);
    }

    void theFileIsThatOfAProgramThatWasCutShort()
    {
        const QTemporaryDir folder;
        copyFixture(ConversationSchema.currentVersion(), folder.path());
        Database database(QDir(folder.path()).filePath(u"chasqui.db"_s), {});
        QCOMPARE(database.sqlite().execAndGet("SELECT count(*) FROM message WHERE state = 1").getInt(), 1);
        QCOMPARE(ConversationSchema.versionOf(database.sqlite()), ConversationSchema.currentVersion());
    }

    void theCopyBeforeAMigrationIsWholeAndNamesItsVersion()
    {
        const QTemporaryDir folder;
        copyFixture(1, folder.path());
        {
            Database database(QDir(folder.path()).filePath(u"chasqui.db"_s), {});
            Backups(folder.filePath(u"backups"_s))
                .makeBeforeMigration(database, 1, QDateTime(QDate(2026, 3, 1), QTime(8, 30)));
        }
        const QString copy = folder.filePath(u"backups/before-version-1-20260301T083000.db"_s);
        QVERIFY(QFile::exists(copy));
        Database database(copy, {});
        QCOMPARE(database.quickCheck(), std::string());
        QCOMPARE(database.sqlite().execAndGet("SELECT count(*) FROM message").getInt(), 7);
    }

private:
    static QString fixture(int version)
    {
        return u"%1/version-%2.db"_s.arg(QStringLiteral(CHASQUI_DATABASES)).arg(version);
    }
    static void copyFixture(int version, const QString &folder)
    {
        const QString file = QDir(folder).filePath(u"chasqui.db"_s);
        QVERIFY(QFile::copy(fixture(version), file));
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    }
};

QTEST_GUILESS_MAIN(TestStoreVersions)
#include "tst_store_versions.moc"
