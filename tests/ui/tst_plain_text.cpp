// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/plain_text.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::plainText;

class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void textIsCleaned_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"Grüße, 世界 \U0001F98A\n\tend"_s << u"Grüße, 世界 \U0001F98A\n\tend"_s;
        QTest::newRow("colour") << u"a\x1B[31mred\x1B[0m b"_s << u"ared b"_s;
        QTest::newRow("title of the terminal") << u"a\x1B]0;title\x07z"_s << u"az"_s;
        QTest::newRow("hyperlink") << u"\x1B]8;;http://x\x1B\\text\x1B]8;;\x1B\\"_s << u"text"_s;
        QTest::newRow("8-bit sequence") << u"a\u009B31mb"_s << u"ab"_s;
        QTest::newRow("sequence without an end") << u"a\x1B]0;never\nnext"_s << u"a\nnext"_s;
        QTest::newRow("control characters") << u"a\b\f\u0085\x7Fz\r\n"_s << u"az\n"_s;
        QTest::newRow("zero") << QString(u'a') + QChar(0) + u'b' << u"a\uFFFDb"_s;
        QTest::newRow("tags") << u"a\U000E0041\U000E0042b"_s << u"ab"_s;
        QTest::newRow("annotation") << u"a\uFFF9b\uFFFAc\uFFFBd"_s << u"abcd"_s;
        QTest::newRow("tower of marks")
            << u"a"_s + QString(30, QChar(0x0301)) + u"b"_s << u"a"_s + QString(8, QChar(0x0301)) + u"b"_s;
        QTest::newRow("half a character") << QString(QChar(0xD83D)) + u"x"_s << u"\uFFFDx"_s;
        QTest::newRow("markup stays") << u"<b>&amp;</b> ![x](http://y)"_s << u"<b>&amp;</b> ![x](http://y)"_s;
    }

    void textIsCleaned()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(plainText(text), shown);
        // Cut anywhere it is the same.
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            ui::PlainText plain;
            const QString first = plain.append(QStringView(text).first(cut));
            QCOMPARE(first + plain.append(QStringView(text).sliced(cut)), shown);
        }
    }

    void whatHidesInCodeIsShownAndNotCopied()
    {
        const QString code = u"if (a\u202E) /*\u2066*/ \u200Bx"_s;
        const ui::VisibleCode visible = ui::visibleCode(code);
        QCOMPARE(visible.text, u"if (a⟨U+202E⟩) /*⟨U+2066⟩*/ ⟨U+200B⟩x"_s);
        QCOMPARE(visible.hiddenCharacters, 3);
        QCOMPARE(ui::copiedCode(code), u"if (a) /**/ x"_s);
        QCOMPARE(ui::visibleCode(u"clean"_s).hiddenCharacters, 0);
    }
};

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plain_text.moc"
