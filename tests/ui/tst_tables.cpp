// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Tables of an answer: what is in their cells, how they stand in a document, and that they grow there.
#include "ui/text/markdown_parser.h"
#include "ui/text/table_text.h"

#include <QAbstractTextDocumentLayout>
#include <QElapsedTimer>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

using namespace Qt::Literals::StringLiterals;
using ui::Block;
using ui::Span;

namespace {

constexpr ui::TableLook Look = {.cellPadding = 8, .lineHeight = 24};

Block only(const QString &source)
{
    const QList<Block> blocks = ui::parseMarkdown(source).blocks;
    return blocks.size() == 1 ? blocks.first() : Block();
}

// The characters of a document behind the one before the table.
QString shown(QTextDocument &document, const Block &table)
{
    QString text;
    for (int at = 0; at < table.text.size(); ++at) {
        const QChar character = document.characterAt(at + ui::TableLead);
        const bool beginsCell = character == QChar(0xFDD0) || character == QChar::ParagraphSeparator;
        text += beginsCell ? table.text.at(at) == u'\n' ? u'\n' : u'\t' : character;
    }
    return text;
}

QString rows(int count)
{
    QString source = u"| word | number |\n|---|--:|\n"_s;
    for (int i = 0; i < count; ++i)
        source += u"| row %1 | %2 |\n"_s.arg(i).arg(i * i);
    return source;
}

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

private slots:
    void cellsAreWhatTheyLookLike_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"|a|b|\n|-|-|\n|1|2|"_s << u"a\tb\n1\t2"_s;
        QTest::newRow("without outer lines") << u"a | b\n--|--\n1 | 2"_s << u"a\tb\n1\t2"_s;
        QTest::newRow("cells missing, cells too many")
            << u"|a|b|\n|-|-|\n|1|\n|1|2|3|"_s << u"a\tb\n1\t\n1\t2"_s;
        QTest::newRow("head alone") << u"|a|b|\n|-|-|"_s << u"a\tb"_s;
        QTest::newRow("a line that is not one") << u"|a|\n|-|\n|x\\|y|"_s << u"a\nx|y"_s;
        QTest::newRow("tabs") << u"|a\tb|\n|-|\n|1|"_s << u"a b\n1"_s;
        QTest::newRow("lines of a cell")
            << u"|a|\n|-|\n|x<br>y<br/>z<br />|"_s << u"a\nx\u2028y\u2028z\u2028"_s;
        QTest::newRow("a bar in code") << u"|a|\n|-|\n|`x\\|y` \\| z|"_s << u"a\nx|y | z"_s;
        QTest::newRow("HTML is text") << u"|a|\n|-|\n|`<br>` <b>|"_s << u"a\n<br> <b>"_s;
        QTest::newRow("links do not cross cells")
            << u"|a|b|\n|-|-|\n|[x|y](http://z.org)|"_s << u"a\tb\n[x\ty](http://z.org)"_s;
    }

    void cellsAreWhatTheyLookLike()
    {
        QFETCH(QString, source);
        QFETCH(QString, text);
        const Block table = only(source);
        QCOMPARE(table.type, Block::Type::Table);
        QCOMPARE(table.text, text);
    }

    void stylesLinksAndColumnsAreKept()
    {
        const Block table = only(u"|a|b|c|d|\n|-|:-|:-:|-:|\n|**x**|`y`|[z](http://z.org)|w|"_s);
        QCOMPARE(table.text, u"a\tb\tc\td\nx\ty\tz\tw"_s);
        QCOMPARE(table.spans, (QList<Span>{{8, 1, Span::Strong}, {10, 1, Span::Code}}));
        QCOMPARE(table.links.size(), 1);
        QCOMPARE(table.links.first().start, 12);
        QCOMPARE(table.columns, (QList<Qt::Alignment>{{}, Qt::AlignLeft, Qt::AlignHCenter, Qt::AlignRight}));
    }

    void aLongOneIsSeveral()
    {
        const QList<Block> blocks = ui::parseMarkdown(rows(3000)).blocks;
        QCOMPARE_GT(blocks.size(), 5);
        QStringList texts;
        for (const Block &block : blocks) {
            QCOMPARE(block.type, Block::Type::Table);
            QCOMPARE(block.continuesPrevious, !texts.isEmpty());
            QCOMPARE_LE(block.text.size(), 8192);
            QCOMPARE_LE(block.text.count(u'\n') * 2, 500);
            texts.append(block.text);
        }
        QCOMPARE(texts.join(u'\n').count(u'\n'), 3000);
        QVERIFY(texts.last().endsWith(u"row 2999\t8994001"_s));
    }

    void aRowOfABookIsText()
    {
        const QList<Block> blocks =
            ui::parseMarkdown(u"|a|b|\n|-|-|\n|1|2|\n|3|"_s + u"word "_s.repeated(4000) + u"|\n|5|6|"_s)
                .blocks;
        QCOMPARE(blocks.first().type, Block::Type::Table);
        QCOMPARE(blocks.first().text, u"a\tb\n1\t2"_s);
        QCOMPARE(blocks.at(1).type, Block::Type::Paragraph);
        QVERIFY(blocks.at(1).text.startsWith(u"3\tword "_s));
        QCOMPARE(blocks.last().type, Block::Type::Table);
        QCOMPARE(blocks.last().text, u"5\t6"_s);
    }

    // What is selected is counted in characters of the text.
    void itsCharactersStandBehindOneAnother()
    {
        QTextDocument document;
        const Block table = only(u"|a|bc|\n|-|-|\n|🦊|x<br>y|\n||z|"_s);
        ui::showTable(document, table, Look);
        QCOMPARE(shown(document, table), table.text);
        QCOMPARE(document.characterCount(), table.text.size() + 3);
    }

    void itGrowsCellByCell()
    {
        QTextDocument document;
        const QString source = u"|a|b|\n|-|-:|\n|1|two **words**|\n|3|4|\n|5|"_s;
        ui::showTable(document, only(u"|a|b|\n|-|-:|"_s), Look);
        QTextCursor selected = QTextCursor(&document);
        selected.setPosition(ui::TableLead);
        selected.setPosition(ui::TableLead + 1, QTextCursor::KeepAnchor); // "a"
        for (qsizetype end = source.indexOf(u":|"_s) + 3; end <= source.size(); ++end) {
            const Block table = only(source.first(end));
            ui::showTable(document, table, Look);
            QCOMPARE(shown(document, table), table.text);
        }
        QCOMPARE(selected.selectedText(), u"a"_s);
        const Block shorter = only(u"|a|b|\n|-|-:|\n|9|8|"_s);
        ui::showTable(document, shorter, Look);
        QCOMPARE(shown(document, shorter), shorter.text);
        const Block wider = only(u"|a|b|c|\n|-|-|-|\n|9|8|7|"_s);
        ui::showTable(document, wider, Look);
        QCOMPARE(shown(document, wider), wider.text);
    }

    void itsRowsAndColumnsStandWhereTheyShould()
    {
        QTextDocument document;
        document.setTextWidth(600);
        document.setDocumentMargin(0);
        ui::showTable(document, only(u"|a|b|\n|-|-:|\n|1|x<br>y|\n|3|4|"_s), Look);
        QCOMPARE(ui::rowTops(document), (QList<qreal>{40, 104})); // padding, a line, padding; then two lines
        const auto *table = qobject_cast<QTextTable *>(document.rootFrame()->childFrames().constFirst());
        QVERIFY(table);
        QCOMPARE(table->cellAt(0, 0).firstCursorPosition().charFormat().fontWeight(), int(QFont::DemiBold));
        QCOMPARE(table->cellAt(1, 1).firstCursorPosition().blockFormat().alignment(),
                 Qt::AlignRight | Qt::AlignAbsolute);
        QCOMPARE_LT(document.idealWidth(), 300.0); // as wide as its words ask for
    }

    void aPieceHasNoHead()
    {
        QTextDocument document;
        Block piece = only(u"|a|b|\n|-|-|"_s);
        piece.continuesPrevious = true;
        ui::showTable(document, piece, Look);
        const auto *table = qobject_cast<QTextTable *>(document.rootFrame()->childFrames().constFirst());
        QVERIFY(table->cellAt(0, 0).firstCursorPosition().charFormat().fontWeight() <= int(QFont::Normal));
    }

    void theLargestIsShownAtOnce()
    {
        QTextDocument document;
        document.setTextWidth(700);
        const Block table = ui::parseMarkdown(rows(3000)).blocks.at(1);
        QElapsedTimer timer;
        timer.start();
        ui::showTable(document, table, Look);
        const qreal height = document.size().height();
        qInfo("%lld ms for %lld rows", timer.elapsed(), qlonglong(table.text.count(u'\n')) + 1);
        QCOMPARE_GT(height, 1000.0);
    }
};

QTEST_MAIN(TestTables)
#include "tst_tables.moc"
