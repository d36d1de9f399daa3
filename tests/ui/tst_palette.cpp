// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What the palette finds, in which order, and what it does.
#include "tests/support/ui/window_test.h"
#include "ui/models/palette_model.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using storage::Conversation;
using storage::Role;
using ui::ConversationListModel;
using ui::PaletteModel;

class TestPalette : public WindowTest
{
    Q_OBJECT

private slots:
    void wordsAreFoundWhereverTheyStand()
    {
        ConversationListModel conversations;
        conversations.setFolders({{7, u"Zoo"_s}});
        conversations.setConversations({{.id = 1, .title = u"Café de olla"_s, .updatedAt = day(1)},
                                        {.id = 2, .title = u"The dark cafe"_s, .updatedAt = day(3)},
                                        {.id = 3, .title = u"Llamas"_s, .updatedAt = day(2), .folderId = 7}});
        PaletteModel palette;
        QAbstractItemModelTester tester(&palette, QAbstractItemModelTester::FailureReportingMode::QtTest);
        palette.setCommands({command(u"Actions"_s, u"New chat"_s, u"Ctrl+N"_s),
                             command(u"Actions"_s, u"Back to the café"_s),
                             command(u"Settings"_s, u"Dark theme"_s)});
        palette.setConversations(&conversations);
        // Where one was last, then what one can do.
        QCOMPARE(sketch(palette), u"Chats: The dark cafe | Llamas | Café de olla\n"
                                  "Actions: New chat [Ctrl+N] | Back to the café\nSettings: Dark theme"_s);
        palette.setText(u"CAFE"_s);
        QCOMPARE(sketch(palette), u"Actions: Back to the *café*\nChats: *Café* de olla | The dark *cafe*"_s);
        palette.setText(u"da  caf"_s);
        QCOMPARE(sketch(palette), u"Chats: The *da*rk *caf*e"_s);
        palette.setText(u"ama"_s); // within a word, when none begins so
        QCOMPARE(sketch(palette), u"Chats: Ll*ama*s"_s);
        QCOMPARE(palette.index(0).data(PaletteModel::NoteRole).toString(), u"Zoo"_s);
        QCOMPARE(palette.index(0).data(PaletteModel::ConversationIdRole).toInt(), 3);
        palette.setText(u"the dark d"_s);
        QCOMPARE(sketch(palette), u"Chats: *The* *dark* cafe\nSettings: *Dark* *the*me"_s);
        palette.setText(u"none such"_s);
        QCOMPARE(palette.count(), 0);
    }

    void aThousandChatsAreNotTooMany()
    {
        ConversationListModel conversations;
        QList<Conversation> all;
        for (int i = 1; i <= 1000; ++i)
            all.append({.id = i, .title = u"Chat %1"_s.arg(i), .updatedAt = day(1).addSecs(i)});
        conversations.setConversations(all);
        PaletteModel palette;
        palette.setConversations(&conversations);
        QCOMPARE(palette.count(), PaletteModel::MostWithoutWords);
        palette.setText(u"chat"_s);
        QCOMPARE(palette.count(), PaletteModel::MostConversations);
        QCOMPARE(palette.index(0).data(PaletteModel::ConversationIdRole).toInt(), 1000);
    }

    void commandsAndChatsByKeyboard()
    {
        m_program->store.put(901, 0, Role::User, u"Where do llamas live?"_s);
        m_program->store.conversation(901).title = u"Llamas"_s;
        show();
        open();
        type(u"dark"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_program->preferences.theme(), ui::Preferences::Theme::Dark);
        QTRY_VERIFY(!isOpen());

        open(); // empty again
        type(u"llam"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_program->session.conversationId(), 901);
        QTRY_VERIFY(!isOpen());

        open();
        type(u"search every"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_window->property("page").toString(), u"search"_s);
        open();
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY(!isOpen());
        QCOMPARE(m_window->property("page").toString(), u"search"_s);

        // A setting opens its page at it.
        open();
        type(u"temperat"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(nameOf(m_window->activeFocusItem()), u"Temperature"_s);
        QTRY_VERIFY(!isOpen());

        // What is not there now is not offered.
        open();
        type(u"attach"_s);
        QTRY_VERIFY(shownText().contains(u"Nothing is called like that"_s));
    }

    void everyKeyIsListed()
    {
        show();
        QTest::keyClick(m_window, Qt::Key_Slash, Qt::ControlModifier);
        QTRY_VERIFY(shownText().contains(u"Ctrl+Shift+F"_s));
        for (const QString &keys : {u"Ctrl+N"_s, u"Ctrl+K"_s, u"F6"_s, u"Alt+Left"_s, u"F7"_s})
            QVERIFY2(shownText().contains(keys), qPrintable(keys));
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY(!shownText().contains(u"Ctrl+Shift+F"_s));
    }

private:
    static QDateTime day(int day) { return QDateTime(QDate(2026, 3, day), QTime(12, 0), QTimeZone::UTC); }
    static QVariantMap command(const QString &group, const QString &text, const QString &keys = {})
    {
        return {{u"group"_s, group}, {u"text"_s, text}, {u"keys"_s, keys}};
    }
    // A line for each group; what was typed stands between stars.
    static QString sketch(const PaletteModel &palette)
    {
        QStringList lines;
        QString section;
        for (int row = 0; row < palette.count(); ++row) {
            const QModelIndex index = palette.index(row);
            const auto block = index.data(PaletteModel::BlockRole).value<ui::Block>();
            QString name = block.text;
            for (auto span = block.spans.crbegin(); span != block.spans.crend(); ++span)
                name.insert(span->start + span->length, u'*').insert(span->start, u'*');
            if (const QString keys = index.data(PaletteModel::KeysRole).toString(); !keys.isEmpty())
                name += u" ["_s + keys + u']';
            if (const QString now = index.data(PaletteModel::SectionRole).toString();
                std::exchange(section, now) != now)
                lines.append(now + u": "_s + name);
            else
                lines.last() += u" | "_s + name;
        }
        return lines.join(u'\n');
    }
    bool isOpen() const { return shownText().contains(u"do it"_s); }
    void open()
    {
        QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
        QTRY_COMPARE(nameOf(m_window->activeFocusItem()), u"A command, a chat or a setting"_s);
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
