// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/storage/code_of.h"
#include "tests/storage/sample_conversation.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

// What is deleted comes back as it was, what is done can be taken back, also by another start of the program.
class TestBin : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
        reopen();
    }

    void actsAreTakenBackAfterARestart()
    {
        const Message one = ask(*m_store, u"One"_s);
        const Message two = ask(*m_store, u"Two"_s);
        const Message reply = answer(*m_store, two, u"2"_s);
        m_store->conversations().rename(one.conversationId, u"First"_s);
        m_store->conversations().rename(one.conversationId, u"The first"_s);
        m_store->bin().putMessages(reply.id, two.id);
        m_store->bin().putConversations({one.conversationId});
        QCOMPARE(m_store->conversations().all().size(), 1);

        reopen();
        QCOMPARE(m_store->acts().undo(), (Act{.kind = ActKind::DeleteConversation,
                                              .conversationId = one.conversationId,
                                              .title = u"The first"_s}));
        QCOMPARE(m_store->conversations().all().size(), 2);
        reopen();
        QCOMPARE(m_store->acts().undo(), (Act{.kind = ActKind::DeleteMessages,
                                              .conversationId = two.conversationId,
                                              .messageId = reply.id,
                                              .title = u"Two"_s}));
        QCOMPARE(messagesOf(two), QList<qint64>({two.id, reply.id}));
        QCOMPARE(m_store->acts().undo()->title, u"First"_s);
        QCOMPARE(m_store->acts().undo()->title, u"One"_s);
        QCOMPARE(m_store->conversations().find(one.conversationId).title, u"One"_s);
        QCOMPARE(m_store->search().findTitles(SearchQuery(u"first"_s), false, 5).size(), 0);
        QCOMPARE(m_store->acts().undo(), std::nullopt);
    }

    void whatIsPutInOrderIsTakenBack()
    {
        const qint64 one = ask(*m_store, u"One"_s).conversationId;
        const Folder thesis = m_store->folders().create(u"Thesis"_s);
        const Folder home = m_store->folders().create(u"Home"_s);
        m_store->conversations().setFolder({one}, thesis.id);
        m_store->conversations().setFolder({one}, home.id);
        m_store->conversations().setPinned({one}, true);
        m_store->conversations().setArchived({one}, true);
        m_store->folders().rename(home.id, u"House"_s);
        m_store->folders().remove(home.id);
        reopen();
        const auto now = [&] { return m_store->conversations().find(one); };
        QCOMPARE(m_store->folders().all(), QList<Folder>({thesis}));
        QCOMPARE(now().folderId, 0);
        QVERIFY(now().isPinned && now().isArchived);
        QCOMPARE(codeOf([&] { m_store->conversations().setFolder({one}, home.id); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { m_store->folders().rename(home.id, u"x"_s); }), ErrorCode::NotFound);

        QCOMPARE(m_store->acts().undo(),
                 (Act{.kind = ActKind::DeleteFolder, .folderId = home.id, .title = u"House"_s}));
        QCOMPARE(now().folderId, home.id);
        QCOMPARE(m_store->conversations().open(one).folder, u"House"_s);
        QCOMPARE(m_store->acts().undo()->title, u"Home"_s);
        QCOMPARE(m_store->acts().undo()->kind, ActKind::Archive);
        QVERIFY(!now().isArchived);
        QCOMPARE(m_store->acts().undo()->kind, ActKind::MoveConversation);
        QCOMPARE(now().folderId, thesis.id);
        m_store->acts().undo();
        QCOMPARE(now().folderId, 0);
        QCOMPARE(m_store->acts().undo(), std::nullopt);

        // A folder that is old in the bin goes, what was in it stays.
        m_store->conversations().setFolder({one}, home.id);
        m_store->folders().remove(home.id);
        m_now = m_now.addDays(BinEntry::Days + 1);
        m_store->keepHouse();
        QCOMPARE(now().folderId, 0);
        QCOMPARE(m_store->folders().all().size(), 1);
    }

    void whatIsDoneAtOnceIsTakenBackAtOnce()
    {
        const qint64 one = ask(*m_store, u"One"_s).conversationId;
        const qint64 two = ask(*m_store, u"Two"_s).conversationId;
        const qint64 three = ask(*m_store, u"Three"_s).conversationId;
        const Folder home = m_store->folders().create(u"Home"_s);
        const Folder thesis = m_store->folders().create(u"Thesis"_s);
        m_store->conversations().setFolder({one}, home.id);
        m_store->conversations().setFolder({one, two}, thesis.id);
        m_store->conversations().setArchived({two, three}, true);
        m_store->bin().putConversations({three, one, two});
        // None of them, when one is not there.
        QCOMPARE(codeOf([&] { m_store->conversations().setPinned({one, 999}, true); }), ErrorCode::NotFound);
        QVERIFY(!m_store->conversations().find(one).isPinned);
        QCOMPARE(codeOf([&] { m_store->bin().putConversations({one, 999}); }), ErrorCode::NotFound);
        QCOMPARE(m_store->conversations().all().size(), 0);
        m_store->bin().removeConversation(three); // was the first of them

        reopen();
        const Act back = *m_store->acts().undo();
        QCOMPARE(back.kind, ActKind::DeleteConversation);
        QCOMPARE(back.conversations, 2);
        QCOMPARE(back.conversationId, one);
        QCOMPARE(m_store->conversations().all().size(), 2);
        QCOMPARE(m_store->acts().undo()->kind, ActKind::Archive); // of the one that is left
        QVERIFY(!m_store->conversations().find(two).isArchived);
        QCOMPARE(m_store->acts().undo()->conversations, 2);
        QCOMPARE(m_store->conversations().find(one).folderId, home.id); // each to where it was
        QCOMPARE(m_store->conversations().find(two).folderId, 0);
        QCOMPARE(m_store->acts().undo()->conversations, 1);
        QCOMPARE(m_store->acts().undo(), std::nullopt);
    }

    void onlyTheActsOfADayAreTakenBack()
    {
        const Message one = ask(*m_store, u"One"_s);
        m_store->bin().putConversations({one.conversationId});
        m_now = m_now.addSecs(24 * 3600 + 1);
        QCOMPARE(m_store->acts().undo(), std::nullopt);
        QCOMPARE(m_store->bin().all().size(), 1);
        m_store->bin().restoreConversation(one.conversationId); // the bin still has it
        QCOMPARE(m_store->conversations().all().size(), 1);
    }

    void whatTheBinGaveBackIsNotTakenBackOnceMore()
    {
        const Message one = ask(*m_store, u"One"_s);
        const Message reply = answer(*m_store, one, u"1"_s);
        m_store->bin().putConversations({one.conversationId});
        m_store->bin().restoreConversation(one.conversationId);
        m_store->bin().putMessages(reply.id, one.id);
        m_store->bin().restoreMessages(reply.id);
        QCOMPARE(m_store->acts().undo(), std::nullopt);
    }

    void messagesGoWithWhatFollowsAndComeBackTogether()
    {
        const Message one = ask(*m_store, u"One pear"_s);
        const Message reply = answer(*m_store, one, u"apple"_s);
        const Message next = ask(*m_store, u"More apple"_s, one.conversationId, reply.id);
        const Message other = ask(*m_store, u"Other apple"_s, one.conversationId, reply.id);
        const Message last = answer(*m_store, next, u"apple pie"_s);

        m_store->bin().putMessages(next.id, other.id);
        QCOMPARE(messagesOf(one), QList<qint64>({one.id, reply.id, other.id}));
        QCOMPARE(m_store->conversations().find(one.conversationId).leafId, other.id);
        m_now = m_now.addSecs(1);
        m_store->bin().putMessages(reply.id, one.id);
        QCOMPARE(messagesOf(one), QList<qint64>({one.id}));

        // Neither a search nor a copy finds what is in the bin.
        QCOMPARE(found(u"apple"_s), QList<qint64>());
        QCOMPARE(found(u"apple"_s, {.isInBin = true}), QList<qint64>({last.id, other.id, next.id, reply.id}));
        const Message copy = m_store->messages().copyBranch(one.conversationId, one.id, u"Copy"_s);
        QCOMPARE(messagesOf(copy).size(), 1);

        // What was deleted first waits for what it follows on.
        QCOMPARE(m_store->bin().all(), QList<BinEntry>({{.conversationId = one.conversationId,
                                                         .messageId = reply.id,
                                                         .title = u"One pear"_s,
                                                         .text = u"apple"_s,
                                                         .role = Role::Assistant,
                                                         .deletedAt = m_now,
                                                         .messages = 2}}));
        m_store->bin().restoreMessages(reply.id);
        QCOMPARE(messagesOf(one), QList<qint64>({one.id, reply.id, other.id}));
        QCOMPARE(m_store->conversations().find(one.conversationId).leafId, other.id);
        QCOMPARE(m_store->bin().all().size(), 1);
        QCOMPARE(m_store->bin().all().first().messageId, next.id);
        m_store->bin().restoreMessages(next.id);
        QCOMPARE(m_store->conversations().find(one.conversationId).leafId, last.id);
        QCOMPARE(messagesOf(one).size(), 5);
        QVERIFY(m_store->bin().all().isEmpty());
    }

    void whatWasFoundComesBackWithWhatKeptIt()
    {
        const Message one = ask(*m_store, u"One"_s);
        const Message reply = answer(*m_store, one, u"apple"_s);
        const Message next = ask(*m_store, u"pear"_s, one.conversationId, reply.id);
        m_store->bin().putMessages(next.id, reply.id);
        m_now = m_now.addSecs(1);
        m_store->bin().putMessages(reply.id, one.id);
        m_store->bin().putConversations({one.conversationId});

        m_store->bin().restoreWith(one.conversationId, 0);
        QCOMPARE(messagesOf(one), QList<qint64>({one.id}));
        m_store->bin().putConversations({one.conversationId});
        m_store->bin().restoreWith(one.conversationId, next.id);
        QCOMPARE(messagesOf(one), QList<qint64>({one.id, reply.id, next.id}));
        QCOMPARE(m_store->conversations().find(one.conversationId).leafId, next.id);
        QVERIFY(m_store->bin().all().isEmpty());
        QCOMPARE(m_store->acts().undo(), std::nullopt);
        m_store->bin().restoreWith(one.conversationId, next.id); // it is there: as wished
        QCOMPARE(codeOf([&] { m_store->bin().restoreWith(999, 0); }), ErrorCode::NotFound);
    }

    void whatIsBeingWrittenIsNotDeleted()
    {
        const Message one = ask(*m_store, u"One"_s);
        const Message reply = m_store->messages().beginAnswer(one.conversationId, one.id, {});
        QCOMPARE(codeOf([&] { m_store->bin().putMessages(one.id, 0); }), ErrorCode::NotFound);
        QCOMPARE(messagesOf(one), QList<qint64>({one.id, reply.id}));
        QVERIFY(m_store->bin().all().isEmpty());
        QCOMPARE(m_store->acts().undo(), std::nullopt);
    }

    void aConversationMayBeWithoutMessages()
    {
        const Message one = ask(*m_store, u"One"_s);
        m_store->bin().putMessages(one.id, 0);
        QCOMPARE(messagesOf(one), QList<qint64>());
        QCOMPARE(m_store->conversations().find(one.conversationId).leafId, 0);
        const Message two = ask(*m_store, u"Two"_s, one.conversationId);
        m_store->bin().restoreMessages(one.id);
        QCOMPARE(messagesOf(one), QList<qint64>({one.id, two.id}));
    }

    void whatIsOldGoesForGoodAndNothingElse()
    {
        const Message one = ask(*m_store, u"One"_s);
        const Message two = ask(*m_store, u"Two"_s);
        const Message reply = answer(*m_store, two, u"2"_s);
        m_store->bin().putConversations({one.conversationId});
        m_store->bin().putMessages(reply.id, two.id);
        m_now = m_now.addDays(BinEntry::Days);
        m_store->keepHouse();
        QCOMPARE(m_store->bin().all().size(), 2);
        m_now = m_now.addSecs(1);
        m_store->keepHouse();
        QVERIFY(m_store->bin().all().isEmpty());
        QCOMPARE(messagesOf(two), QList<qint64>({two.id}));
        QCOMPARE(codeOf([&] { m_store->conversations().find(one.conversationId); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { m_store->bin().restoreMessages(reply.id); }), ErrorCode::NotFound);
    }

    void onlyWhatIsInTheBinIsRemovedForGood()
    {
        const Message one = ask(*m_store, u"One"_s);
        QCOMPARE(codeOf([&] { m_store->bin().removeMessages(one.id); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { m_store->bin().removeConversation(one.conversationId); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { m_store->bin().restoreMessages(one.id); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { m_store->bin().putMessages(999, 0); }), ErrorCode::NotFound);
        m_store->bin().putMessages(one.id, 0);
        m_store->bin().removeMessages(one.id);
        QVERIFY(m_store->bin().all().isEmpty());
        QCOMPARE(m_store->acts().undo(), std::nullopt);
    }

private:
    void reopen()
    {
        m_store.reset();
        m_store = std::make_unique<Store>(m_folder->path(), StoreOptions{.now = [this] { return m_now; }});
    }
    QList<qint64> messagesOf(const Message &any) const
    {
        QList<qint64> ids;
        for (const Message &message : m_store->conversations().open(any.conversationId).messages)
            ids.append(message.id);
        return ids;
    }
    QList<qint64> found(const QString &words, const SearchFilter &filter = {}) const
    {
        QList<qint64> ids;
        for (const SearchHit &hit : m_store->search().find(SearchQuery(words), filter, 20))
            ids.append(hit.messageId);
        return ids;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QDateTime m_now;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(TestBin)
#include "tst_bin.moc"
