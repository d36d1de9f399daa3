// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Files as the pad reads and writes them.
#include "app/window/local_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using Kind = ui::Failure::Kind;

class TestLocalFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    window::LocalFiles m_files;

    QString path(const QString &name) const { return m_folder.filePath(name); }

private slots:
    void whatIsWrittenIsRead()
    {
        const QString file = path(u"a.txt"_s);
        const QByteArray bytes("a\0\xff\r\n", 5);
        QVERIFY(!m_files.write(file, bytes, ui::Readers::AsBefore).isSet());
        QCOMPARE(m_files.read(file, 5).value(), bytes);
        const auto tooLarge = m_files.read(file, 4);
        QCOMPARE(tooLarge.error().kind, Kind::TextTooLarge);
        QCOMPARE(tooLarge.error().needed, 5);
        QCOMPARE(tooLarge.error().available, 4);
    }

    void aFolderHasItsFilesInOrderWithoutWhatToolsMade()
    {
        QDir folder(m_folder.path());
        for (const auto *name : {"a/b", "a/node_modules/x", "a/.git", "z"})
            QVERIFY(folder.mkpath(u"project/"_s + QLatin1StringView(name)));
        for (const auto *name :
             {"2.py", "1.py", "a/3.py", "a/b/4.py", "a/node_modules/x/no.js", "a/.git/no", ".no", "z/5.py"})
            QVERIFY(!m_files.write(path(u"project/"_s + QLatin1StringView(name)), "x", ui::Readers::AsBefore)
                         .isSet());
        QVERIFY(QFile::link(path(u"project"_s), path(u"project/z/again"_s))); // round and round
        QVERIFY(m_files.isFolder(path(u"project"_s)));
        QVERIFY(!m_files.isFolder(path(u"project/1.py"_s)));
        const QStringList all = {u"1.py"_s, u"2.py"_s, u"a/3.py"_s, u"a/b/4.py"_s, u"z/5.py"_s};
        QCOMPARE(m_files.filesIn(path(u"project"_s), 100), all);
        QCOMPARE(m_files.filesIn(path(u"project"_s), 3), all.first(3));
        QVERIFY(m_files.filesIn(path(u"nowhere"_s), 3).isEmpty());
    }

    void whatIsNoFileIsNotWaitedFor()
    {
        QCOMPARE(m_files.read(path(u"nothing"_s), 9).error().kind, Kind::TextUnreadable);
        QCOMPARE(m_files.read(m_folder.path(), 9).error().kind, Kind::TextUnreadable);
        const QString pipe = path(u"pipe"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe), 0600), 0);
        QCOMPARE(m_files.read(pipe, 9).error().kind, Kind::TextUnreadable);
    }

    void whoMayReadStaysAndALinkIsFollowed()
    {
        const QString file = path(u"script.sh"_s);
        QVERIFY(!m_files.write(file, "a", ui::Readers::AsBefore).isSet());
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const auto before = QFileInfo(file).permissions();
        const QString link = path(u"link"_s);
        QVERIFY(QFile::link(file, link));
        QVERIFY(!m_files.write(link, "b", ui::Readers::AsBefore).isSet());
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(m_files.read(file, 9).value(), "b");
        QCOMPARE(QFileInfo(file).permissions(), before);
    }

    void aDraftIsPrivate()
    {
        const QString file = path(u"pad.json"_s);
        QVERIFY(!m_files.write(file, "{}", ui::Readers::Owner).isSet());
        QVERIFY(!m_files.write(file, "{}", ui::Readers::Owner).isSet()); // over itself too
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void whatCannotBeWrittenSaysWhy()
    {
        const ui::Failure failure = m_files.write(path(u"no/folder/a.txt"_s), "a", ui::Readers::AsBefore);
        QCOMPARE(failure.kind, Kind::TextUnwritable);
        QCOMPARE(failure.subject, u"a.txt"_s);
        QVERIFY(!failure.detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLocalFiles)
#include "tst_local_files.moc"
