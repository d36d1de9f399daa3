// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Everything that was said is found, whatever became of it, and nothing else is.
#include "storage/database.h"
#include "storage/search/words.h"
#include "storage/store.h"
#include "tests/storage/sample_conversation.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

class TestSearch : public QObject
{
    Q_OBJECT

    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;

    QList<qint64> found(const QString &typed, const SearchFilter &filter = {}, int most = 50,
                        qint64 before = 0) const
    {
        QList<qint64> ids;
        for (const SearchHit &hit : m_store->search().find(SearchQuery(typed), filter, most, before))
            ids.append(hit.messageId);
        return ids;
    }
    QStringList titles(const QString &typed, bool isInBin = false) const
    {
        QStringList texts;
        for (const TitleHit &hit : m_store->search().findTitles(SearchQuery(typed), isInBin, 50))
            texts.append(hit.title.text);
        return texts;
    }
    // SQLite's own word that the indexes say what the messages and titles are.
    void requireSoundIndexes()
    {
        m_store.reset();
        Database database(m_folder->filePath(u"chasqui.db"_s), {});
        database.sqlite().exec(
            "INSERT INTO message_words (message_words, rank) VALUES ('integrity-check', 1);"
            "INSERT INTO title_words (title_words, rank) VALUES ('integrity-check', 1)");
    }

private slots:
    void init()
    {
        m_folder.emplace();
        m_store = std::make_unique<Store>(m_folder->path());
    }
    void cleanup() { m_store.reset(); }

    void messagesOfEveryBranchAreFoundNewestFirst()
    {
        const Message question = ask(*m_store, u"How does memory order work?"_s);
        const Message first = answer(*m_store, question, u"Memory is ordered by fences."_s);
        const Message second = answer(*m_store, question, u"It is about memory."_s);
        QCOMPARE(found(u"memory"_s), QList({second.id, first.id, question.id}));
        QCOMPARE(found(u"memory order"_s), QList({first.id, question.id}));
        QCOMPARE(found(u"\"memory order\""_s), QList({question.id}));
        QCOMPARE(found(u"mem"_s).size(), 3);
        QCOMPARE(found(u"emory"_s), QList<qint64>());
        QCOMPARE(found(u""_s), QList<qint64>());
        const QList<SearchHit> hits = m_store->search().find(SearchQuery(u"fences"_s), {}, 5);
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().title, u"How does memory order work?"_s);
        QCOMPARE(hits.first().conversationId, question.conversationId);
        QCOMPARE(hits.first().role, Role::Assistant);
        QCOMPARE(hits.first().snippet.text.sliced(hits.first().snippet.marks.first().begin, 6), u"fences"_s);
        requireSoundIndexes();
    }

    void whatIsBeingWrittenIsFoundWhenItEnds()
    {
        const Message question = ask(*m_store, u"Why?"_s);
        const Message reply = m_store->messages().beginAnswer(question.conversationId, question.id, {});
        m_store->messages().saveAnswer(reply.id, u"Because apples"_s);
        QCOMPARE(found(u"apples"_s), QList<qint64>());
        m_store->messages().endAnswer(reply.id, u"Because apples fall"_s, MessageState::Interrupted, {});
        QCOMPARE(found(u"apples fall"_s), QList({reply.id}));
        m_store->messages().resumeAnswer(reply.id, {});
        QCOMPARE(found(u"apples"_s), QList<qint64>());
        m_store.reset(); // the program is killed
        m_store = std::make_unique<Store>(m_folder->path());
        QCOMPARE(found(u"apples"_s), QList({reply.id}));

        const Message dropped = m_store->messages().beginAnswer(question.conversationId, question.id, {});
        m_store->messages().dropAnswer(dropped.id);
        requireSoundIndexes();
    }

    void whatIsGoneIsNotFound()
    {
        const Message kept = ask(*m_store, u"apples one"_s);
        const Message gone = ask(*m_store, u"apples two"_s);
        m_store->bin().putConversations({gone.conversationId});
        QCOMPARE(found(u"apples"_s), QList({kept.id}));
        QCOMPARE(found(u"apples"_s, {.isInBin = true}), QList({gone.id}));
        QCOMPARE(titles(u"apples"_s), QStringList{u"apples one"_s});
        QCOMPARE(titles(u"apples"_s, true), QStringList{u"apples two"_s});
        m_store->bin().removeConversation(gone.conversationId);
        QCOMPARE(found(u"apples"_s, {.isInBin = true}), QList<qint64>());
        m_store->conversations().rename(kept.conversationId, u"Pears"_s);
        QCOMPARE(titles(u"apples"_s), QStringList());
        QCOMPARE(titles(u"pe"_s), QStringList{u"Pears"_s});
        requireSoundIndexes();
    }

    void filtersConfine()
    {
        const Message question = ask(*m_store, u"Show code in ```python"_s);
        const Message reply = m_store->messages().beginAnswer(question.conversationId, question.id, {});
        m_store->messages().endAnswer(reply.id, u"Code:\n```Python\nprint(1)\n```\n"_s,
                                      MessageState::Complete, {.modelName = u"Llama 3"_s});
        const Message other = m_store->messages().beginAnswer(question.conversationId, question.id, {});
        m_store->messages().endAnswer(other.id, u"Code:\n```c++\nint a;\n```\n"_s, MessageState::Complete,
                                      {.modelName = u"Qwen"_s});
        QCOMPARE(found(u"code"_s).size(), 3);
        QCOMPARE(m_store->search().modelNames(), (QStringList{u"Llama 3"_s, u"Qwen"_s}));
        QCOMPARE(found(u"code"_s, {.role = Role::User}), QList({question.id}));
        QCOMPARE(found(u"code"_s, {.role = Role::Assistant}).size(), 2);
        QCOMPARE(found(u"code"_s, {.hasCode = true}), QList({other.id, reply.id}));
        QCOMPARE(found(u"code"_s, {.codeLanguage = u"python"_s}), QList({reply.id}));
        QCOMPARE(found(u"code"_s, {.codeLanguage = u"c++"_s}), QList({other.id}));
        QCOMPARE(found(u"code"_s, {.codeLanguage = u"c"_s}), QList<qint64>());
        QCOMPARE(found(u"code"_s, {.modelName = u"Qwen"_s}), QList({other.id}));
        QCOMPARE(found(u"code"_s, {.since = QDateTime::currentDateTimeUtc().addDays(1)}), QList<qint64>());
        QCOMPARE(found(u"code"_s, {.since = QDateTime::currentDateTimeUtc().addDays(-1)}).size(), 3);
    }

    void pagesFollowEachOther()
    {
        QList<qint64> all;
        for (int count = 0; count < 25; ++count)
            all.prepend(ask(*m_store, u"apples %1"_s.arg(count)).id);
        QList<qint64> pages;
        for (qint64 before = 0;;) {
            const QList<qint64> page = found(u"apples"_s, {}, 10, before);
            if (page.isEmpty())
                break;
            pages += page;
            before = page.last();
        }
        QCOMPARE(pages, all);
    }

    // Inside of texts without spaces too: every piece of what was said finds it.
    void everyPieceFindsItsText()
    {
        const QStringList texts = {
            u"我今天在图书馆学习中文，明天也去。"_s, u"東京タワーの高さは何メートルですか"_s,
            u"ภาษาไทยไม่มีช่องว่างระหว่างคำ"_s,           u"Ich hätte gern zwei Brötchen, bitte"_s,
            u"std::vector<int> xs{1, 2, 3};"_s,      u"Где находится библиотека?"_s};
        QRandomGenerator random(3);
        for (const QString &text : texts) {
            const qint64 id = ask(*m_store, text).id;
            for (const Word &word : wordsOf(text))
                QVERIFY2(found(text.sliced(word.begin, word.size)).contains(id), qPrintable(word.folded));
            if (wordsOf(text).first().isOfRow) {
                for (int round = 0; round < 30; ++round) {
                    const qsizetype begin = random.bounded(text.size());
                    const QString piece = text.sliced(begin, 1 + random.bounded(text.size() - begin));
                    if (!piece.front().isMark() && !SearchQuery(piece).isEmpty())
                        QVERIFY2(found(piece).contains(id), qPrintable(piece));
                }
            }
        }
    }

    void nothingThatIsTypedIsAnError()
    {
        ask(*m_store, u"Tell me"_s);
        QRandomGenerator random(5);
        const QString signs = u"\"'*^:()-+{}AND OR NOT NEAR/5 \\%_;a中\n`"_s + QChar(u'\0');
        for (int round = 0; round < 2000; ++round) {
            QString typed;
            for (int count = random.bounded(30); count > 0; --count)
                typed += signs[random.bounded(signs.size())];
            m_store->search().find(SearchQuery(typed), {.codeLanguage = typed.left(round % 5)}, 5);
            m_store->search().findTitles(SearchQuery(typed), false, 5);
        }
    }

    void anIndexThatCannotBeOpenedIsMadeAnew_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addRow("its structure") << u"UPDATE %1_data SET block = x'0000000001' WHERE id = 10"_s;
        QTest::addRow("its version") << u"UPDATE %1_config SET v = 99 WHERE k = 'version'"_s;
        QTest::addRow("its description") << u"DELETE FROM %1_config"_s;
    }

    void anIndexThatCannotBeOpenedIsMadeAnew()
    {
        QFETCH(QString, damage);
        const qint64 conversation = ask(*m_store, u"apples"_s).conversationId;
        m_store.reset();
        {
            SQLite::Database raw(m_folder->filePath(u"chasqui.db"_s).toStdString(), SQLite::OPEN_READWRITE);
            for (const QString &index : {u"message_words"_s, u"title_words"_s})
                raw.exec(damage.arg(index).toStdString());
        }
        m_store = std::make_unique<Store>(m_folder->path());
        QVERIFY(!m_store->recovery());
        QCOMPARE(found(u"apples"_s).size(), 1);
        m_store->conversations().rename(conversation, u"Pears"_s);
        QCOMPARE(titles(u"pears"_s), QStringList{u"Pears"_s});
        requireSoundIndexes();
    }

    // An index that no longer says what the messages are loses nothing of them: it is built anew.
    void aDamagedIndexIsBuiltAnew()
    {
        qint64 last = ask(*m_store, u"apples 0"_s).id;
        const qint64 conversation = m_store->conversations().all().first().id;
        QRandomGenerator random(13);
        for (int round = 1; round <= 60; ++round) {
            m_store.reset();
            damageIndex(random, round == 1);
            m_store = std::make_unique<Store>(m_folder->path());
            last = ask(*m_store, u"apples %1"_s.arg(round), conversation, last).id;
            found(u"apples"_s); // never an error
            QCOMPARE(m_store->conversations().open(conversation).messages.size(), round + 1);
        }
        m_store.reset();
        damageIndex(random, true);
        m_store = std::make_unique<Store>(m_folder->path());
        ask(*m_store, u"apples"_s, conversation, last);
        m_store->keepHouse(); // once a day what is not noticed in use is found
        QCOMPARE(found(u"apples"_s, {}, 100).size(), 62);
        requireSoundIndexes();
    }

private:
    void damageIndex(QRandomGenerator &random, bool wholly) const
    {
        SQLite::Database raw(m_folder->filePath(u"chasqui.db"_s).toStdString(), SQLite::OPEN_READWRITE);
        if (wholly) {
            raw.exec("UPDATE message_words_data SET block = zeroblob(3)");
            return;
        }
        SQLite::Statement blocks(raw,
                                 "SELECT id, block FROM message_words_data ORDER BY id * ? % 10007 LIMIT 1");
        blocks.bind(1, 1 + random.bounded(10'000));
        QVERIFY(blocks.executeStep());
        const qint64 id = blocks.getColumn(0).getInt64();
        QByteArray block(static_cast<const char *>(blocks.getColumn(1).getBlob()),
                         blocks.getColumn(1).getBytes());
        blocks.reset();
        for (int count = 3; count > 0 && !block.isEmpty(); --count)
            block[random.bounded(block.size())] = char(random.bounded(256));
        SQLite::Statement write(raw, "UPDATE message_words_data SET block = ? WHERE id = ?");
        write.bind(1, block.constData(), int(block.size()));
        write.bind(2, std::int64_t(id));
        write.exec();
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
