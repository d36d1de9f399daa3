// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Conversations as a page and as a PDF: all that the window shows is there, and no word is ever a mark.
#include "tests/support/ui/hostile_texts.h"
#include "ui/text/block_html.h"
#include "ui/text/markdown_document.h"
#include "ui/transfer/export_conversations.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using storage::ConversationContent;
using storage::ExportFormat;
using storage::Role;

namespace {

QString html(const QString &markdown)
{
    ui::MarkdownDocument document;
    document.append(markdown);
    ui::CodeHtml code;
    return ui::htmlOf(document.blocks(), code);
}

ConversationContent sample(qint64 id = 1)
{
    ConversationContent content = {
        .conversation = {.id = id, .title = u"Pears & <b>more</b>"_s, .leafId = 2}};
    content.messages = {{.id = 1, .text = u"Which **pears**?"_s},
                        {.id = 2,
                         .parentId = 1,
                         .role = Role::Assistant,
                         .state = storage::MessageState::Interrupted,
                         .text = u"Two:\n\n1. *Williams*\n2. Conference\n\n```cpp\nint a = b < c;\n```"_s,
                         .reasoning = u"Hm <i>"_s,
                         .answer = storage::AnswerRecord{.modelName = u"M"_s}},
                        {.id = 3, .parentId = 1, .role = Role::Assistant, .text = u"Not shown"_s}};
    return content;
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void eachKindOfBlock_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &markdown, const QString &expected) {
            QTest::newRow(name) << markdown << expected;
        };
        row("styles", u"a **b *c*** ~~d~~ `e<f`"_s,
            u"<p>a <strong>b </strong><strong><em>c</em></strong> <s>d</s> <code>e&lt;f</code></p>\n"_s);
        row("heading", u"# One"_s, u"<h3>One</h3>\n"_s);
        row("list", u"- a\n  - [x] b\n\n3. c"_s,
            u"<p class=\"item\" style=\"margin-left: 24px\">•&nbsp; a</p>\n"
            "<p class=\"item\" style=\"margin-left: 48px\">☑&nbsp; b</p>\n"
            "<p class=\"item\" style=\"margin-left: 24px\">3.&nbsp; c</p>\n"_s);
        row("code", u"```\n<script>alert(1)</script>\n```"_s,
            u"<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>\n"_s);
        row("code in a language", u"```python\nif a < 1:\n\n    b = '<i>' # c\n```"_s,
            u"<pre><code><span class=\"ControlFlow\">if</span> a <span class=\"Operator\">&lt;</span> "
            "<span class=\"DecVal\">1</span>:\n\n    b <span class=\"Operator\">=</span> "
            "<span class=\"String\">'&lt;i&gt;'</span> <span class=\"Comment\"># c</span></code></pre>\n"_s);
        row("quote", u"> a\n> > b\n\nc"_s,
            u"<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n<p>c</p>\n"_s);
        row("rule", u"---"_s, u"<hr>\n"_s);
        row("table", u"|a|b|\n|-|-:|\n|1 & 2|`|`|"_s,
            u"<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\">\n"
            "<tr><th>a</th><th align=\"right\">b</th></tr>\n"
            "<tr><td>1 &amp; 2</td><td align=\"right\"><code>|</code></td></tr>\n</table>\n"_s);
        row("link", u"[x](https://a.org/?b&c) [y](javascript:alert(1))"_s,
            u"<p><a href=\"https://a.org/?b&amp;c\">x</a> [y](javascript:alert(1))</p>\n"_s);
        row("HTML", u"<img src=x onerror=alert(1)> &amp;"_s,
            u"<p>&lt;img src=x onerror=alert(1)&gt; &amp;amp;</p>\n"_s);
    }

    void eachKindOfBlock()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, expected);
        QCOMPARE(html(markdown), expected);
    }

    // Of whatever a model says only these elements come, with these attributes.
    void noWordIsAMark()
    {
        static const QRegularExpression element(
            u"</?(p|pre|code|span|strong|em|s|br|hr|a|h[3-6]|blockquote|table|tr|th|td)"
            "( (class=\"(item|[A-Z][A-Za-z]+)\"|style=\"margin-left: "
            "\\d+px\"|align=\"(center|right)\"|border=\"1\""
            "|cellspacing=\"0\"|cellpadding=\"6\"|href=\"(https?|mailto):[^\"<>]*\"))*>"_s);
        for (const QString &text : hostileTexts()) {
            QString rest = html(text);
            rest.remove(element);
            QVERIFY2(!rest.contains(u'<') && !rest.contains(u'>'), qPrintable(text.left(200)));
        }
    }

    void aPageHoldsTheShownBranch()
    {
        QCOMPARE(write(u"a.html"_s, ExportFormat::Html, {1}), QString());
        const QString page = QString::fromUtf8(read(u"a.html"_s));
        QVERIFY(page.contains(u"<title>Pears &amp; &lt;b&gt;more&lt;/b&gt;</title>"_s));
        QVERIFY(page.contains(u"<strong>pears</strong>"_s));
        QVERIFY(page.contains(u"<span class=\"DataType\">int</span> a "_s));
        QCOMPARE(page.count(u".DataType { color: #"_s), 2); // light and dark
        QVERIFY(page.contains(u"Hm &lt;i&gt;"_s));
        QVERIFY(page.contains(u"Interrupted"_s));
        QVERIFY(!page.contains(u"Not shown"_s));
        QVERIFY(page.endsWith(u"</body></html>\n"_s));
        static const QRegularExpression asks(u"(src|href)=|url\\(|@import"_s);
        QVERIFY(!asks.match(page).hasMatch()); // it loads nothing
        QCOMPARE(write(u"b.html"_s, ExportFormat::Html, {1, 2, 3}), QString());
        QCOMPARE(read(u"b.html"_s).count("<h1>"), 3);
        QCOMPARE(write(u"c.html"_s, ExportFormat::Html, {}), QString());
        QVERIFY(read(u"c.html"_s).startsWith("<!DOCTYPE html>"));
    }

    void aPdfHasPagesAndWords()
    {
        QCOMPARE(write(u"a.pdf"_s, ExportFormat::Pdf, {1}), QString());
        const QByteArray small = read(u"a.pdf"_s);
        QVERIFY(small.startsWith("%PDF-"));
        QCOMPARE(small.count("/Type /Page\n"), 1);
        QCOMPARE(write(u"b.pdf"_s, ExportFormat::Pdf, QList<qint64>(60, 1)), QString());
        QVERIFY(read(u"b.pdf"_s).count("/Type /Page\n") > 5);
    }

    void aFileThatCannotBeWrittenStaysAsItIs()
    {
        QVERIFY(!write(u"none/a.html"_s, ExportFormat::Html, {1}).isEmpty());
        QCOMPARE(write(u"a.html"_s, ExportFormat::Html, {1}), QString());
        const QByteArray before = read(u"a.html"_s);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 ui::exportConversations(m_folder.filePath(u"a.html"_s), ExportFormat::Html,
                                                         {1, 2}, [](qint64 id) -> ConversationContent {
                                                             if (id == 2)
                                                                 throw std::runtime_error("gone");
                                                             return sample();
                                                         }));
        QCOMPARE(read(u"a.html"_s), before);
    }

private:
    QString write(const QString &name, ExportFormat format, const QList<qint64> &ids) const
    {
        return ui::exportConversations(m_folder.filePath(name), format, ids, sample);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
