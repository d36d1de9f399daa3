// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Texts made against those who show them, in every place where a text can come to stand: nothing is taken for
// markup, nothing is asked for, and code is shown, copied and saved to its last character.
#include "tests/support/ui/hostile_texts.h"
#include "tests/support/ui/window_test.h"
#include "ui/text/plain_text.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

// Of those that are shown as they are, as lines of one block of code.
QString payloads()
{
    QStringList texts = hostileTexts();
    texts.removeIf([](const QString &text) {
        return ui::plainText(text) != text || ui::copiedCode(text) != text || text.contains(QString(8, u'`'));
    });
    return texts.join(u'\n') + u"\nend"_s;
}

// As a field gives it that holds it.
QString asTyped(const QString &text)
{
    QTextDocument document;
    document.setPlainText(text);
    return document.toPlainText();
}

} // namespace

class TestHostileTexts : public WindowTest
{
    Q_OBJECT

    void sayNothingIsTakenForMarkup()
    {
        QTest::qWait(5);
        QCOMPARE(m_program->networkRequests, 0);
        for (QQuickItem *item : itemsBelow(m_window->contentItem())) {
            const QVariant format = item->property("textFormat");
            if (format.isValid() && !item->inherits("QQuickPlaceholderText") &&
                !item->property("text").toString().isEmpty())
                QVERIFY2(format.toInt() == Qt::PlainText, qPrintable(typeOf(item)));
            const QVariant source = item->property("source"); // of pictures, and of pages of ours
            if (source.isValid() && !source.toString().isEmpty())
                QVERIFY2(source.toString().startsWith(u"image://icon/"_s) ||
                             source.toString().startsWith(u"qrc:/qt/qml/"_s),
                         qPrintable(source.toString()));
        }
    }

    // Of files, once it is open.
    QObject *dialog() const
    {
        for (QQuickItem *item : itemsBelow(m_window->contentItem()))
            if (auto *made = item->property("item").value<QObject *>();
                made && made->inherits("QQuickFileDialog"))
                return made;
        return nullptr;
    }

private slots:
    void thereAreEnoughOfThem()
    {
        QStringList texts = hostileTexts();
        QCOMPARE_GE(texts.size(), 300);
        QCOMPARE(texts.removeDuplicates(), 0);
        QCOMPARE_GE(payloads().count(u'\n'), 280);
    }

    // As a question, a title, an answer, code, and what is undone.
    void noneIsTakenForMarkupInAConversation()
    {
        show();
        QElapsedTimer clock;
        qint64 longest = 0;
        for (const QString &text : hostileTexts()) {
            m_program->browser.newChat();
            clock.start();
            m_program->ask(asTyped(text));
            QVERIFY2(m_program->generator.isRunning(), qPrintable(text));
            m_program->generator.say(text + u"\n\n"_s);
            QTest::qWait(1);
            m_program->generator.say(u"~~~~~~\n"_s + text + u"\n~~~~~~\n\n"_s);
            m_program->generator.finish();
            QTRY_VERIFY(!m_program->session.isAnswering());
            sayNothingIsTakenForMarkup();
            longest = std::max(longest, clock.elapsed());
            const QString said = m_program->session.textOf(answerId());
            QVERIFY2(said.contains(ui::plainText(text)), qPrintable(text));
            if (m_program->store.messageCount() % 20 == 0) {
                m_program->browser.moveToBin({m_program->session.conversationId()});
                sayNothingIsTakenForMarkup();
            }
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("the longest took %lld ms, from the question to the end of its answer", longest);
    }

    void noneIsTakenForMarkupAsAModel()
    {
        const QStringList texts = hostileTexts();
        m_program->library.models.clear();
        for (qsizetype i = 0; i < texts.size(); ++i) {
            ui::ModelEntry model = ScriptedLibrary::starter();
            model.path = u"/models/%1.gguf"_s.arg(i);
            model.name = model.quantisation = model.architecture = model.licence = model.notes = texts[i];
            m_program->library.models.append(model);
        }
        show();
        m_window->setProperty("page", u"models"_s);
        QTRY_VERIFY(named(u"models"_s));
        QQuickItem *list = named(u"models"_s);
        for (int row = 0; row < texts.size(); row += 5) {
            m_program->modelBrowser.select(u"/models/%1.gguf"_s.arg(row)); // its panel
            QMetaObject::invokeMethod(list, "positionViewAtIndex", row, 0);
            sayNothingIsTakenForMarkup();
            if (QTest::currentTestFailed())
                return;
        }
    }

    // Lines and depths that nobody writes, and payloads.
    void codeIsCopiedAndSavedExactly_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("one line") << QString(1'000'000, u'x') + u"end"_s;
        QTest::newRow("one line of words") << u"if (x) { y[\"z\"] = 'a'; } "_s.repeated(30'000) + u"end"_s;
        QTest::newRow("nested") << QString(100'000, u'[') + QString(100'000, u']') + u"end"_s;
        QTest::newRow("nested lines") << u"{\n"_s.repeated(20'000) + u"end"_s;
        QTest::newRow("scripts") << u"\tä = \"Ünïcödé ħ漢字 العربية עברית 🚀\"\n\t\tend"_s;
        QTest::newRow("payloads") << payloads();
    }
    void codeIsCopiedAndSavedExactly()
    {
        QFETCH(QString, code);
        show();
        m_program->ask(u"Q"_s);
        const QString fence(8, u'`'); // payloads have shorter ones
        const QString answer = fence + u"cpp\n"_s + code + u'\n' + fence + u'\n';
        for (qsizetype done = 0; done < answer.size(); done += 100'000)
            m_program->generator.say(answer.mid(done, 100'000));
        m_program->generator.finish();
        QTRY_VERIFY(!m_program->session.isAnswering());
        QTRY_VERIFY(control(u"Copy the code"_s));
        clickOn(u"Copy the code"_s);
        QTRY_VERIFY(!m_program->facts.copied.isEmpty());
        QVERIFY(m_program->facts.copied == code); // no diff of a megabyte
        clickOn(u"Save as…"_s);
        QTRY_VERIFY(dialog());
        QVERIFY(m_program->facts.saved.isEmpty()); // not before the person says so
        QVERIFY(QMetaObject::invokeMethod(dialog(), "accept"));
        QTRY_COMPARE(m_program->facts.saved.size(), 1);
        QVERIFY(m_program->facts.saved.first() == code);
        QCOMPARE(m_program->networkRequests, 0);
    }
};

QTEST_MAIN(TestHostileTexts)
#include "tst_hostile_texts.moc"
