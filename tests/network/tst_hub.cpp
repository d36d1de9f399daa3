// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// Models of Hugging Face, from a search to the first answer, with a server that stands in for it.
#include "storage/hub/model_hub.h"
#include "storage/hub/remote_model.h"
#include "storage/network/site.h"
#include "tests/network/hub_server.h"
#include "tests/support/generated_model.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

namespace {

QByteArray modelWith(const support::ModelDescription &shape)
{
    const std::vector<std::byte> image = support::modelImage(shape);
    return QByteArray(reinterpret_cast<const char *>(image.data()), qsizetype(image.size()));
}

const QString Tiny = u"rosa/Tiny-Llama-GGUF"_s;
const QString Gated = u"rosa/Gated-Tiny-GGUF"_s;

} // namespace

class TestHub : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<HubServer> m_server;
    QByteArray m_model = modelWith({});
    // With a header that is longer than what is read of it at first.
    QByteArray m_wide = modelWith({.vocabulary = 60000});

    struct Run {
        int code;
        QByteArray output;
        QByteArray errors;
        QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    };

    // The program for the terminal, with this server as the hub.
    Run run(const QStringList &arguments, const QByteArray &token = {})
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HF_ENDPOINT"_s, m_server->endpoint().toString());
        environment.insert(u"HF_TOKEN"_s, QString::fromLatin1(token));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(CHASQUI_CLI), arguments);
        if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60000))
            program.kill();
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }

    QStringList models(const QStringList &arguments) const
    {
        return QStringList{u"models"_s, u"--data"_s, m_place->path(), u"--json"_s} + arguments;
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HubServer>();
        m_server->repositories[Tiny].files = {
            {u"tiny-llama.Q4_K_M.gguf"_s, m_model},  {u"tiny-llama.Q8_0.gguf"_s, m_wide},
            {u"big-00001-of-00002.gguf"_s, m_model}, {u"big-00002-of-00002.gguf"_s, m_model},
            {u"mmproj-tiny-F16.gguf"_s, m_model},    {u"config.json"_s, "{}"}};
        m_server->repositories[Gated].files = {{u"gated.Q4_K_M.gguf"_s, m_model}};
        m_server->repositories[Gated].isGated = true;
    }

    void namesAreToldFromAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("quantisation");
        const auto row = [](const QString &text, const QString &repository = {},
                            const QString &quantisation = {}) {
            QTest::newRow(qPrintable(text)) << text << repository << quantisation;
        };
        row(u"rosa/Tiny-Llama"_s, u"rosa/Tiny-Llama"_s);
        row(u" rosa/Tiny.1:Q4_K_M "_s, u"rosa/Tiny.1"_s, u"Q4_K_M"_s);
        row(u"https://huggingface.co/rosa/Tiny"_s);
        row(u"Tiny"_s);
        row(u"rosa/../Tiny"_s);
        row(u"rosa/..:Q4"_s);
        row(u"../etc/passwd"_s);
        row(u"rosa/Tiny:Q4/x"_s);
        row(u"rosa/Tiny?x=y"_s);
    }
    void namesAreToldFromAddresses()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, repository);
        QFETCH(const QString, quantisation);
        const auto name = HubName::from(text);
        QCOMPARE(name.has_value(), !repository.isEmpty());
        if (name) {
            QCOMPARE(name->repository, repository);
            QCOMPARE(name->quantisation, quantisation);
        }
    }

    void answersThatAreNoneAreNotTaken()
    {
        for (const char *text : {"", "{}", "null", "<html>", "[1", "{\"error\":\"no\"}"})
            QVERIFY(!searchResults(text).has_value());
        QVERIFY(searchResults("[]")->isEmpty());
        QVERIFY(searchResults(R"([1,"a",{},{"id":"../x"},{"id":"a/b?c"},{"id":7}])")->isEmpty());
        for (const char *text : {"", "[]", "{}", R"({"id":"a/b"})", R"({"id":"a/b","sha":"../../x"})"})
            QVERIFY(!repositoryOf(text).has_value());
        const auto odd = repositoryOf(R"({"id":"a/b","sha":"0123456789abcdef0123456789abcdef01234567",
            "siblings":[1,{"rfilename":"m.gguf","size":-5,"lfs":{"sha256":"xyz","size":-5}}]})");
        QVERIFY(odd.has_value());
        QCOMPARE(odd->files, (QList<HubFile>{{.path = u"m.gguf"_s}}));
    }

    void theFileOfAQuantisationIsChosen()
    {
        HubRepository repository = {.id = u"a/b"_s};
        QVERIFY(chooseFile(repository, {}).error().contains(u"no GGUF files"_s));
        for (const QString &quantisation : {u"Q2_K"_s, u"Q5_K_M"_s, u"Q8_0"_s})
            repository.files.append({.path = quantisation + u".gguf"_s, .quantisation = quantisation});
        QCOMPARE(chooseFile(repository, {})->quantisation, u"Q5_K_M"_s);
        QCOMPARE(chooseFile(repository, u"q8_0"_s)->quantisation, u"Q8_0"_s);
        QVERIFY(chooseFile(repository, u"Q3_K"_s).error().contains(u"Q2_K, Q5_K_M, Q8_0"_s));
        repository.files.append({.path = u"x.gguf"_s, .quantisation = u"Q4_K_M"_s});
        QCOMPARE(chooseFile(repository, {})->quantisation, u"Q4_K_M"_s);
        // Of two with the same the one that is whole; of parts alone none.
        repository.files.prepend({.path = u"q-1.gguf"_s, .quantisation = u"Q4_K_M"_s, .partCount = 2});
        QCOMPARE(chooseFile(repository, u"Q4_K_M"_s)->path, u"x.gguf"_s);
        repository.files = {repository.files.first()};
        QVERIFY(chooseFile(repository, u"Q4_K_M"_s).error().contains(u"several files"_s));
        QVERIFY(!chooseFile(repository, {}).has_value());
    }

    void settingsAreTheirOwnersAlone()
    {
        qunsetenv("HF_TOKEN");
        qunsetenv("HF_ENDPOINT");
        HubSettings settings;
        QCOMPARE(HubSettings::of(m_place->path()), settings);
        settings.token = "hf_1";
        settings.endpoint = QUrl(u"https://mirror.example/hf/"_s);
        settings.save(m_place->path());
        QCOMPARE(HubSettings::of(m_place->path()), settings);
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFileInfo(m_place->filePath(u"hub.json"_s)).permissions() & others));
        QCOMPARE(settings.authorizationFor(QUrl(u"https://mirror.example/x"_s)), "Bearer hf_1");
        QCOMPARE(settings.authorizationFor(QUrl(u"https://mirror.example:8443/x"_s)), "");
        QCOMPARE(settings.authorizationFor(QUrl(u"https://huggingface.co/x"_s)), "");
        qputenv("HF_ENDPOINT", "http://insecure.example");
        QCOMPARE(HubSettings::of(m_place->path()).endpoint, settings.endpoint);
        qunsetenv("HF_ENDPOINT");
    }

    void fromASearchToTheFirstAnswer()
    {
        const QJsonArray found = run(models({u"search"_s, u"tiny-llama"_s})).json()[u"models"_s].toArray();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].toObject()[u"repository"_s].toString(), Tiny);
        QCOMPARE(found[0].toObject()[u"licence"_s].toString(), u"apache-2.0"_s);

        const QJsonArray files = run(models({u"look"_s, Tiny})).json()[u"files"_s].toArray();
        QCOMPARE(files.size(), 4); // models only
        const QJsonObject seen = run(models({u"look"_s, Tiny + u":Q4_K_M"_s})).json();
        QCOMPARE(seen[u"architecture"_s].toString(), u"llama"_s);
        QCOMPARE(seen[u"state"_s].toString(), u"ready"_s);
        QCOMPARE(seen[u"sizeBytes"_s].toInteger(), m_model.size());
        QCOMPARE(seen[u"fits"_s].toBool(), true);
        for (const HttpQuestion &question : m_server->files().questions())
            QVERIFY(question.headers.contains("range")); // nothing was fetched yet

        const Run pulled = run(models({u"pull"_s, Tiny}));
        QVERIFY2(pulled.code == 0, pulled.errors);
        const QString file = pulled.json()[u"file"_s].toString();
        QCOMPARE(QFileInfo(file).fileName(), u"tiny-llama.Q4_K_M.gguf"_s);
        QCOMPARE(pulled.json()[u"sizeBytes"_s].toInteger(), m_model.size());

        // What was seen before is what it is here.
        const QJsonObject here = run(models({u"inspect"_s, file})).json();
        for (const QString &key : {u"architecture"_s, u"quantisation"_s, u"sizeBytes"_s, u"contextLength"_s,
                                   u"neededBytes"_s, u"plannedContext"_s, u"canChat"_s, u"canInfill"_s})
            QCOMPARE(here[key], seen[key]);
        const Run answer = run({u"complete"_s, u"--model"_s, file, u"--backend"_s, u"cpu"_s,
                                u"--max-tokens"_s, u"4"_s, u"--json"_s, u"--prompt"_s, u"hello"_s});
        QVERIFY2(answer.code == 0, answer.errors);
    }

    void aLongHeaderIsReadInSeveralParts()
    {
        const Run seen = run(models({u"look"_s, Tiny + u":Q8_0"_s}));
        QVERIFY2(seen.code == 0, seen.errors);
        QCOMPARE(seen.json()[u"state"_s].toString(), u"ready"_s);
        QVERIFY(m_server->files().questions().size() > 1);
    }

    void whatIsNotThereSaysWhy()
    {
        const Run none = run(models({u"look"_s, u"rosa/None"_s}));
        QCOMPARE(none.code, 2);
        QVERIFY2(none.errors.contains("401"), none.errors);
        const Run other = run(models({u"pull"_s, Tiny + u":Q3_K_S"_s}));
        QCOMPARE(other.code, 2);
        QVERIFY2(other.errors.contains("Q4_K_M"), other.errors);
        QCOMPARE(run(models({u"look"_s, u"nonsense"_s})).code, 1);
    }

    // The token goes to the hub, and not to the server that has the file.
    void aLicenceWantsAToken()
    {
        const Run refused = run(models({u"pull"_s, Gated}));
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.errors.contains("HF_TOKEN"), refused.errors);
        const Run fetched = run(models({u"pull"_s, Gated}), m_server->token);
        QVERIFY2(fetched.code == 0, fetched.errors);
        QVERIFY(!m_server->files().questions().isEmpty());
        for (const HttpQuestion &question : m_server->files().questions())
            QVERIFY(!question.headers.contains("authorization"));
    }

    // What the hub says is not believed more than the file.
    void aFileThatIsNotWhatWasPublishedIsNotTaken()
    {
        QByteArray damaged = m_model;
        damaged.back() = char(damaged.back() ^ 1);
        m_server->sentInstead = damaged;
        const Run pulled = run(models({u"pull"_s, Tiny}));
        QCOMPARE(pulled.code, 2);
        QVERIFY(!QFile::exists(m_place->filePath(u"models/tiny-llama.Q4_K_M.gguf"_s)));
    }
};

QTEST_GUILESS_MAIN(TestHub)
#include "tst_hub.moc"
