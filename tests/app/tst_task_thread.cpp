// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/task_thread.h"

#include <QTest>

#include <stdexcept>

using namespace Qt::Literals::StringLiterals;
using window::TaskThread;

class TestTaskThread : public QObject
{
    Q_OBJECT

private slots:
    void tasksRunOnTheNamedThreadInTheirOrder()
    {
        QList<int> order;
        QString name;
        {
            TaskThread thread(u"storage"_s);
            for (int number = 0; number < 100; ++number)
                thread.run([&order, number] { order.append(number); });
            thread.run([&name] { name = QThread::currentThread()->objectName(); });
        }
        QCOMPARE(name, u"storage"_s);
        QCOMPARE(order.size(), 100);
        QVERIFY(std::ranges::is_sorted(order));
    }

    void aResultComesBackToTheThreadThatAsked()
    {
        TaskThread thread(u"files"_s);
        QThread *answeredOn = nullptr;
        int result = 0;
        thread.run([] { return 42; }).then(this, [&](int value) {
            result = value;
            answeredOn = QThread::currentThread();
        });
        QTRY_COMPARE(result, 42);
        QCOMPARE(answeredOn, QThread::currentThread());
    }

    void anExceptionComesBackToo()
    {
        TaskThread thread(u"files"_s);
        auto failed = thread.run([]() -> int { throw std::runtime_error("no"); });
        auto answered = thread.run([] { return 1; });
        QTRY_VERIFY(answered.isFinished());
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, failed.result());
        QCOMPARE(answered.result(), 1);
    }

    void whatCannotBeAnsweredAnyMoreIsCancelled()
    {
        QFuture<int> future;
        {
            TaskThread thread(u"files"_s);
            future = thread.run([] { return 1; });
        }
        QVERIFY(future.isCanceled());
        QVERIFY(future.isFinished());
    }

    void whatWasAskedForIsDoneBeforeTheThreadEnds()
    {
        int done = 0;
        {
            TaskThread thread(u"storage"_s);
            thread.run([&done] {
                QThread::msleep(20); // so that the destructor comes first
                done = 1;
            });
            thread.run([&done] { ++done; });
        }
        QCOMPARE(done, 2);
    }
};

QTEST_GUILESS_MAIN(TestTaskThread)
#include "tst_task_thread.moc"
