// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Finding models that are not here, in the real window over a scripted source.
#include "tests/support/ui/fake_program.h"
#include "ui/models/catalogue.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 GB = 1'000'000'000;
const QString Llama = u"bartowski/Llama-3.2-3B-Instruct-GGUF"_s;

QList<ui::PublishedFile> someFiles()
{
    return {{.address = u"https://hub.example/8"_s,
             .name = u"m-Q8_0.gguf"_s,
             .quantisation = u"Q8_0"_s,
             .sizeBytes = 3 * GB},
            {.address = u"https://hub.example/4"_s,
             .name = u"m-Q4_K_M.gguf"_s,
             .quantisation = u"Q4_K_M"_s,
             .sizeBytes = 2 * GB,
             .sha256 = u"ab"_s},
            {.address = u"https://hub.example/f"_s,
             .name = u"m-F16-00001-of-00002.gguf"_s,
             .quantisation = u"F16"_s,
             .sizeBytes = 5 * GB,
             .partCount = 2}};
}

} // namespace

class TestFindPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeProgram> m_program;
    QQuickWindow *m_window = nullptr;

    ui::ModelFinder &finder() { return m_program->finder; }
    QStringList &asked() { return m_program->source.calls; }
    QQuickItem *item(const QString &name) const { return m_program->item(name); }

    void show()
    {
        m_window = m_program->show();
        QVERIFY(m_window);
        m_window->setProperty("page", u"models"_s);
        QVERIFY(m_program->click(u"find"_s));
        QTRY_VERIFY(item(u"findModel"_s) && item(u"findModel"_s)->hasActiveFocus());
    }

    void type(const QString &text)
    {
        item(u"findModel"_s)->forceActiveFocus();
        item(u"findModel"_s)->setProperty("text", text);
        QTest::keyClick(m_window, Qt::Key_Return);
    }

private slots:
    void init()
    {
        m_program = std::make_unique<FakeProgram>();
        m_program->preferences.setWelcomeSeen(true);
    }
    void cleanup() { m_program.reset(); }

    void theCatalogueAsksNobody()
    {
        show();
        QVERIFY(finder().isCatalogue());
        QCOMPARE(finder().rows().size(), ui::catalogue().size());
        QVERIFY(asked().isEmpty());
        QVERIFY(m_program->click(u"found "_s + Llama));
        QCOMPARE(asked(), {u"list "_s + Llama});
        QVERIFY(finder().isAsking());
    }

    void filesAreLookedAtAndFetched()
    {
        show();
        QVERIFY(m_program->click(u"found "_s + Llama));
        emit m_program->source.listed({.id = Llama, .licence = {}}, someFiles());
        QCOMPARE(finder().files().size(), 3);
        const auto row = [this](int i) { return finder().files()[i].value<ui::FileRow>(); };
        QCOMPARE(row(0).quantisation, u"Q4_K_M"_s); // the smallest first
        QVERIFY(row(0).isSuggested && !row(1).isSuggested);
        QVERIFY(row(2).isOneOfSeveral);

        QVERIFY(m_program->click(u"look 0"_s));
        QCOMPARE(asked().last(), u"look https://hub.example/4"_s);
        ui::ModelEntry entry;
        entry.architecture = u"llama"_s;
        entry.plannedContext = 8192;
        entry.neededBytes = 3 * GB;
        entry.freeBytes = 7 * GB;
        entry.canChat = true;
        emit m_program->source.looked(u"https://hub.example/4"_s, entry);
        QTRY_VERIFY(item(u"verdict 0"_s)->isVisible());
        QVERIFY(finder().isGood());
        QVERIFY(finder().verdict().contains(u"8,192"_s));
        entry.freeBytes = 2 * GB;
        emit m_program->source.looked(u"https://hub.example/4"_s, entry);
        QVERIFY(!finder().isGood());
        entry.failure.kind = ui::Failure::Kind::ModelUnsupported;
        entry.failure.detail = u"architecture gemma3"_s;
        emit m_program->source.looked(u"https://hub.example/8"_s, entry);
        QCOMPARE(finder().looked(), 1);
        QVERIFY(finder().verdict().contains(u"gemma3"_s));

        QVERIFY(m_program->click(u"fetch 0"_s));
        QCOMPARE(m_program->downloads.calls, {u"fetch https://hub.example/4"_s});
    }

    void wordsAreSearchedFor()
    {
        show();
        type(u" code llama "_s);
        QCOMPARE(asked().last(), u"search code llama"_s);
        QVERIFY(finder().isAsking());
        emit m_program->source.found(
            {{.id = u"a/b"_s, .downloads = 12345, .licence = u"mit"_s, .isGated = true}});
        QCOMPARE(finder().rows().size(), 1);
        const auto row = finder().rows()[0].value<ui::FoundRow>();
        QCOMPARE(row.name, u"b"_s);
        QCOMPARE(row.detail, u"a · 12,345 downloads a month · mit"_s);
        QVERIFY(row.isGated && !finder().isCatalogue());
        type({});
        QVERIFY(finder().isCatalogue());
    }

    void namesAndAddressesAreTakenAsWhatTheyAre()
    {
        show();
        type(u"rosa/Tiny"_s);
        QCOMPARE(asked().last(), u"list rosa/Tiny"_s);
        QCOMPARE(finder().selected(), u"rosa/Tiny"_s);
        type(u"https://models.example/m.gguf"_s);
        QCOMPARE(m_program->downloads.calls, {u"fetch https://models.example/m.gguf"_s});
    }

    void theFirstStartOffersWhatFitsThisComputer()
    {
        m_program->preferences.setWelcomeSeen(false);
        m_window = m_program->show();
        QVERIFY(m_window);
        QCOMPARE(finder().suggestions().size(), 4);
        const auto quick = finder().suggestions().last().value<ui::SuggestionRow>();
        QVERIFY(m_program->click(u"fetch "_s + quick.id));
        QCOMPARE(m_program->downloads.calls, {u"fetch "_s + quick.id + u":Q8_0"_s});
        // A small computer is offered less, and one of which nothing is known nothing that may not fit.
        QCOMPARE(ui::ModelFinder(m_program->source, m_program->downloadList, 4 * GB).suggestions().size(), 3);
        QCOMPARE(ui::ModelFinder(m_program->source, m_program->downloadList, 0).suggestions().size(), 0);
    }

    void whatCameTooLateIsNotShown()
    {
        finder().select(u"a/b"_s);
        finder().select(u"c/d"_s);
        emit m_program->source.listed({.id = u"a/b"_s, .licence = {}}, someFiles());
        QVERIFY(finder().files().isEmpty());
        ui::Failure failure;
        failure.kind = ui::Failure::Kind::ServerAway;
        emit m_program->source.failed(failure);
        QVERIFY(finder().failure().isSet() && !finder().isAsking());
        finder().select(u"c/d"_s); // which closes it
        QCOMPARE(finder().selected(), QString());
        finder().leave();
        QCOMPARE(asked().last(), u"stop"_s);
    }

    void theCatalogueIsAsItShouldBe()
    {
        QFile file(u":/chasqui/catalogue.json"_s);
        QVERIFY(file.open(QFile::ReadOnly));
        const auto models = ui::catalogueFrom(file.readAll());
        QVERIFY2(models.has_value(), models ? "" : qPrintable(models.error()));
        QVERIFY(models->size() >= 10);
        QSet<QString> repositories;
        for (const ui::CatalogueModel &model : *models)
            repositories.insert(model.repository);
        QCOMPARE(repositories.size(), models->size());
    }

    void aCatalogueWithAMistakeIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("no list") << QByteArray("[") << QByteArray("");
        QTest::newRow("no name") << QByteArray("\"N\"") << QByteArray("\"\"");
        QTest::newRow("no repository") << QByteArray("a/b") << QByteArray("../b");
        QTest::newRow("no size") << QByteArray("3.2") << QByteArray("0");
        QTest::newRow("no use") << QByteArray("chat") << QByteArray("fun");
        QTest::newRow("another key") << QByteArray("\"uses\"") << QByteArray("\"use\"");
    }
    void aCatalogueWithAMistakeIsNotTaken()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QByteArray text = R"([{"name": "N", "repository": "a/b", "publisher": "P", "licence": "mit",
            "billions": 3.2, "context": 100, "uses": ["chat"]}])";
        QVERIFY(ui::catalogueFrom(text).has_value());
        QVERIFY(text.contains(from));
        QVERIFY(!ui::catalogueFrom(text.replace(from, to)).has_value());
    }

    void whatIsSuggestedFitsTheMemory()
    {
        QCOMPARE(ui::suggestedQuantisation(0.5, 8 * GB), u"Q8_0"_s);
        QCOMPARE(ui::suggestedQuantisation(3.2, 8 * GB), u"Q4_K_M"_s);
        QCOMPARE(ui::suggestedQuantisation(8, 16 * GB), u"Q4_K_M"_s);
        QCOMPARE(ui::suggestedQuantisation(8, 7 * GB), u"Q3_K_M"_s);
        QCOMPARE(ui::suggestedQuantisation(70.6, 16 * GB), QString());
        QCOMPARE(ui::suggestedQuantisation(3.2, 0), QString());
        for (const ui::CatalogueModel &model : ui::catalogue())
            for (const qint64 memory : {4 * GB, 8 * GB, 16 * GB, 64 * GB})
                if (const QString name = ui::suggestedQuantisation(model.billions, memory); !name.isEmpty())
                    QVERIFY(ui::fileBytes(model.billions, name) < memory);
    }
};

QTEST_MAIN(TestFindPage)
#include "tst_find_page.moc"
