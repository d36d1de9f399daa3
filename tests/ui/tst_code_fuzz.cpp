// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Every language that can be coloured, over lines that nobody meant; `./dev check` has a million of them.
#include "app/window/local_colourer.h"
#include "ui/text/code_highlighter.h"
#include "ui/text/code_languages.h"

#include <KSyntaxHighlighting/Repository>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <ctime>
#include <random>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 LongestTurn = 100; // milliseconds of the window's thread

// Of each language. A few where nobody asks for more: CHASQUI_FUZZ_LINES.
int lineCount()
{
    bool isSet = false;
    const int asked = qEnvironmentVariableIntValue("CHASQUI_FUZZ_LINES", &isSet);
    return isSet ? asked : 30;
}

// Of this thread, in milliseconds; what else runs on the computer does not count.
qint64 processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

class Lines
{
public:
    Lines(const KSyntaxHighlighting::Definition &language, unsigned seed) : m_random(seed)
    {
        m_words = {u"\""_s,
                   u"'"_s,
                   u"`"_s,
                   u"\"\"\""_s,
                   u"/*"_s,
                   u"*/"_s,
                   u"//"_s,
                   u"<!--"_s,
                   u"-->"_s,
                   u"<![CDATA["_s,
                   u"<?php"_s,
                   u"?>"_s,
                   u"<%"_s,
                   u"%>"_s,
                   u"{{"_s,
                   u"}}"_s,
                   u"#{"_s,
                   u"${"_s,
                   u"$("_s,
                   u"<<EOF"_s,
                   u"EOF"_s,
                   u"\\"_s,
                   u"\\u"_s,
                   u"0x"_s,
                   u"1e"_s,
                   u"::"_s,
                   u"=>"_s,
                   u"@"_s,
                   u"%"_s,
                   u"\t"_s,
                   u"  "_s,
                   u"(*"_s,
                   u"*)"_s,
                   u"[["_s,
                   u"]]"_s,
                   u"---"_s,
                   u"==="_s,
                   u"~~~"_s,
                   u"R\"x("_s,
                   u"\u202E"_s,
                   u"\u0301"_s,
                   u"\u4E00"_s,
                   QString::fromUcs4(U"\U0001F600"),
                   QString(QChar(0)),
                   QString(QChar(0xD800)),
                   u"\x1B["_s};
        for (const QString &list : language.keywordLists())
            m_words +=
                language.keywordList(list).first(std::min<qsizetype>(20, language.keywordList(list).size()));
    }

    QString next()
    {
        switch (m_random() % 40) {
        case 0: return QString(int(m_random() % 2100), u"([{<\"'\\ a"[m_random() % 9]); // deep, or one word
        case 1: return {};
        default: break;
        }
        QString line;
        for (unsigned count = m_random() % 24; count > 0; --count) {
            line += m_words[qsizetype(m_random() % std::size_t(m_words.size()))];
            if (m_random() % 3 == 0)
                line += u' ';
            if (m_random() % 6 == 0)
                line += QChar(char16_t(m_random() % 0x300));
        }
        return line.remove(u'\n')
            .remove(u'\r')
            .remove(QChar::ParagraphSeparator)
            .remove(QChar::LineSeparator);
    }

private:
    std::mt19937 m_random;
    QStringList m_words;
};

} // namespace

class TestCodeFuzz : public QObject
{
    Q_OBJECT

private slots:
    void noLanguageCrashesHoldsTheWindowOrChangesTheText()
    {
        const KSyntaxHighlighting::Repository repository;
        window::LocalColourer colourer;
        qint64 longest = 0;
        QString slowest;
        qint64 lines = 0;
        qint64 coloured = 0;
        int languages = 0;
        for (const auto &listed : repository.definitions()) {
            const auto language = ui::codeLanguage(listed.name(), {});
            if (!language.isValid() || listed.isHidden())
                continue;
            ++languages;
            Lines source(language, unsigned(languages));
            // Blocks of an answer, each with the budget that it has there.
            for (int left = lineCount(); left > 0; left -= 500) {
                QString text;
                for (int i = 0; i < std::min(left, 500); ++i)
                    text += source.next() + u'\n';
                lines += std::min(left, 500);
                QTextDocument document;
                document.setPlainText(text);
                const QString original = document.toRawText();
                auto *highlighter = new ui::CodeHighlighter(&document); // the document owns it
                highlighter->setColourer(&colourer);
                highlighter->setTheme(ui::codeTheme({}, false).name());
                QElapsedTimer clock;
                clock.start();
                qint64 before = processorTime();
                highlighter->setLanguage(language.name());
                qint64 turn = processorTime() - before;
                QEventLoop loop;
                while (highlighter->isWaiting()) {
                    QVERIFY2(clock.elapsed() < 60'000, qPrintable(listed.name()));
                    before = processorTime();
                    loop.processEvents(QEventLoop::WaitForMoreEvents);
                    turn = std::max(turn, processorTime() - before);
                }
                QVERIFY2(document.toRawText() == original, qPrintable(listed.name()));
                for (QTextBlock line = document.begin(); line.isValid(); line = line.next())
                    coloured += line.layout()->formats().isEmpty() ? 0 : 1;
                QVERIFY2(turn < LongestTurn, qPrintable(u"%1: %2 ms"_s.arg(listed.name()).arg(turn)));
                if (turn > longest) {
                    longest = turn;
                    slowest = listed.name();
                }
            }
        }
        qInfo("%lld lines in %d languages, %lld with colours; the longest turn took %lld ms (%s)", lines,
              languages, coloured, longest, qPrintable(slowest));
        QVERIFY(languages > 250);
        QVERIFY(coloured > lines / 2);
    }
};

QTEST_MAIN(TestCodeFuzz)
#include "tst_code_fuzz.moc"
