// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/database.h"
#include "storage/error.h"
#include "storage/file_hash.h"
#include "storage/store.h"
#include "storage/transfer/write_conversations.h"
#include "tests/storage/code_of.h"
#include "tests/storage/sample_conversation.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
    }

    void aConversationIsThereAfterwardsAsItWas()
    {
        const AnswerRecord record = {.modelName = u"Llama"_s,
                                     .backend = u"cpu"_s,
                                     .device = u"EPYC"_s,
                                     .numerics = u"exact"_s,
                                     .systemPrompt = u"Be brief."_s,
                                     .sampling = {.temperature = 0.7,
                                                  .topK = 40,
                                                  .topP = 0.9,
                                                  .minP = 0.05,
                                                  .repeatPenalty = 1.1,
                                                  .seed = 18446744073709551615u},
                                     .contextLength = 8192,
                                     .omittedMessages = 2,
                                     .promptTokens = 12,
                                     .generatedTokens = 34,
                                     .promptSeconds = 0.25,
                                     .generationSeconds = 1.5,
                                     .stopReason = StopReason::TokenLimit,
                                     .tokens = {0, 49151, 0x01020304}};
        Message question;
        Message reply;
        {
            auto store = open();
            question = ask(*store, u"Grüße, \U0001F98A\nzwei"_s);
            m_now = m_now.addSecs(5);
            reply = store->messages().beginAnswer(question.conversationId, question.id, {});
            store->messages().saveAnswer(reply.id, u"The answ"_s);
            store->messages().endAnswer(reply.id, u"The answer"_s, MessageState::Complete, record);
        }
        auto store = open();
        const ConversationContent content = store->conversations().open(question.conversationId);
        QCOMPARE(content.messages.size(), 2);
        QCOMPARE(content.messages.at(0), question);
        reply.text = u"The answer"_s;
        reply.state = MessageState::Complete;
        reply.answer = record;
        QCOMPARE(content.messages.at(1), reply);
        QCOMPARE(content.conversation.leafId, reply.id);
        QVERIFY(!store->recovery());
    }

    void aConversationKeepsWhatItWantsOfItsAnswers()
    {
        auto store = open();
        const qint64 id = ask(*store, u"Hello"_s).conversationId;
        const qint64 other = ask(*store, u"Elsewhere"_s).conversationId;
        QCOMPARE(store->conversations().find(id).settings, ConversationSettings());
        const ConversationSettings all = {.systemPrompt = u"Ahoy"_s,
                                          .temperature = -1,
                                          .longestAnswer = 0,
                                          .sampling = {.topK = 0, .topP = 1, .minP = 0, .repeatPenalty = 1},
                                          .model = u"/models/b.gguf"_s,
                                          .contextLength = 0};
        store->conversations().setSettings(id, all);
        QCOMPARE(store->conversations().open(id).conversation.settings, all);
        QCOMPARE(store->conversations().find(other).settings, ConversationSettings());
        const ConversationSettings some = {.systemPrompt =
                                               QString()}; // no instruction, whatever the program has
        store->conversations().setSettings(id, some);
        QCOMPARE(store->conversations().find(id).settings, some);
        for (const OverflowRule rule : {OverflowRule::Summarise, OverflowRule::LeaveOutOldest}) {
            store->conversations().setOverflowRule(id, rule);
            QCOMPARE(store->conversations().find(id).overflowRule, rule);
        }
        QCOMPARE(store->conversations().find(other).overflowRule, OverflowRule::Ask);

        QCOMPARE(codeOf([&] { store->conversations().setSettings(999, some); }), ErrorCode::NotFound);
        QVERIFY(codeOf([&] { store->conversations().setSettings(id, {.temperature = 3}); }));
        QVERIFY(codeOf([&] { store->conversations().setSettings(id, {.longestAnswer = -1}); }));
        QVERIFY(codeOf([&] { store->conversations().setSettings(id, {.sampling = {.topK = 0.5}}); }));
        QVERIFY(codeOf([&] { store->conversations().setSettings(id, {.contextLength = -1}); }));
        QCOMPARE(store->conversations().find(id).settings, some);
    }

    void whatWasSaidIsNeverOverwritten()
    {
        auto store = open();
        const Message question = ask(*store, u"One"_s);
        const Message reply = answer(*store, question, u"Yes"_s);
        // The repositories have no way to do it, and the database itself refuses.
        Database database(QDir(m_folder->path()).filePath(u"chasqui.db"_s), {});
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception,
                                 execute(database, "UPDATE message SET text = 'No' WHERE id = ?", reply.id));
        QVERIFY_THROWS_EXCEPTION(
            SQLite::Exception,
            execute(database, "UPDATE message SET text = 'Two' WHERE id = ?", question.id));
        QVERIFY_THROWS_EXCEPTION(
            SQLite::Exception,
            execute(database, "UPDATE message SET parent_id = NULL WHERE id = ?", reply.id));
        QCOMPARE(codeOf([&] { store->messages().saveAnswer(reply.id, u"Yes, and"_s); }), ErrorCode::NotFound);
    }

    void anAnswerOnlyGrows()
    {
        auto store = open();
        const Message question = ask(*store, u"One"_s);
        const Message reply = store->messages().beginAnswer(question.conversationId, question.id, {});
        store->messages().saveAnswer(reply.id, u"Once upon"_s);
        QVERIFY(codeOf([&] { store->messages().saveAnswer(reply.id, u"Never"_s); }));
        store->messages().saveAnswer(reply.id, u"Once upon a time"_s);
        QCOMPARE(store->conversations().open(question.conversationId).messages.at(1).text,
                 u"Once upon a time"_s);
    }

    void editingAndAnsweringAgainAddSiblings()
    {
        auto store = open();
        const Message first = ask(*store, u"First"_s);
        const Message reply = answer(*store, first, u"A"_s);
        const Message again = answer(*store, first, u"B"_s);
        const Message edited = ask(*store, u"Edited"_s, first.conversationId, 0);
        const ConversationContent content = store->conversations().open(first.conversationId);
        QCOMPARE(content.messages.size(), 4);
        QCOMPARE(content.conversation.leafId, edited.id);
        store->conversations().showBranch(first.conversationId, reply.id);
        QCOMPARE(store->conversations().find(first.conversationId).leafId, reply.id);
        QCOMPARE(again.parentId, first.id);
        // A message of another conversation is no branch of this one.
        const Message other = ask(*store, u"Other"_s);
        QVERIFY(codeOf([&] { store->conversations().showBranch(first.conversationId, other.id); }));
    }

    void whatAModelThoughtIsKeptApart()
    {
        auto store = open();
        const Message question = ask(*store, u"One"_s);
        const Message reply = store->messages().beginAnswer(question.conversationId, question.id, {});
        store->messages().saveAnswer(reply.id, {}, u"Hm"_s);
        QVERIFY(codeOf([&] { store->messages().saveAnswer(reply.id, {}, u"Oh"_s); })); // it only grows
        QVERIFY(codeOf([&] { store->messages().dropAnswer(reply.id); })); // no trace would be left
        store->messages().endAnswer(reply.id, u"Yes"_s, MessageState::Complete, {}, u"Hm, llamas"_s);
        const auto last = [&] {
            return store->conversations().open(question.conversationId).messages.last();
        };
        QCOMPARE(last().reasoning, u"Hm, llamas"_s);
        QCOMPARE(last().text, u"Yes"_s);
        QVERIFY(store->search().find(SearchQuery(u"llamas"_s), {}, 5).isEmpty());
        QCOMPARE(store->messages().copyBranch(question.conversationId, reply.id, u"Copy"_s).reasoning,
                 u"Hm, llamas"_s);

        const Message cut = store->messages().beginAnswer(question.conversationId, question.id, {});
        store->messages().saveAnswer(cut.id, {}, u"Only thoughts"_s);
        store.reset();
        store = open();
        QCOMPARE(last().reasoning, u"Only thoughts"_s);
        QCOMPARE(last().state, MessageState::Interrupted);
    }

    void anEditedAnswerStandsBesideWhatItWasMadeOf()
    {
        auto store = open();
        const Message question = ask(*store, u"One"_s);
        const Message reply = answer(*store, question, u"Yes"_s);
        const Message edited = store->messages().editAnswer(reply.id, u"No"_s);
        ConversationContent content = store->conversations().open(question.conversationId);
        QCOMPARE(content.messages.last(), edited);
        QVERIFY(edited.isEdited && !edited.answer);
        QCOMPARE(edited.parentId, question.id);
        QCOMPARE(content.messages.at(1).text, u"Yes"_s);
        QCOMPARE(content.conversation.leafId, edited.id);
        QCOMPARE(content.conversation.updatedAt, edited.createdAt);
        QCOMPARE(store->search().find(SearchQuery(u"no"_s), {}, 5).size(), 1);
        QCOMPARE(codeOf([&] { store->messages().editAnswer(question.id, u"x"_s); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { store->messages().editAnswer(999, u"x"_s); }), ErrorCode::NotFound);
        // A model may go on with it.
        store->messages().resumeAnswer(edited.id, {});
        store->messages().endAnswer(edited.id, u"No, never"_s, MessageState::Complete, {.modelName = u"m"_s});
        const Message longer = store->conversations().open(question.conversationId).messages.last();
        QVERIFY(longer.isEdited && longer.answer);
    }

    void aBranchIsCopiedWithAllThatIsKnownOfIt()
    {
        auto store = open();
        const Message question = ask(*store, u"One"_s);
        const qint64 id = question.conversationId;
        answer(*store, question, u"Not this"_s);
        const Message reply = store->messages().beginAnswer(id, question.id, {});
        const AnswerRecord record = {.modelName = u"Llama"_s, .generatedTokens = 3, .tokens = {1, 2, 3}};
        store->messages().endAnswer(reply.id, u"Yes"_s, MessageState::Complete, record);
        const Message edited = store->messages().editAnswer(reply.id, u"Yes, yes"_s);
        const Message next = ask(*store, u"Two"_s, id, edited.id);
        const Message open_ = store->messages().beginAnswer(id, next.id, {});
        store->messages().saveAnswer(open_.id, u"Half"_s);
        store->conversations().setSettings(id, {.temperature = 0.5});
        store->conversations().setOverflowRule(id, OverflowRule::LeaveOutOldest);

        const Message last = store->messages().copyBranch(id, open_.id, u"Copy"_s);
        const ConversationContent copy = store->conversations().open(last.conversationId);
        QCOMPARE(copy.conversation.title, u"Copy"_s);
        QCOMPARE(copy.conversation.settings.temperature, 0.5);
        QCOMPARE(copy.conversation.overflowRule, OverflowRule::LeaveOutOldest);
        QCOMPARE(copy.conversation.leafId, last.id);
        QCOMPARE(copy.messages.size(), 4);
        QCOMPARE(copy.messages.at(0).createdAt, question.createdAt);
        QCOMPARE(copy.messages.at(1).text, u"Yes, yes"_s);
        QVERIFY(copy.messages.at(1).isEdited);
        QCOMPARE(copy.messages.at(3).state, MessageState::Interrupted);
        QCOMPARE(copy.messages.at(3).text, u"Half"_s);
        const Message shorter = store->messages().copyBranch(id, reply.id, u"Shorter"_s);
        QCOMPARE(store->conversations().open(shorter.conversationId).messages.last().answer, record);
        // The old one is as it was, and neither needs the other.
        store->messages().endAnswer(open_.id, u"Half and whole"_s, MessageState::Complete, {});
        QCOMPARE(store->conversations().open(id).messages.size(), 6);
        store->bin().putConversations({id});
        store->bin().removeConversation(id);
        QCOMPARE(store->conversations().open(last.conversationId).messages.size(), 4);
        QCOMPARE(codeOf([&] { store->messages().copyBranch(last.conversationId, 999, u"x"_s); }),
                 ErrorCode::NotFound);
        QCOMPARE(store->conversations().all().size(), 2);
    }

    void anAnswerWithoutAWordLeavesNoTraceUnlessSomethingFollows()
    {
        auto store = open();
        const Message question = ask(*store, u"One"_s);
        const Message empty = store->messages().beginAnswer(question.conversationId, question.id, {});
        store->messages().dropAnswer(empty.id);
        QCOMPARE(store->conversations().open(question.conversationId).messages.size(), 1);
        QCOMPARE(store->conversations().find(question.conversationId).leafId, question.id);

        const Message begun = store->messages().beginAnswer(question.conversationId, question.id, {});
        const Message next = ask(*store, u"Two"_s, question.conversationId, begun.id);
        store->messages().dropAnswer(begun.id);
        const ConversationContent content = store->conversations().open(question.conversationId);
        QCOMPARE(content.messages.size(), 3);
        QCOMPARE(content.messages.at(1).state, MessageState::Interrupted);
        QCOMPARE(content.conversation.leafId, next.id);
    }

    void whatWasBeingWrittenIsInterruptedAtTheNextStart()
    {
        Message question, written, empty;
        {
            auto store = open();
            question = ask(*store, u"One"_s);
            written = store->messages().beginAnswer(question.conversationId, question.id, {});
            store->messages().saveAnswer(written.id, u"Half"_s);
            const Message other = ask(*store, u"Two"_s);
            empty = store->messages().beginAnswer(other.conversationId, other.id, {});
        }
        auto store = open();
        const Message kept = store->conversations().open(question.conversationId).messages.at(1);
        QCOMPARE(kept.state, MessageState::Interrupted);
        QCOMPARE(kept.text, u"Half"_s);
        const ConversationContent other = store->conversations().open(empty.conversationId);
        QCOMPARE(other.messages.size(), 1);
        QCOMPARE(other.conversation.leafId, other.messages.at(0).id);
        // And it may go on.
        store->messages().resumeAnswer(written.id, {});
        store->messages().endAnswer(written.id, u"Half and whole"_s, MessageState::Complete, {});
        QCOMPARE(store->conversations().open(question.conversationId).messages.at(1).text,
                 u"Half and whole"_s);
    }

    void draftsBelongToTheirConversationAndGoWithWhatIsSent()
    {
        auto store = open();
        store->conversations().saveDraft(0, u"new"_s);
        const Message question = ask(*store, u"One"_s);
        QCOMPARE(store->conversations().draft(0), QString());
        store->conversations().saveDraft(question.conversationId, u"later"_s);
        store->conversations().saveDraft(0, u"another"_s);
        QCOMPARE(store->conversations().open(question.conversationId).draft, u"later"_s);
        ask(*store, u"Two"_s, question.conversationId, question.id);
        QCOMPARE(store->conversations().open(question.conversationId).draft, QString());
        QCOMPARE(store->conversations().draft(0), u"another"_s);
    }

    void theBinGivesBackAndRemovesForGood()
    {
        auto store = open();
        const qint64 first = ask(*store, u"First"_s).conversationId;
        m_now = m_now.addSecs(1);
        const qint64 second = ask(*store, u"Second"_s).conversationId;
        QCOMPARE(store->conversations().all().size(), 2);
        QCOMPARE(store->conversations().all().at(0).id, second);
        QVERIFY(codeOf([&] { store->bin().removeConversation(first); })); // not from outside of the bin
        store->bin().putConversations({first});
        QCOMPARE(store->conversations().all().size(), 1);
        QCOMPARE(store->conversations().inBin().at(0).id, first);
        store->bin().restoreConversation(first);
        QCOMPARE(store->conversations().all().size(), 2);
        store->bin().putConversations({first});
        store->bin().removeConversation(first);
        QCOMPARE(store->conversations().inBin().size(), 0);
        QCOMPARE(codeOf([&] { store->conversations().open(first); }), ErrorCode::NotFound);
    }

    void conversationsAreWrittenIntoAWholeFile()
    {
        auto store = open();
        const Message one = ask(*store, u"One"_s);
        answer(*store, one, u"1"_s);
        const Message two = ask(*store, u"Two"_s);
        const ConversationSource source = {[&](qint64 id) { return store->conversations().open(id); },
                                           [&](qint64 id) { return store->modelFiles().find(id); }};
        const QString file = m_folder->filePath(u"out.md"_s);
        writeConversations({one.conversationId, two.conversationId}, ExportFormat::Markdown, source, file);
        QCOMPARE(contentsOf(file), "# One\n\n## You\n\nOne\n\n## Assistant\n\n1\n\n# Two\n\n## You\n\nTwo\n");
        writeConversations({one.conversationId, two.conversationId}, ExportFormat::Json, source, file);
        const QJsonObject written = QJsonDocument::fromJson(contentsOf(file)).object();
        QCOMPARE(written["conversations"].toArray().size(), 2);
        // One that is not there leaves the file as it was.
        const QByteArray before = contentsOf(file);
        QCOMPARE(codeOf([&] {
                     writeConversations({one.conversationId, 99}, ExportFormat::Markdown, source, file);
                 }),
                 ErrorCode::NotFound);
        QCOMPARE(contentsOf(file), before);
        QCOMPARE(codeOf([&] {
                     writeConversations({}, ExportFormat::Json, source, m_folder->filePath(u"no/out.json"_s));
                 }),
                 ErrorCode::Unwritable);
    }

    void presetsHaveOneName()
    {
        auto store = open();
        const ConversationSettings brief = {.systemPrompt = u"Be brief."_s, .temperature = -1};
        store->presets().save(u"Brief"_s, {.longestAnswer = 0});
        const Preset saved = store->presets().save(u"Brief"_s, brief);
        store->presets().save(u"Aloud"_s, {.temperature = 1.5});
        store.reset();
        store = open();
        QCOMPARE(store->presets().all().size(), 2);
        QCOMPARE(store->presets().all().at(1), (Preset{saved.id, u"Brief"_s, brief}));
        store->presets().remove(saved.id);
        QCOMPARE(store->presets().all().size(), 1);
        QCOMPARE(codeOf([&] { store->presets().remove(saved.id); }), ErrorCode::NotFound);
    }

    void aModelFileThatChangedIsAnotherRow()
    {
        auto store = open();
        ModelFile file = {.path = u"/m/a.gguf"_s, .name = u"A"_s, .sizeBytes = 10, .modifiedAt = m_now};
        const qint64 id = store->modelFiles().remember(file);
        QCOMPARE(store->modelFiles().remember(file), id);
        store->modelFiles().setSha256(id, u"abc"_s);
        QCOMPARE(store->modelFiles().find(id).sha256, u"abc"_s);
        file.sizeBytes = 11;
        const qint64 other = store->modelFiles().remember(file);
        QVERIFY(other != id);
        QCOMPARE(store->modelFiles().find(other).sha256, QString());
        QCOMPARE(store->modelFiles().paths(), QStringList{u"/m/a.gguf"_s});
    }

    void aNewerDatabaseIsRefusedAndStaysAsItIs()
    {
        open();
        const QString file = QDir(m_folder->path()).filePath(u"chasqui.db"_s);
        {
            Database database(file, {});
            database.sqlite().exec("PRAGMA user_version = 999");
        }
        const QByteArray before = contentsOf(file);
        QCOMPARE(codeOf([&] { open(); }), ErrorCode::NewerSchema);
        QCOMPARE(contentsOf(file), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"chasqui.db"_s});
    }

    void aFileOfAnotherProgramIsLeftAlone()
    {
        const QString file = QDir(m_folder->path()).filePath(u"chasqui.db"_s);
        {
            SQLite::Database other(file.toStdString(), SQLite::OPEN_CREATE | SQLite::OPEN_READWRITE);
            other.exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('bread')");
        }
        const QByteArray before = contentsOf(file);
        QCOMPARE(codeOf([&] { open(); }), ErrorCode::ForeignFile);
        QCOMPARE(contentsOf(file), before);
    }

    void aFolderThatCannotBeUsedIsSaid()
    {
        const QString blocked = m_folder->filePath(u"file"_s);
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(codeOf([&] { Store store(blocked + u"/below"_s); }), ErrorCode::Unwritable);
    }

    // As a program for backups may hold it, or another that looks at it.
    void aFileThatAnotherHoldsIsSaidAfterFiveSeconds()
    {
        auto store = open();
        const Message before = ask(*store, u"Before"_s);
        SQLite::Database other(QDir(m_folder->path()).filePath(u"chasqui.db"_s).toStdString(),
                               SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(codeOf([&] { ask(*store, u"Meanwhile"_s); }), ErrorCode::Locked);
        QVERIFY2(clock.elapsed() >= 4500 && clock.elapsed() < 20'000,
                 qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(store->conversations().find(before.conversationId).title, u"Before"_s); // it is read
        other.exec("COMMIT");
        ask(*store, u"Meanwhile"_s);
        QCOMPARE(store->conversations().all().size(), 2);
    }

    void settingsOfTheDatabaseAreThoseThatLast()
    {
        auto store = open();
        ask(*store, u"One"_s);
        const QString file = QDir(m_folder->path()).filePath(u"chasqui.db"_s);
        SQLite::Database sqlite(file.toStdString());
        QCOMPARE(sqlite.execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
        QCOMPARE(sqlite.execAndGet("PRAGMA application_id").getInt(), 0x43687371);
        // Every table keeps its types.
        QCOMPARE(
            sqlite
                .execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                            " AND strict = 0 AND name NOT LIKE 'sqlite_%'")
                .getInt(),
            0);
    }

    void aCopyADayIsKept()
    {
        auto store = open();
        const QDir backups(m_folder->filePath(u"backups"_s));
        ask(*store, u"One"_s);
        store->keepHouse();
        QCOMPARE(backups.entryList(QDir::Files).size(), 1);
        store->keepHouse(); // not twice a day
        QCOMPARE(backups.entryList(QDir::Files).size(), 1);
        for (int day = 0; day < 60; ++day) {
            m_now = m_now.addDays(1);
            ask(*store, u"day %1"_s.arg(day));
            store->keepHouse();
        }
        // The last of each of seven days, and of four weeks, which some of the days are.
        QVERIFY(backups.entryList(QDir::Files).size() >= 7);
        QVERIFY(backups.entryList(QDir::Files).size() <= 11);
        for (const QString &name : backups.entryList(QDir::Files)) {
            Database copy(backups.filePath(name), {});
            QCOMPARE(copy.quickCheck(), std::string());
        }
    }

    void aFileIsHashedAndTheHashingStops()
    {
        QFile file(m_folder->filePath(u"data"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("abc");
        file.close();
        QCOMPARE(hashFiles({file.fileName()}, [] { return false; })->sha256,
                 u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
        QVERIFY(!hashFiles({file.fileName()}, [] { return true; }));
    }

private:
    std::unique_ptr<Store> open()
    {
        return std::make_unique<Store>(m_folder->path(), StoreOptions{.now = [this] { return m_now; }});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QDateTime m_now;
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
