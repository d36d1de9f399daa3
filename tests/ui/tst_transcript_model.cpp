// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/transcript_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using storage::Role;
using ui::TranscriptEntry;
using ui::TranscriptModel;
using Kind = TranscriptModel::Kind;
using State = TranscriptEntry::State;

namespace {

TranscriptEntry question(qint64 id, const QString &text)
{
    return {.message = {.id = id, .text = text}};
}

TranscriptEntry answer(qint64 id, const QString &text, State state = State::Complete)
{
    return {.message = {.id = id, .role = Role::Assistant, .text = text}, .state = state};
}

} // namespace

class TestTranscriptModel : public QObject
{
    Q_OBJECT

private slots:
    void aMessageIsOneRowOrOneForEachBlockAndAFoot()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries(
            {question(1, u"Hi"_s), answer(2, u"# A\n\ntext\n\n```\ncode\n```\n\n|a|\n|-|\n\n---\n"_s)});
        QCOMPARE(kinds(model), u"QTTCBRF"_s);
        QCOMPARE(model.index(0).data(TranscriptModel::TextRole).toString(), u"Hi"_s);
        QCOMPARE(model.index(3).data(TranscriptModel::BlockRole).value<ui::Block>().text, u"code"_s);
        QCOMPARE(model.lastRowOf(2), 6);
        QCOMPARE(model.lastRowOf(7), -1);
        QVERIFY(model.index(1).data(TranscriptModel::IsFirstRole).toBool());
        QVERIFY(!model.index(2).data(TranscriptModel::IsFirstRole).toBool());
    }

    void whatAModelThoughtIsARowOfItsOwn()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        TranscriptEntry writing = answer(2, u""_s);
        writing.state = TranscriptEntry::State::Writing;
        model.setEntries({question(1, u"Hi"_s), writing, question(3, u"Next"_s)});
        QCOMPARE(kinds(model), u"QFQ"_s);
        model.setReasoning(2, u"Hm"_s);
        model.setReasoning(2, u"Hm, so"_s);
        QCOMPARE(kinds(model), u"QHFQ"_s);
        QCOMPARE(model.index(1).data(TranscriptModel::TextRole).toString(), u"Hm, so"_s);
        QVERIFY(model.index(1).data(TranscriptModel::IsFirstRole).toBool());
        QVERIFY(model.index(1).data(TranscriptModel::IsFoldedRole).toBool());
        model.setFolded(1, false);
        QVERIFY(!model.index(1).data(TranscriptModel::IsFoldedRole).toBool());
        model.extend(2, u"a\n\nb\n\n```\nc"_s);
        QCOMPARE(kinds(model), u"QHTTCFQ"_s);
        QVERIFY(!model.index(1).data(TranscriptModel::IsStreamingRole).toBool());
        QVERIFY(model.index(4).data(TranscriptModel::IsStreamingRole).toBool());
        QCOMPARE(model.index(3).data(TranscriptModel::BlockRole).value<ui::Block>().text, u"b"_s);
        model.setFolded(4, true);
        QVERIFY(model.index(4).data(TranscriptModel::IsFoldedRole).toBool());
        model.setFolded(1, true);
        QVERIFY(model.index(1).data(TranscriptModel::IsFoldedRole).toBool());
        QCOMPARE(model.lastRowOf(2), 5);
    }

    void anAnswerThatGrowsChangesOneRowOrInsertsSome()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({question(1, u"Hi"_s), answer(2, {}, State::Writing)});
        QSignalSpy resets(&model, &TranscriptModel::modelReset);
        QSignalSpy inserted(&model, &TranscriptModel::rowsInserted);
        QSignalSpy changed(&model, &TranscriptModel::dataChanged);
        QCOMPARE(kinds(model), u"QF"_s);
        model.extend(2, u"One"_s);
        QCOMPARE(kinds(model), u"QTF"_s);
        model.extend(2, u" and"_s);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(changed.last().at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.last().at(1).toModelIndex().row(), 1);
        model.extend(2, u" two\n\n``"_s);
        model.extend(2, u"`\nx"_s); // what looked like text is code: another row
        QCOMPARE(kinds(model), u"QTCF"_s);
        QVERIFY(model.index(2).data(TranscriptModel::IsStreamingRole).toBool());
        QVERIFY(!model.index(1).data(TranscriptModel::IsStreamingRole).toBool());
        model.extend(99, u"elsewhere"_s);
        QCOMPARE(resets.count(), 0);
    }

    // A megabyte in pieces as a model gives them: for each piece a constant number of rows changes.
    void aMegabyteCostsAConstantNumberOfRowsAPiece()
    {
        TranscriptModel model;
        QList<TranscriptEntry> entries;
        for (int i = 0; i < 500; ++i) {
            entries.append(question(2 * i + 1, u"q"_s));
            entries.append(answer(2 * i + 2, u"a\n\nb"_s));
        }
        entries.append(question(5001, u"q"_s));
        entries.append(answer(5002, {}, State::Writing));
        model.setEntries(entries);
        QTRY_COMPARE(model.index(0).data(TranscriptModel::MessageIdRole).toInt(), 1);
        qint64 rows = 0;
        connect(&model, &TranscriptModel::dataChanged, this,
                [&](const QModelIndex &from, const QModelIndex &to) { rows += to.row() - from.row() + 1; });
        connect(&model, &TranscriptModel::rowsInserted, this,
                [&](const QModelIndex &, int from, int to) { rows += to - from + 1; });
        connect(&model, &TranscriptModel::rowsRemoved, this,
                [&](const QModelIndex &, int from, int to) { rows += to - from + 1; });
        QSignalSpy resets(&model, &TranscriptModel::modelReset);
        constexpr int Pieces = 20000;
        const qsizetype parsedBefore = model.parsedCharacters();
        for (int i = 0; i < Pieces; ++i)
            model.extend(5002, i % 12 == 11 ? u" The end of this paragraph.\n\nAnd another one begins"_s
                                            : u" some more words that are 52 characters in length"_s);
        QCOMPARE(resets.count(), 0);
        QCOMPARE_LE(rows, 4 * Pieces);
        QCOMPARE_LE(model.parsedCharacters() - parsedBefore, qsizetype(2500) * Pieces);
    }

    // Whatever is said in whatever pieces: the rows are those of the whole.
    void piecesOfAnythingGiveTheRowsOfTheWhole()
    {
        const QStringList parts = {u"text "_s, u"\n"_s,    u"\n\n"_s,  u"```\n"_s, u"``"_s, u"`"_s,
                                   u"- a\n"_s, u"---\n"_s, u"# h\n"_s, u"**b**"_s, u"=="_s};
        for (quint32 seed = 0; seed < 60; ++seed) {
            QRandomGenerator random(seed);
            TranscriptModel model;
            QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            model.setEntries({question(1, u"q"_s), answer(2, {}, State::Writing), question(3, u"next"_s)});
            QString text;
            for (int i = 0; i < 80; ++i) {
                const QString piece = parts.at(random.bounded(parts.size()));
                text += piece;
                model.extend(2, piece);
            }
            TranscriptModel whole;
            whole.setEntries({question(1, u"q"_s), answer(2, text, State::Writing), question(3, u"next"_s)});
            QCOMPARE(kinds(model), kinds(whole));
            for (int row = 0; row < model.count(); ++row)
                QCOMPARE(model.index(row).data(TranscriptModel::BlockRole).value<ui::Block>(),
                         whole.index(row).data(TranscriptModel::BlockRole).value<ui::Block>());
        }
    }

    void anotherBranchKeepsWhatItHasInCommon()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({question(1, u"a"_s), answer(2, u"b"_s), question(3, u"c"_s), answer(4, u"d"_s)});
        QSignalSpy resets(&model, &TranscriptModel::modelReset);
        QSignalSpy removed(&model, &TranscriptModel::rowsRemoved);
        model.setEntries({question(1, u"a"_s), answer(2, u"b"_s), question(5, u"e"_s)});
        QCOMPARE(kinds(model), u"QTFQ"_s);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.at(0).at(1).toInt(), 3);
        // One that grew elsewhere in the meantime.
        model.setEntries({question(1, u"a"_s), answer(2, u"b\n\nmore"_s), question(5, u"e"_s)});
        QCOMPARE(kinds(model), u"QTTFQ"_s);
        QCOMPARE(resets.count(), 0);
        model.setEntries({});
        QCOMPARE(model.count(), 0);
    }

    void whatIsOutOfSightIsMarked()
    {
        TranscriptModel model;
        model.setEntries({question(1, u"a"_s), answer(2, u"b"_s), question(3, u"c"_s), answer(4, u"d"_s)});
        model.setHidden(2, {});
        QList<int> hidden;
        for (int row = 0; row < model.count(); ++row) {
            if (model.index(row).data(TranscriptModel::IsOutOfSightRole).toBool())
                hidden.append(row);
        }
        QCOMPARE(hidden, QList<int>({0, 1, 2}));
        QCOMPARE(model.index(3).data(TranscriptModel::HiddenCountRole).toInt(), 2);
        QCOMPARE(model.index(4).data(TranscriptModel::HiddenCountRole).toInt(), 0);
    }

    void aLongConversationComesInFromItsEnd()
    {
        TranscriptModel model;
        QList<TranscriptEntry> entries;
        for (int i = 0; i < 1000; ++i)
            entries.append(answer(i + 1, QString(u"word "_s).repeated(2000) + u"\n\nend"_s));
        model.setEntries(entries);
        QVERIFY(model.count() > 0);
        QVERIFY(model.count() < 3000); // ten megabytes are many slices
        QCOMPARE(model.index(model.count() - 1).data(TranscriptModel::MessageIdRole).toInt(), 1000);
        QSignalSpy resets(&model, &TranscriptModel::modelReset);
        // It may be changed meanwhile.
        entries.append(question(2000, u"new"_s));
        model.setEntries(entries);
        QTRY_COMPARE_WITH_TIMEOUT(model.index(0).data(TranscriptModel::MessageIdRole).toInt(), 1, 60000);
        QCOMPARE(model.index(model.count() - 1).data(TranscriptModel::MessageIdRole).toInt(), 2000);
        QCOMPARE(resets.count(), 0);
    }

private:
    static QString kinds(const TranscriptModel &model)
    {
        QString text;
        for (int row = 0; row < model.count(); ++row)
            text += u"QHTCBRF"_s.at(model.index(row).data(TranscriptModel::KindRole).toInt());
        return text;
    }
};

QTEST_GUILESS_MAIN(TestTranscriptModel)
#include "tst_transcript_model.moc"
