// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Files and folders that go with a question, whole or as a map of what they define.
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/scripted_generator.h"
#include "ui/session/attachments.h"
#include "ui/text/code_languages.h"
#include "ui/text/code_outline.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::Attachments;
using ui::Failure;

class TestAttachments : public QObject
{
    Q_OBJECT

    MemoryFiles m_files;
    ScriptedGenerator m_generator;
    std::unique_ptr<Attachments> m_attachments;

    void add(const QString &path) { m_attachments->add({QUrl::fromLocalFile(path)}); }
    QVariant at(int row, int role) const { return m_attachments->index(row).data(role); }
    static QStringList outline(const QString &code, const QString &language)
    {
        return ui::codeOutline(code, ui::codeLanguage(language, {}));
    }

private slots:
    void init()
    {
        m_files.contents = {{u"/p/a.py"_s, "def a():\n    return 1\n"},
                            {u"/p/src/b.rs"_s, "pub fn b() {}\n"},
                            {u"/p/picture"_s, QByteArray("\x89PNG\0\1\2", 7)}};
        m_attachments = std::make_unique<Attachments>(m_files, m_generator);
        new QAbstractItemModelTester(
            m_attachments.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_attachments.get());
    }

    void aFileIsABlockWithItsName()
    {
        add(u"/p/a.py"_s);
        QCOMPARE(m_attachments->asMarkdown(), u"```python a.py\ndef a():\n    return 1\n```"_s);
        QTRY_VERIFY(at(0, Attachments::TokensRole).toInt() > 0);
        add(u"/p/a.py"_s); // once
        QCOMPARE(m_attachments->count(), 1);
        m_files.contents[u"/p/a.py"_s] = "b = '```'\n";
        m_attachments->readAgain();
        QCOMPARE(m_attachments->asMarkdown(), u"````python a.py\nb = '```'\n````"_s);
        m_files.contents.remove(u"/p/a.py"_s); // gone: as it was
        m_attachments->readAgain();
        QVERIFY(m_attachments->asMarkdown().contains(u"b = "_s));
        QVERIFY(!m_attachments->failure().isSet());
        m_attachments->remove(0);
        QVERIFY(m_attachments->asMarkdown().isEmpty());
    }

    void aFolderIsItsTextsOrAMapOfThem()
    {
        add(u"/p"_s);
        QCOMPARE(m_attachments->count(), 1);
        QCOMPARE(at(0, Attachments::FilesRole).toInt(), 2); // a picture is no text
        QCOMPARE(m_attachments->asMarkdown(), u"```python p/a.py\ndef a():\n    return 1\n```\n\n"
                                              "```rust p/src/b.rs\npub fn b() {}\n```"_s);
        QTRY_VERIFY(at(0, Attachments::TokensRole).toInt() > 0);
        m_attachments->setMap(0, true);
        QCOMPARE(m_attachments->asMarkdown(),
                 u"```text p.map\na.py\n    def a():\nsrc/b.rs\n    pub fn b() {}\n```"_s);
        QVERIFY(at(0, Attachments::IsMapRole).toBool());
        m_files.contents[u"/p/c.py"_s] = "class C:\n    pass\n";
        m_attachments->readAgain();
        QVERIFY(m_attachments->asMarkdown().contains(u"    class C:\n"_s));
    }

    void whatIsTooMuchIsLeftOut()
    {
        m_files.contents[u"/p/big.txt"_s] = QByteArray(Attachments::MostPartBytes + 1, 'x');
        add(u"/p"_s);
        QCOMPARE(at(0, Attachments::FilesRole).toInt(), 2);
        QVERIFY(!at(0, Attachments::IsCutRole).toBool());
        for (int i = 0; i < 20; ++i)
            m_files.contents[u"/p/many-%1.txt"_s.arg(i)] = QByteArray(Attachments::MostPartBytes, 'x');
        add(u"/p"_s);
        QVERIFY(at(0, Attachments::IsCutRole).toBool());
        QVERIFY(m_attachments->asMarkdown().size() < Attachments::MostFolderBytes + 10'000);
    }

    void whatCannotBeAttachedSaysWhy()
    {
        add(u"/p/picture"_s);
        QCOMPARE(m_attachments->failure().kind, Failure::Kind::NotText);
        add(u"/nowhere"_s);
        QCOMPARE(m_attachments->failure().kind, Failure::Kind::TextUnreadable);
        m_attachments->add({QUrl(u"https://example.org/a.py"_s)}); // nothing is fetched
        QCOMPARE(m_attachments->failure().kind, Failure::Kind::TextUnreadable);
        m_files.contents = {{u"/q/picture"_s, QByteArray("\0\1", 2)}};
        add(u"/q"_s);
        QCOMPARE(m_attachments->failure().kind, Failure::Kind::NoTextIn);
        QCOMPARE(m_attachments->count(), 0);
        m_attachments->dismissFailure();
        QVERIFY(!m_attachments->failure().isSet());
    }

    void anOutlineHasWhatIsDefined()
    {
        QCOMPARE(outline(u"import os\n# def no():\nclass A(B):\n    \"\"\"\n    def no(self):\n    \"\"\"\n"
                         "    async def f(self, x):\n        return g(x)\n\ndef h():\n    definition = 1\n"_s,
                         u"python"_s),
                 QStringList({u"class A(B):"_s, u"    async def f(self, x):"_s, u"def h():"_s}));
        QCOMPARE(
            outline(u"#include <a>\n// class No\nnamespace a {\n/* struct No\nint no(int a) */\n"
                    "class Ring : public Base\n{\npublic:\n    int push(const T &value) noexcept;\n};\n"
                    "static std::vector<int> *make(int a,\n                 int b)\n{\n    return f(a);\n"
                    "    if (a)\n        g(b);\n    h(\"int no(int)\");\n}\n"_s,
                    u"c++"_s),
            QStringList({u"namespace a"_s, u"class Ring : public Base"_s,
                         u"    int push(const T &value) noexcept;"_s,
                         u"static std::vector<int> *make(int a,"_s}));
        QCOMPARE(outline(u"pub struct S;\nimpl Trait for S {\n    pub(crate) fn f(&self) -> u8 { 1 }\n}\n"_s,
                         u"rust"_s),
                 QStringList({u"pub struct S;"_s, u"impl Trait for S"_s,
                              u"    pub(crate) fn f(&self) -> u8 { 1 }"_s}));
        QCOMPARE(outline(u"export const a = () => 1;\nexport default class A {}\nfunction b() {}\nb();\n"_s,
                         u"typescript"_s),
                 QStringList(
                     {u"export const a = () => 1;"_s, u"export default class A {}"_s, u"function b() {}"_s}));
        QVERIFY(outline(QString(1'000'000, u'x') + u'\n' + QString(100'000, u'('), u"c++"_s).isEmpty());
        QCOMPARE(outline(u"class "_s + QString(300, u'x'), u"python"_s).first().size(), 120);
    }
};

QTEST_MAIN(TestAttachments)
#include "tst_attachments.moc"
