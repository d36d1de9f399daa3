// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

// One run of instance_program, ended with the test.
class Instance
{
public:
    explicit Instance(const QString &folder, const QString &token = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_ACTIVATION_TOKEN"_s, token);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(CHASQUI_INSTANCE_PROGRAM), {folder});
    }

    ~Instance()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    QString nextLine()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20000))
                return u"nothing"_s;
        }
        return QString::fromUtf8(m_process.readLine()).trimmed();
    }

    void signal(int number) { ::kill(pid_t(m_process.processId()), number); }

    void dieAtOnce()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void aLockThatADeadMachineLeftIsNone()
    {
        const QTemporaryDir folder;
        QFile lock(folder.filePath(u"chasqui.lock"_s));
        QVERIFY(lock.open(QFile::WriteOnly)); // empty: what stood in it never reached the disk
        lock.close();
        Instance first(folder.path());
        QCOMPARE(first.nextLine(), u"first"_s);
    }

    void aSecondProgramBringsTheFirstForward()
    {
        const QTemporaryDir folder;
        Instance first(folder.path());
        QCOMPARE(first.nextLine(), u"first"_s);
        Instance second(folder.path(), u"token-7"_s);
        QCOMPARE(second.nextLine(), u"raised"_s);
        QCOMPARE(first.nextLine(), u"forward token-7"_s);
    }

    void theFolderIsFreeAfterAProgramWasKilled()
    {
        const QTemporaryDir folder;
        {
            Instance first(folder.path());
            QCOMPARE(first.nextLine(), u"first"_s);
            first.dieAtOnce();
        }
        Instance second(folder.path());
        QCOMPARE(second.nextLine(), u"first"_s);
    }

    void twoFoldersAreTwoPrograms()
    {
        const QTemporaryDir one;
        const QTemporaryDir other;
        Instance first(one.path());
        Instance second(other.path());
        QCOMPARE(first.nextLine(), u"first"_s);
        QCOMPARE(second.nextLine(), u"first"_s);
    }

    void aProgramThatHangsIsNotWaitedForLongerThanItsPatience()
    {
        const QTemporaryDir folder;
        Instance first(folder.path());
        QCOMPARE(first.nextLine(), u"first"_s);
        first.signal(SIGSTOP);
        Instance second(folder.path());
        QCOMPARE(second.nextLine(), u"silent"_s);
        first.signal(SIGCONT);
    }

    void aFolderThatCannotBeWrittenIsToldApart()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Instance instance(folder.filePath(u"file/folder"_s));
        QCOMPARE(instance.nextLine(), u"failed"_s);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"
