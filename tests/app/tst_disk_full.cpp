// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The disk is full at every write there is, once and for good: what the person wrote and what was answered is
// on the screen or on the disk, the person is told, and all of it is stored as soon as there is room.
#include "app/window/sqlite_store.h"
#include "storage/database.h"
#include "tests/storage/faulty_vfs.h"
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/scripted_generator.h"
#include "ui/session/answer_queue.h"
#include "ui/session/chat_session.h"

#include <QDeadlineTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::TranscriptModel;

namespace {

constexpr int MostWrites = 300;

const QString FirstAnswer = u"word "_s.repeated(2000);
const QString SecondAnswer = u"other "_s.repeated(100);

// Looked at more often than QTest does, which rests for 10 ms: it is asked some thousand times.
bool isSoon(const auto &condition)
{
    for (QDeadlineTimer limit(5000); !condition() && !limit.hasExpired();)
        QTest::qWait(1);
    return condition();
}

} // namespace

class TestDiskFull : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<window::SqliteStore> m_store;
    ScriptedGenerator m_generator;
    MemoryFiles m_files;
    std::unique_ptr<ui::AnswerQueue> m_answers;
    std::unique_ptr<ui::ChatSession> m_session;
    int m_told = 0; // how often the person was told

    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<window::SqliteStore>(m_folder->path(),
                                                        storage::StoreOptions{.vfs = faulty::VfsName});
        const auto opened = m_store->open();
        QVERIFY(isSoon([&] { return opened.isFinished(); }));
        m_answers = std::make_unique<ui::AnswerQueue>(*m_store, m_generator);
        m_session = std::make_unique<ui::ChatSession>(*m_store, m_generator, *m_answers, m_files);
        m_session->open(0);
        QVERIFY(isSoon([&] { return !m_session->isLoading(); }));
    }

    void end()
    {
        m_session->close();
        m_answers->close();
        m_session.reset();
        m_answers.reset();
        m_store.reset();
    }

    QVariant last(int role) const
    {
        TranscriptModel &transcript = *m_session->transcript();
        const int rows = transcript.rowCount();
        return rows ? transcript.data(transcript.index(rows - 1, 0), role) : QVariant();
    }
    void requireDiskFull(const ui::Failure &failure)
    {
        QCOMPARE(failure.kind, ui::Failure::Kind::DiskFull);
        ++m_told;
    }

    // Until the model is asked. What fails is tried once more by the person, when there is room.
    void ask(const QString &question)
    {
        const qsizetype before = m_generator.requests.size();
        m_session->setDraft(question);
        m_session->send();
        const QVariant shownBefore = last(TranscriptModel::MessageIdRole);
        const auto hasNoAnswer = [&] { // the answer before may not be stored yet: that is told there
            return last(TranscriptModel::MessageIdRole) != shownBefore &&
                   last(TranscriptModel::FailureRole).value<ui::Failure>().isSet();
        };
        const auto isAsked = [&] { return m_generator.requests.size() > before; };
        QVERIFY(isSoon([&] { return isAsked() || m_session->failure().isSet() || hasNoAnswer(); }));
        if (isAsked())
            return;
        faulty::mend();
        if (m_session->failure().isSet()) {
            requireDiskFull(m_session->failure());
            if (!m_session->draft().isEmpty()) {
                QCOMPARE(m_session->draft(), question);
                m_session->send();
            }
        } else {
            requireDiskFull(last(TranscriptModel::FailureRole).value<ui::Failure>());
            QCOMPARE(m_session->draft(), QString()); // the question is stored, and has no answer
            m_session->answerQuestion(last(TranscriptModel::MessageIdRole).toLongLong());
        }
        QVERIFY(isSoon([&] { return isAsked(); }));
    }

    void answer(const QString &text)
    {
        m_generator.start();
        const qsizetype half = text.size() / 2;
        m_generator.say(text.first(half));
        QTest::qWait(1); // a checkpoint may come between, or not
        m_generator.say(text.sliced(half));
        m_generator.finish();
        QVERIFY(isSoon([&] { return !m_session->isAnswering(); }));
        if (const auto failure = last(TranscriptModel::FailureRole).value<ui::Failure>(); failure.isSet())
            requireDiskFull(failure);
    }

    QStringList stored() const
    {
        storage::Store store(m_folder->path());
        QStringList texts;
        for (const storage::Conversation &conversation : store.conversations().all())
            for (const storage::Message &message : store.conversations().open(conversation.id).messages)
                texts.append(message.text);
        return texts;
    }

private slots:
    void initTestCase() { faulty::install(); }

    void nothingIsLostWhereverItHappens_data()
    {
        QTest::addColumn<bool>("staysFull");
        QTest::newRow("once") << false;
        QTest::newRow("until the person sees it") << true;
    }

    void nothingIsLostWhereverItHappens()
    {
        QFETCH(bool, staysFull);
        m_told = 0;
        int write = 1;
        for (; write <= MostWrites; ++write) {
            faulty::mend();
            begin();
            faulty::follow({faulty::Operation::Write, write, SQLITE_FULL, staysFull});
            ask(u"First question"_s);
            answer(FirstAnswer);
            ask(u"Second question"_s);
            answer(SecondAnswer);
            const bool hasFailed = faulty::hasFailed();
            faulty::mend();
            end(); // what could not be stored before is stored now
            QCOMPARE(stored(),
                     QStringList({u"First question"_s, FirstAnswer, u"Second question"_s, SecondAnswer}));
            if (QTest::currentTestFailed())
                return;
            if (!hasFailed)
                break;
        }
        QVERIFY2(write > 20 && write < MostWrites, qPrintable(QString::number(write)));
        QVERIFY2(m_told > 5, qPrintable(QString::number(m_told)));
    }
};

QTEST_MAIN(TestDiskFull)
#include "tst_disk_full.moc"
