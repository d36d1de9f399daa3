// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What a person does in a conversation, over a store and a model that do as they are told.
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/memory_store.h"
#include "tests/support/ui/scripted_generator.h"
#include "ui/models/transcript_selection.h"
#include "ui/session/answer_words.h"
#include "ui/session/chat_session.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using storage::MessageState;
using storage::Role;
using storage::StopReason;
using ui::Failure;
using ui::TranscriptModel;

class TestChatSession : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<MemoryStore>();
        m_generator = std::make_unique<ScriptedGenerator>();
        m_answers = std::make_unique<ui::AnswerQueue>(*m_store, *m_generator);
        m_session = std::make_unique<ui::ChatSession>(*m_store, *m_generator, *m_answers, m_files);
        openAndWait(0);
        m_store->takeLog();
    }

    void cleanup()
    {
        m_session.reset();
        m_answers.reset();
    }

    void aQuestionIsStoredBeforeItIsAnswered()
    {
        QSignalSpy stored(m_session.get(), &ui::ChatSession::conversationStored);
        send(u"Why is the sky blue?"_s);
        QTRY_VERIFY(m_generator->isRunning());
        const QStringList log = m_store->takeLog();
        QCOMPARE_LT(log.indexOf(u"addQuestion Why is the sky blue?"_s), log.indexOf(u"beginAnswer 2"_s));
        QVERIFY(log.contains(u"addQuestion Why is the sky blue?"_s));
        QCOMPARE(stored.count(), 1);
        QCOMPARE(m_session->title(), u"Why is the sky blue?"_s);
        QCOMPARE(m_session->draft(), QString());
        QVERIFY(m_session->conversationId() > 0);
        QCOMPARE(m_generator->requests.last().asked.turns,
                 QList<ui::Turn>({{Role::User, u"Why is the sky blue?"_s}}));
    }

    void aQuestionWaitsForAModelThatIsOnItsWay()
    {
        m_answers->setModelIsComing(true);
        send(u"Q"_s);
        QTRY_COMPARE(states(), u"W"_s); // stored, and in the queue
        QCOMPARE(m_generator->requests.size(), 0);
        m_answers->setModelIsComing(false);
        QTRY_VERIFY(m_generator->isRunning());
        QCOMPARE(m_generator->requests.size(), 1);
    }

    void anAnswerIsSavedAsItGrowsAndEndsOnce()
    {
        send(u"Q"_s);
        begin();
        for (int i = 0; i < 100; ++i)
            m_generator->say(u"word "_s);
        QTRY_VERIFY(saves() > 0);
        const int atOnce = saves();
        QCOMPARE_LE(atOnce, 2); // not once a piece
        m_generator->say(u"more"_s);
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
        const storage::Message &answer = lastMessage();
        QCOMPARE(answer.text, QString(u"word "_s).repeated(100) + u"more"_s);
        QCOMPARE(answer.state, MessageState::Complete);
        QCOMPARE(answer.answer->stopReason, StopReason::EndOfTurn);
        QCOMPARE(states(), u"SC"_s);
    }

    void stoppingKeepsWhatWasSaid()
    {
        send(u"Q"_s);
        begin();
        m_generator->say(u"Half"_s);
        m_session->stop();
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(lastMessage().text, u"Half"_s);
        QCOMPARE(lastMessage().answer->stopReason, StopReason::Stopped);
        // And it can go on from there.
        m_session->continueAnswer(lastMessage().id);
        QTRY_VERIFY(m_generator->isRunning());
        QCOMPARE(m_generator->requests.last().asked.turns.last(), (ui::Turn{Role::Assistant, u"Half"_s}));
        m_generator->start();
        m_generator->say(u" and whole"_s);
        m_generator->finish();
        QTRY_COMPARE(lastMessage().text, u"Half and whole"_s);
        QCOMPARE(m_store->messageCount(), 2);
    }

    void whatIsWantedOfEveryAnswerReachesTheModel()
    {
        const ui::AnswerSettings settings = {
            .systemPrompt = u"Be brief"_s, .temperature = 0.5, .maxTokens = 64};
        m_answers->setSettings(settings);
        m_session->setDraft(u"Q"_s);
        QTRY_COMPARE(m_session->usedTokens(), 2); // the instruction is part of the context
        send(u"Q"_s);
        QTRY_VERIFY(m_generator->isRunning());
        QCOMPARE(m_generator->requests.last().asked.settings, settings);
    }

    void whatIsAttachedGoesWithTheQuestion()
    {
        m_files.contents[u"/p/a.py"_s] = "a = 1\n";
        m_session->attachments()->add({QUrl::fromLocalFile(u"/p/a.py"_s)});
        QVERIFY(!m_session->canSend()); // without a word of the person's
        m_session->setDraft(u"What is a?"_s);
        QTRY_COMPARE(m_session->draftTokens(), 9);  // with the file
        m_files.contents[u"/p/a.py"_s] = "a = 2\n"; // edited meanwhile
        m_session->send();
        QTRY_VERIFY(m_generator->isRunning());
        QCOMPARE(m_generator->requests.last().asked.turns.last().text,
                 u"What is a?\n\n```python a.py\na = 2\n```"_s);
        QCOMPARE(m_session->title(), u"What is a?"_s);
        QCOMPARE(m_session->draft(), QString());
        QCOMPARE(m_session->attachments()->count(), 0);
        m_generator->finish();
    }

    void theInstructionOfTheModelHoldsWhereThereIsNoOther()
    {
        m_answers->setInstructionOfModel(u"You help with code"_s);
        QCOMPARE(m_session->settings()->systemPrompt(), u"You help with code"_s);
        answered(u"Q"_s, u"A"_s);
        QCOMPARE(m_generator->requests.last().asked.turns.first(),
                 (ui::Turn{Role::System, u"You help with code"_s}));
        m_session->settings()->setSystemPrompt({}); // none at all, in this chat
        m_session->answerAgain(lastMessage().id);
        QTRY_VERIFY(m_generator->isRunning());
        QCOMPARE(m_generator->requests.last().asked.turns.first(), (ui::Turn{Role::User, u"Q"_s}));
        m_generator->finish();
        m_answers->setSettings({.systemPrompt = u"Be brief"_s});
        openAndWait(0);
        QCOMPARE(m_session->settings()->systemPrompt(), u"Be brief"_s);
    }

    void aConversationHasWishesOfItsOwn()
    {
        m_answers->setSettings({.systemPrompt = u"Be brief"_s, .temperature = 0.5, .maxTokens = 64});
        answered(u"Q"_s, u"A"_s);
        const qint64 conversation = m_session->conversationId();
        ui::ChatSettings &settings = *m_session->settings();
        QVERIFY(!settings.ownsSomething());
        QCOMPARE(settings.systemPrompt(), u"Be brief"_s);
        settings.setSystemPrompt(u"Ahoy"_s);
        settings.setTemperature(-1);
        QVERIFY(settings.ownsSystemPrompt() && settings.ownsTemperature() && !settings.ownsLongestAnswer());
        m_session->answerAgain(lastMessage().id); // at once: what was changed just now holds
        QTRY_VERIFY(m_generator->isRunning());
        const ui::AnswerSettings wished = {.systemPrompt = u"Ahoy"_s, .temperature = {}, .maxTokens = 64};
        QCOMPARE(m_generator->requests.last().asked.settings, wished);
        QCOMPARE(m_generator->requests.last().asked.turns.first(), (ui::Turn{Role::System, u"Ahoy"_s}));
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());

        settings.setLongestAnswer(0); // and the conversation is left at once
        openAndWait(0);
        QVERIFY(!settings.ownsSomething());
        openAndWait(conversation);
        QCOMPARE(settings.own(), (storage::ConversationSettings{u"Ahoy"_s, -1, 0}));
        settings.resetSystemPrompt();
        settings.resetTemperature();
        settings.resetLongestAnswer();
        QVERIFY(!settings.ownsSomething());
        QCOMPARE(settings.temperature(), 0.5);
        QTRY_COMPARE(m_store->conversation(conversation).settings, storage::ConversationSettings());
    }

    void whatChoosesWordsIsTheConversationsOrTheProgramsOrTheModels()
    {
        m_answers->setSettings({.sampling = {.topK = 40, .topP = 0.5}});
        QCOMPARE(m_session->settings()->sampling(), QList<double>({40, 0.5, -1, -1}));
        m_session->settings()->setSampling(1, -1); // the model's own
        m_session->settings()->setSampling(2, 0.05);
        QCOMPARE(m_session->settings()->ownsSampling(), QList<bool>({false, true, true, false}));
        send(u"Q"_s);
        begin();
        QCOMPARE(m_generator->requests.last().asked.settings.sampling,
                 (storage::SamplingWishes{.topK = 40, .minP = 0.05}));
        QCOMPARE(m_session->settings()->own(),
                 (storage::ConversationSettings{.sampling = {.topP = -1, .minP = 0.05}}));
        m_session->settings()->resetSampling(1);
        QCOMPARE(m_session->settings()->sampling(), QList<double>({40, 0.5, 0.05, -1}));
    }

    void theModelOfAConversationIsThereBeforeItsAnswer()
    {
        QStringList wanted;
        connect(m_answers.get(), &ui::AnswerQueue::modelWanted, this,
                [&](const QString &path, std::optional<int> contextLength) {
                    wanted.append(u"%1 %2"_s.arg(path).arg(contextLength.value_or(-1)));
                    m_answers->setModelIsComing(path == u"/models/b.gguf"_s);
                });
        answered(u"Q"_s, u"A"_s);
        QCOMPARE(wanted, QStringList({u" -1"_s}));
        m_session->settings()->setModel(u"/models/b.gguf"_s);
        m_session->settings()->setContextLength(4096);
        send(u"Next"_s);
        QTRY_COMPARE(wanted.size(), 2);
        QCOMPARE(wanted.last(), u"/models/b.gguf 4096"_s);
        QVERIFY(!m_generator->isRunning());
        QCOMPARE(m_session->waitingCount(), 1); // and can still be taken back
        m_answers->setModelIsComing(false);
        begin();
        m_generator->say(u"B"_s);
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(wanted.size(), 2); // one question, one wish
        // Another one for one answer alone.
        m_session->answerAgainWith(lastMessage().id, u"/models/c.gguf"_s, 0, 0);
        begin();
        QCOMPARE(wanted.last(), u"/models/c.gguf 4096"_s);
    }

    void wishesOfANewChatGoWithItsFirstQuestion()
    {
        m_store->put(901, 0, Role::User, u"Elsewhere"_s);
        m_session->settings()->setLongestAnswer(128);
        openAndWait(901);
        QVERIFY(!m_session->settings()->ownsSomething());
        m_store->holdNextDraft();
        m_session->open(0);
        QVERIFY(m_session->isLoading());
        // And left before it is there.
        openAndWait(901);
        openAndWait(0);
        QCOMPARE(m_session->settings()->longestAnswer(), 128);
        send(u"Q"_s);
        QTRY_VERIFY(m_generator->isRunning());
        QCOMPARE(m_generator->requests.last().asked.settings.maxTokens, 128);
        QCOMPARE(m_session->settings()->own(), (storage::ConversationSettings{.longestAnswer = 128}));
        QCOMPARE(m_store->conversation(m_session->conversationId()).settings.longestAnswer, 128);
        openAndWait(0);
        QVERIFY(!m_session->settings()->ownsSomething());
        QVERIFY(!m_store->conversation(901).settings.longestAnswer);
    }

    void aWishThatCannotBeStoredIsSaidAndKept()
    {
        answered(u"Q"_s, u"A"_s);
        m_store->failNext({.kind = Failure::Kind::DiskFull});
        m_session->settings()->setLongestAnswer(128);
        QTRY_COMPARE(m_session->failure().kind, Failure::Kind::DiskFull);
        openAndWait(0);
        QCOMPARE(m_store->conversation(lastMessage().conversationId).settings.longestAnswer, 128);
    }

    void anAnswerThatGoesOnHasTheTokensOfItsWholeText()
    {
        send(u"Q"_s);
        begin();
        m_generator->say(u"Half"_s);
        m_generator->record.tokens = {1, 2};
        m_generator->finish(StopReason::TokenLimit);
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(lastMessage().answer->tokens, QList<qint32>({1, 2}));
        m_session->continueAnswer(lastMessage().id);
        QTRY_VERIFY(m_generator->isRunning());
        m_generator->say(u" and whole"_s);
        m_generator->record.tokens = {3};
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(lastMessage().answer->tokens, QList<qint32>({1, 2, 3}));
    }

    void anAnswerSaysWhereADeviceFailed()
    {
        send(u"Q"_s);
        begin();
        m_generator->say(u"Half of it and the rest"_s);
        m_generator->record.movedAfter = 3;
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(
            ui::AnswerWords::ending(lastMessage(), true),
            u"The graphics card failed after 3 token(s) of this answer, and the processor wrote the rest."_s);

        m_session->answerAgain(lastMessage().id);
        QTRY_VERIFY(m_generator->isRunning());
        m_generator->say(u"Whole"_s);
        m_generator->finish(StopReason::TokenLimit);
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(
            ui::AnswerWords::ending(lastMessage(), true),
            u"The graphics card failed after 3 token(s) of this answer, and the processor wrote the rest. "
            "This answer reached the greatest length that is set."_s);
    }

    void anAnswerThatTheContextEndedGoesOnWithoutTheOldestMessages()
    {
        answered(u"A"_s, u"B"_s);
        send(u"Q"_s);
        begin();
        m_generator->say(u"Half"_s);
        m_generator->finish(StopReason::ContextFull);
        QTRY_VERIFY(!m_session->isAnswering());
        const int footer = m_session->transcript()->count() - 1;
        QVERIFY(data(footer, TranscriptModel::NoticeRole).toString().contains(u"oldest messages"_s));
        QVERIFY(data(footer, TranscriptModel::CanGoOnRole).toBool());
        m_session->continueAnswer(lastMessage().id);
        QTRY_VERIFY(m_generator->isRunning());
        QVERIFY(m_generator->requests.last().asked.leaveOutOldest);
        m_generator->say(u" and whole"_s);
        m_generator->finish();
        QTRY_COMPARE(lastMessage().text, u"Half and whole"_s);
        QVERIFY(!data(footer, TranscriptModel::CanGoOnRole).toBool());
    }

    void anAnswerThatFillsTheContextAloneCannotGoOn()
    {
        send(u"Q"_s);
        begin();
        m_generator->say(u"Half"_s);
        m_generator->finish(StopReason::ContextFull);
        QTRY_VERIFY(!m_session->isAnswering());
        QVERIFY(data(2, TranscriptModel::NoticeRole).toString().contains(u"context is full"_s));
        QVERIFY(!data(2, TranscriptModel::CanGoOnRole).toBool());
    }

    void theTokensOfAnInterruptedAnswerAreNotKnown()
    {
        send(u"Q"_s);
        begin();
        m_generator->say(u"Half"_s);
        m_generator->fail({.kind = Failure::Kind::Unexpected});
        QTRY_VERIFY(!m_session->isAnswering());
        m_session->continueAnswer(lastMessage().id);
        QTRY_VERIFY(m_generator->isRunning());
        m_generator->say(u" and whole"_s);
        m_generator->record.tokens = {3};
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
        QVERIFY(lastMessage().answer->tokens.isEmpty());
    }

    void stoppingBeforeTheFirstWordLeavesTheQuestion()
    {
        send(u"Q"_s);
        begin();
        m_session->stop();
        QTRY_COMPARE(states(), u"U"_s);
        QCOMPARE(m_store->messageCount(), 1);
        m_session->answerQuestion(lastMessage().id);
        QTRY_VERIFY(m_generator->isRunning());
    }

    void answeringAgainAddsAVersion()
    {
        answered(u"Q"_s, u"First"_s);
        const qint64 first = lastMessage().id;
        m_session->answerAgain(first);
        begin();
        m_generator->say(u"Second"_s);
        m_generator->finish();
        QTRY_COMPARE(data(1, TranscriptModel::VersionsRole).toInt(), 2);
        QCOMPARE(data(1, TranscriptModel::VersionRole).toInt(), 2);
        QCOMPARE(m_store->message(first).text, u"First"_s);
        m_session->showVersion(lastMessage().id, -1);
        QCOMPARE(block(1), u"First"_s);
        m_session->showVersion(first, -1); // there is none before it
        QCOMPARE(block(1), u"First"_s);
    }

    void answeringAgainMayHaveWishesOfItsOwn()
    {
        m_answers->setSettings({.systemPrompt = u"Be brief"_s, .temperature = 0.5, .maxTokens = 64});
        answered(u"Q"_s, u"First"_s);
        m_session->settings()->setTemperature(0.7);
        m_session->answerAgainWith(lastMessage().id, {}, 1.5, 128);
        begin();
        const ui::AnswerSettings expected = {
            .systemPrompt = u"Be brief"_s, .temperature = 1.5, .maxTokens = 128};
        QCOMPARE(m_generator->requests.last().asked.settings, expected);
        // They hold when the oldest messages are left out, too.
        m_generator->fail(
            {.kind = Failure::Kind::ContextFull, .needed = 9, .available = 8, .omittedMessages = 1});
        QTRY_VERIFY(m_session->overflow().isSet());
        m_session->leaveOutOldest(false);
        begin();
        QCOMPARE(m_generator->requests.last().asked.settings, expected);
        m_generator->say(u"Second"_s);
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
        m_session->answerAgain(lastMessage().id);
        begin();
        QCOMPARE(m_generator->requests.last().asked.settings.temperature, 0.7);
    }

    void anEditedAnswerIsAnotherVersionAndMayGoOn()
    {
        answered(u"Q"_s, u"First"_s);
        const qint64 first = lastMessage().id;
        m_session->editAnswer(first, u"First"_s); // nothing was changed
        m_session->editAnswer(first, u" "_s);
        QTest::qWait(5);
        QCOMPARE(m_store->messageCount(), 2);
        QSignalSpy stored(m_session.get(), &ui::ChatSession::conversationStored);
        m_session->editAnswer(first, u"Mine:"_s);
        QTRY_COMPARE(block(1), u"Mine:"_s);
        QCOMPARE(stored.count(), 1);
        QCOMPARE(data(1, TranscriptModel::VersionsRole).toInt(), 2);
        QCOMPARE(data(2, TranscriptModel::MetaRole).toString(), u"Edited by you"_s);
        QVERIFY(data(2, TranscriptModel::CanGoOnRole).toBool());
        QVERIFY(!data(2, TranscriptModel::FailureRole).value<Failure>().isSet());
        m_session->continueAnswer(lastMessage().id);
        begin();
        QCOMPARE(m_generator->requests.last().asked.turns.last(), (ui::Turn{Role::Assistant, u"Mine:"_s}));
        m_generator->say(u" and the model's"_s);
        m_generator->finish();
        QTRY_COMPARE(lastMessage().text, u"Mine: and the model's"_s);
        QVERIFY(lastMessage().answer->tokens.isEmpty()); // those of the beginning are not known
        QVERIFY(data(2, TranscriptModel::MetaRole).toString().startsWith(u"Edited by you · "_s));
        m_session->showVersion(lastMessage().id, -1);
        QCOMPARE(block(1), u"First"_s);
        m_store->failNext({.kind = Failure::Kind::DiskFull});
        m_session->editAnswer(first, u"Lost"_s);
        QTRY_COMPARE(m_session->failure().kind, Failure::Kind::DiskFull);
        QCOMPARE(block(1), u"First"_s);
    }

    void aBranchGoesOnInAConversationOfItsOwn()
    {
        answered(u"Q"_s, u"First"_s);
        const qint64 old = m_session->conversationId();
        const qint64 first = lastMessage().id;
        answered(u"Q2"_s, u"Second"_s);
        m_session->settings()->setTemperature(0.7);
        QSignalSpy stored(m_session.get(), &ui::ChatSession::conversationStored);
        m_session->branch(first);
        QTRY_VERIFY(m_session->conversationId() != old);
        QTRY_COMPARE(states(), u"SC"_s);
        QCOMPARE(stored.count(), 1);
        QCOMPARE(m_session->title(), u"Q (branch)"_s);
        QCOMPARE(m_session->settings()->temperature(), 0.7);
        answered(u"Other"_s, u"Third"_s);
        m_session->branch(lastMessage().id);
        QTRY_COMPARE(m_session->title(), u"Q (branch)"_s); // of a branch
        openAndWait(old);
        QCOMPARE(states(), u"SCSC"_s);
        m_store->failNext({.kind = Failure::Kind::DiskFull});
        m_session->branch(first);
        QTRY_COMPARE(m_session->failure().kind, Failure::Kind::DiskFull);
        QCOMPARE(m_session->conversationId(), old);
    }

    void whatAModelThinksStandsApartAndIsNotReadAgain()
    {
        m_generator->record.tokens = {1, 2, 3};
        send(u"Q"_s);
        begin();
        m_generator->say(u"<thi"_s);
        m_generator->say(u"nk>\nHm, "_s);
        QTRY_COMPARE(kinds(), u"QHF"_s);
        QCOMPARE(data(1, TranscriptModel::TextRole).toString(), u"Hm,"_s);
        QVERIFY(data(1, TranscriptModel::IsStreamingRole).toBool());
        QVERIFY(data(1, TranscriptModel::IsFoldedRole).toBool());
        m_session->transcript()->setFolded(1, false);
        m_generator->say(u"why?\n</think"_s);
        m_generator->say(u">\n\nSo"_s);
        QTRY_COMPARE(kinds(), u"QHTF"_s);
        QVERIFY(!data(1, TranscriptModel::IsStreamingRole).toBool());
        QVERIFY(!data(1, TranscriptModel::IsFoldedRole).toBool());
        m_generator->say(u" it is."_s);
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(lastMessage().text, u"So it is."_s);
        QCOMPARE(lastMessage().reasoning, u"Hm, why?"_s);
        QCOMPARE(lastMessage().answer->tokens, (QList<qint32>{1, 2, 3}));
        QCOMPARE(block(2), u"So it is."_s);
        QCOMPARE(m_session->textOf(lastMessage().id), u"So it is."_s);
        openAndWait(0);
        openAndWait(lastMessage().conversationId);
        QCOMPARE(kinds(), u"QHTF"_s);
        send(u"Next"_s);
        QTRY_VERIFY(m_generator->isRunning());
        QCOMPARE(m_generator->requests.last().asked.turns.at(1), (ui::Turn{Role::Assistant, u"So it is."_s}));
    }

    void anAnswerThatEndedInItsThoughtsIsKeptAndGoesOn()
    {
        send(u"Q"_s);
        begin();
        m_generator->say(u"<think>\nHm"_s);
        m_session->stop();
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(kinds(), u"QHF"_s);
        QCOMPARE(lastMessage().reasoning, u"Hm"_s);
        m_session->continueAnswer(lastMessage().id);
        begin();
        QCOMPARE(m_generator->requests.last().asked.turns.last(),
                 (ui::Turn{Role::Assistant, u"<think>\nHm"_s}));
        m_generator->say(u", yes</think>Yes"_s);
        m_generator->finish();
        QTRY_COMPARE(lastMessage().text, u"Yes"_s);
        QCOMPARE(lastMessage().reasoning, u"Hm, yes"_s);
        QCOMPARE(m_store->messageCount(), 2);
    }

    void aConversationOpensAtAMessageOnItsBranch()
    {
        answered(u"Q"_s, u"First"_s);
        const qint64 id = m_session->conversationId();
        const qint64 first = lastMessage().id;
        m_session->answerAgain(first);
        begin();
        m_generator->say(u"Second"_s);
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
        QSignalSpy reached(m_session.get(), &ui::ChatSession::reached);
        openAndWait(0);
        m_session->openAt(id, first, u"fir"_s);
        QTRY_COMPARE(reached.count(), 1);
        QCOMPARE(reached.first(), (QVariantList{first, u"fir"_s}));
        QCOMPARE(block(1), u"First"_s);
        ui::TranscriptSelection selection;
        selection.setTranscript(m_session->transcript());
        QCOMPARE(selection.selectIn(first, u"fir"_s), 1);
        QCOMPARE(selection.text(), u"Fir"_s);
        QCOMPARE(selection.selectIn(first, u"nowhere"_s), 1);
        QCOMPARE(selection.selectIn(999, u"fir"_s), -1);
        m_session->openAt(id, lastMessage().id, {}); // what is open is not opened anew
        QCOMPARE(reached.count(), 2);
        QCOMPARE(block(1), u"Second"_s);
        m_session->openAt(id, 999, {});
        openAndWait(0);
        openAndWait(id);
        QCOMPARE(reached.count(), 2);
    }

    void anAnswerThatFailsBeforeItsFirstWordGivesTheOldOneBack()
    {
        answered(u"Q"_s, u"First"_s);
        m_session->answerAgain(lastMessage().id);
        begin();
        m_generator->fail({.kind = Failure::Kind::Unexpected});
        QTRY_VERIFY(!m_session->isAnswering());
        QTRY_COMPARE(block(1), u"First"_s);
        QVERIFY(data(0, TranscriptModel::FailureRole).value<Failure>().isSet());
    }

    void editingAddsAVersionOfTheQuestion()
    {
        answered(u"Old"_s, u"Answer"_s);
        m_session->editAndSend(
            m_session->transcript()->index(0).data(TranscriptModel::MessageIdRole).toLongLong(), u"New"_s);
        QTRY_VERIFY(m_generator->isRunning());
        QCOMPARE(m_generator->requests.last().asked.turns, QList<ui::Turn>({{Role::User, u"New"_s}}));
        QCOMPARE(data(0, TranscriptModel::VersionsRole).toInt(), 2);
        m_generator->start();
        m_generator->say(u"Other"_s);
        m_generator->finish();
        QTRY_COMPARE(states(), u"SC"_s);
        m_session->showVersion(data(0, TranscriptModel::MessageIdRole).toLongLong(), -1);
        QCOMPARE(block(1), u"Answer"_s);
    }

    void furtherQuestionsWaitAndAreAnsweredOneByOne()
    {
        send(u"One"_s);
        begin();
        m_generator->say(u"1"_s);
        send(u"Two"_s);
        QTRY_COMPARE(m_session->waitingCount(), 1);
        send(u"Three"_s);
        QTRY_COMPARE(m_session->waitingCount(), 2);
        QCOMPARE(m_generator->requests.size(), 1);
        m_generator->say(u" done"_s); // shown above what waits
        QCOMPARE(block(1), u"1 done"_s);
        m_generator->finish();
        QTRY_COMPARE(m_generator->requests.size(), 2);
        QCOMPARE(m_generator->requests.last().asked.turns,
                 QList<ui::Turn>(
                     {{Role::User, u"One"_s}, {Role::Assistant, u"1 done"_s}, {Role::User, u"Two"_s}}));
        m_generator->start();
        m_generator->say(u"2"_s);
        m_generator->finish();
        QTRY_COMPARE(m_generator->requests.size(), 3);
        QCOMPARE(m_generator->requests.last().asked.turns.size(), 5);
        QCOMPARE(m_generator->requests.last().asked.turns.at(3), (ui::Turn{Role::Assistant, u"2"_s}));
        m_generator->start();
        m_generator->say(u"3"_s);
        m_generator->finish();
        QTRY_COMPARE(states(), u"SCSCSC"_s);
    }

    void whatWaitsCanBeTakenBack()
    {
        send(u"One"_s);
        begin();
        m_generator->say(u"1"_s);
        send(u"Two"_s);
        QTRY_COMPARE(m_session->waitingCount(), 1);
        const qint64 second =
            data(m_session->transcript()->count() - 1, TranscriptModel::MessageIdRole).toLongLong();
        QVERIFY(data(m_session->transcript()->count() - 1, TranscriptModel::CanTakeBackRole).toBool());
        m_session->takeBack(second);
        QCOMPARE(m_session->waitingCount(), 0);
        QCOMPARE(m_session->draft(), u"Two"_s);
        m_generator->finish();
        QTRY_COMPARE(states(), u"SC"_s);
        QCOMPARE(m_generator->requests.size(), 1);
    }

    void anotherConversationCanBeReadMeanwhile()
    {
        m_store->put(900, 0, Role::User, u"Old"_s);
        send(u"One"_s);
        begin();
        m_generator->say(u"Fir"_s);
        const qint64 first = m_session->conversationId();
        openAndWait(900);
        QVERIFY(!m_session->isAnswering());
        QCOMPARE(data(0, TranscriptModel::TextRole).toString(), u"Old"_s);
        m_generator->say(u"st"_s);
        QCOMPARE(m_session->transcript()->count(), 1);
        openAndWait(first);
        QVERIFY(m_session->isAnswering());
        QCOMPARE(block(1), u"First"_s); // what is being written, not what was saved
        m_generator->say(u" of all"_s);
        QCOMPARE(block(1), u"First of all"_s);
        m_generator->finish();
        QTRY_COMPARE(states(), u"SC"_s);
    }

    void aReplyOfAnOlderOpeningIsTooLate()
    {
        m_store->put(900, 0, Role::User, u"A"_s);
        m_store->put(901, 0, Role::User, u"B"_s);
        m_session->open(900);
        m_session->open(901);
        QTRY_VERIFY(!m_session->isLoading());
        QTest::qWait(20);
        QCOMPARE(m_session->conversationId(), 901);
        QCOMPARE(data(0, TranscriptModel::TextRole).toString(), u"B"_s);
    }

    void draftsAreKeptPerConversation()
    {
        m_store->put(900, 0, Role::User, u"A"_s);
        m_session->setDraft(u"new thought"_s);
        openAndWait(900);
        QCOMPARE(m_session->draft(), QString());
        m_session->setDraft(u"reply"_s);
        QTRY_COMPARE(m_store->savedDraft(900), u"reply"_s); // soon after typing
        openAndWait(0);
        QCOMPARE(m_session->draft(), u"new thought"_s);
        m_session->setDraft(u"unsaved"_s);
        m_session->close();
        QCOMPARE(m_store->savedDraft(0), u"unsaved"_s);
    }

    void whatCannotBeStoredStaysInTheField()
    {
        m_store->failNext({.kind = Failure::Kind::DiskFull, .subject = u"/data"_s});
        send(u"Precious"_s);
        QTRY_COMPARE(m_session->failure().kind, Failure::Kind::DiskFull);
        QCOMPARE(m_session->draft(), u"Precious"_s);
        QCOMPARE(m_generator->requests.size(), 0);
        QVERIFY(m_session->canSend());
        m_session->send();
        QTRY_VERIFY(m_generator->isRunning());
        QVERIFY(!m_session->failure().isSet());
    }

    void anAnswerThatCannotBeStoredIsShownAndStoredLater()
    {
        send(u"Q"_s);
        begin();
        m_generator->say(u"Text"_s);
        m_store->failNext({.kind = Failure::Kind::DiskFull});
        m_generator->finish();
        QTRY_VERIFY(data(2, TranscriptModel::FailureRole).value<Failure>().isSet());
        QCOMPARE(block(1), u"Text"_s);
        QTRY_COMPARE_WITH_TIMEOUT(lastMessage().text, u"Text"_s, 8000); // tried again by itself
        QTRY_VERIFY(!data(2, TranscriptModel::FailureRole).value<Failure>().isSet());
    }

    void aContextThatIsFullAsksFirst()
    {
        answered(u"A"_s, u"B"_s);
        send(u"Too much"_s);
        QTRY_COMPARE(m_generator->requests.size(), 2);
        QVERIFY(!m_generator->requests.last().asked.leaveOutOldest);
        m_generator->fail(
            {.kind = Failure::Kind::ContextFull, .needed = 8520, .available = 8192, .omittedMessages = 2});
        QTRY_VERIFY(m_session->overflow().isSet());
        QCOMPARE(m_session->overflow().needed, 8520);
        QCOMPARE(m_session->overflow().omitted, 2);
        QCOMPARE(m_session->overflow().total, 3);
        m_session->leaveOutOldest(true);
        QTRY_COMPARE(m_generator->requests.size(), 3);
        QVERIFY(m_generator->requests.last().asked.leaveOutOldest);
        QVERIFY(!m_session->overflow().isSet());
        m_generator->record.omittedMessages = 2;
        m_generator->start();
        m_generator->say(u"ok"_s);
        m_generator->finish();
        QTRY_COMPARE(data(m_session->transcript()->count() - 1, TranscriptModel::StateRole).toInt(),
                     int(TranscriptModel::Complete));
        QVERIFY(data(0, TranscriptModel::IsOutOfSightRole).toBool());
        // From then on without asking, and with as many left out as before.
        send(u"Next"_s);
        QTRY_COMPARE(m_generator->requests.size(), 4);
        QVERIFY(m_generator->requests.last().asked.leaveOutOldest);
        QCOMPARE(m_generator->requests.last().asked.omittedMessages, 2);
    }

    void presetsAreTakenOverAndMade()
    {
        m_session->settings()->setSystemPrompt(u"You know {{ field }}, today is {{date}}, {{field}}!"_s);
        QCOMPARE(m_session->settings()->variables(), QStringList{u"field"_s});
        ui::Presets &presets = *m_session->presets();
        presets.save(u"  "_s);
        presets.save(u" Expert "_s);
        QTRY_COMPARE(presets.names(), QStringList{u"Expert"_s});
        QCOMPARE(presets.current(), 0);
        m_session->settings()->setVariable(u"field"_s, u"C++"_s);
        QVERIFY(m_session->settings()->variables().isEmpty());
        QCOMPARE(presets.current(), -1);

        send(u"Q"_s);
        QTRY_COMPARE(m_generator->requests.size(), 1);
        const QString told = m_generator->requests.last().asked.turns.first().text;
        QVERIFY(told.startsWith("You know C++, today is "_L1));
        QVERIFY(told.contains(QString::number(QDate::currentDate().year())));
        QVERIFY(told.endsWith(", C++!"_L1));
        m_generator->say(u"A"_s);
        m_generator->finish();

        presets.apply(0); // what was stored, for the answers from now on
        QCOMPARE(m_session->settings()->variables(), QStringList{u"field"_s});
        QTRY_COMPARE(m_store->conversation(m_session->conversationId()).settings,
                     m_session->settings()->own());
        presets.apply(-1);
        QVERIFY(!m_session->settings()->ownsSomething());
        m_store->failNext({.kind = Failure::Kind::DiskFull});
        presets.save(u"Other"_s);
        QTRY_COMPARE(presets.failure().kind, Failure::Kind::DiskFull);
        presets.remove(0);
        QTRY_VERIFY(presets.names().isEmpty());
    }

    void aContextThatIsFullCanBeSummarised()
    {
        answered(u"A"_s, u"B"_s);
        answered(u"C"_s, u"D"_s);
        m_session->settings()->setSystemPrompt(u"Be brief."_s);
        send(u"Too much"_s);
        const Failure full = {
            .kind = Failure::Kind::ContextFull, .needed = 8520, .available = 8192, .omittedMessages = 2};
        QTRY_COMPARE(m_generator->requests.size(), 3);
        m_generator->fail(full);
        QTRY_VERIFY(m_session->overflow().isSet());
        m_session->summariseOldest(true);
        QTRY_COMPARE(m_generator->requests.size(), 4);
        m_generator->fail(full); // again: how much has no room is known then
        QTRY_COMPARE(m_generator->requests.size(), 5);
        // What stands before the summary is what stood before the answers: a device need not read it again.
        const ui::AnswerRequest asked = m_generator->requests.last().asked;
        QCOMPARE(asked.turns.size(), 4);
        QCOMPARE(asked.turns.at(0).text, u"Be brief."_s);
        QCOMPARE(asked.turns.at(1).text, u"A"_s);
        QCOMPARE(asked.turns.at(2).text, u"B"_s);
        QVERIFY(asked.turns.at(3).text.contains("Summarise"_L1));
        QVERIFY(asked.settings.maxTokens > 0);
        m_generator->start();
        m_generator->say(u"<think>Hm</think>A, "_s);
        QCOMPARE(lastMessage().text, QString()); // no word of it is the answer's
        m_generator->say(u"then B.\n"_s);
        m_generator->finish();

        QTRY_COMPARE(m_generator->requests.size(), 6);
        const QList<ui::Turn> turns = m_generator->requests.last().asked.turns;
        QCOMPARE(turns.size(), 4);
        QVERIFY(turns.at(0).text.startsWith("Be brief."_L1));
        QVERIFY(turns.at(0).text.endsWith("\nA, then B."_L1));
        QCOMPARE(turns.at(1).text, u"C"_s);
        QCOMPARE(m_store->message(3).summary, u"A, then B."_s);
        m_generator->record.omittedMessages = 0;
        m_generator->start();
        m_generator->say(u"ok"_s);
        m_generator->finish();
        QTRY_COMPARE(lastMessage().text, u"ok"_s);
        QTRY_COMPARE(lastMessage().answer->omittedMessages, 2);
        const auto summaryShown = [&] {
            for (int row = 0; row < m_session->transcript()->count(); ++row) {
                if (data(row, TranscriptModel::HiddenCountRole).toInt() == 2)
                    return data(row, TranscriptModel::SummaryRole).toString();
            }
            return QString();
        };
        QCOMPARE(summaryShown(), u"A, then B."_s);

        // From then on without asking, and what is summarised next begins with the summary.
        send(u"Still more"_s);
        QTRY_COMPARE(m_generator->requests.size(), 7);
        QCOMPARE(m_generator->requests.last().asked.omittedMessages, 0);
        m_generator->fail(full);
        QTRY_COMPARE(m_generator->requests.size(), 8);
        QVERIFY(m_generator->requests.last().asked.turns.at(0).text.contains("A, then B."_L1));
        QCOMPARE(m_generator->requests.last().asked.turns.at(1).text, u"C"_s);
        m_generator->finish(); // without a word
        QTRY_COMPARE(
            data(m_session->transcript()->count() - 1, TranscriptModel::FailureRole).value<Failure>().kind,
            Failure::Kind::NoSummary);
        QVERIFY(!m_session->isAnswering());

        m_session->forgetSummaries();
        QCOMPARE(m_store->message(3).summary, QString());
        QCOMPARE(summaryShown(), QString());
    }

    void aSummaryCanBeStoppedAndIsTriedOnce()
    {
        answered(u"A"_s, u"B"_s);
        m_store->conversation(m_session->conversationId()).overflowRule = storage::OverflowRule::Summarise;
        const Failure full = {
            .kind = Failure::Kind::ContextFull, .needed = 8520, .available = 8192, .omittedMessages = 2};
        send(u"Too much"_s);
        QTRY_COMPARE(m_generator->requests.size(), 2);
        m_generator->fail(full);
        QTRY_COMPARE(m_generator->requests.size(), 3);
        m_generator->say(u"Half"_s);
        m_session->stop();
        QTRY_VERIFY(!m_session->isAnswering());
        QCOMPARE(m_store->message(3).summary, QString());
        QCOMPARE(states(), u"SCU"_s);

        m_session->answerQuestion(data(2, TranscriptModel::MessageIdRole).toLongLong());
        QTRY_COMPARE(m_generator->requests.size(), 4);
        m_generator->fail(full);
        QTRY_COMPARE(m_generator->requests.size(), 5);
        m_generator->say(u"A and B"_s);
        m_generator->finish();
        QTRY_COMPARE(m_generator->requests.size(), 6);
        m_generator->fail({.kind = Failure::Kind::ContextFull, .needed = 9000, .available = 8192}); // even so
        QTRY_VERIFY(m_session->overflow().isSet());
        QCOMPARE(m_session->overflow().omitted, 0);
    }

    void anInterruptedAnswerCanBeKept()
    {
        m_store->put(900, 0, Role::User, u"Q"_s);
        const storage::Message begun = m_store->beginAnswer(900, 1, {.modelName = u"M"_s}).result();
        m_store->endAnswer({.id = begun.id,
                            .state = MessageState::Interrupted,
                            .text = u"Half"_s,
                            .answer = storage::AnswerRecord{.modelName = u"M"_s}});
        openAndWait(900);
        QCOMPARE(states(), u"SI"_s);
        QVERIFY(!data(2, TranscriptModel::NoticeRole).toString().isEmpty());
        QVERIFY(data(2, TranscriptModel::CanGoOnRole).toBool());
        m_session->keepInterrupted(begun.id);
        QCOMPARE(states(), u"SC"_s);
        QCOMPARE(m_store->message(begun.id).state, MessageState::Complete);
        QCOMPARE(m_store->message(begun.id).text, u"Half"_s);
    }

    void tokensAreCountedSoonAfterTypingAndNotWhileAnAnswerRuns()
    {
        QTRY_COMPARE(m_session->usedTokens(), 0);
        m_session->setDraft(u"three words here"_s);
        QTRY_COMPARE(m_session->draftTokens(), 3);
        m_session->setDraft({});
        send(u"Q"_s);
        begin();
        const int counts = m_generator->counts;
        for (int i = 0; i < 5; ++i) {
            m_session->setDraft(u"typing %1"_s.arg(i));
            QTest::qWait(80);
        }
        QCOMPARE(m_generator->counts, counts);
        m_generator->say(u"x"_s);
        m_generator->finish();
        QTRY_VERIFY(m_generator->counts > counts);
        QTRY_COMPARE(m_session->draftTokens(), 2);
    }

    void sentencesAreAnnounced()
    {
        QSignalSpy announced(m_session.get(), &ui::ChatSession::announced);
        send(u"Q"_s);
        begin();
        m_generator->say(u"First sent"_s);
        QCOMPARE(announced.count(), 0);
        m_generator->say(u"ence. And"_s);
        QCOMPARE(announced.count(), 1);
        QCOMPARE(announced.at(0).at(0).toString(), u"First sentence."_s);
        m_generator->say(u" the rest"_s);
        m_generator->finish();
        QTRY_COMPARE(announced.count(), 2);
        QCOMPARE(announced.at(1).at(0).toString(), u"And the rest"_s);
    }

    void whatIsCopiedHoldsNoSequencesOfATerminal()
    {
        answered(u"Q"_s, u"a\x1B[31mb\u202E"_s);
        QCOMPARE(m_session->textOf(lastMessage().id), u"ab\u202E"_s);
    }

    void closingKeepsTheAnswerAsInterrupted()
    {
        send(u"Q"_s);
        begin();
        m_generator->say(u"Half"_s);
        m_answers->close();
        QCOMPARE(lastMessage().text, u"Half"_s);
        QCOMPARE(lastMessage().state, MessageState::Interrupted);
        QVERIFY(m_generator->requests.last().isStopped);
    }

private:
    void openAndWait(qint64 conversation)
    {
        m_session->open(conversation);
        QTRY_VERIFY(!m_session->isLoading());
    }
    void send(const QString &text)
    {
        const qsizetype before = m_store->messageCount();
        m_session->setDraft(text);
        m_session->send();
        if (!QTest::qWaitFor([&] { return m_store->messageCount() > before || m_session->failure().isSet(); },
                             200))
            QTest::qWait(10);
        QTest::qWait(5);
    }
    void begin()
    {
        QTRY_VERIFY(m_generator->isRunning());
        m_generator->start();
    }
    void answered(const QString &question, const QString &text)
    {
        send(question);
        begin();
        m_generator->say(text);
        m_generator->finish();
        QTRY_VERIFY(!m_session->isAnswering());
    }
    int saves()
    {
        int count = 0;
        for (const QString &call : m_store->takeLog())
            count += call.startsWith(u"saveAnswer"_s);
        return m_saves += count;
    }
    const storage::Message &lastMessage() const
    {
        qint64 id = 1000;
        while (!m_store->contains(id))
            --id;
        return m_store->message(id);
    }
    QVariant data(int row, int role) const { return m_session->transcript()->index(row).data(role); }
    QString block(int row) const { return data(row, TranscriptModel::BlockRole).value<ui::Block>().text; }
    QString kinds() const
    {
        QString text;
        for (int row = 0; row < m_session->transcript()->count(); ++row)
            text += u"QHTCBRF"_s.at(data(row, TranscriptModel::KindRole).toInt());
        return text;
    }
    QString states() const // of questions and feet
    {
        QString text;
        for (int row = 0; row < m_session->transcript()->count(); ++row) {
            const int kind = data(row, TranscriptModel::KindRole).toInt();
            if (kind == int(TranscriptModel::Kind::Question) || kind == int(TranscriptModel::Kind::Footer))
                text += u"SWUCRwI"_s.at(data(row, TranscriptModel::StateRole).toInt());
        }
        return text;
    }

    MemoryFiles m_files;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<ScriptedGenerator> m_generator;
    std::unique_ptr<ui::AnswerQueue> m_answers;
    std::unique_ptr<ui::ChatSession> m_session;
    int m_saves = 0;
};

QTEST_GUILESS_MAIN(TestChatSession)
#include "tst_chat_session.moc"
