// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The program as it is put together, window, engine and database, with the starter model. What is stored is
// read from the database file, as the next start would.
#include "app/window/application.h"
#include "storage/store.h"
#include "tests/app/internet_calls.h"
#include "tests/support/ui/starter_model.h"

#include <QHostAddress>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

Q_IMPORT_QML_PLUGIN(ChasquiPlugin)

using namespace Qt::Literals::StringLiterals;
using storage::Message;
using storage::MessageState;
using storage::Role;
using storage::StopReason;

namespace {

constexpr int Patience = 240000; // ms; sanitizers are slow
constexpr int ShortAnswer = 16;  // tokens: the model is small and may never end by itself

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QQuickStyle::setStyle(u"Basic"_s);
        m_model = starterModel();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        ui::Preferences preferences(m_folder->filePath(u"chasqui.ini"_s));
        preferences.setWelcomeSeen(true);
        preferences.setTemperature(0); // the same answers in every run
        preferences.setLongestAnswer(ShortAnswer);
        start();
    }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
        QCOMPARE(internetCalls(), 0); // whatever was done
    }

    void aQuestionIsAnsweredAndThereAfterTheNextStart()
    {
        waitForModel();
        type(u"What is 2 + 2?"_s);
        QTest::keyClick(m_program->window(), Qt::Key_Return);
        waitForAnswers(1);
        const QString shown =
            session().textOf(session().transcript()->index(1, 0).data(MessageId).toLongLong());
        QVERIFY(!shown.isEmpty());

        m_program.reset();
        const QList<Message> stored = storedMessages();
        QCOMPARE(stored.size(), 2);
        QCOMPARE(stored.at(0).text, u"What is 2 + 2?"_s);
        QCOMPARE(stored.at(1).parentId, stored.at(0).id);
        QCOMPARE(stored.at(1).state, MessageState::Complete);
        QCOMPARE(stored.at(1).text, shown);
        const storage::AnswerRecord record = stored.at(1).answer.value();
        QCOMPARE(record.backend, u"cpu"_s);
        QVERIFY(record.promptTokens > 10);
        QVERIFY(record.generatedTokens > 0);
        QVERIFY(record.modelFileId != 0);

        start();
        QTRY_COMPARE(m_program->browser().conversations()->count(), 1);
        m_program->browser().open(stored.at(0).conversationId);
        QTRY_COMPARE(session().conversationId(), stored.at(0).conversationId);
        QTRY_COMPARE(session().textOf(stored.at(1).id), shown);
    }

    void nothingButAPersonsWishLeavesTheComputer()
    {
        waitForModel();
        type(
            u"Look: ![llama](https://example.invalid/llama.png) <img src=\"https://example.invalid/a.png\">"_s);
        QTest::keyClick(m_program->window(), Qt::Key_Return);
        waitForAnswers(1);
        for (const char *page : {"models", "network", "settings", "bin", "chat"}) {
            m_program->window()->setProperty("page", QString::fromLatin1(page));
            QTest::qWait(50); // for what a page does once it is shown
        }
        m_program->networkLog().setUse(int(ui::NetworkUse::Never));
        QTRY_VERIFY(m_program->networkLog().isOffline());
        QVERIFY(m_program->networkLog().isEmpty());
        QCOMPARE(internetCalls(), 0);
    }

    void whatIsSetIsWhatTheEngineDoes()
    {
        ui::Preferences &preferences = m_program->preferences();
        preferences.setSystemPrompt(u"You speak like a sailor."_s);
        preferences.setLongestAnswer(12);
        preferences.setContextLength(512);
        waitForModel();
        QCOMPARE(m_program->models().contextLength(), 512);
        type(u"Tell a long story about a llama."_s);
        QTest::keyClick(m_program->window(), Qt::Key_Return);
        waitForAnswers(1);
        m_program.reset();
        const storage::AnswerRecord record = storedMessages().last().answer.value();
        QCOMPARE(record.stopReason, StopReason::TokenLimit);
        QCOMPARE(record.tokens.size(), 12);
        QCOMPARE(record.systemPrompt, u"You speak like a sailor."_s);
        QCOMPARE(record.sampling.temperature, 0.0);
        QCOMPARE(record.contextLength, 512);
    }

    void aModelThatIsUnloadedCanBeLoadedAgain()
    {
        waitForModel();
        m_program->models().unload();
        QCOMPARE(m_program->models().state(), ui::ModelChoice::State::NoModel);
        type(u"Hello"_s);
        QTest::keyClick(m_program->window(), Qt::Key_Return);
        QTRY_VERIFY(!session().isAnswering() && session().draft().isEmpty());
        QTRY_COMPARE(session().transcript()->index(0, 0).data(ui::TranscriptModel::StateRole).toInt(),
                     int(ui::TranscriptModel::Unanswered)); // it says why, and can be asked again
        m_program->models().choose(m_model);
        waitForModel();
    }

    void escapeEndsAnAnswerAndKeepsItsWords()
    {
        waitForModel();
        askForALongAnswer();
        QTest::keyClick(m_program->window(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isAnswering(), Patience);
        m_program.reset();
        const Message answer = storedMessages().last();
        QCOMPARE(answer.state, MessageState::Complete);
        QCOMPARE(answer.answer.value().stopReason, StopReason::Stopped);
        QVERIFY(answer.text.startsWith(m_given));
    }

    void closingInTheMiddleOfAnAnswerKeepsWhatWasShown()
    {
        waitForModel();
        askForALongAnswer();
        m_program.reset();
        const QList<Message> stored = storedMessages();
        QCOMPARE(stored.size(), 2);
        QCOMPARE(stored.last().state, MessageState::Interrupted);
        QCOMPARE(stored.last().text, m_given);
    }

    void closingInTheMiddleOfALoadLosesNothing()
    {
        type(u"asked early"_s);
        m_program.reset();
        storage::Store store(m_folder->path());
        QCOMPARE(store.conversations().draft(0), u"asked early"_s);
    }

    void theSecondQuestionReadsOnlyWhatIsNew()
    {
        waitForModel();
        type(u"What is 2 + 2?"_s);
        QTest::keyClick(m_program->window(), Qt::Key_Return);
        waitForAnswers(1);
        QSignalSpy progress(&m_program->answers(), &ui::AnswerQueue::promptProgressed);
        type(u"And 3 + 3?"_s);
        QTest::keyClick(m_program->window(), Qt::Key_Return);
        waitForAnswers(2);
        QVERIFY(!progress.isEmpty());
        const int alreadyRead = progress.first().at(1).toInt();
        QCOMPARE_GT(alreadyRead, 20); // the first question and its answer
    }

    void whatWasAskedAtTheStartIsAsked()
    {
        m_program.reset();
        m_question = u"What is 2 + 2?"_s;
        start();
        m_question.clear();
        waitForModel();
        waitForAnswers(1);
        m_program.reset();
        QCOMPARE(storedMessages().first().text, u"What is 2 + 2?"_s);
    }

    // With the code model where it is there; what is taken from the starter means nothing.
    void codeIsSuggestedAtTheCursorAndTaken()
    {
        const QString codeModel = qEnvironmentVariable("CHASQUI_CODE_MODEL");
        if (!codeModel.isEmpty())
            m_program->models().choose(codeModel);
        waitForModel();
        m_program->window()->setProperty("page", u"pad"_s);
        QTRY_VERIFY(m_program->pads().pad()->document());
        m_program->pads().pad()->start(
            u"import math\n\n\ndef circle_area(radius):\n    \n\nprint(circle_area(2))\n"_s, u"Python"_s);
        const qsizetype gap = m_program->pads().pad()->text().indexOf(u"    \n"_s) + 4;
        for (int line = 0; line < 4; ++line)
            QTest::keyClick(m_program->window(), Qt::Key_Down);
        QTest::keyClick(m_program->window(), Qt::Key_End);
        const QString before = m_program->pads().pad()->text();

        ui::Suggestion &suggestion = *m_program->pads().suggestion();
        QTest::keyClick(m_program->window(), Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(suggestion.isAsking());
        QTRY_VERIFY_WITH_TIMEOUT(!suggestion.isAsking(), Patience);
        QVERIFY(!suggestion.failure().isSet());
        QVERIFY(suggestion.isShown());
        QCOMPARE(m_program->pads().pad()->text(), before);
        const QString shown = suggestion.text();
        if (!codeModel.isEmpty())
            QCOMPARE(shown, u"return math.pi * radius ** 2"_s);
        QTest::keyClick(m_program->window(), Qt::Key_Tab);
        QCOMPARE(m_program->pads().pad()->text(), QString(before).insert(gap, shown));
        QTest::keyClick(m_program->window(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_program->pads().pad()->text(), before);

        // The next key ends it before it is there.
        QTest::keyClick(m_program->window(), Qt::Key_Space, Qt::ControlModifier);
        QTest::keyClick(m_program->window(), Qt::Key_X);
        QVERIFY(!suggestion.isAsking());
        QTest::qWait(300);
        QVERIFY(!suggestion.isShown());
        QCOMPARE(m_program->pads().pad()->text(), QString(before).insert(gap, u"x"_s));
    }

    void cleanupTestCase()
    {
        // Had anything asked, it would have been counted.
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), 9);
        socket.waitForConnected(1000);
        QVERIFY(internetCalls() > 0);
    }

private:
    static constexpr int MessageId = ui::TranscriptModel::MessageIdRole;

    void start()
    {
        m_given.clear();
        m_program = std::make_unique<window::Application>(window::Options{
            .dataFolder = m_folder->path(),
            .settingsFile = m_folder->filePath(u"chasqui.ini"_s),
            .modelFolders = {m_folder->filePath(u"models"_s)},
            .modelFile = m_model,
            .question = m_question,
        });
        QSignalSpy usable(m_program.get(), &window::Application::usable);
        QVERIFY(m_program->start());
        QVERIFY(usable.wait(Patience));
        connect(&m_program->answers(), &ui::AnswerQueue::answerExtended, this,
                [this](const Message &answer) { m_given = answer.text; });
        connect(&m_program->answers(), &ui::AnswerQueue::answerEnded, this, [this] { ++m_ended; });
        m_ended = 0;
    }

    void waitForModel()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_program->models().state(), ui::ModelChoice::State::Ready, Patience);
    }

    void waitForAnswers(int count) { QTRY_COMPARE_WITH_TIMEOUT(m_ended, count, Patience); }

    void askForALongAnswer()
    {
        m_program->preferences().setLongestAnswer(0);
        type(u"Tell a long story about a llama."_s);
        QTest::keyClick(m_program->window(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_given.size() > 40, Patience);
        QVERIFY(session().isAnswering());
    }

    void type(const QString &text)
    {
        for (const QChar character : text)
            QTest::keyClick(m_program->window(), character.toLatin1());
        QCOMPARE(session().draft(), text);
    }

    // In the order of their writing.
    QList<Message> storedMessages() const
    {
        storage::Store store(m_folder->path());
        const QList<storage::Conversation> conversations = store.conversations().all();
        return conversations.isEmpty() ? QList<Message>()
                                       : store.conversations().open(conversations.first().id).messages;
    }

    ui::ChatSession &session() { return m_program->session(); }

    QString m_model;
    QString m_question;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<window::Application> m_program;
    QString m_given; // of the answer that is being written, as the window has it
    int m_ended = 0;
};

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
