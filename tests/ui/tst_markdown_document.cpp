// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/markdown_document.h"
#include "ui/text/markdown_parser.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Block;
using ui::MarkdownDocument;
using ui::Span;

namespace {

QList<Block> parsed(const QString &text)
{
    return ui::parseMarkdown(text).blocks;
}

// As short as it can be told apart: "P text", "L1 • text", "C cpp code".
QString sketch(const QList<Block> &blocks)
{
    QStringList lines;
    for (const Block &block : blocks) {
        QString line = QString(block.quoteDepth, u'>');
        switch (block.type) {
        case Block::Type::Paragraph: line += u"P "; break;
        case Block::Type::Heading: line += u"H%1 "_s.arg(block.level); break;
        case Block::Type::ListItem: line += u"L%1 %2 "_s.arg(block.level).arg(block.marker); break;
        case Block::Type::Code: line += u"C %1 "_s.arg(block.language); break;
        case Block::Type::Rule: line += u"R"; break;
        case Block::Type::Formula: line += u"F "; break;
        case Block::Type::Table: line += u"T "; break;
        }
        lines.append(line + QString(block.text).replace(u'\n', u'|'));
    }
    return lines.join(u'\n');
}

// A soup of everything that begins, ends or bends a block.
QString soup(QRandomGenerator &random, int pieces)
{
    static const QStringList parts = {u"word "_s,
                                      u"two words"_s,
                                      u"\n"_s,
                                      u"\n\n"_s,
                                      u"# Head\n"_s,
                                      u"- item\n"_s,
                                      u"  - nested\n"_s,
                                      u"1. one\n"_s,
                                      u"7) seven\n"_s,
                                      u"```cpp\n"_s,
                                      u"```\n"_s,
                                      u"~~~\n"_s,
                                      u"   ```\n"_s,
                                      u"    indented\n"_s,
                                      u"> quote\n"_s,
                                      u">> deep\n"_s,
                                      u"---\n"_s,
                                      u"===\n"_s,
                                      u"**bold**"_s,
                                      u"*it"_s,
                                      u"`code`"_s,
                                      u"``"_s,
                                      u"[link](x)"_s,
                                      u"[a]: http://b\n"_s,
                                      u"![i](http://j)"_s,
                                      u"<b>html</b>"_s,
                                      u"<!-- c\n"_s,
                                      u"| a | b |\n"_s,
                                      u"|---|---|\n"_s,
                                      u"\t"_s,
                                      u"  "_s,
                                      u"&amp;"_s,
                                      u"\\*"_s,
                                      u"~~no~~"_s,
                                      u"\\[ x_1 \\]"_s,
                                      u"\\("_s,
                                      u"\\)"_s,
                                      u"$$\n"_s,
                                      u"$a_b$"_s,
                                      u"* * *\n"_s,
                                      u"+ plus\n"_s,
                                      u"int main()\n"_s,
                                      u"  \n"_s,
                                      u"Grüße\n"_s,
                                      u"\U0001F98A"_s};
    QString text;
    for (int i = 0; i < pieces; ++i)
        text += parts.at(random.bounded(parts.size()));
    return text;
}

} // namespace

class TestMarkdownDocument : public QObject
{
    Q_OBJECT

private slots:
    void blocksAreWhatTheyLookLike_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        QTest::newRow("paragraphs") << u"One\ntwo\n\nThree"_s << u"P One|two\nP Three"_s;
        QTest::newRow("headings") << u"# A\n### B\nC\n==="_s << u"H1 A\nH3 B\nH1 C"_s;
        QTest::newRow("lists") << u"- a\n  - b\n- c\n\n3. d\n4. e"_s
                               << u"L1 • a\nL2 • b\nL1 • c\nL1 3. d\nL1 4. e"_s;
        QTest::newRow("tasks") << u"- [ ] a **b**\n- [x] c\n- [X] d\n1. [ ] e\n- [y] f\n- [ ]"_s
                               << u"L1 ☐ a b\nL1 ☑ c\nL1 ☑ d\nL1 1. [ ] e\nL1 • [y] f\nL1 • [ ]"_s;
        QTest::newRow("item of two paragraphs") << u"- a\n\n  b"_s << u"L1 • a\nL1  b"_s;
        QTest::newRow("code") << u"```cpp ring.h\nint x;\n\ny\n```\nafter"_s << u"C cpp int x;||y\nP after"_s;
        QTest::newRow("open fence") << u"```\nint"_s << u"C  int"_s;
        QTest::newRow("code in an item") << u"1. a\n   ```\n   x\n   ```"_s << u"L1 1. a\nC  x"_s;
        QTest::newRow("quote") << u"> a\n>> b\n\nc"_s << u">P a\n>>P b\nP c"_s;
        QTest::newRow("rule") << u"a\n\n---\n\nb"_s << u"P a\nR\nP b"_s;
        QTest::newRow("table") << u"x\n\n| a | **b** |\n|---|---|\n| 1 | 2 |\n\ny"_s
                               << u"P x\nT a\tb|1\t2\nP y"_s;
        QTest::newRow("links and images stay as they are")
            << u"[a](http://b) ![c](http://d)"_s << u"P a ![c](http://d)"_s;
        QTest::newRow("definitions are not swallowed")
            << u"[a]: http://b\n\n[a]"_s << u"P [a]: http://b\nP [a]"_s;
        QTest::newRow("HTML is text") << u"<b>x</b>\n\n<script>\nalert(1)\n</script>"_s
                                      << u"P <b>x</b>\nP <script>|alert(1)|</script>"_s;
        QTest::newRow("autolink") << u"<http://x>"_s << u"P <http://x>"_s;
        QTest::newRow("entity") << u"&nbsp;&#65;"_s << u"P &nbsp;&#65;"_s;
        QTest::newRow("strange word after a fence") << u"```a\"b<c\nx\n```"_s << u"C  x"_s;
    }

    void blocksAreWhatTheyLookLike()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        QCOMPARE(sketch(parsed(source)), expected);
    }

    void spansAreInCharactersOfTheText()
    {
        const Block block = parsed(u"\U0001F98A *a* **b** `c` ~~d~~ ***e***"_s).at(0);
        QCOMPARE(block.text, u"\U0001F98A a b c d e"_s);
        const QList<Span> expected = {{3, 1, Span::Emphasis},
                                      {5, 1, Span::Strong},
                                      {7, 1, Span::Code},
                                      {9, 1, Span::StrikeThrough},
                                      {11, 1, Span::Emphasis | Span::Strong}};
        QCOMPARE(block.spans, expected);
    }

    void theFileNameOfAFenceIsKept()
    {
        const Block block = parsed(u"```cpp src/ring_buffer.h\nx\n```"_s).at(0);
        QCOMPARE(block.language, u"cpp"_s);
        QCOMPARE(block.fileName, u"ring_buffer.h"_s);
    }

    // At every moment the blocks are those of the whole text so far, and those before the index that was
    // returned did not change.
    void appendingIsParsingTheWhole_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 0; seed < 300; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void appendingIsParsingTheWhole()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const QString text = soup(random, 40 + int(random.bounded(60)));
        MarkdownDocument document;
        QList<Block> before;
        for (qsizetype at = 0; at < text.size();) {
            qsizetype size = std::min<qsizetype>(1 + random.bounded(9), text.size() - at);
            size += text.at(at + size - 1).isHighSurrogate(); // PlainText gives whole characters
            const qsizetype changed = document.append(QStringView(text).sliced(at, size));
            at += size;
            const QList<Block> whole = parsed(text.first(at));
            if (document.blocks() != whole) {
                qInfo().noquote() << "source:\n"
                                  << text.first(at) << "\nwhole:\n"
                                  << sketch(whole) << "\nappended:\n"
                                  << sketch(document.blocks());
                QFAIL("not the blocks of the whole");
            }
            for (qsizetype i = 0; i < std::min(changed, before.size()); ++i)
                QCOMPARE(document.blocks().at(i), before.at(i));
            before = document.blocks();
        }
    }

    // Also code that comes at once, as from the store, with lines at which prose would be cut.
    void longCodeIsOneBlock_data()
    {
        QTest::addColumn<QString>("behind");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a line end") << u"\n"_s;
        QTest::newRow("text") << u"\nAnd so on\n"_s;
        QTest::newRow("a list") << u"\n- one\n- two\n"_s;
    }
    void longCodeIsOneBlock()
    {
        QFETCH(QString, behind);
        const QString code = u"- item\n```\n\nx\n"_s.repeated(6000) + u"end"_s;
        const QString source = u"Before\n\n````cpp\n"_s + code + u"\n````"_s + behind;
        for (const qsizetype step : {source.size(), qsizetype(50'000), qsizetype(7'000)}) {
            MarkdownDocument document;
            for (qsizetype done = 0; done < source.size(); done += step)
                document.append(QStringView(source).mid(done, step));
            QCOMPARE_GE(document.blocks().size(), 2);
            QVERIFY(document.blocks().at(1).text == code);
            QCOMPARE(document.blocks().size(), parsed(source).size());
        }
    }

    void nothingIsLost()
    {
        static const QString marks = u"#>-+*`~=_|. \n\t0123456789()[]$\\:"_s; // of formatting
        for (quint32 seed = 1000; seed < 1100; ++seed) {
            QRandomGenerator random(seed);
            const QString text = soup(random, 60);
            QString shown;
            for (const Block &block : parsed(text))
                shown += block.marker + (block.type == Block::Type::Formula ? QString() : block.language) +
                         block.fileName + block.text;
            const auto letters = [](QString all) {
                all.removeIf([](QChar c) { return marks.contains(c); });
                return all;
            };
            QString expected = letters(text);
            QString got = letters(shown);
            got.remove(u'•');
            QCOMPARE(got, expected);
        }
    }

    // A megabyte in five thousand pieces: no part of it is parsed more than a few times.
    void appendingCostsWhatIsNew_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::addColumn<QString>("opening");
        QTest::newRow("paragraphs") << QString(150, u'w').replace(7, 1, u" "_s) + u"\n\n"_s << QString();
        QTest::newRow("one fence") << u"    for (int i = 0; i < n; ++i) // "_s + QString(160, u'x') + u"\n"_s
                                   << u"```cpp\n"_s;
        QTest::newRow("one list") << u"- "_s + QString(196, u'i') + u"\n"_s << QString();
        QTest::newRow("one line") << QString(200, u'o') << QString();
    }

    void appendingCostsWhatIsNew()
    {
        QFETCH(QString, piece);
        QFETCH(QString, opening);
        MarkdownDocument document;
        document.append(opening);
        constexpr int Pieces = 5000;
        for (int i = 0; i < Pieces; ++i)
            document.append(piece);
        const qsizetype size = opening.size() + Pieces * piece.size();
        qsizetype shown = 0;
        for (const Block &block : document.blocks()) {
            shown += block.text.size();
            if (block.type != Block::Type::Code)
                QCOMPARE_LE(block.text.size(), 8192);
        }
        QVERIFY(shown > size * 9 / 10);
        // The open end is at most 32 KiB long and parsed for each piece; a fence is not parsed at all.
        const qsizetype perPiece = document.parsedCharacters() / Pieces;
        QCOMPARE_LE(perPiece, opening.isEmpty() ? 40'000 : 200);
    }
};

QTEST_GUILESS_MAIN(TestMarkdownDocument)
#include "tst_markdown_document.moc"
