// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/model_files.h"
#include "tests/support/generated_model.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Failure;

class TestModelFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString pathOf(const QString &name) const { return m_folder.filePath(name); }

    QString model(const QString &name) const
    {
        QDir().mkpath(QFileInfo(pathOf(name)).path());
        support::writeModel({}, pathOf(name).toStdString());
        return pathOf(name);
    }

private slots:
    void aNameIsShownWithoutEndingAndQuantisation_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::newRow("dot") << u"SmolLM2-135M-Instruct.Q4_1.gguf"_s << u"SmolLM2 135M Instruct"_s;
        QTest::newRow("dash") << u"Llama-3.2-3B-Instruct-Q4_K_M.gguf"_s << u"Llama 3.2 3B Instruct"_s;
        QTest::newRow("float") << u"tinyllama_chat-f16.gguf"_s << u"tinyllama chat"_s;
        QTest::newRow("i-quant") << u"CodeLlama-7b.IQ4_XS.gguf"_s << u"CodeLlama 7b"_s;
        QTest::newRow("none") << u"my model.gguf"_s << u"my model"_s;
    }

    void aNameIsShownWithoutEndingAndQuantisation()
    {
        QFETCH(QString, file);
        QTEST(window::shownModelName(u"/models/"_s + file), "name");
    }

    void aSoundFileIsDescribed()
    {
        const ui::ModelEntry entry = window::readModelEntry(model(u"Small-Chat.gguf"_s));
        QCOMPARE(entry.name, u"Small Chat"_s);
        QCOMPARE(entry.quantisation, u"F32"_s);
        QCOMPARE(entry.trainedContext, 512);
        QCOMPARE(entry.sizeBytes, QFileInfo(entry.path).size());
        QVERIFY(!entry.failure.isSet());
        QVERIFY(!entry.isStarter);
    }

    void theStarterModelIsCalledWhatItIs()
    {
        QVERIFY(window::readModelEntry(model(u"SmolLM2-135M-Instruct.Q4_1.gguf"_s)).isStarter);
    }

    void aFileThatIsNoModelSaysSo()
    {
        QFile file(pathOf(u"letter.gguf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear Rosa, this is not a model.");
        file.close();
        const ui::ModelEntry entry = window::readModelEntry(file.fileName());
        QCOMPARE(entry.failure.kind, Failure::Kind::ModelDamaged);
        QCOMPARE(entry.failure.subject, u"letter"_s);
        QVERIFY(!entry.failure.detail.isEmpty());
    }

    void aFileThatIsCutShortIsDamaged()
    {
        const QString path = model(u"cut.gguf"_s);
        QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2));
        QCOMPARE(window::readModelEntry(path).failure.kind, Failure::Kind::ModelDamaged);
    }

    void aFileThatIsNotThereIsUnreadable()
    {
        QCOMPARE(window::readModelEntry(pathOf(u"gone.gguf"_s)).failure.kind, Failure::Kind::ModelUnreadable);
    }

    void foldersAreSearchedToTheirGroundAndEachFileIsFoundOnce()
    {
        model(u"many/b-Q4_0.gguf"_s);
        const QString deep = model(u"many/deep/down/a10.gguf"_s);
        model(u"many/deep/a9.gguf"_s);
        QFile::copy(deep, pathOf(u"many/notes.txt"_s));
        const auto models =
            window::findModels({pathOf(u"many"_s), pathOf(u"absent"_s)}, {deep, pathOf(u"gone.gguf"_s)});
        QStringList names;
        for (const ui::ModelEntry &entry : models)
            names.append(entry.name);
        QCOMPARE(names, QStringList({u"a9"_s, u"a10"_s, u"b"_s}));
    }
};

QTEST_GUILESS_MAIN(TestModelFiles)
#include "tst_model_files.moc"
