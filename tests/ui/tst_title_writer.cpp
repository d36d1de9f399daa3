// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/memory_store.h"
#include "tests/support/ui/scripted_generator.h"
#include "ui/session/chat_session.h"
#include "ui/session/title_from.h"
#include "ui/session/title_writer.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// Names are written when nothing else is to be done, and never in the place of one that a person chose.
class TestTitleWriter : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<MemoryStore>();
        m_generator = std::make_unique<ScriptedGenerator>();
        m_answers = std::make_unique<ui::AnswerQueue>(*m_store, *m_generator);
        m_session = std::make_unique<ui::ChatSession>(*m_store, *m_generator, *m_answers, m_files);
        m_titles = std::make_unique<ui::TitleWriter>(*m_store, *m_generator, *m_answers, 100ms);
        m_titles->setEnabled(true);
        m_session->open(0);
        QTRY_VERIFY(!m_session->isLoading());
    }
    void cleanup()
    {
        m_titles.reset();
        m_session.reset();
        m_answers.reset();
    }

    void aNewConversationIsNamedWhenItIsQuiet()
    {
        QSignalSpy titled(m_titles.get(), &ui::TitleWriter::titled);
        ask(u"Why is the sky blue?"_s, u"Light is scattered."_s);
        QCOMPARE(m_generator->requests.size(), 1);
        QTRY_COMPARE(m_generator->requests.size(), 2);
        const ui::AnswerRequest asked = m_generator->requests.last().asked;
        QCOMPARE(asked.turns.size(), 3); // as the answer was read, and the wish
        QCOMPARE(asked.turns.at(1).text, u"Light is scattered."_s);
        QCOMPARE(asked.conversationId, m_session->conversationId());
        m_generator->say(u"**\"The Blue "_s);
        m_generator->say(u"Sky\".**\nIt is"_s);
        m_generator->finish();
        QTRY_COMPARE(titled.size(), 1);
        QCOMPARE(titled.first().at(1).toString(), u"The Blue Sky"_s);
        QCOMPARE(m_store->conversation(m_session->conversationId()).title, u"The Blue Sky"_s);
        // Once: the next answer changes nothing.
        ask(u"And at night?"_s, u"Dark."_s);
        QTest::qWait(250);
        QCOMPARE(m_generator->requests.size(), 3);
    }

    void aQuestionGoesFirstAndTheNameComesLater()
    {
        ask(u"Why?"_s, u"So."_s);
        QTRY_COMPARE(m_generator->requests.size(), 2);
        m_generator->say(u"Half a na"_s);
        m_session->setDraft(u"And?"_s);
        m_session->send();
        QTRY_COMPARE(m_generator->requests.size(), 3);
        QVERIFY(m_generator->requests.at(1).isStopped);
        QCOMPARE(m_store->conversation(m_session->conversationId()).title, u"Why?"_s);
        m_generator->say(u"Then."_s);
        m_generator->finish();
        QTRY_COMPARE(m_generator->requests.size(), 4);
        m_generator->say(u"Reasons"_s);
        m_generator->finish();
        QTRY_COMPARE(m_store->conversation(m_session->conversationId()).title, u"Reasons"_s);
    }

    void aNameThatAPersonChoseStays()
    {
        ask(u"Why?"_s, u"So."_s);
        QTRY_COMPARE(m_generator->requests.size(), 2);
        m_store->rename(m_session->conversationId(), u"Mine"_s); // while the model writes one
        m_generator->say(u"Reasons"_s);
        m_generator->finish();
        QTest::qWait(50);
        QCOMPARE(m_store->conversation(m_session->conversationId()).title, u"Mine"_s);
        ask(u"And?"_s, u"Then."_s);
        QTest::qWait(250);
        QCOMPARE(m_generator->requests.size(), 3);
    }

    void nothingIsNamedWhereNobodyWantsIt()
    {
        m_titles->setEnabled(false);
        ask(u"Why?"_s, u"So."_s);
        QTest::qWait(250);
        QCOMPARE(m_generator->requests.size(), 1);
    }

    void whatIsNoTitleIsNone()
    {
        QCOMPARE(ui::TitleWriter::titleIn(u"  # Lock-free queues\n\nText"_s), u"Lock-free queues"_s);
        QCOMPARE(ui::TitleWriter::titleIn(u"«El río Urubamba»."_s), u"El río Urubamba"_s);
        QCOMPARE(ui::TitleWriter::titleIn(u"<think>A name.</think>\nNames"_s), u"Names"_s);
        QCOMPARE(ui::TitleWriter::titleIn(u"<think>A name that ne"_s), QString());
        QCOMPARE(ui::TitleWriter::titleIn(u"\"…\""_s), QString());
        QCOMPARE(ui::TitleWriter::titleIn(u""_s), QString());
        QCOMPARE(ui::TitleWriter::titleIn(QString(61, u'a')), QString());
    }

private:
    void ask(const QString &question, const QString &text)
    {
        const qsizetype before = m_generator->requests.size();
        m_session->setDraft(question);
        m_session->send();
        QTRY_COMPARE(m_generator->requests.size(), before + 1);
        m_generator->start();
        m_generator->say(text);
        m_generator->finish();
        QTRY_VERIFY(!m_answers->isBusy());
    }

    MemoryFiles m_files;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<ScriptedGenerator> m_generator;
    std::unique_ptr<ui::AnswerQueue> m_answers;
    std::unique_ptr<ui::ChatSession> m_session;
    std::unique_ptr<ui::TitleWriter> m_titles;
};

QTEST_GUILESS_MAIN(TestTitleWriter)
#include "tst_title_writer.moc"
