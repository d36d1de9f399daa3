// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Blocks of code: which language they are in, and the numbers of their lines.
#include "tests/support/ui/direct_colourer.h"
#include "ui/preferences.h"
#include "ui/text/code_highlighter.h"
#include "ui/text/code_text.h"
#include "ui/text/guess_language.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

#include <cmath>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::CodeText;

class TestCodeText : public QObject
{
    Q_OBJECT

private slots:
    void theLanguageIsGuessed_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("language");
        const auto row = [](const QString &language, const QString &code) {
            QTest::newRow(
                qPrintable(language + u": "_s + code.first(qMin<qsizetype>(code.size(), 24)).simplified()))
                << code << language;
        };
        row(u"Python"_s, u"def area(r):\n    return 3 * r\n\nprint(area(2))\n"_s);
        row(u"Python"_s, u"#!/usr/bin/env python3\nx = 1\n"_s);
        row(u"Python"_s, u"import numpy as np\nfor x in np.arange(3):\n    pass\n"_s);
        row(u"C++"_s, u"#include <iostream>\n\nint main() {\n    std::cout << 1;\n}\n"_s);
        row(u"C"_s, u"#include <stdio.h>\n\nint main(void) {\n    printf(\"hi\");\n}\n"_s);
        row(u"JavaScript"_s, u"const x = require('fs');\nconsole.log(x);\n"_s);
        row(u"JavaScript"_s, u"function f(a) {\n  return a.map(x => x + 1);\n}\n"_s);
        row(u"TypeScript"_s,
            u"interface Point {\n  x: number;\n  y: number;\n}\nconst p: Point = { x: 1, y: 2 };\n"_s);
        row(u"Java"_s,
            u"public class A {\n    public static void main(String[] a) {\n        System.out.println(1);\n    }\n}\n"_s);
        row(u"C#"_s,
            u"using System;\nnamespace A {\n  class B { static void Main() { Console.WriteLine(1); } }\n}\n"_s);
        row(u"Go"_s, u"package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(1)\n}\n"_s);
        row(u"Rust"_s, u"fn main() {\n    let mut x = 1;\n    println!(\"{}\", x);\n}\n"_s);
        row(u"Bash"_s, u"sudo apt install git\ngit clone x | grep y\n"_s);
        row(u"Bash"_s, u"#!/bin/sh\nx\n"_s);
        row(u"SQL"_s, u"SELECT name\nFROM people\nWHERE age > 3\nORDER BY name;\n"_s);
        row(u"HTML"_s, u"<!DOCTYPE html>\n<html></html>\n"_s);
        row(u"HTML"_s, u"<div class=\"a\">\n  <p>x</p>\n</div>\n"_s);
        row(u"XML"_s, u"<?xml version=\"1.0\"?>\n<a/>\n"_s);
        row(u"CSS"_s, u".card {\n  margin: 4px;\n  color: red;\n}\n"_s);
        row(u"JSON"_s, u"{\n  \"a\": 1,\n  \"b\": [2]\n}\n"_s);
        row(u"YAML"_s, u"services:\n  web:\n    image: nginx\n  - a\n"_s);
        row(u"Ruby"_s, u"def area(r)\n  3 * r\nend\n\nputs area(2)\n"_s);
        row(u"Makefile"_s, u"CC = gcc\n\nall: main.o\n\t$(CC) -o main main.o\n"_s);
        row(u"Diff"_s, u"diff --git a/x b/x\n"_s);
        row(u""_s, u"The quick brown fox jumps over the lazy dog.\n"_s);
        row(u""_s, u""_s);
        row(u""_s, u"hello\nworld: yes\n"_s);
        row(u""_s, u"+---+---+\n| a | b |\n+---+---+\n"_s);
    }
    void theLanguageIsGuessed()
    {
        QFETCH(const QString, code);
        QFETCH(const QString, language);
        QCOMPARE(ui::guessLanguage(code), language);
        CodeText text;
        text.setCode(code);
        QCOMPARE(text.languageName(), language); // the highlighter has it under this name
    }

    void anotherCodeIsGuessedAnew()
    {
        CodeText text;
        text.setCode(u"def area(r):\n    return 3 * r\n\nprint(area(2))"_s);
        QCOMPARE(text.languageName(), u"Python"_s);
        text.setCode(u"SELECT name\nFROM people\nWHERE age > 3\nORDER BY name;"_s);
        QCOMPARE(text.languageName(), u"SQL"_s);
        text.setCode(u"Not\na\nprogram\nat all"_s);
        QCOMPARE(text.languageName(), QString());
    }

    void whatWasSaidGoesBeforeAGuess()
    {
        CodeText text;
        text.setCode(u"def area(r):\n    return 3 * r\n\nprint(area(2))\n"_s);
        QCOMPARE(text.languageName(), u"Python"_s);
        QCOMPARE(text.suggestedFileName(), u"code.py"_s);
        text.setLanguage(u"ruby"_s);
        QCOMPARE(text.languageName(), u"Ruby"_s);
        text.setLanguage(u"c++"_s);
        QCOMPARE(text.suggestedFileName(), u"code.cpp"_s);
        text.setLanguage(u"cc"_s);
        QCOMPARE(text.suggestedFileName(), u"code.cc"_s);
        text.setLanguage({});
        text.setFileName(u"a.go"_s);
        QCOMPARE(text.languageName(), u"Go"_s);
    }

    // However it comes, and however the colouring is cut into slices.
    void everyLineIsColoured()
    {
        QQmlEngine engine;
        QQmlComponent component(&engine);
        component.setData("import QtQuick\nTextEdit {}", {});
        const std::unique_ptr<QObject> edit(component.create());
        auto *document = edit->property("textDocument").value<QQuickTextDocument *>();
        DirectColourer colourer;
        for (const int step : {7, 100, 5000}) {
            CodeText text;
            text.setColourer(&colourer);
            text.setDocument(document);
            const QString code = u"print(self.x)\n"_s.repeated(400).chopped(1);
            for (qsizetype end = step; end < code.size() + step; end += step) {
                text.setCode(code.first(qMin(end, code.size())));
                if (end % 3 == 0)
                    QTest::qWait(0);
            }
            const auto firstPlain = [document] {
                for (QTextBlock line = document->textDocument()->begin(); line.isValid(); line = line.next())
                    if (line.layout()->formats().isEmpty())
                        return line.blockNumber();
                return -1;
            };
            QTRY_COMPARE(firstPlain(), -1);
            text.setDocument(nullptr);
            text.setCode({});
        }
    }

    // A line that stays as it is has other colours when what opened or closed above it goes or comes.
    void linesFollowWhatIsAboveThem()
    {
        DirectColourer colourer;
        QTextDocument document(u"/*\nint x;\nint y;"_s);
        document.documentLayout();                              // without one nothing tells of changes
        auto *highlighter = new ui::CodeHighlighter(&document); // the document owns it
        highlighter->setColourer(&colourer);
        highlighter->setTheme(u"Chasqui Light"_s);
        highlighter->setLanguage(u"C++"_s);
        const auto colourOf = [&document](int line) {
            const auto formats = document.findBlockByNumber(line).layout()->formats();
            return formats.isEmpty() ? QColor() : formats.first().format.foreground().color();
        };
        QTRY_VERIFY(!highlighter->isWaiting());
        const QColor comment = colourOf(0);
        QVERIFY(comment.isValid());
        QCOMPARE(colourOf(2), comment);
        QTextCursor cursor(&document);
        cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        QTRY_VERIFY(!highlighter->isWaiting());
        QCOMPARE(document.toPlainText(), u"int x;\nint y;"_s);
        QVERIFY(colourOf(0) != comment);
        QVERIFY(colourOf(1) != comment);
        cursor.insertText(u"/*\n"_s);
        QTRY_VERIFY(!highlighter->isWaiting());
        QCOMPARE(colourOf(1), comment);
        QCOMPARE(colourOf(2), comment);
        // The same where the line above goes from its end.
        cursor.setPosition(0);
        cursor.insertText(u"a;\n"_s);
        QTRY_VERIFY(!highlighter->isWaiting());
        cursor.setPosition(2);
        cursor.setPosition(5, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        QTRY_VERIFY(!highlighter->isWaiting());
        QCOMPARE(document.toPlainText(), u"a;\nint x;\nint y;"_s);
        QVERIFY(colourOf(1) != comment);
        QVERIFY(colourOf(2) != comment);
    }

    // Ten thousand lines would be a hundred thousand nodes, each of which a frame goes through.
    void onlyWhatIsInSightIsDrawn()
    {
        QQmlEngine engine;
        QQmlComponent component(&engine);
        component.setData("import QtQuick\nTextEdit {}", {});
        const std::unique_ptr<QObject> edit(component.create());
        CodeText text;
        text.setDocument(edit->property("textDocument").value<QQuickTextDocument *>());
        text.setCode(u"f(x);\n"_s.repeated(10000));
        QVERIFY(qobject_cast<QQuickItem *>(edit.get())->flags().testFlag(QQuickItem::ItemObservesViewport));
    }

    void everyThemeCanBeRead()
    {
        const QTemporaryDir folder;
        const ui::Preferences preferences(folder.filePath(u"chasqui.ini"_s));
        QVERIFY(preferences.codeThemes().size() > 10);
        CodeText text;
        const QColor own = text.colours().paper;
        text.setTheme(u"No such theme"_s); // of an older version, say
        QCOMPARE(text.colours().paper, own);
        text.setDark(true);
        QVERIFY(text.colours().paper != own);
        for (const QString &name : preferences.codeThemes()) {
            QSignalSpy changed(&text, &CodeText::coloursChanged);
            text.setTheme(name);
            QCOMPARE(changed.count(), 1);
            const auto contrast =
                std::abs(text.colours().paper.lightnessF() - text.colours().ink.lightnessF());
            QVERIFY2(contrast > 0.3F, qPrintable(name));
            QVERIFY2(text.colours().selection != text.colours().paper, qPrintable(name));
        }
    }

    // A line that is wrapped has one number.
    void linesHaveTheirNumbers()
    {
        QQmlEngine engine;
        QQmlComponent component(&engine);
        component.setData(
            "import QtQuick\nTextEdit { width: 100; font.pixelSize: 10; wrapMode: TextEdit.WrapAnywhere }",
            {});
        const std::unique_ptr<QObject> edit(component.create());
        QVERIFY2(edit, qPrintable(component.errorString()));
        CodeText text;
        text.setNumbered(true);
        text.setCode(u"a\nb\nc"_s);
        text.setDocument(edit->property("textDocument").value<QQuickTextDocument *>());
        QCOMPARE(text.lineNumbers(), u"1\n2\n3"_s);
        text.setCode(u"a\n"_s + QString(60, u'x') + u"\nc"_s);
        QString numbers = text.lineNumbers();
        QVERIFY(numbers.startsWith(u"1\n2\n\n"_s));
        QVERIFY(numbers.endsWith(u"\n3"_s));
        edit->setProperty("width", 2000);
        QCOMPARE(text.lineNumbers(), u"1\n2\n3"_s);
    }
};

QTEST_MAIN(TestCodeText)
#include "tst_code_text.moc"
