// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What is found while one types: grouped, confined, page by page, and never of an older question.
#include "tests/support/ui/memory_store.h"
#include "ui/session/message_search.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using storage::Role;
using ui::MessageSearch;

namespace {

// Answers when it is told to.
class SlowStore : public MemoryStore
{
public:
    QFuture<ui::FoundPage> search(const QString &typed, const storage::SearchFilter &filter,
                                  qint64 before) override
    {
        asked.append(typed);
        m_page = MemoryStore::search(typed, filter, before).result();
        m_promise = QPromise<ui::FoundPage>();
        m_promise.start();
        return m_promise.future();
    }
    void answer()
    {
        QPromise<ui::FoundPage> answered = std::move(m_promise); // the next question comes meanwhile
        answered.addResult(m_page);
        answered.finish();
    }

    QStringList asked;

private:
    QPromise<ui::FoundPage> m_promise;
    ui::FoundPage m_page;
};

} // namespace

class TestMessageSearch : public QObject
{
    Q_OBJECT

private slots:
    void messagesStandBelowTheirConversation()
    {
        MemoryStore store;
        put(store, 101, u"About llamas"_s, u"A llama is a camel"_s);
        put(store, 102, u"Alpacas"_s, u"Like a llama"_s);
        put(store, 101, u"And the llama again"_s, u"No"_s);
        store.conversation(101).title = u"Animals"_s;
        store.conversation(102).title = u"Llama or alpaca?"_s;
        MessageSearch search(store);
        QAbstractItemModelTester tester(&search, QAbstractItemModelTester::FailureReportingMode::QtTest);
        search.setText(u"llama"_s);
        QTRY_VERIFY(search.isAnswered() && search.count() > 0);
        QCOMPARE(sketch(search),
                 u"# *Llama* or alpaca?\nAnswer: Like a *llama*\n# Animals\n"
                 "You: And the *llama* again\nAnswer: A *llama* is a camel\nYou: About *llama*s"_s);
        QCOMPARE(search.messageCount(), 4);
        QCOMPARE(search.index(1).data(MessageSearch::FoundRole).toString(), u"llama"_s);
        search.setScope(MessageSearch::Mine);
        QTRY_COMPARE(sketch(search), u"# Animals\nYou: And the *llama* again\nYou: About *llama*s"_s);
        search.setText({});
        QTRY_COMPARE(search.count(), 0);
    }

    void theBinIsSearchedInstead()
    {
        MemoryStore store;
        put(store, 101, u"About llamas"_s, u"A llama is a camel"_s);
        const qint64 question = store.put(101, 0, Role::User, u"And the llama again"_s).id;
        put(store, 102, u"Alpacas"_s, u"Like a llama"_s);
        store.conversation(101).title = u"Animals"_s;
        store.conversation(102).title = u"Llama or alpaca?"_s;
        store.moveMessagesToBin(question, 0);
        store.moveToBin({102});
        MessageSearch search(store);
        search.setText(u"llama"_s);
        QTRY_COMPARE(sketch(search), u"# Animals\nAnswer: A *llama* is a camel\nYou: About *llama*s"_s);
        search.setInBin(true);
        QTRY_COMPARE(
            sketch(search),
            u"# *Llama* or alpaca?\nAnswer: Like a *llama*\n# Animals\nYou: And the *llama* again"_s);
    }

    void codeAndModelsConfineIt()
    {
        MemoryStore store;
        put(store, 101, u"A llama in code"_s, u"```cpp\nllama();\n```"_s);
        store.put(101, 0, Role::Assistant, u"```python\nllama()\n```"_s, {.modelName = u"M"_s});
        MessageSearch search(store);
        search.repeat();
        QTRY_COMPARE(search.models(), QStringList{u"M"_s});
        search.setText(u"llama"_s);
        QTRY_COMPARE(search.messageCount(), 3);
        search.setLanguage(u"cpp"_s); // where code is looked for
        QTRY_VERIFY(search.isAnswered());
        QCOMPARE(search.messageCount(), 3);
        search.setScope(MessageSearch::Code);
        QTRY_COMPARE(search.messageCount(), 1);
        search.setLanguage({});
        QTRY_COMPARE(search.messageCount(), 2);
        search.setModel(u"M"_s);
        QTRY_COMPARE(search.messageCount(), 1);
        search.setScope(MessageSearch::Mine); // whom no model answers for
        QTRY_VERIFY(search.isAnswered());
        QCOMPARE(search.messageCount(), 1);
        QCOMPARE(search.index(1).data(MessageSearch::WhoRole).toString(), u"You"_s);
    }

    void olderOnesComePageByPage()
    {
        MemoryStore store;
        for (int i = 0; i < 60; ++i)
            put(store, 101 + i % 2, u"Llama %1"_s.arg(i), u"Yes"_s);
        MessageSearch search(store);
        QAbstractItemModelTester tester(&search, QAbstractItemModelTester::FailureReportingMode::QtTest);
        search.setScope(MessageSearch::Mine);
        search.setText(u"llama"_s);
        QTRY_COMPARE(search.messageCount(), ui::FoundPage::MostMessages);
        QVERIFY(search.hasMore());
        search.loadMore();
        QTRY_COMPARE(search.messageCount(), 60);
        QVERIFY(!search.hasMore());
        QCOMPARE(search.count(), 62); // two conversations
        search.loadMore();
        QTest::qWait(5);
        QCOMPARE(search.messageCount(), 60);
    }

    // Typing is faster than a search may be: only the last question is asked when one is on its way.
    void anOlderQuestionIsNotAnswered()
    {
        SlowStore store;
        put(store, 101, u"llama"_s, u"alpaca"_s);
        MessageSearch search(store);
        for (const QString &text : {u"l"_s, u"ll"_s, u"lla"_s, u"alpaca"_s})
            search.setText(text);
        QVERIFY(!search.isAnswered());
        store.answer();
        QTRY_COMPARE(store.asked, (QStringList{u"l"_s, u"alpaca"_s}));
        QCOMPARE(search.count(), 0);
        store.answer();
        QTRY_VERIFY(search.isAnswered());
        QCOMPARE(sketch(search), u"# llama\nAnswer: *alpaca*"_s);
    }

    void aFailureIsSaidAndGoesWithTheNextAnswer()
    {
        MemoryStore store;
        put(store, 101, u"llama"_s, u"alpaca"_s);
        MessageSearch search(store);
        store.failNext({.kind = ui::Failure::Kind::Unexpected});
        search.setText(u"llama"_s);
        QTRY_VERIFY(search.failure().isSet());
        QCOMPARE(search.count(), 0);
        search.repeat();
        QTRY_VERIFY(!search.failure().isSet());
        QVERIFY(search.count() > 0);
    }

private:
    static void put(MemoryStore &store, qint64 conversation, const QString &question, const QString &answer)
    {
        const auto asked = store.put(conversation, 0, Role::User, question);
        store.put(conversation, asked.id, Role::Assistant, answer);
    }
    static QString sketch(const MessageSearch &search)
    {
        QStringList lines;
        for (int row = 0; row < search.count(); ++row) {
            const QModelIndex index = search.index(row);
            const ui::Block block = index.data(MessageSearch::BlockRole).value<ui::Block>();
            QString text = block.text;
            for (auto span = block.spans.crbegin(); span != block.spans.crend(); ++span)
                text.insert(span->start + span->length, u'*').insert(span->start, u'*');
            const bool isHeading = index.data(MessageSearch::IsConversationRole).toBool();
            lines.append((isHeading ? u"# "_s : index.data(MessageSearch::WhoRole).toString() + u": "_s) +
                         text);
        }
        return lines.join(u'\n');
    }
};

QTEST_GUILESS_MAIN(TestMessageSearch)
#include "tst_message_search.moc"
