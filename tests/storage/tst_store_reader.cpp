// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// A look at the conversations changes nothing of them, whoever else has them open.
#include "storage/migrations.h"
#include "storage/store_reader.h"
#include "storage/transfer/conversation_json.h"
#include "storage/transfer/conversation_markdown.h"
#include "tests/storage/code_of.h"
#include "tests/storage/sample_conversation.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

class TestStoreReader : public QObject
{
    Q_OBJECT

    std::optional<QTemporaryDir> m_folder;

    QString file(const QString &name = u"chasqui.db"_s) const { return m_folder->filePath(name); }
    void copyFixture(int version) const
    {
        QVERIFY(
            QFile::copy(u"%1/version-%2.db"_s.arg(QStringLiteral(CHASQUI_DATABASES)).arg(version), file()));
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner));
    }
    QByteArray bytes() const
    {
        QFile opened(file());
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

private slots:
    void init() { m_folder.emplace(); }

    void anAnswerThatIsBeingWrittenGoesOn()
    {
        Store store(m_folder->path());
        const Message question = ask(store, u"Why?"_s);
        const Message reply = store.messages().beginAnswer(question.conversationId, question.id, {});
        store.messages().saveAnswer(reply.id, u"Because"_s);
        {
            StoreReader reader(m_folder->path());
            QCOMPARE(reader.conversations().all().size(), 1);
            QCOMPARE(reader.conversations().open(question.conversationId).messages.last().text, u"Because"_s);
            store.messages().saveAnswer(reply.id, u"Because it"_s); // while the other looks
            QCOMPARE(reader.conversations().open(question.conversationId).messages.last().text,
                     u"Because it"_s);
            QVERIFY(reader.check().isSound());
            reader.copyTo(file(u"copy.db"_s));
        }
        store.messages().endAnswer(reply.id, u"Because it is."_s, MessageState::Complete, {});
        QCOMPARE(store.conversations().open(question.conversationId).messages.last().state,
                 MessageState::Complete);
    }

    void everyVersionIsReadAndStaysAsItIs()
    {
        for (int version = 1; version <= ConversationSchema.currentVersion(); ++version) {
            init();
            copyFixture(version);
            const QByteArray before = bytes();
            StoreReader reader(m_folder->path());
            QCOMPARE(reader.conversations().all().size(), 2);
            QCOMPARE(reader.conversations().inBin().size(), 1);
            const ConversationContent content = reader.conversations().open(1);
            QCOMPARE(content.messages.size(), version >= 6 ? 6 : version >= 5 ? 5 : 4);
            QCOMPARE(reader.modelFiles().find(content.messages.at(1).answer->modelFileId).name, u"a"_s);
            QCOMPARE(reader.check().version, version);
            QCOMPARE(bytes(), before);
        }
    }

    void whatIsNotThereOrNotOursIsSaid()
    {
        QCOMPARE(codeOf([&] { StoreReader reader(m_folder->path()); }), ErrorCode::NotFound);
        QVERIFY(!QFile::exists(file())); // a look makes none
        {
            SQLite::Database other(file().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            other.exec("PRAGMA application_id = 7; CREATE TABLE t (x)");
        }
        QCOMPARE(codeOf([&] { StoreReader reader(m_folder->path()); }), ErrorCode::ForeignFile);
    }

    void damageIsFoundAndLeftAlone()
    {
        copyFixture(3);
        {
            QFile opened(file());
            QVERIFY(opened.open(QIODevice::ReadWrite));
            QVERIFY(opened.seek(4096 * 2));
            opened.write(QByteArray(4096, '\xff'));
        }
        const QByteArray before = bytes();
        StoreReader reader(m_folder->path());
        const StoreHealth health = reader.check();
        QVERIFY(!health.isSound());
        QCOMPARE(bytes(), before);
        QVERIFY(codeOf([&] { reader.copyTo(file(u"copy.db"_s)); }) != ErrorCode::NotFound);
        QVERIFY(!QFile::exists(file(u"copy.db"_s))); // a copy of damage counts for nothing
        QVERIFY(!QFile::exists(file(u"copy.db.part"_s)));
    }

    void copiesAreCheckedToo()
    {
        QDateTime now(QDate(2026, 5, 1), QTime(9, 0), QTimeZone::UTC);
        Store store(m_folder->path(), {.now = [&] { return now; }});
        ask(store, u"One"_s);
        store.keepHouse();
        const QString copy = file(u"backups/daily-2026-05-01.db"_s);
        QVERIFY(QFile::exists(copy));
        StoreReader reader(m_folder->path());
        QCOMPARE(reader.check().copies.size(), 1);
        QCOMPARE(reader.check().copies.first().complaint, QString());
        QVERIFY(QFile::resize(copy, 4096 * 3 + 100));
        QVERIFY(!reader.check().copies.first().complaint.isEmpty());
        QVERIFY(reader.check().isSound());
    }

    void aFileThatIsThereIsKept()
    {
        Store store(m_folder->path());
        ask(store, u"One"_s);
        QFile there(file(u"notes.txt"_s));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write("mine");
        there.close();
        StoreReader reader(m_folder->path());
        QCOMPARE(codeOf([&] { reader.copyTo(there.fileName()); }), ErrorCode::Unwritable);
        QCOMPARE(QFile(there.fileName()).size(), 4);
    }

    // What is stored is in the file; docs/conversations-json.md describes it.
    void nothingIsMissingFromTheJson()
    {
        copyFixture(3);
        StoreReader reader(m_folder->path());
        const auto object = nlohmann::json::parse(toJson(reader.conversations().open(1), [&](qint64 id) {
                                                      return reader.modelFiles().find(id);
                                                  }).toStdString());
        QCOMPARE(object["title"], "Grüße, \U0001F98A");
        QCOMPARE(object["overflowRule"], "leaveOutOldest");
        QCOMPARE(object["settings"], (nlohmann::json{{"systemPrompt", "Speak like a sailor."},
                                                     {"temperature", 0.25},
                                                     {"longestAnswer", 256}}));
        QCOMPARE(object["draft"], "half a tho");
        QCOMPARE(object["shownMessage"], 4);
        QCOMPARE(object["messages"].size(), 4U);
        QCOMPARE(object["messages"][2]["parent"], 1); // a version of the second
        const auto &answer = object["messages"][1]["answer"];
        QCOMPARE(answer["sampling"]["seed"], 7);
        QCOMPARE(answer["tokens"], nlohmann::json({1, 49151, 70000}));
        QCOMPARE(answer["stopReason"], "tokenLimit");
        QCOMPARE(answer["movedAfter"], 2);
        QCOMPARE(answer["modelFile"]["sha256"], std::string(64, 'a'));
        QCOMPARE(object["messages"][1]["createdAt"], "2026-03-01T12:00:02.000Z");
    }

    void markdownIsTheBranchThatIsShown()
    {
        Store store(m_folder->path());
        const Message question = ask(store, u"# Two\nlines"_s);
        answer(store, question, u"First"_s);
        const Message other = answer(store, question, u"```\nSecond\n```\n"_s);
        ask(store, u"Then?"_s, question.conversationId, other.id);
        StoreReader reader(m_folder->path());
        QCOMPARE(toMarkdown(reader.conversations().open(question.conversationId)),
                 u"# # Two lines\n\n## You\n\n# Two\nlines\n\n## Assistant\n\n```\nSecond\n```\n\n"
                 "## You\n\nThen?\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestStoreReader)
#include "tst_store_reader.moc"
