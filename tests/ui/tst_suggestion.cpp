// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What the model would write in the pad: seen where it belongs, in the text only when it is taken, and gone
// at the next change.
#include "tests/support/ui/direct_colourer.h"
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/scripted_generator.h"
#include "tests/support/ui/text_field.h"
#include "ui/pad/suggestion.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::Failure;
using ui::Pad;
using ui::Suggestion;

class TestSuggestion : public QObject
{
    Q_OBJECT

    std::unique_ptr<TextField> m_field;
    MemoryFiles m_files;
    DirectColourer m_colourer;
    ScriptedGenerator m_generator;
    std::unique_ptr<Pad> m_pad;
    std::unique_ptr<Suggestion> m_suggestion;

    QTextDocument &document() const { return m_field->text(); }
    void type(int position, const QString &text)
    {
        QTextCursor cursor(&document());
        cursor.setPosition(position);
        cursor.insertText(text);
    }
    // What is seen in a line and is not in the text.
    QString ghost(int line) const { return document().findBlockByNumber(line).layout()->preeditAreaText(); }
    // The parts of a line with colours of their own, the ghost among them.
    QStringList coloured(int line) const
    {
        const QTextBlock block = document().findBlockByNumber(line);
        const QTextLayout &layout = *block.layout();
        QString seen = block.text();
        if (const QString inserted = layout.preeditAreaText(); !inserted.isEmpty())
            seen.insert(layout.preeditAreaPosition(), inserted);
        QStringList parts;
        for (const QTextLayout::FormatRange &range : layout.formats())
            if (range.format.foreground() != QBrush())
                parts.append(seen.sliced(range.start, range.length));
        parts.sort();
        return parts;
    }
    void ask(int from, int to = -1) { m_suggestion->ask(from, to < 0 ? from : to); }

private slots:
    void init()
    {
        m_files = {};
        m_generator.requests.clear();
        m_field = std::make_unique<TextField>();
        m_pad = std::make_unique<Pad>(m_files, u"/data/pad.json"_s);
        m_suggestion = std::make_unique<Suggestion>(*m_pad, m_generator);
        m_suggestion->setColour(Qt::gray);
        m_pad->setColourer(&m_colourer);
        m_pad->setDocument(m_field->document());
        m_pad->start(u"def area(r):\n    return \nprint(area(2))\n"_s, u"Python"_s);
    }
    void cleanup()
    {
        m_suggestion.reset();
        m_pad->setDocument(nullptr);
        m_pad.reset();
        m_field.reset();
    }

    void isSeenAndNotInTheText()
    {
        const QString before = m_pad->text();
        ask(24);
        QVERIFY(m_suggestion->isAsking());
        const ui::GapRequest &gap = m_generator.requests.last().gap;
        QCOMPARE(gap.before, u"def area(r):\n    return "_s);
        QCOMPARE(gap.after, u"\nprint(area(2))\n"_s);
        QCOMPARE(gap.temperature, 0);

        m_generator.say(u"3.14 * r"_s);
        m_generator.say(u" ** 2\n    # done"_s);
        QCOMPARE(ghost(1), u"3.14 * r ** 2\u2028    # done"_s);
        QCOMPARE(m_suggestion->lineCount(), 1);
        QVERIFY(m_suggestion->seconds() > 0);
        QVERIFY(m_suggestion->isAsking());
        m_generator.finish();
        QVERIFY(!m_suggestion->isAsking());
        QVERIFY(m_suggestion->isShown());
        QCOMPARE(m_pad->text(), before);
        QVERIFY(!document().isUndoAvailable());
    }

    // Colours of the code move out of its way and come back.
    void coloursAroundItStay()
    {
        QTRY_VERIFY(coloured(2).contains(u"print"_s));
        const QStringList before = coloured(2);
        ask(30); // in "print(area…", behind "print"
        m_generator.say(u"er"_s);
        QVERIFY(coloured(2).contains(u"er"_s));
        document().markContentsDirty(0, document().characterCount()); // as when colours change
        QVERIFY(coloured(2).contains(u"er"_s));
        m_generator.finish();
        m_suggestion->dismiss();
        QCOMPARE(ghost(2), QString());
        QTRY_COMPARE(coloured(2), before);
    }

    void isTakenInOneStep()
    {
        const QString before = m_pad->text();
        ask(24);
        m_generator.say(u"r * r"_s);
        m_generator.finish();
        QSignalSpy taken(m_suggestion.get(), &Suggestion::taken);
        m_suggestion->take();
        QCOMPARE(m_pad->text(), u"def area(r):\n    return r * r\nprint(area(2))\n"_s);
        QCOMPARE(taken.last().first().toInt(), 29);
        QVERIFY(!m_suggestion->isShown());
        QCOMPARE(ghost(1), QString());
        document().undo();
        QCOMPARE(m_pad->text(), before);
    }

    // The model may still be writing: what comes goes on behind what was taken.
    void isTakenWordByWordWhileItComes()
    {
        ask(24);
        m_generator.say(u"math.pi * "_s);
        m_suggestion->takeWord();
        QCOMPARE(ghost(1), u".pi * "_s);
        m_generator.say(u"r"_s);
        QCOMPARE(ghost(1), u".pi * r"_s);
        m_suggestion->takeWord();
        m_suggestion->takeWord();
        m_suggestion->takeWord();
        QCOMPARE(m_pad->text(), u"def area(r):\n    return math.pi *\nprint(area(2))\n"_s);
        QCOMPARE(ghost(1), u" r"_s);
        m_generator.finish();
        m_suggestion->takeWord();
        QCOMPARE(m_pad->text(), u"def area(r):\n    return math.pi * r\nprint(area(2))\n"_s);
        QVERIFY(!m_suggestion->isShown());
    }

    void isTakenLineByLine()
    {
        ask(24);
        m_generator.say(u"r\n\n    x = 1\n    y = 2"_s);
        m_generator.finish();
        m_suggestion->takeLine();
        QCOMPARE(m_suggestion->text(), u"\n\n    x = 1\n    y = 2"_s);
        m_suggestion->takeLine();
        QCOMPARE(m_suggestion->text(), u"\n    y = 2"_s);
        m_suggestion->takeLine();
        QCOMPARE(m_pad->text(), u"def area(r):\n    return r\n\n    x = 1\n    y = 2\nprint(area(2))\n"_s);
    }

    void takesThePlaceOfASelection()
    {
        ask(29, 25); // "prin", from its end to its beginning
        QCOMPARE(m_generator.requests.last().gap.before, u"def area(r):\n    return \n"_s);
        QCOMPARE(m_generator.requests.last().gap.after, u"t(area(2))\n"_s);
        m_generator.say(u"assert ro"_s);
        m_generator.say(u"und"_s);
        m_generator.finish();
        QVERIFY(m_pad->text().contains(u"print"_s));
        m_suggestion->take();
        QCOMPARE(m_pad->text(), u"def area(r):\n    return \nassert roundt(area(2))\n"_s);
    }

    void anyChangeEndsIt()
    {
        ask(24);
        m_generator.say(u"r"_s);
        type(0, u"#"_s);
        QVERIFY(!m_suggestion->isShown());
        QVERIFY(!m_suggestion->isAsking());
        QVERIFY(m_generator.requests.last().isStopped);
        for (int line = 0; line < document().blockCount(); ++line)
            QCOMPARE(ghost(line), QString());

        // What is asked for and not there yet ends too, and late words are nobody's.
        ask(24);
        m_generator.stopsAtOnce = false;
        type(0, u"#"_s);
        m_generator.say(u"late"_s);
        m_generator.finish(storage::StopReason::Stopped);
        m_generator.stopsAtOnce = true;
        QVERIFY(!m_suggestion->isShown());
        QVERIFY(!m_pad->text().contains(u"late"_s));
        QVERIFY(!m_suggestion->foundNothing());
    }

    void othersAreFoundAndComeAgain()
    {
        ask(24);
        m_generator.say(u"one"_s);
        m_suggestion->next(); // while the first still comes: nothing
        QCOMPARE(m_generator.requests.size(), 1);
        m_generator.finish();
        m_suggestion->next();
        QCOMPARE(m_generator.requests.size(), 2);
        QVERIFY(m_generator.requests.last().gap.temperature > 0);
        QCOMPARE(ghost(1), u"one"_s); // until there is another
        m_generator.say(u"two"_s);
        m_generator.finish();
        QCOMPARE(ghost(1), u"two"_s);
        QCOMPARE(m_suggestion->count(), 2);
        m_suggestion->previous();
        QCOMPARE(ghost(1), u"one"_s);
        m_suggestion->previous();
        QCOMPARE(m_suggestion->index(), 0);
        m_suggestion->next();
        QCOMPARE(ghost(1), u"two"_s);
        QCOMPARE(m_generator.requests.size(), 2);
        m_suggestion->next();
        m_generator.say(u"one"_s); // that one is there
        m_generator.finish();
        QCOMPARE(m_suggestion->count(), 2);
        QCOMPARE(ghost(1), u"one"_s);
        m_suggestion->take();
        QVERIFY(m_pad->text().contains(u"return one\n"_s));
    }

    void nothingAndFailuresAreSaid()
    {
        ask(24);
        m_generator.finish();
        QVERIFY(m_suggestion->foundNothing());
        ask(24);
        m_generator.fail({.kind = Failure::Kind::NoModel});
        QVERIFY(!m_suggestion->foundNothing());
        QCOMPARE(m_suggestion->failure().kind, Failure::Kind::NoModel);
        m_suggestion->dismissFailure();
        QVERIFY(!m_suggestion->failure().isSet());
    }

    // An input method's text takes its place, and is left alone.
    void leavesAnInputMethodItsText()
    {
        ask(24);
        m_generator.say(u"r"_s);
        QTextBlock block = document().findBlockByNumber(1);
        block.layout()->setPreeditArea(11, u"ni"_s);
        m_suggestion->dismiss();
        QCOMPARE(ghost(1), u"ni"_s);
    }
};

QTEST_MAIN(TestSuggestion)
#include "tst_suggestion.moc"
