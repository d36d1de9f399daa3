// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Links of an answer lead where they say, to pages and to people; what may not be opened is shown as written.
#include "ui/text/block_text.h"
#include "ui/text/links.h"
#include "ui/text/markdown_parser.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using ui::Block;
using ui::Link;

class TestLinks : public QObject
{
    Q_OBJECT

private slots:
    void onlyPagesAndPeopleMayBeOpened_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("opened");
        QTest::newRow("page") << u"https://example.org/a?b=c#d"_s << u"https://example.org/a?b=c#d"_s;
        QTest::newRow("capitals") << u"HTTPS://Example.org"_s << u"https://example.org"_s;
        QTest::newRow("mail") << u"mailto:rosa@example.org"_s << u"mailto:rosa@example.org"_s;
        QTest::newRow("other letters")
            << u"https://пример.рф/й"_s << u"https://xn--e1afmkfd.xn--p1ai/%D0%B9"_s;
        QTest::newRow("letters that turn")
            << u"https://example.org/\u202Egpj.exe"_s << u"https://example.org/%E2%80%AEgpj.exe"_s;
        for (const char *refused :
             {"", "example.org", "/etc/passwd", "file:///etc/passwd", "javascript:alert(1)",
              "data:text/html,x", "ftp://example.org", "https://", "https:///a", "http:example.org",
              "mailto:", "mailto:nobody", "vbscript:x", "chasqui://x", "https://exa mple.org",
              "smb://host/share", "https://[::1"})
            QTest::newRow(refused) << QString::fromLatin1(refused) << QString();
    }

    void onlyPagesAndPeopleMayBeOpened()
    {
        QFETCH(QString, address);
        QFETCH(QString, opened);
        QCOMPARE(ui::openableAddress(address), opened);
    }

    void linksOfProseAreFound_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links"); // words, address, words, address…
        QTest::newRow("words") << u"See [the page](https://a.org/b), please."_s << u"See the page, please."_s
                               << QStringList{u"the page"_s, u"https://a.org/b"_s};
        QTest::newRow("title, pointed brackets")
            << u"[a](<https://a.org> \"t\") [b](https://b.org \"x y\")"_s << u"a b"_s
            << QStringList{u"a"_s, u"https://a.org"_s, u"b"_s, u"https://b.org"_s};
        QTest::newRow("brackets") << u"([w](https://a.org/x_(y)))"_s << u"(w)"_s
                                  << QStringList{u"w"_s, u"https://a.org/x_(y)"_s};
        QTest::newRow("written out") << u"At https://a.org/x_(y), or (http://b.org)."_s
                                     << u"At https://a.org/x_(y), or (http://b.org)."_s
                                     << QStringList{u"https://a.org/x_(y)"_s, u"https://a.org/x_(y)"_s,
                                                    u"http://b.org"_s, u"http://b.org"_s};
        QTest::newRow("autolink") << u"<https://a.org>"_s << u"<https://a.org>"_s
                                  << QStringList{u"https://a.org"_s, u"https://a.org"_s};
        QTest::newRow("words that lie") << u"[https://bank.org](https://evil.org)"_s << u"https://bank.org"_s
                                        << QStringList{u"https://bank.org"_s, u"https://evil.org"_s};
        QTest::newRow("mail") << u"[Rosa](mailto:rosa@a.org)"_s << u"Rosa"_s
                              << QStringList{u"Rosa"_s, u"mailto:rosa@a.org"_s};
        QTest::newRow("picture") << u"![p](https://a.org/p.png)"_s << u"![p](https://a.org/p.png)"_s
                                 << QStringList{u"https://a.org/p.png"_s, u"https://a.org/p.png"_s};
        QTest::newRow("refused") << u"[x](javascript:alert(1)) [y](file:///etc/passwd)"_s
                                 << u"[x](javascript:alert(1)) [y](file:///etc/passwd)"_s << QStringList();
        QTest::newRow("code") << u"`[a](https://a.org)` `https://b.org`"_s
                              << u"[a](https://a.org) https://b.org"_s << QStringList();
        QTest::newRow("indices") << u"a[i](x) and f[0](y): no"_s << u"a[i](x) and f[0](y): no"_s
                                 << QStringList();
        QTest::newRow("strong words")
            << u"**[a *b*](https://a.org) c**"_s << u"a b c"_s << QStringList{u"a b"_s, u"https://a.org"_s};
    }

    void linksOfProseAreFound()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, text);
        QFETCH(QStringList, links);
        const QList<Block> blocks = ui::parseMarkdown(markdown).blocks;
        QCOMPARE(blocks.size(), 1);
        QCOMPARE(blocks.first().text, text);
        QStringList found;
        for (const Link &link : blocks.first().links)
            found << blocks.first().text.sliced(link.start, link.length) << link.href;
        QCOMPARE(found, links);
    }

    void stylesStayOnTheirWords()
    {
        const Block block =
            ui::parseMarkdown(u"a [b **c**](https://d.org) **e** [f](https://g.org) *h*"_s).blocks.first();
        QCOMPARE(block.text, u"a b c e f h"_s);
        QStringList styled;
        for (const ui::Span &span : block.spans)
            styled.append(block.text.sliced(span.start, span.length));
        QCOMPARE(styled, QStringList({u"c"_s, u"e"_s, u"h"_s}));
    }

    void codeHasNone()
    {
        for (const QString &code : {u"```\n[a](https://a.org)\n```"_s, u"    https://a.org"_s}) {
            const Block block = ui::parseMarkdown(code).blocks.first();
            QVERIFY(block.links.isEmpty());
            QVERIFY(block.text.contains(u"https://a.org"_s));
        }
    }

    void aPlaceLeadsWhereItsWordsDo()
    {
        ui::BlockText text;
        text.setBlock(ui::parseMarkdown(u"a [bc](https://d.org) e"_s).blocks.first());
        QCOMPARE(text.linkAt(1), QString());
        QCOMPARE(text.linkAt(2), u"https://d.org"_s);
        QCOMPARE(text.linkAt(3), u"https://d.org"_s);
        QCOMPARE(text.linkAt(4), QString());
        QCOMPARE(text.linkAt(-1), QString());
    }

    void hostileTextsTakeNoTime()
    {
        QElapsedTimer clock;
        qint64 slowest = 0;
        for (const QString &text :
             {u"["_s.repeated(50'000), u"[a]("_s.repeated(20'000), u"https://"_s.repeated(10'000),
              u"[a](https://b"_s + u"("_s.repeated(20'000), u"[a](x:"_s + u"()"_s.repeated(20'000)}) {
            Block block = {.text = text};
            clock.restart();
            ui::findLinks(block);
            slowest = std::max(slowest, clock.elapsed());
        }
        QVERIFY2(slowest < 1000, qPrintable(QString::number(slowest))); // tens of milliseconds; not for ever
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
