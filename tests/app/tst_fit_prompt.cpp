// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/fit_prompt.h"

#include <QTest>

#include <ranges>

using inference::Role;
using inference::Token;
using inference::Turn;
using window::fitPrompt;

// A prompt of as many tokens as its texts have characters, and two for the opening of the answer.
static std::vector<Token> render(std::span<const Turn> turns)
{
    std::size_t characters = 2;
    for (const Turn &turn : turns)
        characters += turn.text.size();
    return std::vector<Token>(characters, 1);
}

static Turn question(int length)
{
    return {Role::User, std::string(std::size_t(length), 'q')};
}

static Turn answer(int length)
{
    return {Role::Assistant, std::string(std::size_t(length), 'a')};
}

class TestFitPrompt : public QObject
{
    Q_OBJECT

private slots:
    void whatFitsIsLeftAsItIs()
    {
        const auto fitted = fitPrompt(render, std::vector{question(10), answer(10), question(10)}, 800, 0);
        QCOMPARE(fitted.tokens.size(), 32u);
        QCOMPARE(fitted.omitted, 0);
        QCOMPARE(fitted.needed, 32 + 100);
    }

    void aPromptThatFillsTheContextToTheRoomForAnAnswerFits()
    {
        const int most = 800 - window::answerRoom(800);
        QCOMPARE(fitPrompt(render, std::vector{question(most - 2)}, 800, 0).omitted, 0);
        QVERIFY(!fitPrompt(render, std::vector{question(most - 2)}, 800, 0).tokens.empty());
        QVERIFY(fitPrompt(render, std::vector{question(most - 1)}, 800, 0).tokens.empty());
    }

    void theOldestMessagesGoUntilHalfOfTheContextIsFree()
    {
        const std::vector turns = {question(100), answer(300), question(100), answer(148), question(100)};
        const auto fitted = fitPrompt(render, turns, 800, 0);
        QCOMPARE(fitted.omitted, 2);
        QCOMPARE(fitted.tokens.size(), 350u);
        QCOMPARE(fitted.needed, 750 + 100);
    }

    void asManyAsBeforeAreLeftOutWhileThatFits()
    {
        const std::vector turns = {question(100), answer(300), question(100), answer(450), question(100)};
        QCOMPARE(fitPrompt(render, turns, 800, 2).omitted, 2);
        QCOMPARE(fitPrompt(render, turns, 800, 0).omitted, 4);
    }

    void aSystemMessageStays()
    {
        const std::vector turns = {Turn{Role::System, "ssss"}, question(500), answer(200), question(100)};
        const auto fitted = fitPrompt(render, turns, 800, 0);
        QCOMPARE(fitted.omitted, 2);
        QCOMPARE(fitted.tokens.size(), 106u);
    }

    void aLastMessageThatFillsMoreThanHalfIsReadAlone()
    {
        const std::vector turns = {question(300), answer(300), question(600)};
        const auto fitted = fitPrompt(render, turns, 800, 0);
        QCOMPARE(fitted.omitted, 2);
        QCOMPARE(fitted.tokens.size(), 602u);
    }

    void aLastMessageThatIsLongerThanTheContextFitsInNoWay()
    {
        const auto fitted = fitPrompt(render, std::vector{question(10), answer(10), question(900)}, 800, 0);
        QVERIFY(fitted.tokens.empty());
        QCOMPARE(fitted.omitted, 0);
        QCOMPARE(fitted.needed, 922 + 100);
    }

    void aThousandTurnsAreRenderedAFewTimes()
    {
        int renderings = 0;
        const auto counting = [&](std::span<const Turn> turns) {
            ++renderings;
            return render(turns);
        };
        std::vector<Turn> turns;
        for (int index = 0; index < 500; ++index) {
            turns.push_back(question(10));
            turns.push_back(answer(10));
        }
        turns.push_back(question(10));
        QVERIFY(!fitPrompt(counting, turns, 800, 0).tokens.empty());
        QCOMPARE_LE(renderings, 14);
    }
};

QTEST_GUILESS_MAIN(TestFitPrompt)
#include "tst_fit_prompt.moc"
