// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What code of an answer would change in the pad: applied and undone piece by piece, whatever is edited
// beside it.
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/text_field.h"
#include "ui/pad/changes.h"
#include "ui/text/line_diff.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

#include <memory>
#include <random>

using namespace Qt::Literals::StringLiterals;
using ui::Changes;
using ui::LineChange;
using ui::LineSpan;
using ui::Pad;

namespace {

const QString Before = u"one\ntwo\nthree\nfour\nfive\nsix\n"_s;
const QString After = u"one\nTWO\nthree\nfive\nfive and a half\nsix\n"_s;

QStringList randomLines(std::mt19937 &random, int most)
{
    QStringList lines;
    for (int count = int(random() % unsigned(most)); count > 0; --count)
        lines.append(QString(QChar(u'a' + int(random() % 4))));
    return lines;
}

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT

    std::unique_ptr<TextField> m_field;
    MemoryFiles m_files;
    std::unique_ptr<Pad> m_pad;
    std::unique_ptr<Changes> m_changes;

    QQuickTextDocument *field() const { return m_field->document(); }
    QTextDocument &document() const { return m_field->text(); }
    void type(int position, const QString &text)
    {
        QTextCursor cursor(&document());
        cursor.setPosition(position);
        cursor.insertText(text);
    }
    void compare(const QString &before, const QString &proposed)
    {
        m_pad->start(before, u"text"_s);
        m_changes->compare(proposed);
    }
    Changes::State state(int row) const
    {
        return m_changes->index(row).data(Changes::StateRole).value<Changes::State>();
    }
    QStringList lines(int row) const { return m_changes->index(row).data(Changes::LinesRole).toStringList(); }

private slots:
    void init()
    {
        m_field = std::make_unique<TextField>();
        m_pad = std::make_unique<Pad>(m_files, u"/data/pad.json"_s);
        m_changes = std::make_unique<Changes>(*m_pad);
        new QAbstractItemModelTester(m_changes.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_changes.get());
        m_pad->setDocument(field());
    }
    void cleanup()
    {
        m_pad->setDocument(nullptr);
        m_changes.reset();
        m_pad.reset();
        m_field.reset();
    }

    void piecesSayWhatDiffers()
    {
        compare(Before, After);
        QVERIFY(m_changes->isOpen());
        QVERIFY(!m_changes->isPart());
        QCOMPARE(m_changes->count(), 3);
        QCOMPARE(lines(0), QStringList({u" one"_s, u"-two"_s, u"+TWO"_s}));
        QCOMPARE(lines(1), QStringList({u" three"_s, u"-four"_s}));
        QCOMPARE(lines(2), QStringList({u" five"_s, u"+five and a half"_s}));
        QCOMPARE(m_changes->index(2).data(Changes::LineRole).toInt(), 6);
        QCOMPARE(m_pad->text(), Before); // nothing by itself
        QVERIFY(!document().isUndoAvailable());
    }

    void eachIsAppliedSkippedAndUndone()
    {
        compare(Before, After);
        m_changes->apply(2);
        QCOMPARE(m_pad->text(), u"one\ntwo\nthree\nfour\nfive\nfive and a half\nsix\n"_s);
        m_changes->apply(1);
        QCOMPARE(m_pad->text(), u"one\ntwo\nthree\nfive\nfive and a half\nsix\n"_s);
        m_changes->skip(0);
        m_changes->apply(0); // what was skipped is not applied
        QCOMPARE(state(0), Changes::Skipped);
        QCOMPARE(m_changes->appliedCount(), 2);
        QCOMPARE(m_changes->openCount(), 0);
        m_changes->undo(0);
        m_changes->applyAll();
        QCOMPARE(m_pad->text(), After);
        m_changes->undo(1);
        QCOMPARE(m_pad->text(), u"one\nTWO\nthree\nfour\nfive\nfive and a half\nsix\n"_s);
        m_changes->undoAll();
        QCOMPARE(m_pad->text(), Before);
        QCOMPARE(m_changes->openCount(), 3);
    }

    void theUndoOfTheTextIsThatOfThePieces()
    {
        compare(Before, After);
        m_changes->applyAll();
        document().undo(); // in one step
        QCOMPARE(m_pad->text(), Before);
        QCOMPARE(m_changes->openCount(), 3);
        document().redo();
        QCOMPARE(m_pad->text(), After);
        QCOMPARE(m_changes->appliedCount(), 3);
    }

    void piecesFollowWhatIsEditedBesideThem()
    {
        compare(Before, After);
        type(0, u"zero\n"_s);
        m_changes->apply(2);
        QSignalSpy told(m_changes.get(), &Changes::dataChanged);
        type(0, u"-1\n"_s);
        QVERIFY(!told.isEmpty()); // they stand a line further down
        m_changes->apply(0);
        QCOMPARE(m_pad->text(), u"-1\nzero\none\nTWO\nthree\nfour\nfive\nfive and a half\nsix\n"_s);
        QCOMPARE(m_changes->index(0).data(Changes::LineRole).toInt(), 4);
    }

    void whatWasEditedMeanwhileIsLeftAlone()
    {
        compare(Before, After);
        type(int(Before.indexOf(u"two"_s)) + 1, u"!"_s);
        QCOMPARE(state(0), Changes::Outdated);
        const QString edited = m_pad->text();
        m_changes->apply(0);
        QCOMPARE(m_pad->text(), edited);
        m_changes->applyAll();
        QVERIFY(m_pad->text().contains(u"t!wo"_s));
        QCOMPARE(m_changes->appliedCount(), 2);
        document().undo();
        document().undo();
        QCOMPARE(state(0), Changes::Proposed); // they are again what they were
    }

    // A function of a file, written anew, changes that function alone.
    void aPartIsComparedWithWhatIsMostLikeIt()
    {
        QString text;
        for (int n = 0; n < 20; ++n)
            text += u"def f%1(x):\n    y = x + 1\n    return y\n\n"_s.arg(n);
        compare(text, u"def f7(x):\n    y = x + 2\n    return y\n"_s);
        QVERIFY(m_changes->isPart());
        QCOMPARE(m_changes->count(), 1);
        QCOMPARE(lines(0), QStringList({u" def f7(x):"_s, u"-    y = x + 1"_s, u"+    y = x + 2"_s}));
        m_changes->applyAll();
        QCOMPARE(m_pad->text(),
                 QString(text).replace(u"def f7(x):\n    y = x + 1"_s, u"def f7(x):\n    y = x + 2"_s));
    }

    void theSameCodeChangesNothing()
    {
        compare(Before, Before.chopped(1)); // answers have no end at their last line
        QVERIFY(m_changes->isOpen());
        QCOMPARE(m_changes->count(), 0);
    }

    void anotherTextEndsTheComparison()
    {
        compare(Before, After);
        m_pad->start(u"other"_s);
        QVERIFY(!m_changes->isOpen());
        QCOMPARE(m_changes->count(), 0);
    }

    void itWaitsForTheField()
    {
        m_pad->start(Before);
        m_pad->setDocument(nullptr);
        m_changes->compare(After);
        QVERIFY(!m_changes->isOpen());
        m_pad->setDocument(field());
        QVERIFY(m_changes->isOpen());
        QCOMPARE(m_changes->count(), 3);
    }

    // Whatever differs: all pieces together make the one text of the other, and undone the other way.
    void anyTextBecomesAnyOther()
    {
        std::mt19937 random(7);
        for (int run = 0; run < 300; ++run) {
            QString before = randomLines(random, 9).join(u'\n');
            const QString after = randomLines(random, 9).join(u'\n');
            if (run % 2)
                before += u'\n';
            compare(before, after);
            if (m_changes->isPart())
                continue;
            const auto bare = [](QString text) {
                while (text.endsWith(u'\n'))
                    text.chop(1);
                return text;
            };
            QVERIFY2(m_changes->count() > 0 || bare(before) == bare(after) ||
                         before.count(u'\n') != after.count(u'\n'),
                     qPrintable(before + u'|' + after));
            m_changes->applyAll();
            QCOMPARE(bare(m_pad->text()), bare(after));
            m_changes->undoAll();
            QCOMPARE(m_pad->text(), before);
            for (int row = m_changes->count() - 1; row >= 0; --row)
                m_changes->apply(row);
            QCOMPARE(bare(m_pad->text()), bare(after));
        }
    }

    void diffsAreShortAndInOrder()
    {
        using ui::lineDiff;
        QCOMPARE(lineDiff({}, {}), QList<LineChange>());
        QCOMPARE(lineDiff({}, {u"a"_s}), QList<LineChange>({{0, {}, {u"a"_s}}}));
        QCOMPARE(lineDiff({u"a"_s, u"b"_s, u"c"_s}, {u"a"_s, u"x"_s, u"c"_s, u"d"_s}),
                 QList<LineChange>({{1, {u"b"_s}, {u"x"_s}}, {3, {}, {u"d"_s}}}));
    }

    void aPartIsFoundWhereItIs()
    {
        using ui::placeOf;
        const QStringList whole = {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
        QCOMPARE(placeOf({u"c"_s, u"d"_s}, whole), (LineSpan{2, 2}));
        QCOMPARE(placeOf({u"b"_s, u"x"_s, u"d"_s}, whole), (LineSpan{1, 3}));
        QCOMPARE(placeOf({u"x"_s}, whole).count, 0);
        QCOMPARE(placeOf({}, whole).count, 0);
    }
};

QTEST_MAIN(TestChanges)
#include "tst_changes.moc"
