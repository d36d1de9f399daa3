// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What a text is searched by, what is typed to find it, and the piece that is shown of it.
#include "storage/search/search_query.h"
#include "storage/search/snippet.h"
#include "storage/search/words.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

namespace {

QStringList foldedOf(const QString &text, WordsOf what = WordsOf::Text)
{
    QStringList words;
    for (const Word &word : wordsOf(text, what))
        words.append(word.folded);
    return words;
}

// The marked pieces of what is shown.
QStringList markedIn(const Snippet &snippet)
{
    QStringList pieces;
    for (const Snippet::Mark &mark : snippet.marks)
        pieces.append(snippet.text.sliced(mark.begin, mark.size));
    return pieces;
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void wordsAreFolded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("empty") << u""_s << QStringList();
        QTest::newRow("signs only") << u" .,;-_!\n"_s << QStringList();
        QTest::newRow("capitals") << u"Memory ORDER"_s << QStringList{u"memory"_s, u"order"_s};
        QTest::newRow("names of code")
            << u"std::memory_order(x2)"_s << QStringList{u"std"_s, u"memory"_s, u"order"_s, u"x2"_s};
        QTest::newRow("accents") << u"Ñandú àéîõü Ångström Ἀθῆναι"_s
                                 << QStringList{u"nandu"_s, u"aeiou"_s, u"angstrom"_s, u"αθηναι"_s};
        QTest::newRow("accents apart") << u"Cafe\u0301"_s << QStringList{u"cafe"_s};
        QTest::newRow("two accents") << u"ǖ Ệ"_s << QStringList{u"u"_s, u"e"_s};
        QTest::newRow("ligature, wide, mathematical")
            << u"ﬁn ＡＢ 𝐱𝐲"_s << QStringList{u"fin"_s, u"ab"_s, u"xy"_s};
        QTest::newRow("Cyrillic") << u"Ёлка"_s << QStringList{u"елка"_s};
        QTest::newRow("Korean") << u"안녕하세요 세계"_s << QStringList{u"안녕하세요"_s, u"세계"_s};
        QTest::newRow("Arabic vowels") << u"مُحَمَّد"_s << QStringList{u"محمد"_s};
        QTest::newRow("Chinese") << u"中文字。"_s << QStringList{u"中文"_s, u"文字"_s, u"字"_s};
        QTest::newRow("one sign") << u"中"_s << QStringList{u"中"_s};
        QTest::newRow("mixed") << u"C语言abc"_s << QStringList{u"c"_s, u"语言"_s, u"言"_s, u"abc"_s};
        QTest::newRow("Japanese") << u"カタかな"_s << QStringList{u"カタ"_s, u"タか"_s, u"かな"_s, u"な"_s};
        QTest::newRow("Thai with vowels") << u"ที่นี่"_s << QStringList{u"ที่นี่"_s, u"นี่"_s};
        QTest::newRow("beyond 16 bits") << u"𠀀𠀁"_s << QStringList{u"𠀀𠀁"_s, u"𠀁"_s};
        QTest::newRow("half a pair") << QString(QChar(0xD800)) + u"a"_s << QStringList{u"a"_s};
        QTest::newRow("code") << u"So:\n```C++\nint a;\n```\nend"_s
                              << QStringList{u"so"_s,  u"```"_s, u"```c++"_s, u"c"_s,
                                             u"int"_s, u"a"_s,   u"end"_s};
        QTest::newRow("code without a language")
            << u"```\nx\n```\n```\ny\n```"_s << QStringList{u"```"_s, u"x"_s, u"```"_s, u"y"_s};
        QTest::newRow("no fence") << u"a ```b"_s << QStringList{u"a"_s, u"b"_s};
    }

    void wordsAreFolded()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QCOMPARE(foldedOf(text), words);
    }

    void everyWordStandsWhereItSays()
    {
        QRandomGenerator random(7);
        const QString letters = u"aZé\u0301_ .\n`中文かที่𠀀\U0001F98Aﬁ한ß\u200D"_s;
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int count = random.bounded(40); count > 0; --count)
                text += letters[random.bounded(letters.size())];
            qsizetype before = 0;
            for (const Word &word : wordsOf(text)) {
                QVERIFY(word.begin >= before);
                QVERIFY(word.size > 0 && word.begin + word.size <= text.size());
                QVERIFY(!word.folded.isEmpty());
                if (!word.folded.startsWith(u"```"_s)) {
                    // A word is found again by itself.
                    QCOMPARE(foldedOf(text.sliced(word.begin, word.size), WordsOf::Query),
                             QStringList(word.folded));
                }
                before = word.begin;
            }
        }
    }

    void whatIsTypedMeansNothingToTheDatabase_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("match");
        QTest::newRow("nothing") << u"  \n "_s << u""_s;
        QTest::newRow("no word") << u"* - \"\" ."_s << u""_s;
        QTest::newRow("two") << u"memory  order"_s << u"\"memory\" * AND \"order\" *"_s;
        QTest::newRow("the same twice") << u"a a"_s << u"\"a\" *"_s;
        QTest::newRow("as it is") << u"\"memory order\" x"_s << u"\"memory order\" AND \"x\" *"_s;
        QTest::newRow("end not typed yet") << u"\"memory or"_s << u"\"memory or\" *"_s;
        QTest::newRow("words of the query language")
            << u"a OR NEAR(b* text:c"_s << u"\"a\" * AND \"OR\" * AND \"NEAR(b*\" * AND \"text:c\" *"_s;
    }

    void whatIsTypedMeansNothingToTheDatabase()
    {
        QFETCH(QString, typed);
        QFETCH(QString, match);
        QCOMPARE(SearchQuery(typed).toMatch(), match);
        QCOMPARE(SearchQuery(typed).isEmpty(), match.isEmpty());
    }

    void tooMuchIsCut()
    {
        QString typed;
        for (int word = 0; word < 1000; ++word)
            typed += QString::number(word) + u' ';
        QCOMPARE(SearchQuery(typed).terms().size(), SearchQuery::MostTerms);
    }

    void whatWasFoundIsMarked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("marks");
        QTest::newRow("beginnings") << u"Memory is memorable"_s << u"memo"_s
                                    << QStringList{u"Memory"_s, u"memorable"_s};
        QTest::newRow("a row") << u"the memory order"_s << u"\"memory order\""_s
                               << QStringList{u"memory order"_s};
        QTest::newRow("not that row") << u"order memory"_s << u"\"memory order\""_s << QStringList();
        QTest::newRow("accents") << u"Más café"_s << u"mas CAFE"_s << QStringList{u"Más"_s, u"café"_s};
        QTest::newRow("Chinese") << u"学习中文字"_s << u"中文"_s << QStringList{u"中文"_s};
        QTest::newRow("one sign") << u"学习中文字"_s << u"文"_s << QStringList{u"文"_s};
        QTest::newRow("the last sign") << u"学习中文字"_s << u"字"_s << QStringList{u"字"_s};
        QTest::newRow("over lines") << u"one\n\ntwo"_s << u"\"one two\""_s << QStringList{u"one two"_s};
        QTest::newRow("nothing") << u"abc"_s << u"x"_s << QStringList();
    }

    void whatWasFoundIsMarked()
    {
        QFETCH(QString, text);
        QFETCH(QString, typed);
        QFETCH(QStringList, marks);
        QCOMPARE(markedIn(snippetOf(text, SearchQuery(typed))), marks);
    }

    void theBestPieceIsShown()
    {
        const QString filler = u"lorem ipsum dolor "_s.repeated(50);
        const Snippet snippet =
            snippetOf(u"memory "_s + filler + u"the memory in the order of\nit all "_s + filler,
                      SearchQuery(u"memory order"_s));
        QCOMPARE(markedIn(snippet), QStringList({u"memory"_s, u"order"_s}));
        QVERIFY(snippet.text.startsWith(u"…"_s));
        QVERIFY(snippet.text.endsWith(u"…"_s));
        QVERIFY(snippet.text.contains(u"order of it"_s)); // on one line
        QVERIFY(snippet.text.size() < 200);
    }

    void piecesOfAnythingAreSound()
    {
        QRandomGenerator random(11);
        const QString letters = u"ab é\n\t中文ที่𠀀\U0001F98A"_s;
        for (int round = 0; round < 2000; ++round) {
            QString text;
            for (int count = random.bounded(600); count > 0; --count)
                text += letters[random.bounded(letters.size())];
            const QString typed(1 + random.bounded(2), letters[random.bounded(letters.size())]);
            const Snippet snippet = snippetOf(text, SearchQuery(typed), 60);
            qsizetype end = 0;
            for (const Snippet::Mark &mark : snippet.marks) {
                QVERIFY(mark.begin >= end && mark.size > 0);
                end = mark.begin + mark.size;
            }
            QVERIFY(end <= snippet.text.size());
            QVERIFY(!snippet.text.contains(u'\n'));
        }
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
