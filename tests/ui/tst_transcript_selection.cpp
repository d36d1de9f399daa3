// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What is selected across blocks and messages: where, while they grow, and what is copied.
#include "ui/models/transcript_selection.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using storage::Role;
using ui::TranscriptEntry;
using ui::TranscriptSelection;

class TestTranscriptSelection : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<ui::TranscriptModel>();
        m_selection = std::make_unique<TranscriptSelection>();
        m_selection->setTranscript(m_model.get());
        // Rows: 0 the question; 1 to 4 blocks, of which 3 is code; 5 the foot.
        show(u"First *words*\n\nSecond\n\n```cpp\nint x;\n```\n\nLast"_s);
    }

    void nothingIsSelectedAtFirst()
    {
        QVERIFY(m_selection->isEmpty());
        QCOMPARE(m_selection->text(), QString());
        m_selection->begin(1, 3); // a click is no selection
        QVERIFY(m_selection->isEmpty());
    }

    void partOfABlockIsCopiedAsItsWords()
    {
        m_selection->begin(1, 6);
        m_selection->extend(1, 11);
        QCOMPARE(m_selection->startIn(1), 6);
        QCOMPARE(m_selection->endIn(1), 11);
        QCOMPARE(m_selection->endIn(2), 0);
        QCOMPARE(m_selection->text(), u"words"_s);
    }

    void severalBlocksAreCopiedAsMarkdown()
    {
        m_selection->begin(1, 0);
        m_selection->extend(4, 4);
        QCOMPARE(m_selection->text(), u"First *words*\n\nSecond\n\n```cpp\nint x;\n```\n\nLast"_s);
        QCOMPARE(m_selection->endIn(2), TranscriptSelection::ToTheEnd);
    }

    void itsWordsAreCopiedWithoutMarks()
    {
        show(u"A *word* and `code`\n\n- one **strong**\n    1. two\n\n---\n\n```cpp\nint x;\n```"_s);
        m_selection->begin(1, 2);
        m_selection->extend(5, 6);
        QCOMPARE(m_selection->words(), u"word and code\n\n• one strong\n  1. two\n\nint x;"_s);
        m_selection->begin(2, 4);
        m_selection->extend(2, 10);
        QCOMPARE(m_selection->words(), u"strong"_s);
    }

    void cellsOfATableAreSelectedWhole()
    {
        show(u"| a | bc |\n|---|---|\n| *def* | g |\n\nLast"_s);
        m_selection->begin(1, 2); // before "bc"
        m_selection->extend(1, 3);
        QCOMPARE(m_selection->text(), u"b"_s); // within a cell
        m_selection->extend(1, 6);             // in "def"
        QCOMPARE(m_selection->startIn(1), 2);
        QCOMPARE(m_selection->endIn(1), 8);
        QCOMPARE(m_selection->text(), u"bc\ndef"_s);
        m_selection->extend(2, 4);
        QCOMPARE(m_selection->text(), u"bc\ndef\tg\n\nLast"_s);
        m_selection->begin(1, 0);
        m_selection->extend(2, 4);
        QCOMPARE(m_selection->text(), u"| a | bc |\n| --- | --- |\n| *def* | g |\n\nLast"_s);
        QCOMPARE(m_selection->words(), u"a\tbc\ndef\tg\n\nLast"_s);
    }

    void wordsAreFoundRoundTheEnds()
    {
        show(u"The first words\n\n```cpp\nint words;\n```\n\nLast Words, words"_s);
        using Direction = TranscriptSelection::Direction;
        const auto place = [&] {
            for (int row = 0; row < m_model->count(); ++row)
                if (m_selection->endIn(row) > m_selection->startIn(row))
                    return QPoint(row, m_selection->startIn(row));
            return QPoint(-1, -1);
        };
        QCOMPARE(m_selection->countOf(u"words"_s), 4);
        QCOMPARE(m_selection->countOf(u"Words"_s), 1); // large letters count where they are typed
        QCOMPARE(m_selection->find(u"words"_s, Direction::Here, 2), 2);
        QCOMPARE(place(), QPoint(2, 4));
        QCOMPARE(m_selection->find(u"words"_s, Direction::Here, 0), 2); // longer words, at the same place
        m_selection->find(u"words"_s, Direction::Forwards, 0);
        QCOMPARE(place(), QPoint(3, 5));
        m_selection->find(u"words"_s, Direction::Forwards, 0);
        QCOMPARE(place(), QPoint(3, 12));
        m_selection->find(u"words"_s, Direction::Forwards, 0);
        QCOMPARE(place(), QPoint(1, 10));
        m_selection->find(u"words"_s, Direction::Backwards, 0);
        QCOMPARE(place(), QPoint(3, 12));
        m_selection->find(u"words"_s, Direction::Backwards, 0);
        QCOMPARE(place(), QPoint(3, 5));
        QCOMPARE(m_selection->find(u"work"_s, Direction::Forwards, 0), 0); // of the question
        QCOMPARE(m_selection->find(u"work"_s, Direction::Forwards, 0), 0); // the only one
        QCOMPARE(m_selection->find(u"nowhere"_s, Direction::Forwards, 0), -1);
        m_model->setFolded(2, true);
        QCOMPARE(m_selection->countOf(u"words"_s), 3);
    }

    void itIsTheSameUpwards()
    {
        m_selection->begin(4, 2);
        m_selection->extend(2, 3);
        QCOMPARE(m_selection->startIn(2), 3);
        QCOMPARE(m_selection->endIn(4), 2);
        QCOMPARE(m_selection->text(), u"ond\n\n```cpp\nint x;\n```\n\nLa"_s);
    }

    void itReachesFromTheQuestionIntoTheAnswer()
    {
        m_selection->begin(0, 4);
        m_selection->extend(1, 5);
        QCOMPARE(m_selection->text(), u"does it work?\n\nFirst"_s);
        m_selection->selectAll();
        QVERIFY(m_selection->text().startsWith(u"How does"_s));
        QVERIFY(m_selection->text().endsWith(u"Last"_s));
    }

    void itHoldsWhileTheAnswerGrows()
    {
        m_selection->begin(2, 0);
        m_selection->extend(4, 4);
        m_model->extend(2, u" words\n\nand a new block"_s);
        QCOMPARE(m_selection->startIn(2), 0);
        QCOMPARE(m_selection->endIn(4), 4);
        QCOMPARE(m_selection->endIn(5), 0);
        QVERIFY(m_selection->text().endsWith(u"Last"_s));
    }

    void codeIsCopiedWithoutItsHiddenCharacters()
    {
        show(u"```\nab"_s + QString(QChar(0x202E)) + u"cd\n```"_s);
        m_selection->begin(1, 1); // shown as "ab⟨U+202E⟩cd"
        m_selection->extend(1, 11);
        QCOMPARE(m_selection->text(), u"bc"_s);
    }

    void itGoesWithItsConversation()
    {
        m_selection->begin(1, 0);
        m_selection->extend(2, 2);
        QSignalSpy changed(m_selection.get(), &TranscriptSelection::changed);
        m_model->setEntries({});
        QVERIFY(m_selection->isEmpty());
        QCOMPARE(changed.count(), 1);
    }

private:
    void show(const QString &answer)
    {
        TranscriptEntry question;
        question.message = {.id = 1, .role = Role::User, .text = u"How does it work?"_s};
        TranscriptEntry reply;
        reply.message = {.id = 2, .parentId = 1, .role = Role::Assistant, .text = answer};
        reply.state = TranscriptEntry::State::Writing;
        m_model->setEntries({});
        m_model->setEntries({question, reply});
    }

    std::unique_ptr<ui::TranscriptModel> m_model;
    std::unique_ptr<TranscriptSelection> m_selection;
};

QTEST_GUILESS_MAIN(TestTranscriptSelection)
#include "tst_transcript_selection.moc"
