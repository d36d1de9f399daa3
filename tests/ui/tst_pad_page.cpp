// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The code pad in the real window, used by keyboard and mouse.
#include "tests/support/ui/window_test.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestPadPage : public WindowTest
{
    Q_OBJECT

private slots:
    void codeGoesToThePadAndStaysThere()
    {
        show();
        m_program->ask(u"Code?"_s);
        m_program->generator.say(u"```python\ndef f():\n\treturn 1\n```\n"_s);
        m_program->generator.finish();
        clickOn(u"Edit in the code pad"_s);
        QTRY_COMPARE(m_program->pads.pad()->text(), u"def f():\n\treturn 1"_s);
        QCOMPARE(m_program->pads.pad()->languageName(), u"Python"_s);
        QTest::keyClick(m_window, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(m_window, Qt::Key_Return); // begins as the line above
        QTest::keyClick(m_window, Qt::Key_X);
        QTest::keyClick(m_window, Qt::Key_Tab); // and is a blank of the text there, not a way out
        QCOMPARE(m_program->pads.pad()->text(), u"def f():\n\treturn 1\n\tx\t"_s);

        click(control(u"Find and replace (Ctrl+F)"_s));
        QTest::keyClick(m_window, Qt::Key_T);
        QTRY_VERIFY(shownText().contains(u"1 place"_s));
        QTest::keyClick(m_window, Qt::Key_E); // "te" is nowhere
        QTRY_VERIFY(shownText().contains(u"0 place"_s));
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY(!control(u"Replace all"_s));

        m_window->setProperty("page", u"chat"_s);
        clickOn(u"Edit in the code pad"_s); // beside what is there
        QTRY_COMPARE(m_program->pads.rowCount(), 2);
        QTRY_COMPARE(m_program->pads.pad()->text(), u"def f():\n\treturn 1"_s);
        m_program->pads.step(1);
        QVERIFY(m_program->pads.pad()->text().endsWith(u"x\t"_s));

        QTest::keyClick(m_window, Qt::Key_W, Qt::ControlModifier); // the person is asked first
        QTRY_VERIFY(control(u"Keep editing"_s));
        click(control(u"Keep editing"_s));
        QCOMPARE(m_program->pads.rowCount(), 2);
        QTest::keyClick(m_window, Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(control(u"Discard them"_s));
        click(control(u"Discard them"_s));
        QTRY_COMPARE(m_program->pads.rowCount(), 1);
        QTest::keyClick(m_window, Qt::Key_T, Qt::ControlModifier);
        QTRY_COMPARE(m_program->pads.rowCount(), 2);
        QTest::keyClick(m_window, Qt::Key_Z); // the new one has the keys
        QCOMPARE(m_program->pads.pad()->text(), u"z"_s);
        QTest::keyClick(m_window, Qt::Key_PageUp, Qt::ControlModifier);
        QTRY_COMPARE(m_program->pads.pad()->text(), u"def f():\n\treturn 1"_s);
        for (const QString &file : m_program->files.contents.keys())
            QVERIFY(file.startsWith(u"/data/pad"_s)); // no file by itself
    }

    void thePersonNamesTheLanguage()
    {
        show();
        m_window->setProperty("page", u"pad"_s);
        QTRY_VERIFY(shownText().contains(u"Plain text"_s));
        click(m_window->findChild<QQuickItem *>(u"padLanguage"_s));
        QTRY_VERIFY(m_window->activeFocusItem()->objectName() == u"languageWords"_s);
        for (const auto key : {Qt::Key_R, Qt::Key_U})
            QTest::keyClick(m_window, key);
        QTRY_VERIFY(shownText().contains(u"Ruby"_s)); // below it is Rust
        while (!control(u"Rust"_s)->property("highlighted").toBool())
            QTest::keyClick(m_window, Qt::Key_Down);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_program->pads.pad()->language(), u"Rust"_s);
        QTest::keyClick(m_window, Qt::Key_X); // the editor has the keys again
        QTRY_COMPARE(m_program->pads.pad()->text(), u"x"_s);
    }

    void whatTheModelWouldWriteIsTakenByKeys()
    {
        show();
        m_window->setProperty("page", u"pad"_s);
        QTRY_VERIFY(m_program->pads.pad()->document());
        m_program->pads.pad()->start(u"def f(x):\n    return \n"_s, u"Python"_s);
        const auto key = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(m_window, key, modifiers);
        };
        const auto suggest = [&](const QString &text) {
            key(Qt::Key_Space, Qt::ControlModifier);
            m_program->generator.say(text);
            m_program->generator.finish();
        };
        key(Qt::Key_Down);
        key(Qt::Key_End);
        suggest(u"x + 1\n\n\ndef g():\n    pass"_s);
        QTRY_VERIFY(shownText().contains(u"Suggested in"_s));
        QVERIFY(shownText().contains(u"next, 1 of 1"_s));
        key(Qt::Key_Shift); // alone it is no key
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_program->pads.pad()->text(), u"def f(x):\n    return x\n"_s);
        key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_program->pads.pad()->text(), u"def f(x):\n    return x + 1\n"_s);
        key(Qt::Key_Down, Qt::AltModifier);
        m_program->generator.say(u" # done"_s);
        m_program->generator.finish();
        QVERIFY(shownText().contains(u"next, 2 of 2"_s));
        key(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(shownText().contains(u"next, 1 of 2"_s));
        key(Qt::Key_BracketRight, Qt::AltModifier);
        key(Qt::Key_Tab);
        QCOMPARE(m_program->pads.pad()->text(), u"def f(x):\n    return x + 1 # done\n"_s);

        suggest(u"gone"_s);
        key(Qt::Key_Escape);
        QVERIFY(!m_program->pads.suggestion()->isShown());
        suggest(u"gone"_s);
        key(Qt::Key_Left); // the cursor is elsewhere
        QVERIFY(!m_program->pads.suggestion()->isShown());
        key(Qt::Key_Space, Qt::ControlModifier);
        m_program->item(u"padEditor"_s)->setProperty("cursorPosition", 0); // before anything came
        QVERIFY(!m_program->pads.suggestion()->isAsking());
        key(Qt::Key_Down);
        key(Qt::Key_End);
        key(Qt::Key_Left);
        suggest(u"gone"_s);
        key(Qt::Key_Y);
        QCOMPARE(m_program->pads.pad()->text(), u"def f(x):\n    return x + 1 # donye\n"_s);
        QVERIFY(!m_program->pads.suggestion()->isShown());

        key(Qt::Key_Space, Qt::ControlModifier);
        m_program->generator.fail({.kind = ui::Failure::Kind::NoModel});
        QTRY_VERIFY(control(u"Close"_s));
        click(control(u"Close"_s));
        QVERIFY(!m_program->pads.suggestion()->failure().isSet());
    }

    void codeOfAnAnswerIsAppliedPieceByPiece()
    {
        show();
        m_program->pads.put(u"def f(x):\n    return x\n\ndef g(x):\n    return x\n"_s, u"Python"_s);
        m_program->ask(u"Better?"_s);
        m_program->generator.say(
            u"```python\nimport math\n\ndef f(x):\n    return x\n\ndef g(x):\n    return x * 2\n```\n"_s);
        m_program->generator.finish();
        clickOn(u"Compare with the code pad"_s);
        QTRY_COMPARE(m_program->pads.changes()->count(), 2);
        const auto button = [this](const QString &name) -> QQuickItem * {
            for (QQuickItem *item : itemsBelow(m_window->contentItem()))
                if (item->isVisible() && nameOf(item) == name)
                    return item;
            return nullptr;
        };
        QTRY_VERIFY(button(u"Apply the change at line 5"_s));
        click(button(u"Apply the change at line 5"_s));
        QCOMPARE(m_program->pads.pad()->text(),
                 u"def f(x):\n    return x\n\ndef g(x):\n    return x * 2\n"_s);
        click(button(u"Skip the change at line 1"_s));
        QTRY_VERIFY(shownText().contains(u"Skipped"_s));
        click(button(u"Undo the change at line 5"_s));
        QVERIFY(m_program->pads.pad()->text().endsWith(u"def g(x):\n    return x\n"_s));
        click(control(u"Undo all"_s));
        QTRY_COMPARE(m_program->pads.changes()->openCount(), 2);
        click(control(u"Apply all"_s));
        QVERIFY(m_program->pads.pad()->text().startsWith(u"import math\n\ndef f"_s));
        click(control(u"Side by side"_s));
        QTRY_VERIFY(shownText().contains(u"    return x * 2"_s));
        click(control(u"Close the changes"_s));
        QTRY_VERIFY(!m_program->pads.changes()->isOpen());
        for (const QString &file : m_program->files.contents.keys())
            QVERIFY(file.startsWith(u"/data/pad"_s)); // no file by itself
    }

    void theModelIsAskedAboutWhatIsSelected()
    {
        show();
        m_window->setProperty("page", u"pad"_s);
        QTRY_VERIFY(m_program->pads.pad()->document());
        m_program->pads.pad()->start(u"s = '```'\nx = 1\n"_s, u"Python"_s);
        const auto ask = [this](const QString &what) {
            choose(what);
            QTRY_COMPARE(m_window->property("page").toString(), u"chat"_s);
        };
        ask(u"Explain it"_s);
        QTRY_COMPARE(m_program->generator.requests.size(), 1);
        QCOMPARE(m_program->generator.requests.last().asked.turns.last().text,
                 u"Explain this code:\n\n````python\ns = '```'\nx = 1\n````"_s);
        m_program->generator.finish();

        // What was being written in the new chat is not lost, and nothing is sent without the person.
        m_program->browser.newChat();
        QTRY_VERIFY(!m_program->session.isLoading());
        m_program->session.setDraft(u"mine"_s);
        m_window->setProperty("page", u"pad"_s);
        QTRY_VERIFY(m_program->item(u"padEditor"_s)->isVisible());
        QMetaObject::invokeMethod(m_program->item(u"padEditor"_s), "select", 10, 15);
        ask(u"Write tests"_s);
        QTRY_COMPARE(m_program->session.draft(),
                     u"Write tests for this code:\n\n```python\nx = 1\n```\n\nmine"_s);
        QCOMPARE(m_program->generator.requests.size(), 1);
    }

    void aQuestionOfOnesOwnIsKeptForTheMenu()
    {
        show();
        m_window->setProperty("page", u"pad"_s);
        QTRY_VERIFY(m_program->pads.pad()->document());
        m_program->pads.pad()->start(u"x = 1\n"_s, u"Python"_s);
        choose(u"Ask something else"_s);
        QTRY_VERIFY(m_window->activeFocusItem() &&
                    nameOf(m_window->activeFocusItem()) == u"Question about the code"_s);
        type(u"Is it  slow?"_s);
        click(controlBeginningWith(u"Keep it in the menu"_s));
        QTRY_COMPARE(m_program->preferences.codeQuestions(), QStringList(u"Is it  slow?"_s));
        QTRY_VERIFY(!controlBeginningWith(u"Keep it in the menu"_s)->isEnabled()); // it is
        QVERIFY(m_program->click(u"askOwn"_s));
        QTRY_COMPARE(m_program->generator.requests.size(), 1);
        m_program->generator.finish();

        m_window->setProperty("page", u"pad"_s);
        choose(u"Is it slow?"_s);
        QTRY_COMPARE(m_program->generator.requests.size(), 2);
        QCOMPARE(m_program->generator.requests.last().asked.turns.last().text,
                 u"Is it  slow?\n\n```python\nx = 1\n```"_s);
        m_program->generator.finish();

        m_window->setProperty("page", u"pad"_s);
        choose(u"Ask something else"_s);
        click(controlBeginningWith(u"Take “Is it  slow?” out of the menu"_s));
        QTRY_VERIFY(m_program->preferences.codeQuestions().isEmpty());
    }

    void codeIsTranslatedToAnotherLanguage()
    {
        show();
        m_window->setProperty("page", u"pad"_s);
        QTRY_VERIFY(m_program->pads.pad()->document());
        m_program->pads.pad()->start(u"x = 1\n"_s, u"Python"_s);
        choose(u"Translate to"_s);
        QTRY_VERIFY(controlBeginningWith(u"Rust"_s));
        QVERIFY(!controlBeginningWith(u"Python"_s)); // it is
        QTest::qWait(200);
        click(controlBeginningWith(u"Rust"_s));
        QTRY_COMPARE(m_program->generator.requests.size(), 1);
        QCOMPARE(m_program->generator.requests.last().asked.turns.last().text,
                 u"Translate this code to Rust:\n\n```python\nx = 1\n```"_s);
    }

    void aModelThatOnlyGoesOnWithTextIsNotAsked()
    {
        m_program->library.models.first().canChat = false;
        m_program->library.models.first().canInfill = true;
        show();
        QTRY_VERIFY(shownText().contains(u"it goes on with what you write"_s));
        click(control(u"Open the code pad"_s));
        QTRY_VERIFY(control(u"SmolLM2 135M Instruct answers no questions"_s));
        QVERIFY(!control(u"SmolLM2 135M Instruct answers no questions"_s)->isEnabled());
        QCOMPARE(m_program->pads.rowCount(), 1);
    }

    void whatACheckFindsStandsAtItsLineAndGoesToTheModel()
    {
        m_program->runner.programs[u"python3"_s] = u"/usr/bin/python3"_s;
        show();
        m_window->setProperty("page", u"pad"_s);
        QTRY_VERIFY(m_program->pads.pad()->document());
        m_program->pads.pad()->start(u"x = 1\ndef f(:\n"_s, u"Python"_s);
        QTest::keyClick(m_window, Qt::Key_F7);
        QTRY_VERIFY(shownText().contains(u"/usr/bin/python3"_s)); // what would be started
        QVERIFY(m_program->runner.runs.empty());
        QVERIFY(m_program->click(u"checkAllow"_s));
        QTRY_COMPARE(m_program->runner.runs.size(), 1u);
        m_program->runner.end(0, {.exitCode = 1, .text = u"File \"code.py\", line 2\nSyntaxError: no\n"_s});
        QTRY_VERIFY(shownText().contains(u"Line 2: SyntaxError: no"_s));
        click(control(u"Line 2: SyntaxError: no"_s));
        QCOMPARE(m_program->item(u"padEditor"_s)->property("cursorPosition").toInt(), 6);
        QVERIFY(m_program->click(u"checkCorrect"_s));
        QTRY_COMPARE(m_program->generator.requests.size(), 1);
        const QString asked = m_program->generator.requests.last().asked.turns.last().text;
        QVERIFY(asked.contains(u"```python\nx = 1\ndef f(:\n```"_s));
        QVERIFY(asked.endsWith(u"```\nline 2: error: SyntaxError: no\n```"_s));

        m_window->setProperty("page", u"settings"_s);
        QTRY_VERIFY(shownText().contains(u"/usr/bin/python3"_s));
        m_program->preferences.setCodeCheckers({});
        m_window->setProperty("page", u"pad"_s);
        QTest::keyClick(m_window, Qt::Key_F7);
        QTRY_COMPARE(m_program->pads.check()->state(), ui::Check::Forbidden);
    }

private:
    void choose(const QString &words) // in the menu of what can be asked
    {
        QVERIFY(m_program->click(u"padAsk"_s));
        QTRY_VERIFY(controlBeginningWith(words));
        QTest::qWait(200); // until it stands where it will
        click(controlBeginningWith(words));
    }
};

QTEST_MAIN(TestPadPage)
#include "tst_pad_page.moc"
