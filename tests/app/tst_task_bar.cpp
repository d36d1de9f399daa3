// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// What the desktop's task bar hears of downloads, on a bus of this test's own.
#include "app/window/task_bar.h"
#include "tests/support/ui/scripted_downloads.h"

#include <QDBusConnection>
#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using State = ui::ModelDownload::State;

class TestTaskBar : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QString m_address;
    QList<std::pair<double, bool>> m_heard; // progress, and whether it is to be seen
    QString m_program;

    QDBusConnection connectTo(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

public slots:
    void hear(const QString &program, const QVariantMap &properties)
    {
        m_program = program;
        m_heard.append({properties[u"progress"_s].toDouble(), properties[u"progress-visible"_s].toBool()});
    }

private slots:
    void initTestCase()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY2(m_daemon.waitForStarted(), "./dev setup installs dbus-daemon");
        QTRY_VERIFY(m_daemon.canReadLine());
        m_address = QString::fromLocal8Bit(m_daemon.readLine()).trimmed();
    }
    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void theTaskBarHearsOfDownloads()
    {
        QDBusConnection listener = connectTo(u"listener"_s);
        QVERIFY(listener.isConnected());
        QVERIFY(listener.connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, this,
                                 SLOT(hear(QString, QVariantMap))));
        ScriptedDownloads downloads;
        window::TaskBar bar(downloads, u"chasqui"_s, [this] { return connectTo(u"program"_s); });
        downloads.tell();
        downloads.downloads.resize(3);
        downloads.downloads[0] = {.id = 1,
                                  .name = {},
                                  .file = {},
                                  .site = {},
                                  .state = State::Running,
                                  .receivedBytes = 30,
                                  .sizeBytes = 100,
                                  .failure = {}};
        downloads.downloads[1] = downloads.downloads[0];
        downloads.downloads[1].receivedBytes = 70;
        downloads.downloads[2] = downloads.downloads[0];
        downloads.downloads[2].state = State::Paused;
        downloads.tell();
        QTRY_COMPARE(m_heard.size(), 1); // of nothing nothing was said
        QCOMPARE(m_program, u"application://chasqui.desktop"_s);
        QCOMPARE(m_heard.last(), std::pair(0.5, true));
        downloads.tell(); // which is no news
        downloads.downloads[0].receivedBytes = 50;
        downloads.tell();
        QTRY_COMPARE(m_heard.size(), 2);
        QCOMPARE(m_heard.last(), std::pair(0.6, true));
        downloads.downloads.clear();
        downloads.tell();
        QTRY_COMPARE(m_heard.size(), 3);
        QCOMPARE(m_heard.last().second, false);
    }
};

QTEST_GUILESS_MAIN(TestTaskBar)
#include "tst_task_bar.moc"
