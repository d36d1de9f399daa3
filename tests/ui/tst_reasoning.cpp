// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What a model thinks before it answers is told from the answer, however the text is cut.
#include "ui/session/reasoning.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Reasoning;

class TestReasoning : public QObject
{
    Q_OBJECT

private slots:
    void thoughtsAreToldFromTheAnswer_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("reasoning");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << u"An answer"_s << u""_s << u"An answer"_s;
        QTest::newRow("some") << u"<think>\nWell, \n\nso\n</think>\n\nAn answer"_s << u"Well, \n\nso"_s
                              << u"An answer"_s;
        QTest::newRow("space before") << u"\n <think>a</think>b "_s << u"a"_s << u"b "_s;
        QTest::newRow("an empty one") << u"<think>\n\n</think>\n\nAn answer"_s << u""_s << u"An answer"_s;
        QTest::newRow("never ended") << u"<think>\nOn and on </thin"_s << u"On and on </thin"_s << u""_s;
        QTest::newRow("no answer") << u"<think>x</think>\n\n"_s << u"x"_s << u""_s;
        QTest::newRow("only at the beginning")
            << u"Write <think> and </think>."_s << u""_s << u"Write <think> and </think>."_s;
        QTest::newRow("once") << u"<think>a</think><think>b</think>"_s << u"a"_s << u"<think>b</think>"_s;
        QTest::newRow("marks in it") << u"<think>a <b> </i> <think> c</think>d"_s << u"a <b> </i> <think> c"_s
                                     << u"d"_s;
        QTest::newRow("another mark") << u"<thinking>a"_s << u""_s << u"<thinking>a"_s;
        QTest::newRow("cut off") << u" <thi"_s << u""_s << u" <thi"_s;
        QTest::newRow("nothing") << u""_s << u""_s << u""_s;
    }

    void thoughtsAreToldFromTheAnswer()
    {
        QFETCH(QString, written);
        QFETCH(QString, reasoning);
        QFETCH(QString, text);
        for (qsizetype step = 1; step <= written.size() + 1; ++step) {
            Reasoning reader;
            Reasoning::Piece all;
            const auto add = [&all](const Reasoning::Piece &piece) {
                all.reasoning += piece.reasoning;
                all.text += piece.text;
            };
            for (qsizetype done = 0; done < written.size(); done += step)
                add(reader.append(QStringView(written).mid(done, step)));
            add(reader.finish());
            QCOMPARE(all, (Reasoning::Piece{reasoning, text}));
        }
    }

    void anAnswerGoesOnWhereItEnded()
    {
        const storage::Message thinking = {.reasoning = u"Hm"_s};
        QCOMPARE(Reasoning::written(thinking), u"<think>\nHm"_s);
        QCOMPARE(Reasoning(thinking).append(u", so</think>yes"), (Reasoning::Piece{u", so"_s, u"yes"_s}));
        const storage::Message answering = {.text = u"Yes"_s, .reasoning = u"Hm"_s};
        QCOMPARE(Reasoning::written(answering), u"<think>\nHm\n</think>\n\nYes"_s);
        QCOMPARE(Reasoning(answering).append(u"<think>x"), (Reasoning::Piece{{}, u"<think>x"_s}));
        QCOMPARE(Reasoning::written({.text = u"Yes"_s}), u"Yes"_s);
    }
};

QTEST_GUILESS_MAIN(TestReasoning)
#include "tst_reasoning.moc"
