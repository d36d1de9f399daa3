// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What is copied of blocks reads as the same blocks again.
#include "ui/text/block_source.h"
#include "ui/text/markdown_parser.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Block;

class TestBlockSource : public QObject
{
    Q_OBJECT

private slots:
    void copiedBlocksReadAsTheSameBlocks_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("paragraphs") << u"One line\nand another.\n\nA second."_s;
        QTest::newRow("headings") << u"# One\n\ntext\n\n### Three `code`"_s;
        QTest::newRow("emphasis") << u"plain *em* **strong** ***both*** ~~gone~~ `code` end"_s;
        QTest::newRow("ticks") << u"a `` b ` c `` d"_s;
        QTest::newRow("marks that are none") << u"2 \\* 3, snake_case, \\_x\\_, a \\` b, C:\\\\dir, ~5"_s;
        QTest::newRow("list") << u"- one\n- two *em*\n- three"_s;
        QTest::newRow("numbers") << u"3. three\n4. four"_s;
        QTest::newRow("nested") << u"1. one\n    - a\n    - b\n2. two"_s;
        QTest::newRow("list and text") << u"Before:\n\n- one\n- two\n\nAfter."_s;
        QTest::newRow("code") << u"```cpp main.cpp\nint x;\n\n\tint y;\n```\n\nafter"_s;
        QTest::newRow("code with a fence") << u"````\n```\nx\n```\n````"_s;
        QTest::newRow("code in a list") << u"- one\n\n    ```py\n    x = 1\n    ```\n- two"_s;
        QTest::newRow("code that begins an item") << u"- ```py\n    x = 1\n    ```\n- two"_s;
        QTest::newRow("styles side by side") << u"**a *b*** *c **d*** ~~e **f** g~~"_s;
        QTest::newRow("quote") << u"> said\n> so\n\nand **answered**"_s;
        QTest::newRow("quote of two") << u"> one\n>\n> two"_s;
        QTest::newRow("rule") << u"above\n\n---\n\nbelow"_s;
        QTest::newRow("table") << u"| a | b |\n|---|---|\n| 1 | 2 |"_s;
        QTest::newRow("table with everything")
            << u"> | a | *b* | `c` |\n> |:--|:-:|--:|\n> | [x](http://y.org) | one<br>two | \\| |"_s;
        QTest::newRow("table in a list") << u"- one\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n- two"_s;
        QTest::newRow("long table") << u"before\n\n| a | b |\n|---|---|\n"_s +
                                           u"| some words | and more |\n"_s.repeated(1000);
        QTest::newRow("formulas")
            << u"Where \\(a_1 * b_1\\) **and $c\\_2^2$** hold:\n\\[\n  x = \\frac{1}{2}\n\\]\nso"_s;
        QTest::newRow("formulas in a list") << u"1. $$a$$\n2. b $$c$$ d\n\n> \\[\n> e\n> \\]"_s;
        QTest::newRow("formula in a cell") << u"| a |\n|---|\n| \\(|x|\\) or `a\\|b` |"_s;
        QTest::newRow("tasks") << u"-   [ ] a **b**\n-   [x] c\n    d"_s;
        QTest::newRow("link in strong words")
            << u"**see [the *page*](https://example.org/), or** https://b.org."_s;
        QTest::newRow("link") << u"see [this](http://example.org/a_b) and <b>html</b>"_s;
    }

    void copiedBlocksReadAsTheSameBlocks()
    {
        QFETCH(QString, source);
        const QList<Block> blocks = ui::parseMarkdown(source).blocks;
        QVERIFY(!blocks.isEmpty());
        const QString copied = ui::sourceOf(blocks);
        const QList<Block> again = ui::parseMarkdown(copied).blocks;
        QVERIFY2(again == blocks, qPrintable(copied));
    }

    void theUsualWayIsKeptToTheLetter()
    {
        const QString source = u"## Head\n\nText with **strong**.\n\n```cpp\nint x;\n```"_s;
        QCOMPARE(ui::sourceOf(ui::parseMarkdown(source).blocks), source);
    }

    void hiddenCharactersOfCodeAreNotCopied()
    {
        const Block code = {.type = Block::Type::Code, .text = u"a"_s + QString(QChar(0x202E)) + u"b"_s};
        QCOMPARE(ui::sourceOf({code}), u"```\nab\n```"_s);
    }
};

QTEST_GUILESS_MAIN(TestBlockSource)
#include "tst_block_source.moc"
