// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/failure_from.h"
#include "inference/error.h"
#include "storage/error.h"

#include <QTest>

#include <new>
#include <stdexcept>

using namespace Qt::Literals::StringLiterals;
using Kind = ui::Failure::Kind;

class TestFailureFrom : public QObject
{
    Q_OBJECT

private slots:
    void numbersOfTheEngineAreKept()
    {
        const ui::Failure memory =
            window::failureFrom(inference::MemoryShortage(5000, 3000, "too large"), u"Llama"_s);
        QCOMPARE(memory.kind, Kind::ModelTooLarge);
        QCOMPARE(memory.needed, 5000);
        QCOMPARE(memory.available, 3000);
        QCOMPARE(memory.subject, u"Llama"_s);
        QCOMPARE(memory.detail, u"too large"_s);

        const ui::Failure context =
            window::failureFrom(inference::PromptTooLong(70, 64, "too long"), u"Llama"_s);
        QCOMPARE(context.kind, Kind::ContextFull);
        QCOMPARE(context.needed, 70);
        QCOMPARE(context.available, 64);
    }

    void everyCodeHasItsWords_data()
    {
        using inference::ErrorCode;
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("unreadable") << ErrorCode::FileUnreadable << Kind::ModelUnreadable;
        QTest::newRow("damaged") << ErrorCode::ModelDamaged << Kind::ModelDamaged;
        QTest::newRow("unsupported") << ErrorCode::ModelUnsupported << Kind::ModelUnsupported;
        QTest::newRow("memory") << ErrorCode::OutOfMemory << Kind::ModelTooLarge;
        QTest::newRow("no device") << ErrorCode::NoDevice << Kind::NoDevice;
        QTest::newRow("lost") << ErrorCode::DeviceLost << Kind::DeviceLost;
        QTest::newRow("input") << ErrorCode::BadInput << Kind::Unexpected;
        QTest::newRow("setting") << ErrorCode::BadSetting << Kind::Unexpected;
        QTest::newRow("unexpected") << ErrorCode::Unexpected << Kind::Unexpected;
    }

    void everyCodeHasItsWords()
    {
        QFETCH(inference::ErrorCode, code);
        QFETCH(Kind, kind);
        const inference::Error error(code, "what happened");
        const ui::Failure failure =
            window::failureFrom(static_cast<const std::exception &>(error), u"Llama"_s);
        QCOMPARE(failure.kind, kind);
        QCOMPARE(failure.detail, u"what happened"_s);
        QVERIFY(!failure.title().isEmpty());
        QVERIFY(!failure.meaning().isEmpty());
    }

    void whatNobodyForesawIsSaidToo()
    {
        QCOMPARE(window::failureFrom(std::bad_alloc(), u"Llama"_s).kind, Kind::ModelTooLarge);
        QCOMPARE(window::failureFrom(std::runtime_error("?"), u"Llama"_s).kind, Kind::Unexpected);
        const storage::Error full(storage::ErrorCode::DiskFull, "no room");
        QCOMPARE(window::failureFrom(full, u"/data"_s).kind, Kind::DiskFull);
    }
};

QTEST_GUILESS_MAIN(TestFailureFrom)
#include "tst_failure_from.moc"
