// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The values of a session: the tree of messages, the name of a conversation, the words of a failure,
// preferences.
#include "ui/failure.h"
#include "ui/preferences.h"
#include "ui/session/instruction_variables.h"
#include "ui/session/message_tree.h"
#include "ui/session/title_from.h"

#include <QMetaEnum>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using storage::Message;
using storage::Role;
using ui::Failure;
using ui::MessageTree;

class TestSessionValues : public QObject
{
    Q_OBJECT

private slots:
    void variablesOfAnInstruction()
    {
        const QDateTime now(QDate(2026, 11, 27), QTime(15, 4));
        QCOMPARE(ui::withKnownVariables(u"{{date}} {{ weekday }} {{x}} {{}} {{date"_s, now),
                 u"27 November 2026 Friday {{x}} {{}} {{date"_s);
        QVERIFY(ui::withKnownVariables(u"{{time}}"_s, now).contains(u"04"_s));
        QCOMPARE(ui::openVariables(u"{{b}} {{date}} {{a one}} {{b}} {{{c}}} {{a\nb}}"_s),
                 QStringList({u"b"_s, u"a one"_s, u"c"_s}));
        QCOMPARE(ui::withVariable(u"{{b}} {{c}} {{ b }}"_s, u"b"_s, u"{{c}}"_s), u"{{c}} {{c}} {{c}}"_s);
        QCOMPARE(ui::withVariable(u"a{{b}}"_s, u"b"_s, {}), u"a"_s);
    }

    void theTreeKnowsPathsAndVersions()
    {
        //  1 ─ 2 ─ 3 ─ 5
        //    └ 4       └ 7 is beside 5's child 6
        MessageTree tree({{.id = 1},
                          {.id = 2, .parentId = 1},
                          {.id = 3, .parentId = 2},
                          {.id = 4, .parentId = 1},
                          {.id = 5, .parentId = 3},
                          {.id = 6, .parentId = 5},
                          {.id = 7, .parentId = 5}});
        QCOMPARE(tree.path(6), QList<qint64>({1, 2, 3, 5, 6}));
        QCOMPARE(tree.path(0), QList<qint64>());
        QCOMPARE(tree.versions(2), QList<qint64>({2, 4}));
        QCOMPARE(tree.versions(6), QList<qint64>({6, 7}));
        QCOMPARE(tree.versions(99), QList<qint64>());
        QCOMPARE(tree.newestLeafBelow(2), 7);
        QCOMPARE(tree.newestLeafBelow(1), 4);
        tree.removeBranch(4);
        QCOMPARE(tree.newestLeafBelow(1), 7);
        QCOMPARE(tree.versions(2), QList<qint64>({2}));
        tree.insert({.id = 2, .parentId = 1, .text = u"grown"_s}); // the same one, further on
        QCOMPARE(tree.find(2)->text, u"grown"_s);
        QCOMPARE(tree.versions(2).size(), 1);
    }

    void aConversationIsNamedByItsFirstLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("title");
        QTest::newRow("short") << u"Why is the sky blue?"_s << u"Why is the sky blue?"_s;
        QTest::newRow("empty lines first") << u"\n  \n  A\tb \nrest"_s << u"A b"_s;
        QTest::newRow("long") << u"What is the difference between a process and a thread on Linux, please?"_s
                              << u"What is the difference between a process and a…"_s;
        QTest::newRow("a file below") << u"Read this:\n"_s + QString(20'000, u'x') << u"Read this:"_s;
        QTest::newRow("no space") << QString(200, u'x') << QString(47, u'x') + u"…"_s;
    }

    void aConversationIsNamedByItsFirstLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, title);
        const QString named = ui::titleFrom(text);
        QVERIFY(named.size() <= 60);
        if (title.size() <= 40)
            QCOMPARE(named, title);
        else
            QVERIFY(named.endsWith(u'…') && title.left(40) == named.left(40));
    }

    void everyFailureSaysWhatHappenedAndWhatToDo()
    {
        const QMetaEnum kinds = QMetaEnum::fromType<Failure::Kind>();
        QSet<QString> titles;
        for (int i = 1; i < kinds.keyCount(); ++i) {
            const Failure failure = {.kind = Failure::Kind(kinds.value(i)),
                                     .subject = u"SUBJECT"_s,
                                     .needed = 8520,
                                     .available = 8192};
            QVERIFY2(failure.isSet() && failure.title().size() > 10, kinds.key(i));
            QVERIFY2(failure.meaning().size() > 40, kinds.key(i));
            QVERIFY2(!failure.meaning().contains(u'%'), kinds.key(i)); // every place is filled
            titles.insert(failure.title());
        }
        QCOMPARE(titles.size(), kinds.keyCount() - 1);
        QVERIFY(!Failure().isSet());
        const Failure large = {.kind = Failure::Kind::ModelTooLarge,
                               .subject = u"Big"_s,
                               .needed = 9'000'000'000,
                               .available = 4'000'000'000};
        QVERIFY(large.meaning().contains(u"9.0 GB"_s) && large.meaning().contains(u"4.0 GB"_s));
    }

    void preferencesLastAndTellOfChanges()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"chasqui.ini"_s);
        {
            ui::Preferences preferences(file);
            QCOMPARE(preferences.zoom(), 1.0);
            QCOMPARE(preferences.theme(), ui::Preferences::Theme::System);
            QSignalSpy spy(&preferences, &ui::Preferences::themeChanged);
            preferences.setTheme(ui::Preferences::Theme::Dark);
            preferences.setTheme(ui::Preferences::Theme::Dark);
            QCOMPARE(spy.count(), 1);
            preferences.setZoom(7);
            QCOMPARE(preferences.zoom(), 2.0);
            preferences.setLanguage(u"es"_s);
            preferences.setThreads(3);
            preferences.setModelPath(u"/m.gguf"_s);
        }
        ui::Preferences again(file);
        QCOMPARE(again.theme(), ui::Preferences::Theme::Dark);
        QCOMPARE(again.zoom(), 2.0);
        QCOMPARE(again.language(), u"es"_s);
        QCOMPARE(again.threads(), 3);
        QCOMPARE(again.modelPath(), u"/m.gguf"_s);
    }

    void nonsenseInTheFileOfPreferencesIsNotTaken()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"chasqui.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\ntheme=99\nzoom=abc\nthreads=-4\nwindowWidth=-1\n\x00\xff garbage");
        file.close();
        ui::Preferences preferences(file.fileName());
        QVERIFY(preferences.zoom() >= 1 && preferences.zoom() <= 2);
        QVERIFY(preferences.threads() >= 0);
        QVERIFY(preferences.windowWidth() >= 640);
        QVERIFY(int(preferences.theme()) >= 0 && int(preferences.theme()) <= 2);
    }
};

QTEST_GUILESS_MAIN(TestSessionValues)
#include "tst_session_values.moc"
