// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The real window and its view models over fakes, used by keyboard and mouse.
#include "tests/support/ui/window_test.h"

#include <QAccessible>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QQuickTextDocument>
#include <QStyleHints>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;
using storage::Role;
using ui::Failure;
using ui::TranscriptModel;

class TestWindow : public WindowTest
{
    Q_OBJECT

private slots:
    void aQuestionIsTypedSentAndAnswered()
    {
        show();
        QTRY_VERIFY(field()->hasActiveFocus()); // one can write at once
        type(u"Hello"_s);
        QTest::keyClick(m_window, Qt::Key_Return, Qt::ShiftModifier);
        type(u"you"_s);
        QCOMPARE(m_program->session.draft(), u"Hello\nyou"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_VERIFY(m_program->generator.isRunning());
        m_program->generator.start();
        m_program->generator.say(u"Hi **there**"_s);
        QTRY_VERIFY(shownText().contains(u"Hi there"_s));
        QVERIFY(shownText().contains(u"Hello\nyou"_s));
        QVERIFY(shownText().contains(u"Esc"_s));
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY(!m_program->session.isAnswering());
        QVERIFY(m_program->generator.requests.last().isStopped);
        QCOMPARE(field()->property("text").toString(), QString());
        QCOMPARE(m_window->title(), u"Hello – Chasqui"_s);
    }

    void everyControlIsReachedByTabAndHasAName_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<int>("least"); // stops of the tab key
        QTest::newRow("chat") << u"chat"_s << 6;
        QTest::newRow("settings") << u"settings"_s << 12;
        QTest::newRow("bin") << u"bin"_s << 6;
        QTest::newRow("models") << u"models"_s << 12;
    }

    void everyControlIsReachedByTabAndHasAName()
    {
        QFETCH(QString, page);
        QFETCH(int, least);
        m_program->store.put(901, 0, Role::User, u"Old"_s);
        m_program->store.put(902, 0, Role::User, u"Older"_s);
        m_program->store.conversation(902).deletedAt = QDateTime::currentDateTimeUtc();
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.say(u"text\n\n```cpp\nint x;\n```\n"_s);
        m_program->generator.finish();
        QTRY_VERIFY(!m_program->session.isAnswering());
        m_window->setProperty("page", page);
        QTest::qWait(50);
        QSet<QQuickItem *> reached;
        for (int i = 0; i < 80; ++i) {
            QTest::keyClick(m_window, Qt::Key_Tab);
            QQuickItem *item = m_window->activeFocusItem();
            QVERIFY(item);
            if (item == m_window->contentItem())
                continue;
            QVERIFY2(!nameOf(item).isEmpty(),
                     qPrintable(u"%1 (%2, %3) has no name"_s.arg(typeOf(item), item->objectName(),
                                                                 item->property("text").toString())));
            reached.insert(item);
        }
        QStringList names;
        for (QQuickItem *item : std::as_const(reached))
            names.append(nameOf(item));
        QVERIFY2(reached.size() >= least, qPrintable(names.join(u"; "_s)));
        // And the other way round one comes back to each.
        QSet<QQuickItem *> back;
        for (int i = 0; i < 80; ++i) {
            QTest::keyClick(m_window, Qt::Key_Backtab);
            back.insert(m_window->activeFocusItem());
        }
        back.remove(m_window->contentItem());
        QCOMPARE(back, reached);
        // What can be clicked can be reached, but for what a list's own keys do.
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            if (item->property("checkable").isValid() && item->isEnabled() && item->activeFocusOnTab())
                QVERIFY2(reached.contains(item),
                         qPrintable(u"%1 %2 is not reached"_s.arg(typeOf(item), nameOf(item))));
        }
    }

    void whatIsTypedAnywhereGoesToTheField()
    {
        show();
        named(u"newChat"_s)->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(!field()->hasActiveFocus());
        type(u"x"_s);
        QVERIFY(field()->hasActiveFocus());
        QCOMPARE(m_program->session.draft(), u"x"_s);
    }

    void keysDoWhatTheySay()
    {
        m_program->store.put(901, 0, Role::User, u"First"_s);
        m_program->store.put(902, 0, Role::User, u"Second"_s);
        show();
        QTest::keyClick(m_window, Qt::Key_Tab, Qt::ControlModifier);
        QTRY_COMPARE(m_program->browser.currentId(), 902);
        QTest::keyClick(m_window, Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(m_program->browser.currentId(), 0);
        QTest::keyClick(m_window, Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!m_program->preferences.sidebarShown());
        QTest::keyClick(m_window, Qt::Key_B, Qt::ControlModifier);
        QTest::keyClick(m_window, Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(m_window->property("page").toString(), u"settings"_s);
        QTest::keyClick(m_window, Qt::Key_Escape);
        QCOMPARE(m_window->property("page").toString(), u"chat"_s);
        QTest::keyClick(m_window, Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(m_program->preferences.zoom(), 1.1);
        QTest::keyClick(m_window, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_program->preferences.zoom(), 1.0);
        QTest::keyClick(m_window, Qt::Key_F6);
        QTRY_VERIFY(itemsBelow(named(u"conversations"_s)).contains(m_window->activeFocusItem()));
        QTest::keyClick(m_window, Qt::Key_Down);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_program->browser.currentId(), 901);
    }

    void aNumberIsSetByTheArrowKeys()
    {
        show();
        m_window->setProperty("page", u"settings"_s);
        QTRY_VERIFY(shownText().contains(u"Appearance"_s));
        for (int i = 0; i < 40 && nameOf(m_window->activeFocusItem()) != u"Size"_s; ++i)
            QTest::keyClick(m_window, Qt::Key_Tab);
        QCOMPARE(nameOf(m_window->activeFocusItem()), u"Size"_s);
        QTest::keyClick(m_window, Qt::Key_Up);
        QCOMPARE(m_program->preferences.zoom(), 1.1);
        QTest::keyClick(m_window, Qt::Key_Down);
        // One of several is chosen by the arrows as well.
        QTest::keyClick(m_window, Qt::Key_Backtab);
        QCOMPARE(nameOf(m_window->activeFocusItem()), u"Theme: System"_s);
        QTest::keyClick(m_window, Qt::Key_Right);
        QTest::keyClick(m_window, Qt::Key_Right);
        QCOMPARE(m_program->preferences.theme(), ui::Preferences::Theme::Dark);
        QCOMPARE(nameOf(m_window->activeFocusItem()), u"Theme: Dark"_s);
    }

    void whatAChatWantsOfItsAnswersIsSetByKeyboard()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.finish();
        QTRY_VERIFY(!m_program->session.isAnswering());
        QCoreApplication::processEvents(); // the field takes the focus when a conversation is new
        named(u"chatSettingsButton"_s)->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(nameOf(m_window->activeFocusItem()), u"Instruction of this chat"_s);
        // The model is one of those that are there now.
        QTest::keyClick(m_window, Qt::Key_Backtab);
        QTest::keyClick(m_window, Qt::Key_Backtab);
        QCOMPARE(nameOf(m_window->activeFocusItem()), u"Model"_s);
        QTest::keyClick(m_window, Qt::Key_Down);
        QTRY_COMPARE(m_program->session.settings()->model(), ScriptedLibrary::starter().path);
        QTest::keyClick(m_window, Qt::Key_Up);
        QTRY_COMPARE(m_program->session.settings()->model(), QString());
        QTest::keyClick(m_window, Qt::Key_Tab);
        QTest::keyClick(m_window, Qt::Key_Tab);
        QCOMPARE(nameOf(m_window->activeFocusItem()), u"Instruction of this chat"_s);
        type(u"Rhyme"_s);
        const ui::ChatSettings &settings = *m_program->session.settings();
        QCOMPARE(settings.own().systemPrompt, u"Rhyme"_s);
        for (int i = 0; i < 5 && nameOf(m_window->activeFocusItem()) != u"Temperature"_s; ++i)
            QTest::keyClick(m_window, Qt::Key_Tab);
        QTest::keyClick(m_window, Qt::Key_Tab);
        QCOMPARE(nameOf(m_window->activeFocusItem()), u"More about how words are chosen"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        for (int i = 0; i < 5 && nameOf(m_window->activeFocusItem()) != u"Repetition penalty"_s; ++i)
            QTest::keyClick(m_window, Qt::Key_Tab);
        QTest::keyClick(m_window, Qt::Key_Up);
        QCOMPARE(settings.own().sampling, (storage::SamplingWishes{.repeatPenalty = 1}));
        for (int i = 0; i < 5 && nameOf(m_window->activeFocusItem()) != u"Longest answer"_s; ++i)
            QTest::keyClick(m_window, Qt::Key_Tab);
        QTest::keyClick(m_window, Qt::Key_Up);
        QCOMPARE(settings.own().longestAnswer, 128);
        QTest::keyClick(m_window, Qt::Key_Backtab); // as in the settings again
        QCOMPARE(nameOf(m_window->activeFocusItem()), u"Longest answer as in the settings"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QVERIFY(!settings.ownsLongestAnswer());
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY(!named(u"chatSettings"_s) || !named(u"chatSettings"_s)->isVisible());
        QTRY_COMPARE(
            m_program->store.conversation(m_program->session.conversationId()).settings,
            (storage::ConversationSettings{.systemPrompt = u"Rhyme"_s, .sampling = {.repeatPenalty = 1}}));
    }

    void aConversationIsRenamedInItsRow()
    {
        m_program->store.put(901, 0, Role::User, u"First"_s);
        show();
        named(u"conversations"_s)->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_F2);
        QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier);
        type(u"Better"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QCOMPARE(m_program->store.conversation(901).title, u"Better"_s);
    }

    void severalConversationsAreSelected()
    {
        for (const qint64 id : {901, 902, 903, 904})
            m_program->store.put(id, 0, Role::User, u"Chat %1"_s.arg(id));
        show();
        const ui::ConversationListModel &list = *m_program->browser.conversations();
        const auto row = [&](int number) {
            const QList<QQuickItem *> items = itemsBelow(named(u"conversations"_s));
            return *std::ranges::find(items, u"Chat %1"_s.arg(number), &nameOf);
        };
        const auto clickWith = [&](Qt::KeyboardModifier modifier, int number) {
            const QQuickItem *const item = row(number);
            QTest::mouseClick(m_window, Qt::LeftButton, modifier,
                              item->mapToScene({item->width() / 2, item->height() / 2}).toPoint());
        };
        clickWith(Qt::ControlModifier, 904);
        clickWith(Qt::ShiftModifier, 902);
        QCOMPARE(list.selected(), QList<qint64>({904, 903, 902}));
        QCOMPARE(m_program->browser.currentId(), 0); // none of them was opened
        QTRY_VERIFY(shownText().contains(u"3 selected"_s));
        QVERIFY(row(903)->property("isSelected").toBool() && !row(901)->property("isSelected").toBool());
        clickWith(Qt::ControlModifier, 903);
        // To a new folder, which is named where it stands.
        named(u"composer"_s)->forceActiveFocus();
        m_program->browser.moveToNewFolder(list.selected());
        QTRY_COMPARE(nameOf(m_window->activeFocusItem()), u"New name"_s);
        type(u"Home"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_VERIFY(shownText().contains(u"Home"_s));
        QCOMPARE(m_program->store.folders().result().first().name, u"Home"_s);
        QCOMPARE(list.selected(), QList<qint64>({904, 902})); // they are still seen

        click(named(u"archiveSelected"_s));
        QVERIFY(m_program->store.conversation(904).isArchived &&
                !m_program->store.conversation(903).isArchived);
        QCOMPARE(list.selectedCount(), 0);
        QTRY_VERIFY(!shownText().contains(u"selected"_s));

        // By keys.
        QQuickItem *const keys = named(u"conversations"_s);
        keys->forceActiveFocus(Qt::TabFocusReason);
        keys->setProperty("currentIndex", list.rowOf(903));
        QTest::keyClick(m_window, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(list.selected(), QList<qint64>({903, 901}));
        QTest::keyClick(m_window, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(list.selected(), QList<qint64>({903}));
        QTest::keyClick(m_window, Qt::Key_Escape);
        QCOMPARE(list.selectedCount(), 0);
        QTest::keyClick(m_window, Qt::Key_Space);
        QTRY_COMPARE(m_program->browser.currentId(), 901);
        keys->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(list.selectedCount(), 2);
        QTest::keyClick(m_window, Qt::Key_Delete);
        QCOMPARE(m_program->browser.bin()->count(), 2);
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_program->browser.bin()->count(), 0);
    }

    void aConversationIsDeletedAndComesBack()
    {
        m_program->store.put(901, 0, Role::User, u"First"_s);
        show();
        named(u"conversations"_s)->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_Delete);
        QCOMPARE(m_program->browser.conversations()->count(), 0);
        QTRY_VERIFY(shownText().contains(u"“First” is in the bin"_s));
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_program->browser.conversations()->count(), 1);
        QTRY_COMPARE(m_program->browser.currentId(), 901);
        // From the field too, where nothing was typed that could be taken back instead.
        m_program->browser.moveToBin({901});
        named(u"composer"_s)->forceActiveFocus();
        type(u"a"_s);
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_program->session.draft(), QString());
        QCOMPARE(m_program->browser.conversations()->count(), 0);
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_program->browser.conversations()->count(), 1);
        // Who wants back what was sent does not get an older name.
        m_program->browser.rename(901, u"Named"_s);
        m_program->ask(u"Q"_s);
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QTest::qWait(30);
        QCOMPARE(m_program->store.conversation(901).title, u"Named"_s);
    }

    void theViewFollowsOnlyAtTheEnd()
    {
        show();
        m_program->ask(u"Q"_s);
        for (int i = 0; i < 40; ++i)
            m_program->generator.say(u"A paragraph of some length.\n\n"_s);
        QTRY_VERIFY(transcript()->property("isAtEnd").toBool());
        QTRY_VERIFY(transcript()->property("contentHeight").toReal() > 2 * transcript()->height());
        // Scrolled up it stays where it is read.
        QTest::keyClick(m_window, Qt::Key_PageUp);
        const qreal read = transcript()->property("contentY").toReal();
        const QString above = firstVisibleText();
        for (int i = 0; i < 20; ++i)
            m_program->generator.say(u"More of it.\n\n"_s);
        QTest::qWait(100);
        QCOMPARE(firstVisibleText(), above);
        QVERIFY(qAbs(transcript()->property("contentY").toReal() - read) < 1);
        QTRY_VERIFY(shownText().contains(u"Jump to the end"_s));
        // Back at the end it follows again.
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(m_window, Qt::Key_PageDown);
        QTRY_VERIFY(transcript()->property("follows").toBool());
        m_program->generator.say(u"The very last words\n\n"_s);
        QTRY_VERIFY(transcript()->property("isAtEnd").toBool());
    }

    void aLinkShowsWhereItLeadsBeforeItIsOpened()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.say(
            u"See [https://bank.org](https://evil.org/x?y=1), or [none](javascript:alert(1))."_s);
        m_program->generator.finish();
        QTRY_VERIFY(textItem(u"See https://bank.org, or [none](javascript:alert(1))."_s));
        QTest::qWait(200);
        const QPoint link = pointOf(textItem(u"See https"_s), 10) + QPoint(2, 0);
        const auto address = [&] { return textItem(u"https://evil.org/x?y=1"_s); };
        QTest::mouseClick(m_window, Qt::LeftButton, {}, link);
        QTRY_VERIFY(address());
        QVERIFY(shownText().contains(u"evil.org"_s));
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY(!address());
        QCOMPARE(m_program->facts.opened, QStringList());
        QTest::mouseClick(m_window, Qt::LeftButton, {}, pointOf(textItem(u"See https"_s), 1));
        QTest::qWait(100);
        QVERIFY(!address()); // a word beside it
        drag(textItem(u"See https"_s), 6, textItem(u"See https"_s), 14);
        QVERIFY(!address()); // a selection that ends in it
        QTest::qWait(QGuiApplication::styleHints()->mouseDoubleClickInterval() + 50);
        QTest::mouseClick(m_window, Qt::LeftButton, {}, link);
        QTRY_VERIFY(address());
        QTest::qWait(200);
        QTest::keyClick(m_window, Qt::Key_Return); // the button has the keys
        QTRY_COMPARE(m_program->facts.opened, QStringList{u"https://evil.org/x?y=1"_s});
    }

    void aSelectionSurvivesWhatIsWritten()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.say(u"The first words of the answer"_s);
        QTRY_VERIFY(textItem(u"first words"_s));
        QQuickItem *text = textItem(u"first words"_s);
        drag(text, 4, text, 15);
        QCOMPARE(text->property("selectedText").toString(), u"first words"_s);
        for (int i = 0; i < 50; ++i) {
            m_program->generator.say(i == 25 ? u"\n\nAnother paragraph"_s : u" and **more**"_s);
            QTest::qWait(2);
        }
        m_program->generator.finish();
        QTRY_VERIFY(!m_program->session.isAnswering());
        QCOMPARE(textItem(u"first words"_s), text);
        QCOMPARE(text->property("selectedText").toString(), u"first words"_s);
    }

    void aSelectionCrossesBlocksAndIsCopied()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.say(u"The **first** words\n\n```cpp\nint x;\n```\n\nThe last words"_s);
        m_program->generator.finish();
        QTRY_VERIFY(textItem(u"last words"_s));
        drag(textItem(u"first words"_s), 0, textItem(u"last words"_s), 8);
        QCOMPARE(textItem(u"int x"_s)->property("selectedText").toString(), u"int x;"_s);
        QTest::keyClick(m_window, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(m_program->facts.copied, u"The **first** words\n\n```cpp\nint x;\n```\n\nThe last"_s);
        // What is typed then goes to the field.
        type(u"x"_s);
        QCOMPARE(m_program->session.draft(), u"x"_s);
        // A double click takes a word, a click lets go.
        const QPoint word = pointOf(textItem(u"last words"_s), 10);
        QTest::mouseDClick(m_window, Qt::LeftButton, {}, word);
        QCOMPARE(textItem(u"last words"_s)->property("selectedText").toString(), u"words"_s);
        QCOMPARE(textItem(u"int x"_s)->property("selectedText").toString(), QString());
    }

    void whatWasSaidIsFoundByKeyboardAndOpened()
    {
        for (int i = 0; i < 300; ++i) {
            const storage::Message question =
                m_program->store.put(901, i ? lastId() : 0, Role::User, u"Question %1"_s.arg(i));
            m_program->store.put(901, question.id, Role::Assistant,
                                 i == 20 ? u"Before\n\nA *needle* lies here"_s : u"Answer %1"_s.arg(i));
        }
        m_program->store.put(902, 0, Role::User, u"Another needle"_s);
        show();
        QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(shownText().contains(u"Everything that was said"_s));
        type(u"needl"_s);
        QTRY_COMPARE(m_program->search.messageCount(), 2);
        QTRY_VERIFY(textItem(u"A *needle* lies here"_s)); // as it was written
        QTest::keyClick(m_window, Qt::Key_Down);
        QTest::keyClick(m_window, Qt::Key_Down); // past the other conversation's
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_window->property("page").toString(), u"chat"_s);
        QTRY_COMPARE(m_program->session.conversationId(), 901);
        QTRY_VERIFY(textItem(u"A needle lies here"_s));
        QTRY_COMPARE(textItem(u"A needle lies here"_s)->property("selectedText").toString(), u"needl"_s);
        QVERIFY(!transcript()->property("isAtEnd").toBool());
        const QPointF place = textItem(u"A needle lies here"_s)->mapToItem(transcript(), {0, 0});
        QVERIFY(place.y() > 0 && place.y() < transcript()->height());
        // There it is again, and Esc leaves it.
        QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(nameOf(m_window->activeFocusItem()), u"Words in messages, code and titles"_s);
        QCOMPARE(m_window->activeFocusItem()->property("selectedText").toString(), u"needl"_s);
        type(u"nothing like it"_s);
        QTRY_VERIFY(shownText().contains(u"Nothing was found"_s));
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_COMPARE(m_window->property("page").toString(), u"chat"_s);
    }

    void whatIsFoundInTheBinComesBack()
    {
        const storage::Message question = m_program->store.put(901, 0, Role::User, u"Where is it?"_s);
        m_program->store.put(901, question.id, Role::Assistant, u"A needle lies here"_s);
        show();
        m_program->browser.open(901);
        QTRY_VERIFY(textItem(u"A needle lies here"_s));
        m_program->session.deleteFrom(question.id);
        QTRY_VERIFY(m_program->session.isEmpty());
        m_program->browser.moveToBin({901});
        QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        type(u"needl"_s);
        QTRY_VERIFY(shownText().contains(u"Nothing was found"_s));
        m_program->search.setInBin(true);
        QTRY_COMPARE(m_program->search.messageCount(), 1);
        QVERIFY(shownText().contains(u"restore and open"_s));
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_program->session.conversationId(), 901);
        QTRY_VERIFY(textItem(u"A needle lies here"_s));
        QTRY_COMPARE(textItem(u"A needle lies here"_s)->property("selectedText").toString(), u"needl"_s);
        QCOMPARE(m_program->browser.bin()->count(), 0);
    }

    void wordsAreFoundInTheConversation()
    {
        const storage::Message question =
            m_program->store.put(901, 0, Role::User, u"Where are the needles?"_s);
        m_program->store.put(901, question.id, Role::Assistant,
                             u"One needle\n\n"_s + u"hay\n\n"_s.repeated(100) + u"another Needle"_s);
        show();
        m_program->browser.open(901);
        QTRY_VERIFY(textItem(u"another Needle"_s));
        QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier);
        QTRY_COMPARE(nameOf(m_window->activeFocusItem()), u"Find in this conversation"_s);
        type(u"needle"_s);
        QTRY_VERIFY(shownText().contains(u"3 place"_s));
        const auto selected = [&](const QString &part) {
            return textItem(part) ? textItem(part)->property("selectedText").toString() : QString();
        };
        QTRY_COMPARE(selected(u"another Needle"_s), u"Needle"_s); // the first one from what is seen on
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(selected(u"Where are"_s), u"needle"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(selected(u"One needle"_s), u"needle"_s);
        QTest::keyClick(m_window, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE(selected(u"Where are"_s), u"needle"_s);
        QTest::keyClick(m_window, Qt::Key_Escape); // empties the field, and then closes
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_COMPARE(m_window->activeFocusItem(), field());
    }

    void anAnswerIsEditedBranchedAndAskedForWithOtherSettings()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.say(u"The answer"_s);
        m_program->generator.finish();
        QTRY_VERIFY(!m_program->session.isAnswering());
        const auto choose = [&](const QString &action) {
            m_program->click(u"moreOfAnswer"_s);
            QTRY_VERIFY(control(action));
            QTest::qWait(100);
            click(control(action));
        };
        choose(u"Edit the answer…"_s);
        QTRY_VERIFY(shownText().contains(u"stays beside it"_s));
        QTest::qWait(200);
        type(u" is 42"_s);
        QTest::keyClick(m_window, Qt::Key_Escape); // what was written stays
        QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(textItem(u"The answer is 42"_s));
        QVERIFY(shownText().contains(u"Edited by you"_s));

        choose(u"Answer again with…"_s);
        QTRY_VERIFY(control(u"Answer"_s));
        QTest::qWait(200);
        QTest::keyClick(m_window, Qt::Key_Backtab);
        QTest::keyClick(m_window, Qt::Key_Backtab); // the temperature
        QTest::keyClick(m_window, Qt::Key_Up);
        QTest::keyClick(m_window, Qt::Key_Tab);
        QTest::keyClick(m_window, Qt::Key_Up);
        click(control(u"Answer"_s));
        QTRY_VERIFY(m_program->generator.isRunning());
        QCOMPARE(m_program->generator.requests.last().asked.settings.temperature, 0.0);
        QCOMPARE(m_program->generator.requests.last().asked.settings.maxTokens, 128);
        QVERIFY(!m_program->session.settings()->ownsSomething()); // for this answer alone
        m_program->generator.start();
        m_program->generator.say(u"Another"_s);
        m_program->generator.finish();
        QTRY_VERIFY(textItem(u"Another"_s));

        const qint64 old = m_program->session.conversationId();
        choose(u"Branch into a new conversation"_s);
        QTRY_VERIFY(m_program->session.conversationId() != old);
        QTRY_VERIFY(shownText().contains(u"Q (branch)"_s));
    }

    // The whole window is mirrored where one reads from right to left; code is not.
    void theWindowIsMirrored()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const auto restore = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        m_program->store.put(901, m_program->store.put(901, 0, Role::User, u"سؤال"_s).id, Role::Assistant,
                             u"جواب\n\n```cpp\nint x;\n```\n\n|a|b|\n|-|-|\n|1|2|"_s);
        show();
        m_program->browser.open(901);
        QTRY_VERIFY(textItem(u"int x"_s));
        const auto left = [](const QQuickItem *item) { return item->mapToScene({0, 0}).x(); };
        const auto right = [](const QQuickItem *item) { return item->mapToScene({item->width(), 0}).x(); };
        QVERIFY(left(named(u"conversations"_s)) > right(transcript()) - 1);
        QVERIFY(left(named(u"modelPicker"_s)) < m_window->width() / 4);
        const QQuickItem *answer = textItem(u"جواب"_s);
        QCOMPARE(answer->property("effectiveHorizontalAlignment").toInt(), int(Qt::AlignRight));
        QCOMPARE(textItem(u"int x"_s)->property("effectiveHorizontalAlignment").toInt(), int(Qt::AlignLeft));
        // A table that is narrow stands where the lines begin.
        const QList<QQuickItem *> items = itemsBelow(transcript());
        const auto found =
            std::ranges::find_if(items, [](QQuickItem *item) { return item->property("lead").toInt() > 0; });
        QVERIFY(found != items.end());
        const QQuickItem *table = *found;
        QTRY_VERIFY(qAbs(left(table) + table->property("contentWidth").toReal() - right(answer)) < 2);
    }

    void aTableIsDrawnAndSelectedCellByCell()
    {
        show();
        m_program->ask(u"Q"_s);
        for (const QString &piece :
             u"|a|word two|\n|-|-|\n|[x](https://x.org)|1|\n|y|2|\n\nThe end"_s.split(u'|')) {
            m_program->generator.say(piece + (piece.endsWith(u"end"_s) ? QString() : u"|"_s));
            QTest::qWait(5);
        }
        m_program->generator.finish();
        QTRY_VERIFY(textItem(u"word two"_s));
        QTest::qWait(200);
        QQuickItem *table = textItem(u"word two"_s);
        drag(table, 4, table, 7); // "word two" begins behind two characters and "a"
        QTest::keyClick(m_window, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(m_program->facts.copied, u"ord"_s);
        QTest::qWait(QGuiApplication::styleHints()->mouseDoubleClickInterval() + 50);
        drag(table, 4, textItem(u"The end"_s), 3);
        QTest::keyClick(m_window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_program->facts.copied, u"word two\nx\t1\ny\t2\n\nThe"_s);
        QTest::qWait(QGuiApplication::styleHints()->mouseDoubleClickInterval() + 50);
        QTest::mouseClick(m_window, Qt::LeftButton, {}, pointOf(table, 12) + QPoint(2, 0));
        QTRY_VERIFY(shownText().contains(u"x.org"_s));
    }

    void aLongConversationIsNotBuiltAsAWhole()
    {
        for (int i = 0; i < 500; ++i) {
            const storage::Message question =
                m_program->store.put(901, i ? lastId() : 0, Role::User, u"Question %1"_s.arg(i));
            m_program->store.put(901, question.id, Role::Assistant,
                                 u"Answer %1\n\nwith two paragraphs"_s.arg(i));
        }
        m_program->store.put(901, lastId(), Role::Assistant,
                             QString(u"words of a very long answer\n\n"_s).repeated(36000));
        show();
        m_program->browser.open(901);
        QTRY_VERIFY(!m_program->session.isLoading());
        QTRY_COMPARE_WITH_TIMEOUT(
            m_program->session.transcript()->index(0, 0).data(TranscriptModel::MessageIdRole).toInt(), 1,
            20000);
        QTest::qWait(50);
        QQuickItem *content = transcript()->property("contentItem").value<QQuickItem *>();
        QVERIFY(m_program->session.transcript()->count() > 36000);
        QCOMPARE_LE(content->childItems().size(), 120); // delegates: those in sight and some beside
        QVERIFY(transcript()->property("isAtEnd").toBool());
    }

    void codeIsColouredAndCopied()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.say(u"```cpp\nint main() { return 0; } // "_s + QString(QChar(0x202E)) +
                                 u"\n```\n"_s);
        m_program->generator.finish();
        QTRY_VERIFY(textItem(u"int main"_s));
        QTRY_VERIFY(shownText().contains(u"C++"_s));
        QVERIFY(textItem(u"int main"_s)->property("text").toString().contains(u"⟨U+202E⟩"_s));
        QQuickItem *copy = control(u"Copy the code"_s);
        QVERIFY(copy);
        click(copy);
        QCOMPARE(m_program->facts.copied, u"int main() { return 0; } // "_s);
        // The keyword has its colour.
        auto *document =
            qvariant_cast<QQuickTextDocument *>(textItem(u"int main"_s)->property("textDocument"));
        QTRY_VERIFY(!document->textDocument()->firstBlock().layout()->formats().isEmpty());
    }

    void longCodeIsShownInPartUntilItIsAskedFor()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.say(u"```\n"_s + QString(u"line\n"_s).repeated(3000) + u"```\n"_s);
        m_program->generator.finish();
        QTRY_VERIFY(control(u"Show all 3,000 lines"_s));
        QCOMPARE(textItem(u"line\nline"_s)->property("lineCount").toInt(), 1000);
        click(control(u"Show all 3,000 lines"_s));
        QTRY_COMPARE(textItem(u"line\nline"_s)->property("lineCount").toInt(), 3000);
    }

    void codeIsFoldedNumberedAndKeepsItsHeadInSight()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.say(u"```\n"_s + QString(u"print(self.x)\n"_s).repeated(200) + u"```\n"_s);
        m_program->generator.finish();
        QTRY_VERIFY(control(u"Fold the code"_s));       // at the end of the code
        QTRY_VERIFY(shownText().contains(u"Python"_s)); // by its looks
        const auto headIsInSight = [this] {             // rows that come and go are made anew
            const QQuickItem *head = control(u"Fold the code"_s);
            const double y = head ? head->mapToScene({}).y() : -1;
            return y >= 0 && y < m_window->height() / 2;
        };
        QTRY_VERIFY2(headIsInSight(), "the head is out of sight");
        QVERIFY(!shownText().contains(u"\n199\n"_s));
        m_program->preferences.setCodeNumbered(true);
        QTRY_VERIFY(shownText().contains(u"\n199\n"_s));
        clickOn(u"Fold the code"_s);
        QTRY_VERIFY(control(u"Unfold the code"_s));
        QVERIFY(!textItem(u"print"_s) || !textItem(u"print"_s)->isVisible());
        clickOn(u"Unfold the code"_s);
        QTRY_VERIFY(textItem(u"print"_s) && textItem(u"print"_s)->isVisible());
    }

    void aMessageIsEditedAndItsVersionsAreSteppedThrough()
    {
        show();
        m_program->ask(u"Old question"_s);
        m_program->generator.say(u"Old answer"_s);
        m_program->generator.finish();
        QTRY_VERIFY(control(u"Edit and send again"_s));
        click(control(u"Edit and send again"_s));
        QTRY_VERIFY(nameOf(m_window->activeFocusItem()) == u"Edit the message"_s);
        QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier);
        type(u"New question"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_program->generator.requests.size(), 2);
        m_program->generator.start();
        m_program->generator.say(u"New answer"_s);
        m_program->generator.finish();
        QTRY_VERIFY(shownText().contains(u"New answer"_s));
        QVERIFY(shownText().contains(u"2/2"_s));
        QTest::keyClick(m_window, Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(shownText().contains(u"Old answer"_s));
        QVERIFY(!shownText().contains(u"New answer"_s));
    }

    void filesAndFoldersGoWithAQuestion()
    {
        show();
        m_program->files.contents = {{u"/p/a.py"_s, "def a():\n    return 1\n"},
                                     {u"/q/b.bin"_s, QByteArray("\0", 1)}};
        const QUrl folder = QUrl::fromLocalFile(u"/p"_s);
        QMimeData dragged;
        dragged.setUrls({folder});
        const QPoint place = field()->mapToScene(QPointF(5, 5)).toPoint();
        QDragEnterEvent enters(place, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window, &enters);
        QVERIFY(enters.isAccepted());
        QDropEvent drops(place, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window, &drops);
        QTRY_COMPARE(m_program->session.attachments()->count(), 1);
        QTRY_VERIFY(shownText().contains(u"1 file"_s));
        clickOn(u"Only a map"_s);
        QTRY_VERIFY(shownText().contains(u"map of 1 file"_s));
        type(u"why"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_program->generator.requests.size(), 1);
        QCOMPARE(m_program->generator.requests.last().asked.turns.last().text,
                 u"why\n\n```text p.map\na.py\n    def a():\n```"_s);
        QTRY_COMPARE(m_program->session.attachments()->count(), 0);
        m_program->generator.finish();
        m_program->ask(u"line\n"_s.repeated(100)); // a long question is shown in part
        QTRY_VERIFY(textItem(u"line\nline"_s));
        QCOMPARE(textItem(u"line\nline"_s)->property("lineCount").toInt(), 24);
        clickOn(u"Show all of it"_s);
        QTRY_COMPARE(textItem(u"line\nline"_s)->property("lineCount").toInt(), 100);
        m_program->generator.finish();
        m_program->ask(QString(4001, u'y')); // one character more than is shown
        QTRY_VERIFY(textItem(u"yyy…"_s));
        QTRY_VERIFY(control(u"Show all of it"_s));
        m_program->session.attachments()->add({QUrl::fromLocalFile(u"/q/b.bin"_s)});
        QTRY_VERIFY(shownText().contains(u"This is not a text"_s));
    }

    void aFullContextIsAskedAbout()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.fail(
            {.kind = Failure::Kind::ContextFull, .needed = 8520, .available = 8192, .omittedMessages = 1});
        QTRY_VERIFY(shownText().contains(u"8,520 of 8,192 tokens"_s));
        QCOMPARE(checkedChoices(), QStringList({u"Leave out the oldest messages"_s}));
        click(radio(u"Summarise the oldest messages"_s));
        QCOMPARE(checkedChoices(), QStringList({u"Summarise the oldest messages"_s}));
        click(radio(u"Leave out the oldest messages"_s));
        click(control(u"Send"_s));
        QTRY_COMPARE(m_program->generator.requests.size(), 2);
        QVERIFY(m_program->generator.requests.last().asked.leaveOutOldest);
    }

    void aDamagedModelIsSaidAboveTheField()
    {
        show();
        emit m_program->library.failed(
            u"/models/SmolLM2.gguf"_s,
            {.kind = Failure::Kind::ModelDamaged, .subject = u"SmolLM2"_s, .detail = u"blk.31 ends"_s});
        QTRY_VERIFY(shownText().contains(u"This model file is damaged"_s));
        QVERIFY(shownText().contains(u"Your conversations"_s, Qt::CaseInsensitive));
        click(control(u"Details"_s));
        QTRY_VERIFY(shownText().contains(u"blk.31 ends"_s));
    }

    void aFolderThatCannotBeUsedStandsForTheWindow()
    {
        m_program->facts.failure = {.kind = Failure::Kind::FolderUnwritable, .subject = u"/data"_s};
        show();
        QTRY_VERIFY(shownText().contains(u"The data folder cannot be written"_s));
        QVERIFY(!shownText().contains(u"Settings"_s));
        click(control(u"Start again"_s));
        QCOMPARE(m_program->facts.restarts, 1);
    }

    void theFirstStartGreetsAndSaysWhatTheModelIs()
    {
        m_program->preferences.setWelcomeSeen(false);
        show();
        QTRY_VERIFY(shownText().contains(u"Chasqui is ready"_s));
        QVERIFY(shownText().contains(u"often wrong"_s));
        QVERIFY(control(u"Import conversations of another program…"_s));
        type(u"x"_s);                              // nobody would see where that goes
        QTest::keyClick(m_window, Qt::Key_Return); // the main step has the focus
        QTRY_VERIFY(m_program->preferences.welcomeSeen());
        QCOMPARE(m_program->session.draft(), QString());
        QTRY_VERIFY(field()->hasActiveFocus());
    }

    void whatOtherProgramsKeptIsOfferedAtTheFirstStart()
    {
        m_program->preferences.setWelcomeSeen(false);
        m_program->browser.imports()->addOtherProgram(u"LM Studio"_s, u"/q/lmstudio"_s);
        show();
        QVERIFY(!control(u"Import conversations of another program…"_s));
        click(control(u"Import conversations of LM Studio"_s));
        QTRY_COMPARE(m_program->browser.conversations()->count(), 1);
        QTRY_VERIFY(!shownText().contains(u"Chasqui is ready"_s));
        QVERIFY(m_program->store.takeLog().contains(u"import /q/lmstudio"_s));
    }

    void withoutAModelThereIsAPlainChoice()
    {
        m_program->preferences.setWelcomeSeen(false);
        m_program->library.models.clear();
        show();
        QTRY_VERIFY(shownText().contains(u"Chasqui needs a model"_s));
        QVERIFY(control(u"Open a model file…"_s));
        click(control(u"Look around first"_s));
        QTRY_VERIFY(shownText().contains(u"No model is loaded"_s));
    }

    void theListOfModelsBeginsWithOneThatCanBeUsed()
    {
        const ui::ModelEntry damaged = {.path = u"/models/A.gguf"_s,
                                        .name = u"A"_s,
                                        .failure = {.kind = Failure::Kind::ModelDamaged, .subject = u"A"_s}};
        m_program->library.models = {damaged, ScriptedLibrary::starter()};
        show();
        m_program->models.unload();
        QTest::keyClick(m_window, Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(nameOf(m_window->activeFocusItem()).startsWith(u"SmolLM2"_s));
        QTest::keyClick(m_window, Qt::Key_Down); // one that cannot be used is not chosen
        QTest::keyClick(m_window, Qt::Key_Return);
        QCOMPARE(m_program->library.loads.size(), 1);
        QTest::keyClick(m_window, Qt::Key_Up);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_program->library.loads.size(), 2);
        QCOMPARE(m_program->library.loads.last().path, ScriptedLibrary::starter().path);
    }

    void aModelIsUnloadedFromTheList()
    {
        show();
        QTest::keyClick(m_window, Qt::Key_M, Qt::ControlModifier);
        QQuickItem *unload = nullptr;
        QTRY_VERIFY((unload = controlBeginningWith(u"Unload"_s)));
        click(unload);
        QTRY_COMPARE(m_program->library.unloads, 1);
        QTRY_VERIFY(shownText().contains(u"No model is loaded"_s));
    }

    void anInstructionIsWrittenInTheSettings()
    {
        show();
        m_window->setProperty("page", u"settings"_s);
        QTRY_VERIFY(shownText().contains(u"Instruction"_s));
        for (int i = 0; i < 40 && nameOf(m_window->activeFocusItem()) != u"Instruction"_s; ++i)
            QTest::keyClick(m_window, Qt::Key_Tab);
        type(u"Be brief"_s);
        QCOMPARE(m_program->preferences.systemPrompt(), u"Be brief"_s);
        QTest::keyClick(m_window, Qt::Key_Tab); // goes on
        QCOMPARE(nameOf(m_window->activeFocusItem()), u"Temperature"_s);
        QTest::keyClick(m_window, Qt::Key_Up);
        QCOMPARE(m_program->preferences.temperature(), 0.0);
    }

    void theDeviceIsChosenInTheSettings()
    {
        m_program->library.devices = {u"NVIDIA GeForce RTX 4070"_s};
        m_program->preferences.setDevice(u"Old card"_s);
        show();
        m_window->setProperty("page", u"settings"_s);
        QTRY_VERIFY(shownText().contains(u"Runs on"_s));
        const auto loads = [this] { return m_program->library.loads.size(); };
        const qsizetype before = loads();
        QTRY_VERIFY(radio(u"NVIDIA GeForce RTX 4070"_s));
        QVERIFY(radio(u"Old card"_s)->property("checked").toBool()); // though it is not there any more
        click(radio(u"NVIDIA GeForce RTX 4070"_s));
        QCOMPARE(m_program->preferences.device(), u"NVIDIA GeForce RTX 4070"_s);
        QCOMPARE(loads(), before + 1); // with the model as it is
        QCOMPARE(m_program->library.loads.last().options.device, u"NVIDIA GeForce RTX 4070"_s);
        QTRY_VERIFY(!radio(u"Old card"_s));
        click(radio(u"The best there is"_s));
        QCOMPARE(m_program->preferences.device(), QString());
    }

    void aNarrowWindowHasADrawer()
    {
        m_program->preferences.setWindowWidth(700);
        show();
        QVERIFY(!named(u"conversations"_s));
        click(control(u"Show the sidebar (Ctrl+B)"_s));
        QTRY_VERIFY(named(u"conversations"_s));
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY(!named(u"conversations"_s));
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
