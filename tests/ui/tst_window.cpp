// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The real window and its view models over fakes, used by keyboard and mouse.
#include "tests/support/ui/fake_program.h"

#include <QAccessible>
#include <QPointer>
#include <QQuickItem>
#include <QQuickTextDocument>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;
using storage::Role;
using ui::Failure;
using ui::TranscriptModel;

namespace {

// Every visible item below this one.
QList<QQuickItem *> itemsBelow(QQuickItem *item)
{
    QList<QQuickItem *> items;
    for (QQuickItem *child : item->childItems()) {
        if (!child->isVisible())
            continue;
        items.append(child);
        items += itemsBelow(child);
    }
    return items;
}

QString nameOf(QObject *item)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
    return face ? face->text(QAccessible::Name) : QString();
}

QString typeOf(const QObject *item)
{
    return QString::fromLatin1(item->metaObject()->className()).section(u"_QML"_s, 0, 0);
}

// What models have been made to say against those who show it.
QStringList hostileTexts()
{
    QStringList texts = {
        u"<img src=\"http://127.0.0.1:9/x.png\">"_s,
        u"![x](http://127.0.0.1:9/x.png)"_s,
        u"![x](file:///etc/passwd)"_s,
        u"![x](data:image/png;base64,AAAA)"_s,
        u"[![x](http://127.0.0.1:9/i)](http://127.0.0.1:9/l)"_s,
        u"<a href=\"javascript:alert(1)\">x</a>"_s,
        u"<iframe src=http://127.0.0.1:9></iframe>"_s,
        u"<style>@import url(http://127.0.0.1:9/c.css)</style>"_s,
        u"<script>fetch('http://127.0.0.1:9')</script>"_s,
        u"<table background=http://127.0.0.1:9/b><tr><td>x</td></tr></table>"_s,
        u"<html><body bgcolor=red><h1>Fake dialog</h1></body></html>"_s,
        u"</p></body><p style='font-size:90px'>x"_s,
        u"&lt;img src=http://127.0.0.1:9&gt;"_s,
        u"[ref]: http://127.0.0.1:9 \"title\"\n\n![y][ref]"_s,
        u"<http://127.0.0.1:9/auto>"_s,
        u"\x1B]8;;http://127.0.0.1:9\x1B\\link\x1B]8;;\x1B\\"_s,
        u"\x1B[2J\x1B[31mred"_s,
        u"a\u202Egnp.exe\u202C"_s,
        u"\u2066\u2067\u2068\u2069"_s,
        QString(u"z"_s) + QString(500, QChar(0x0301)),
        QString(20000, u'W'),
        QString(u"﷽"_s).repeated(2000),
        QString(u"- "_s).repeated(2000) + u"x"_s,
        QString(u"> "_s).repeated(2000) + u"x"_s,
        QString(u"["_s).repeated(5000),
        QString(u"*"_s).repeated(5000) + u"a"_s,
        QString(u"`"_s).repeated(3000),
        QString(u"|"_s).repeated(3000) + u"\n"_s + QString(u"|-"_s).repeated(1500),
        u"```"_s + QString(5000, u'x'),
        u"```../../../etc/passwd\nx\n```"_s,
        u"```html\n<img src=http://127.0.0.1:9>\n```"_s,
        u"```cpp\nif (a\u202E\u2066) /* \u2069*/\n```"_s,
        u"```\n"_s + QString(u"\t"_s).repeated(3000) + u"x\n```"_s,
        QString(u"1. a\n   "_s).repeated(300),
        u"\u0000\u0001\u0002\u007F\u0085"_s,
        u"\U000E0041\U000E0042hidden tags"_s,
        QString(QChar(0xD800)) + u"lone surrogate"_s,
        u"qrc:/qt/qml/Chasqui/Main.qml image://icon/logo/000000"_s,
        u"%1 %2 %n %L1"_s,
        u"\u2028line\u2029paragraph"_s,
    };
    for (const QString &tag : {u"object"_s, u"embed"_s, u"video"_s, u"audio"_s, u"link"_s, u"base"_s,
                               u"meta"_s, u"svg"_s, u"input"_s, u"form"_s})
        for (const QString &attribute :
             {u"src"_s, u"href"_s, u"data"_s, u"action"_s, u"style"_s, u"onload"_s})
            texts.append(u"<%1 %2=\"http://127.0.0.1:9/%1\">"_s.arg(tag, attribute));
    return texts;
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QAccessible::setActive(true); }

    void init()
    {
        m_program = std::make_unique<FakeProgram>();
        m_program->preferences.setWelcomeSeen(true);
        m_program->preferences.setReduceMotion(true);
        m_program->preferences.setWindowWidth(1280);
        m_program->preferences.setWindowHeight(800);
        QTest::failOnWarning(QRegularExpression(u"qml|QML|binding"_s)); // nothing of QML may complain
    }
    void cleanup()
    {
        if (QTest::currentTestFailed() && m_window && qEnvironmentVariableIsSet("CHASQUI_FAILURE_PICTURES"))
            m_window->grabWindow().save(u"%1/%2.png"_s.arg(qEnvironmentVariable("CHASQUI_FAILURE_PICTURES"),
                                                           QLatin1StringView(QTest::currentTestFunction())));
        m_program.reset();
    }

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
        type(u"Rhyme"_s);
        const ui::ChatSettings &settings = *m_program->session.settings();
        QCOMPARE(settings.own().systemPrompt, u"Rhyme"_s);
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
        QTRY_COMPARE(m_program->store.conversation(m_program->session.conversationId()).settings,
                     (storage::ConversationSettings{.systemPrompt = u"Rhyme"_s}));
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

    void aConversationIsDeletedAndComesBack()
    {
        m_program->store.put(901, 0, Role::User, u"First"_s);
        show();
        named(u"conversations"_s)->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_Delete);
        QCOMPARE(m_program->browser.conversations()->count(), 0);
        QTRY_VERIFY(shownText().contains(u"“First” is in the bin"_s));
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_program->browser.conversations()->count(), 1);
        QTRY_COMPARE(m_program->browser.currentId(), 901);
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

    void nothingThatAModelSaysIsTakenForMarkup()
    {
        show();
        m_program->ask(u"Q"_s);
        const QStringList texts = hostileTexts();
        QCOMPARE_GE(texts.size(), 100);
        for (const QString &text : texts) {
            m_program->generator.say(text + u"\n\n"_s);
            QTest::qWait(1);
            m_program->generator.say(u"```\n"_s + text + u"\n```\n\n"_s);
            QTest::qWait(1);
        }
        m_program->generator.finish();
        QTRY_VERIFY(!m_program->session.isAnswering());
        // As a question, a title, an accessible name as well.
        m_program->session.setDraft(texts.first() + texts.at(1));
        m_program->session.send();
        QTRY_VERIFY(shownText().contains(texts.first() + texts.at(1)));
        QTest::qWait(100);
        QCOMPARE(m_program->networkRequests, 0);
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            const QVariant format = item->property("textFormat");
            if (format.isValid() && !item->inherits("QQuickPlaceholderText") &&
                !item->property("text").toString().isEmpty())
                QVERIFY2(format.toInt() == Qt::PlainText, qPrintable(typeOf(item)));
        }
        // All of it is in what is shown or in what is copied.
        const QString copied = m_program->session.textOf(answerId());
        for (const QString &text : {texts.at(0), texts.at(1), texts.at(4), texts.at(13)})
            QVERIFY2(copied.contains(text), qPrintable(text));
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
            m_program->click(u"padAsk"_s);
            QTRY_VERIFY(controlBeginningWith(what));
            QTest::qWait(200); // until it stands where it will
            click(controlBeginningWith(what));
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

    void aFullContextIsAskedAbout()
    {
        show();
        m_program->ask(u"Q"_s);
        m_program->generator.fail(
            {.kind = Failure::Kind::ContextFull, .needed = 8520, .available = 8192, .omittedMessages = 6});
        QTRY_VERIFY(shownText().contains(u"8,520 of 8,192 tokens"_s));
        QVERIFY(shownText().contains(u"Leave out the oldest messages"_s));
        QCOMPARE(checkedChoices(), QStringList({u"Leave out the oldest messages"_s}));
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
        QTest::keyClick(m_window, Qt::Key_Return); // the main step has the focus
        QTRY_VERIFY(m_program->preferences.welcomeSeen());
        QTRY_VERIFY(field()->hasActiveFocus());
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

private:
    void show()
    {
        m_window = m_program->show();
        QVERIFY(m_window);
        QTRY_VERIFY(!m_program->session.isLoading());
    }
    void type(const QString &text)
    {
        for (const QChar character : text)
            QTest::keyClick(m_window, character.toLatin1());
    }
    QQuickItem *named(const QString &name) const
    {
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            if (item->objectName() == name)
                return item;
        }
        return nullptr;
    }
    QQuickItem *field() const { return named(u"composer"_s); }
    QQuickItem *transcript() const { return named(u"transcript"_s); }
    QQuickItem *control(const QString &text) const
    {
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            if (item->property("text").toString() == text && item->property("checkable").isValid())
                return item;
        }
        return nullptr;
    }
    QQuickItem *radio(const QString &label) const
    {
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            if (item->property("label").toString() == label && item->property("effect").isValid())
                return item;
        }
        return nullptr;
    }
    QQuickItem *controlBeginningWith(const QString &text) const // in popups too
    {
        for (QQuickItem *item :
             itemsBelow(m_window->contentItem()->parentItem() ? m_window->contentItem()->parentItem()
                                                              : m_window->contentItem())) {
            if (item->property("text").toString().startsWith(text) && item->property("checkable").isValid())
                return item;
        }
        return nullptr;
    }
    // In the window, where a character of a text stands.
    static QPoint pointOf(QQuickItem *text, int offset)
    {
        QRectF place;
        QMetaObject::invokeMethod(text, "positionToRectangle", qReturnArg(place), offset);
        return text->mapToScene(place.center()).toPoint();
    }
    void drag(QQuickItem *from, int begin, QQuickItem *to, int end)
    {
        const QPoint last = pointOf(to, end);
        QTest::mousePress(m_window, Qt::LeftButton, {}, pointOf(from, begin));
        QTest::mouseMove(m_window, last - QPoint(3, 0));
        QTest::mouseMove(m_window, last);
        QTest::mouseRelease(m_window, Qt::LeftButton, {}, last);
    }
    QStringList checkedChoices() const
    {
        QStringList labels;
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            if (item->property("effect").isValid() && item->property("checked").toBool())
                labels.append(item->property("label").toString());
        }
        return labels;
    }
    QQuickItem *textItem(const QString &part) const
    {
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            if (item->inherits("QQuickTextEdit") && item->property("text").toString().contains(part))
                return item;
        }
        return nullptr;
    }
    QString shownText() const
    {
        QStringList texts;
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            if (item->property("textFormat").isValid())
                texts.append(item->property("text").toString());
        }
        return texts.join(u'\n');
    }
    QString firstVisibleText() const
    {
        for (QQuickItem *item : itemsBelow(transcript())) {
            if (item->inherits("QQuickTextEdit") && item->mapToItem(transcript(), QPointF()).y() >= 0)
                return item->property("text").toString() +
                       QString::number(item->mapToItem(transcript(), QPointF()).y());
        }
        return {};
    }
    // What stands in a row of the transcript, which may be made anew meanwhile.
    void clickOn(const QString &name)
    {
        QTest::qWait(30);
        QTRY_VERIFY(control(name));
        clickNow(control(name));
    }
    void click(QQuickItem *item)
    {
        QVERIFY(item);
        const QPointer<QQuickItem> waiting(item);
        QTest::qWait(30); // what is new takes its place with the next frame
        QVERIFY(waiting);
        clickNow(item);
    }
    void clickNow(QQuickItem *item)
    {
        QTest::mouseClick(m_window, Qt::LeftButton, {},
                          item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint());
    }
    qint64 lastId() const
    {
        qint64 id = m_program->store.messageCount();
        while (m_program->store.contains(id + 1))
            ++id;
        return id;
    }
    qint64 answerId() const
    {
        return m_program->session.transcript()->index(1, 0).data(TranscriptModel::MessageIdRole).toLongLong();
    }

    std::unique_ptr<FakeProgram> m_program;
    QQuickWindow *m_window = nullptr;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
