// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Formulas of an answer are shown as they were written, whatever their marks mean to Markdown; money is none.
#include "ui/text/formulas.h"
#include "ui/text/markdown_parser.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Block;
using ui::Span;

namespace {

// "P text with <x>" and "F x": formulas in a line stand between brackets.
QString sketch(const QString &source)
{
    QStringList lines;
    for (const Block &block : ui::parseMarkdown(source).blocks) {
        QString text = block.text;
        for (auto span = block.spans.crbegin(); span != block.spans.crend(); ++span)
            if (span->styles & Span::Formula)
                text.insert(span->start + span->length, u'>').insert(span->start, u'<');
        const QString kind = block.type == Block::Type::Formula ? u"F "_s
                             : block.type == Block::Type::Code  ? u"C "_s
                             : block.type == Block::Type::Table ? u"T "_s
                                                                : u"P "_s;
        lines.append(QString(block.quoteDepth, u'>') +
                     (block.marker.isEmpty() ? QString() : block.marker + u' ') + kind +
                     text.replace(u'\n', u'|'));
    }
    return lines.join(u'\n');
}

} // namespace

class TestFormulas : public QObject
{
    Q_OBJECT

private slots:
    void formulasAreTold_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("shown");
        QTest::newRow("in a line") << uR"(let \(x_1 * y_1 * z\) be)"_s << u"P let <x_1 * y_1 * z> be"_s;
        QTest::newRow("between dollars")
            << uR"(so $a_1 = \frac{1}{2}$, $n$ and $0$)"_s << uR"(P so <a_1 = \frac{1}{2}>, <n> and <0>)"_s;
        QTest::newRow("on lines of its own")
            << u"Then\n\\[\n  x = 1 \\\\\n- y\n\\]\nholds"_s << u"P Then\nF x = 1 \\\\|- y\nP holds"_s;
        QTest::newRow("two dollars") << u"$$\na < b\n$$\n\nand $$c$$ too"_s
                                     << u"F a < b\nP and\nF c\nP too"_s;
        QTest::newRow("marks of blocks") << u"\\[\n# a\n= b\n1. c\n+ d\n\\]"_s << u"F # a|= b|1. c|+ d"_s;
        QTest::newRow("in a list") << u"- $$a$$\n- b\n  $$c$$"_s << u"• P \nF a\n• P b\nF c"_s;
        QTest::newRow("in a quote") << u"> a\n> \\[\n> b\n> \\]"_s << u">P a\n>F b"_s;
        QTest::newRow("in a cell") << u"|a|\n|-|\n|$|x|$|"_s << u"T a|<|x|>"_s;
        QTest::newRow("in a heading") << uR"(# On \[e^x\])"_s << u"P On <e^x>"_s;
        QTest::newRow("strong") << uR"(**a \(b\) c**)"_s << u"P a <b> c"_s;
        QTest::newRow("money") << u"It costs $5 or $10, not $15_000."_s
                               << u"P It costs $5 or $10, not $15_000."_s;
        QTest::newRow("more money") << u"From $5-$10 to US$20=$x"_s << u"P From $5-$10 to US$20=$x"_s;
        QTest::newRow("variables") << u"Set $HOME and $PATH"_s << u"P Set $HOME and $PATH"_s;
        QTest::newRow("code") << uR"(`\(x\)` and `$a_1$` and $`b`$)"_s << uR"(P \(x\) and $a_1$ and $b$)"_s;
        QTest::newRow("a fence") << u"```sh\necho $$ \\( $a_1$ \\)\n$$\n```"_s
                                 << u"C echo $$ \\( $a_1$ \\)|$$"_s;
        QTest::newRow("a fence between") << u"$$ a\n```\nb\n```\nc $$"_s << u"P $$ a\nC b\nP c $$"_s;
        QTest::newRow("not closed") << uR"(a \(b and \[c)"_s << uR"(P a (b and \[c)"_s;
        QTest::newRow("not in this paragraph") << u"a \\(b\n\nc\\)"_s << u"P a (b\nP c)"_s;
        QTest::newRow("empty") << uR"(a \( \) b $$ $$ c)"_s << u"P a ( ) b $$ $$ c"_s;
        QTest::newRow("escaped") << uR"(a \\(b\\) c)"_s << uR"(P a \(b\) c)"_s;
        QTest::newRow("no link in it") << uR"(\(x \in [a](http://b)\))"_s << uR"(P <x \in [a](http://b)>)"_s;
    }

    void formulasAreTold()
    {
        QFETCH(QString, source);
        QFETCH(QString, shown);
        QCOMPARE(sketch(source), shown);
    }

    void whatIsHiddenComesBack()
    {
        const QString source = uR"(a \(b_1 \[ c\) $$d$$ \[e<f>\] $g^2$ \\( $5)"_s;
        const QString hidden = ui::hideFormulas(source);
        QVERIFY(!hidden.contains(u'_') && !hidden.contains(u'<'));
        QCOMPARE(ui::shownFormulas(hidden), source);
        QCOMPARE(ui::hideFormulas(hidden), hidden);
    }

    void marksWithoutEndCostNoMoreThanOthers()
    {
        for (const QString &mark : {u"\\("_s, u"\\["_s, u"$$ "_s, u"$a "_s, u"$ "_s}) {
            const QString source = QString(mark).repeated(200'000);
            QElapsedTimer timer;
            timer.start();
            (void)ui::hideFormulas(source);
            QCOMPARE_LT(timer.elapsed(), 5000); // quadratic would be minutes
        }
    }
};

QTEST_GUILESS_MAIN(TestFormulas)
#include "tst_formulas.moc"
