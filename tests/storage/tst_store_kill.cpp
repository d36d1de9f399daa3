// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// A program that stores is killed at any moment, again and again: everything that it said was stored is
// there.
#include "storage/database.h"
#include "storage/store.h"

#include <QDir>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

class TestStoreKill : public QObject
{
    Q_OBJECT

private slots:
    // How often: CHASQUI_KILL_COUNT, otherwise 20 times.
    void nothingThatWasStoredIsLost()
    {
        bool isSet = false;
        const int asked = qEnvironmentVariableIntValue("CHASQUI_KILL_COUNT", &isSet);
        const int kills = isSet ? asked : 20;
        QTemporaryDir folder;
        QHash<qint64, qsizetype> stored; // length of each message, as it was said last
        QHash<qint64, bool> ended;
        QRandomGenerator random(7);
        for (int kill = 0; kill < kills; ++kill) {
            QProcess writer;
            writer.start(QStringLiteral(CHASQUI_STORE_WRITER), {folder.path()});
            QVERIFY(writer.waitForReadyRead(20000)); // it is open
            writer.waitForReadyRead(int(random.bounded(60)));
            QTest::qSleep(int(random.bounded(40)));
            writer.kill();
            QVERIFY(writer.waitForFinished(20000));
            const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
            for (const QByteArray &line : lines.first(lines.size() - 1)) { // the last one may be cut
                const QList<QByteArray> words = line.split(' ');
                QCOMPARE(words.size(), 3);
                stored.insert(words.at(1).toLongLong(), words.at(2).toLongLong());
                if (words.at(0) != "saved")
                    ended.insert(words.at(1).toLongLong(), true);
            }
            stored.remove(0);

            Store store(folder.path());
            QVERIFY(!store.recovery());
            QHash<qint64, Message> found;
            for (const Conversation &conversation : store.conversations().all()) {
                for (const Message &message : store.conversations().open(conversation.id).messages)
                    found.insert(message.id, message);
            }
            for (auto message = stored.cbegin(); message != stored.cend(); ++message) {
                QVERIFY2(found.contains(message.key()),
                         qPrintable(u"message %1 is lost"_s.arg(message.key())));
                const Message &kept = found[message.key()];
                QCOMPARE_GE(kept.text.size(), message.value());
                QVERIFY(kept.state != MessageState::Writing);
                if (ended.contains(message.key()))
                    QCOMPARE(kept.state, MessageState::Complete);
            }
        }
        QVERIFY(stored.size() > kills);
        Database database(QDir(folder.path()).filePath(u"chasqui.db"_s), {});
        QCOMPARE(database.quickCheck(), std::string());
        QCOMPARE(database.sqlite().execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt(), 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreKill)
#include "tst_store_kill.moc"
