// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The file is damaged in many ways: the store opens with what can be read, the damaged file is kept, and the
// copies give back what was in them.
#include "storage/database.h"
#include "storage/store.h"
#include "tests/storage/sample_conversation.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

namespace {

constexpr int Conversations = 40;

void fill(const QString &folder, bool withCopy)
{
    Store store(folder);
    for (int i = 0; i < Conversations; ++i) {
        const Message question = ask(store, u"Question %1 "_s.arg(i) + QString(900, u'q'));
        answer(store, question, u"Answer %1 "_s.arg(i) + QString(3000, u'a'));
    }
    if (withCopy)
        store.keepHouse();
}

qsizetype messagesIn(Store &store)
{
    qsizetype count = 0;
    for (const Conversation &conversation : store.conversations().all())
        count += store.conversations().open(conversation.id).messages.size();
    return count;
}

} // namespace

class TestStoreDamage : public QObject
{
    Q_OBJECT

private slots:
    void damageIsMended_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 0; seed < 20; ++seed) {
            QTest::addRow("flipped bytes %u", seed) << 0 << seed;
            QTest::addRow("empty pages %u", seed) << 1 << seed;
            QTest::addRow("cut short %u", seed) << 2 << seed;
        }
    }

    void damageIsMended()
    {
        QFETCH(int, kind);
        QFETCH(quint32, seed);
        QTemporaryDir folder;
        fill(folder.path(), true);
        const QString path = folder.filePath(u"chasqui.db"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        QRandomGenerator random(seed);
        if (kind == 0) {
            for (int i = 0; i < 200; ++i) {
                file.seek(random.bounded(size));
                file.putChar(char(random.bounded(256)));
            }
        } else if (kind == 1) {
            for (int i = 0; i < 4; ++i) {
                file.seek(random.bounded(size / 4096) * 4096);
                file.write(QByteArray(4096, '\0'));
            }
        } else {
            file.resize(1 + random.bounded(size - 1));
        }
        file.close();

        qsizetype kept = 0;
        bool wasMended = false;
        {
            Store store(folder.path());
            kept = messagesIn(store);
            wasMended = store.recovery().has_value();
            if (wasMended)
                QVERIFY(QFile::exists(store.recovery()->damagedFile));
            ask(store, u"It goes on"_s);
        }
        // The copy has them all; a change within a text is not damage that anybody can see.
        QCOMPARE_GE(kept, 2 * Conversations);
        Store again(folder.path());
        QVERIFY(!again.recovery());
        if (kind == 2)
            QVERIFY(wasMended);
    }

    void withoutACopyWhatCanBeReadIsKept()
    {
        QTemporaryDir folder;
        fill(folder.path(), false);
        QFile file(folder.filePath(u"chasqui.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2 / 4096 * 4096);
        file.write(QByteArray(4096, '\x55'));
        file.close();
        Store store(folder.path());
        QVERIFY(store.recovery());
        QVERIFY(messagesIn(store) > Conversations);
        QCOMPARE(store.recovery()->messages, messagesIn(store));
    }

    void aFileThatIsNoDatabaseIsPutAside()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"chasqui.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10000, 'x'));
        file.close();
        Store store(folder.path());
        QVERIFY(store.recovery());
        QCOMPARE(messagesIn(store), 0);
        QFile aside(store.recovery()->damagedFile);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), QByteArray(10000, 'x'));
    }

    void aStrangeLogHarmsNothing()
    {
        QTemporaryDir folder;
        fill(folder.path(), false);
        QFile log(folder.filePath(u"chasqui.db-wal"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write(QByteArray(50000, '\x7F'));
        log.close();
        Store store(folder.path());
        QCOMPARE(messagesIn(store), 2 * Conversations);
    }
};

QTEST_GUILESS_MAIN(TestStoreDamage)
#include "tst_store_damage.moc"
