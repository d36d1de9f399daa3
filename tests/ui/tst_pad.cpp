// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The pad: a file is written as it was read, by the person's wish alone, and what was written is kept.
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/text_field.h"
#include "ui/pad/pad.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::Failure;
using ui::Pad;

namespace {

const QString Draft = u"/data/pad.json"_s;
const QString Path = u"/code/area.py"_s;

QUrl url(const QString &path)
{
    return QUrl::fromLocalFile(path);
}

} // namespace

class TestPad : public QObject
{
    Q_OBJECT

    std::unique_ptr<TextField> m_field;
    MemoryFiles m_files;
    std::unique_ptr<Pad> m_pad;

    QQuickTextDocument *document() const { return m_field->document(); }

    // As the program does at its start and end.
    void begin()
    {
        m_field = std::make_unique<TextField>();
        m_pad = std::make_unique<Pad>(m_files, Draft);
        m_pad->setLineHeight(20);
        m_pad->restore();
        m_pad->setDocument(document());
    }
    void end()
    {
        m_pad->setDocument(nullptr);
        m_pad.reset();
        m_field.reset();
    }
    void type(const QString &text)
    {
        QTextCursor cursor(document()->textDocument());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(text);
    }

private slots:
    void init()
    {
        m_files = {};
        begin();
    }
    void cleanup()
    {
        if (m_pad)
            end();
    }

    void aFileIsWrittenAsItWasRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("UTF-8") << "caf\xc3\xa9\n\tx\n"_ba;
        QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf"
                                              "a\n"_ba;
        QTest::newRow("Windows") << "a\r\n  b\r\n\r\n"_ba;
        QTest::newRow("old Mac") << "a\rb\r"_ba;
        QTest::newRow("no end") << "a\nb"_ba;
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("Latin-1") << "caf\xe9\n"_ba;
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                              "a\0\r\0\n\0",
                                              8);
        QTest::newRow("UTF-16, the other way") << QByteArray("\xfe\xff\0a\0\n", 6);
        QTest::newRow("blanks that do not break") << "a\xc2\xa0"
                                                     "b\n"_ba;
        QTest::newRow("signs beyond 16 bits") << "\xf0\x9f\xa6\x99\n"_ba;
        QTest::newRow("a line's end of Unicode") << "a\xe2\x80\xa8"
                                                    "b\n"_ba;
    }
    void aFileIsWrittenAsItWasRead()
    {
        QFETCH(const QByteArray, bytes);
        m_files.contents[Path] = bytes;
        m_pad->open(url(Path));
        QVERIFY(!m_pad->failure().isSet());
        QVERIFY(!m_pad->isChanged());
        QVERIFY(m_pad->saveAs(url(u"/code/copy"_s)));
        QCOMPARE(m_files.contents[u"/code/copy"_s], bytes);
    }

    void mixedEndsAreToldAndBecomeOne()
    {
        m_files.contents[Path] = "a\r\nb\nc\r\n";
        m_pad->open(url(Path));
        QVERIFY(m_pad->hasOtherEnds());
        QVERIFY(m_pad->save());
        QCOMPARE(m_files.contents[Path], "a\r\nb\r\nc\r\n");
        QVERIFY(!m_pad->hasOtherEnds());
    }

    void whatIsNoTextIsLeftAlone()
    {
        m_files.contents[Path] = QByteArray("\x7f"
                                            "ELF\0\0",
                                            6);
        type(u"mine"_s);
        m_pad->open(url(Path));
        QCOMPARE(m_pad->failure().kind, Failure::Kind::NotText);
        QCOMPARE(m_pad->text(), u"mine"_s);
        m_files.contents[Path] = QByteArray(17 << 20, 'a');
        m_pad->open(url(Path));
        QCOMPARE(m_pad->failure().kind, Failure::Kind::TextTooLarge);
        m_pad->open(url(u"/nowhere"_s));
        QCOMPARE(m_pad->failure().kind, Failure::Kind::TextUnreadable);
        QCOMPARE(m_pad->text(), u"mine"_s);
    }

    void linesOfASelectionMoveTogether()
    {
        m_pad->start(u"if a:\n    b\n\n  c\nd\n"_s);
        const int end = int(m_pad->text().indexOf(u'd'));
        m_pad->shiftLines(3, end, false); // up to, not with, the line of d
        QCOMPARE(m_pad->text(), u"    if a:\n        b\n\n      c\nd\n"_s);
        m_pad->shiftLines(0, int(m_pad->text().size()), true);
        QCOMPARE(m_pad->text(), u"if a:\n    b\n\n  c\nd\n"_s);
        m_pad->shiftLines(0, int(m_pad->text().size()), true); // as far as they go
        QCOMPARE(m_pad->text(), u"if a:\nb\n\nc\nd\n"_s);
        document()->textDocument()->undo();
        QCOMPARE(m_pad->text(), u"if a:\n    b\n\n  c\nd\n"_s);
        m_pad->start(u"\t\tx\n"_s);
        m_pad->shiftLines(3, 3, true);
        QCOMPARE(m_pad->text(), u"\tx\n"_s);
        m_pad->shiftLines(0, 0, false); // with what the text indents by
        QCOMPARE(m_pad->text(), u"\t\tx\n"_s);
    }

    void changesAreKnownAndUndone()
    {
        m_files.contents[Path] = "x = 1\n";
        m_pad->open(url(Path));
        QVERIFY(!document()->textDocument()->isUndoAvailable()); // not even its line height
        type(u"y = 2\n"_s);
        QVERIFY(m_pad->isChanged());
        document()->textDocument()->undo();
        QVERIFY(!m_pad->isChanged());
        QCOMPARE(m_pad->text(), u"x = 1\n"_s);
        document()->textDocument()->redo();
        QVERIFY(m_pad->save());
        QVERIFY(!m_pad->isChanged());
        QCOMPARE(m_files.contents[Path], "x = 1\ny = 2\n");
    }

    void aFileThatAnotherChangedIsNotWrittenOver()
    {
        m_files.contents[Path] = "x = 1\n";
        m_pad->open(url(Path));
        type(u"mine"_s);
        m_files.contents[Path] = "theirs\n";
        QVERIFY(!m_pad->save());
        QCOMPARE(m_pad->failure().kind, Failure::Kind::TextChanged);
        QCOMPARE(m_files.contents[Path], "theirs\n");
        QCOMPARE(m_pad->text(), u"x = 1\nmine"_s);
        QVERIFY(m_pad->overwrite());
        QCOMPARE(m_files.contents[Path], "x = 1\nmine");
        m_files.contents[Path] = "theirs again\n";
        QVERIFY(!m_pad->save());
        m_pad->reload();
        QCOMPARE(m_pad->text(), u"theirs again\n"_s);
        QVERIFY(!m_pad->failure().isSet());
        m_files.contents.remove(Path); // one that is gone is made anew
        QVERIFY(m_pad->save());
    }

    void whatCannotBeWrittenStays()
    {
        m_files.contents[Path] = "caf\xe9\n";
        m_pad->open(url(Path));
        type(u"€"_s); // which Latin-1 lacks
        QVERIFY(!m_pad->save());
        QCOMPARE(m_pad->failure().kind, Failure::Kind::TextUnencodable);
        QCOMPARE(m_files.contents[Path], "caf\xe9\n");
        QVERIFY(m_pad->saveAsUtf8());
        QCOMPARE(m_files.contents[Path], "caf\xc3\xa9\n\xe2\x82\xac");
        type(u"!"_s);
        m_files.isReadOnly = true;
        QVERIFY(!m_pad->save());
        QCOMPARE(m_pad->failure().kind, Failure::Kind::TextUnwritable);
        QVERIFY(m_pad->isChanged());
    }

    void nothingIsLostWhenTheProgramEnds()
    {
        m_files.contents[Path] = "a\r\n";
        m_pad->open(url(Path));
        type(u"not saved"_s);
        QTRY_VERIFY(m_files.contents[Draft].contains("not saved")); // as after a crash
        type(u", nor this"_s);
        end();
        QCOMPARE(m_files.contents[Path], "a\r\n");
        begin();
        QCOMPARE(m_pad->text(), u"a\nnot saved, nor this"_s);
        QCOMPARE(m_pad->path(), Path);
        QVERIFY(m_pad->isChanged());
        QVERIFY(m_pad->save());
        QCOMPARE(m_files.contents[Path], "a\r\nnot saved, nor this");
        m_files.contents[Path] = "changed meanwhile";
        end();
        begin(); // what was saved comes from its file
        QCOMPARE(m_pad->text(), u"changed meanwhile"_s);
        QVERIFY(!m_pad->isChanged());
        end();
        m_files.contents[Draft] = "{ damaged";
        begin();
        QCOMPARE(m_pad->text(), QString());
    }

    void theLanguageIsSaidGuessedOrThatOfTheName()
    {
        QVERIFY(m_pad->isPlain());
        QSignalSpy changed(m_pad.get(), &Pad::fileChanged);
        type(u"#include <vector>\n\nstd::vector<int> numbers;\n"_s);
        QVERIFY(changed.wait()); // at a pause
        QCOMPARE(m_pad->language(), u"C++"_s);
        m_pad->setLanguage(u"None"_s);
        QVERIFY(m_pad->isPlain());
        type(u"int main() { return 0; }\n"_s);
        QTRY_VERIFY(m_files.contents[Draft].contains("main"));
        QVERIFY(m_pad->isPlain()); // what the person said stays
        end();
        begin();
        QVERIFY(m_pad->isPlain());
        m_pad->setLanguage({});
        QCOMPARE(m_pad->language(), u"C++"_s);

        QVERIFY(m_pad->saveAs(url(Path)));
        QCOMPARE(m_pad->language(), u"Python"_s); // its name says so
        m_pad->setLanguage(u"Rust"_s);
        QVERIFY(m_pad->save());
        QCOMPARE(m_pad->language(), u"Rust"_s);
        end();
        begin();
        QCOMPARE(m_pad->language(), u"Rust"_s);
        QCOMPARE(m_pad->path(), Path);
        m_pad->setLanguage({});
        QCOMPARE(m_pad->language(), u"Python"_s);
    }

    void languagesAreFoundByTheirNames()
    {
        const auto all = m_pad->languagesWith({});
        QVERIFY(all.size() > 300);
        QVERIFY(std::ranges::contains(all, u"None"_s, &ui::LanguageRow::name));
        const auto some = m_pad->languagesWith(u" java "_s);
        QCOMPARE(some.first().title, u"Java"_s);
        QVERIFY(some.size() > 3);
        QVERIFY(std::ranges::all_of(some, [](const ui::LanguageRow &row) {
            return row.title.contains(u"java"_s, Qt::CaseInsensitive);
        }));
        QVERIFY(m_pad->languagesWith(u"no such language"_s).isEmpty());
    }

    void wordsAreFoundRoundTheEnd()
    {
        m_pad->start(u"area = Area(r)\nAREA\n"_s);
        QCOMPARE(m_pad->count(u"area"_s), 3);
        QCOMPARE(m_pad->count(u"Area"_s), 1); // with large letters, as they are
        QCOMPARE(m_pad->count(u""_s), 0);
        QCOMPARE(m_pad->find(u"area"_s, 0), 0);
        QCOMPARE(m_pad->find(u"area"_s, 1), 7);
        QCOMPARE(m_pad->find(u"area"_s, 16), 0);
        QCOMPARE(m_pad->find(u"area"_s, 7, true), 0);
        QCOMPARE(m_pad->find(u"area"_s, 0, true), 15);
        QCOMPARE(m_pad->find(u"r)\nA"_s, 0), 12);
        QCOMPARE(m_pad->find(u"volume"_s, 0), -1);
        QCOMPARE(m_pad->find(u""_s, 0), -1);
    }

    void allAreReplacedInOneStep()
    {
        m_pad->start(u"aXaaX\na"_s);
        m_pad->replaceAll(u"a"_s, u"aa"_s); // what is put there is not looked at again
        QCOMPARE(m_pad->text(), u"aaXaaaaX\naa"_s);
        document()->textDocument()->undo();
        QCOMPARE(m_pad->text(), u"aXaaX\na"_s);
        QVERIFY(!document()->textDocument()->isUndoAvailable());
        m_pad->replaceAll(u"a"_s, {});
        QCOMPARE(m_pad->text(), u"XX\n"_s);
        m_pad->replaceAll({}, u"b"_s);
        QCOMPARE(m_pad->text(), u"XX\n"_s);
    }

    void linesBeginAsTheOneAbove()
    {
        m_pad->start(u"if x:\n\t\ty\n  z"_s, u"python"_s);
        QVERIFY(m_pad->isChanged()); // it stands in no file
        QCOMPARE(m_pad->languageName(), u"Python"_s);
        QCOMPARE(m_pad->indentAt(8), u"\t\t"_s);
        QCOMPARE(m_pad->indentAt(7), u"\t"_s); // no more than stands before
        QCOMPARE(m_pad->indentAt(2), QString());
        QCOMPARE(m_pad->tab(), u"\t"_s);
        QCOMPARE(m_pad->lineOf(8), 1);
        QCOMPARE(m_pad->columnOf(8), 2);
        m_pad->start();
        QCOMPARE(m_pad->tab(), u"    "_s);
        QVERIFY(!m_pad->isChanged());
        QVERIFY(!m_pad->save()); // it has no name yet
    }
};

QTEST_MAIN(TestPad)
#include "tst_pad.moc"
