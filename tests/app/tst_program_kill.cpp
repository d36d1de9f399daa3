// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The program is killed in the middle of an answer, again and again: the question is there, and of the answer
// all but what came in the last half second.
#include "storage/database.h"
#include "storage/store.h"
#include "tests/support/ui/starter_model.h"

#include <QDateTime>
#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using storage::Message;
using storage::MessageState;

class TestProgramKill : public QObject
{
    Q_OBJECT

private slots:
    // How often: CHASQUI_KILL_COUNT, otherwise 20 times.
    void atMostTheLastHalfSecondOfAnAnswerIsLost()
    {
        const QString model = starterModel();
        if (model.isEmpty())
            return;
        bool isSet = false;
        const int asked = qEnvironmentVariableIntValue("CHASQUI_KILL_COUNT", &isSet);
        const int kills = isSet ? asked : 20;

        QTemporaryDir folder;
        QRandomGenerator random(7);
        qsizetype kept = 0;
        for (int kill = 0; kill < kills; ++kill) {
            const QString question = u"Tell a very long story about llama number %1."_s.arg(kill);
            QProcess program;
            program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            program.start(QStringLiteral(CHASQUI_ANSWERING_PROGRAM), {folder.path(), model, question});
            QVERIFY(program.waitForReadyRead(60000)); // the first words
            QTest::qSleep(100 + int(random.bounded(1200)));
            const qint64 killedAt = QDateTime::currentMSecsSinceEpoch();
            program.kill();
            QVERIFY(program.waitForFinished(20000));

            qsizetype given = 0; // half a second before
            for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
                const QList<QByteArray> words = line.split(' ');
                if (words.size() == 3 && words.at(1).toLongLong() <= killedAt - 500)
                    given = words.at(2).toLongLong();
            }
            storage::Store store(folder.path());
            QVERIFY(!store.recovery());
            const QList<storage::Conversation> conversations = store.conversations().all();
            QCOMPARE(conversations.size(), kill + 1);
            const QList<Message> messages = store.conversations().open(conversations.first().id).messages;
            QCOMPARE(messages.first().text, question);
            if (messages.size() == 1) { // killed before the first words were saved
                QCOMPARE(given, 0);
                continue;
            }
            QVERIFY(messages.last().state != MessageState::Writing);
            QCOMPARE_GE(messages.last().text.size(), given);
            kept += given;
        }
        QCOMPARE_GT(kept, 0); // there was something to lose
        storage::Database database(QDir(folder.path()).filePath(u"chasqui.db"_s), {});
        QCOMPARE(database.sqlite().execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
    }

    // As in a computer that sleeps: nothing runs, and the clock goes on.
    void anAnswerGoesOnAfterASleep()
    {
        const QString model = starterModel();
        if (model.isEmpty())
            return;
        const QTemporaryDir folder;
        QSettings(folder.filePath(u"chasqui.ini"_s), QSettings::IniFormat).setValue("answers/longest", 128);
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(CHASQUI_ANSWERING_PROGRAM),
                      {folder.path(), model, u"Tell a story about a llama."_s});
        QVERIFY(program.waitForReadyRead(60000));
        QCOMPARE(kill(pid_t(program.processId()), SIGSTOP), 0);
        QTest::qSleep(2000);
        QByteArray said = program.readAllStandardOutput();
        const bool wasWriting = !said.contains("ended");
        QCOMPARE(kill(pid_t(program.processId()), SIGCONT), 0);
        while (!said.contains("ended") && program.waitForReadyRead(60000))
            said += program.readAllStandardOutput();
        program.kill();
        QVERIFY(program.waitForFinished(20000));
        QVERIFY(wasWriting);
        storage::Store store(folder.path());
        const qint64 conversation = store.conversations().all().constFirst().id;
        const Message answer = store.conversations().open(conversation).messages.last();
        QCOMPARE(answer.state, MessageState::Complete);
        QCOMPARE(answer.answer.value().movedAfter, std::nullopt);
        QCOMPARE_GT(answer.answer.value().generatedTokens, 10);
    }
};

QTEST_GUILESS_MAIN(TestProgramKill)
#include "tst_program_kill.moc"
