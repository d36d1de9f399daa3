// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What the window asks of the program around it: code that is saved.
#include "app/window/program_facts.h"
#include "tests/support/ui/direct_colourer.h"
#include "tests/support/ui/hostile_texts.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Kind = ui::Failure::Kind;

class TestProgramFacts : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    ui::Preferences m_preferences{m_folder.filePath(u"chasqui.ini"_s)};
    DirectColourer m_colourer;
    window::ProgramFacts m_facts{m_folder.path(), m_folder.path(), m_preferences, m_colourer};

    QString path(const QString &name) const { return m_folder.filePath(name); }

private slots:
    void textIsSavedAsItIsWithAnEndOfItsLastLine()
    {
        const QString file = path(u"code.txt"_s);
        QStringList texts = hostileTexts();
        texts.append(QString(1'000'000, u'x'));
        texts.append(u"\tä = \"Ünïcödé ħ漢字 العربية עברית 🚀\"\n\t\tend"_s);
        for (const QString &text : texts) {
            QVERIFY(!m_facts.saveText(QUrl::fromLocalFile(file), text).isSet());
            QFile saved(file);
            QVERIFY(saved.open(QFile::ReadOnly));
            QVERIFY2(saved.readAll() == text.toUtf8() + '\n', qPrintable(text.first(qMin(text.size(), 200))));
        }
    }

    void whatCannotBeSavedLeavesWhatIsThere()
    {
        const QUrl nowhere = QUrl::fromLocalFile(path(u"no/such/folder/code.txt"_s));
        QCOMPARE(m_facts.saveText(nowhere, u"x"_s).kind, Kind::FolderUnwritable);
        const QUrl folder = QUrl::fromLocalFile(m_folder.path()); // there is one of that name
        QCOMPARE(m_facts.saveText(folder, u"x"_s).kind, Kind::FolderUnwritable);
        QVERIFY(m_folder.isValid());
    }
};

QTEST_MAIN(TestProgramFacts)
#include "tst_program_facts.moc"
