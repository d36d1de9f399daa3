// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/error.h"
#include "inference/gguf/gguf_file.h"
#include "storage/database.h"
#include "storage/error.h"
#include "storage/models/known_folders.h"
#include "storage/models/library.h"
#include "storage/models/model_name.h"
#include "tests/storage/code_of.h"
#include "tests/support/generated_model.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace storage;

namespace {

constexpr auto NeverStopped = [] { return false; };

// Judges every model to be a chat model, but for files whose names say otherwise.
Judgement judgeByName(const inference::gguf::GgufFile &file)
{
    const std::string name = file.path().filename().string();
    if (name.starts_with("broken"))
        throw inference::Error(inference::ErrorCode::ModelDamaged, "it is broken");
    if (name.starts_with("locked"))
        throw inference::Error(inference::ErrorCode::FileUnreadable, "it is locked");
    Judgement judgement = {
        .architecture = u"llama"_s, .quantisation = u"F32"_s, .contextLength = 512, .canChat = true};
    if (name.starts_with("strange")) {
        judgement.state = ModelState::Unsupported;
        judgement.problem = u"architecture gemma"_s;
    }
    return judgement;
}

QStringList namesOf(const QList<LibraryModel> &models)
{
    QStringList names;
    for (const LibraryModel &model : models)
        names.append(model.name);
    return names;
}

} // namespace

class TestLibrary : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;

    QString pathOf(const QString &name) const { return m_place->filePath(name); }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(pathOf(name)).path());
        QFile file(pathOf(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    // A small model, which another seed makes another.
    QByteArray image(quint64 seed = 1) const
    {
        const std::vector<std::byte> bytes = support::modelImage({.seed = seed});
        return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    }

    static QString hashOf(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }

    Library library(const QStringList &others = {}) const
    {
        return Library({.dataFolder = pathOf(u"data"_s),
                        .ownFolders = {pathOf(u"data/models"_s)},
                        .foldersOfOthers = others},
                       judgeByName);
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        QVERIFY(m_place->isValid());
    }

    void aNameIsShownWithoutEndingAndQuantisation_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("quantisation");
        QTest::newRow("dot") << u"SmolLM2-135M-Instruct.Q4_1.gguf"_s << u"SmolLM2 135M Instruct"_s
                             << u"Q4_1"_s;
        QTest::newRow("dash") << u"Llama-3.2-3B-Instruct-q4_k_m.gguf"_s << u"Llama 3.2 3B Instruct"_s
                              << u"Q4_K_M"_s;
        QTest::newRow("float") << u"tinyllama_chat-f16.gguf"_s << u"tinyllama chat"_s << u"F16"_s;
        QTest::newRow("i-quant") << u"CodeLlama-7b.IQ4_XS.gguf"_s << u"CodeLlama 7b"_s << u"IQ4_XS"_s;
        QTest::newRow("part") << u"big-Q8_0-00001-of-00003.gguf"_s << u"big"_s << u"Q8_0"_s;
        QTest::newRow("none") << u"my model.gguf"_s << u"my model"_s << QString();
    }

    void aNameIsShownWithoutEndingAndQuantisation()
    {
        QFETCH(QString, file);
        QTEST(shownModelName(u"/models/"_s + file), "name");
        QTEST(quantisationInName(u"/models/"_s + file), "quantisation");
    }

    void aFolderIsSearchedWithThoseBelowIt()
    {
        write(u"data/models/zebra.gguf"_s, image(1));
        write(u"data/models/publisher/repository/Ape-Q4_0.gguf"_s, image(2));
        write(u"data/models/notes.txt"_s, "no model");
        write(u"data/models/half.gguf.part"_s, image(3));
        const QList<LibraryModel> models = library().scan(NeverStopped);
        QCOMPARE(namesOf(models), QStringList({u"Ape"_s, u"zebra"_s}));
        QCOMPARE(models[0].judgement.quantisation, u"Q4_0"_s); // of its name
        QCOMPARE(models[1].judgement.quantisation, u"F32"_s);  // of its tensors
        QCOMPARE(models[1].file(), pathOf(u"data/models/zebra.gguf"_s));
        QCOMPARE(models[1].sizeBytes, image(1).size());
        QCOMPARE(models[1].judgement.state, ModelState::Ready);
    }

    void aFileThatTwoFoldersLeadToIsListedOnce()
    {
        write(u"data/models/below/one.gguf"_s, image());
        QVERIFY(QFile::link(pathOf(u"data/models/below/one.gguf"_s), pathOf(u"data/models/two.gguf"_s)));
        QVERIFY(QFile::link(pathOf(u"data/models"_s), pathOf(u"data/models/below/again"_s))); // a circle
        Library library = this->library();
        library.addFolder(pathOf(u"data/models/below"_s));
        QCOMPARE(namesOf(library.scan(NeverStopped)), QStringList(u"one"_s));
    }

    void whatCannotBeRunIsListedWithTheReason()
    {
        write(u"data/models/broken.gguf"_s, image());
        write(u"data/models/letter.gguf"_s, "Dear Rosa, this is no model.");
        write(u"data/models/locked.gguf"_s, image());
        write(u"data/models/strange.gguf"_s, image());
        const QList<LibraryModel> models = library().scan(NeverStopped);
        QCOMPARE(models.size(), 4);
        QCOMPARE(models[0].judgement.state, ModelState::Damaged);
        QCOMPARE(models[0].judgement.problem, u"it is broken"_s);
        QCOMPARE(models[1].judgement.state, ModelState::Damaged);
        QVERIFY(models[1].judgement.problem.contains(u"letter.gguf"_s));
        QCOMPARE(models[2].judgement.state, ModelState::Unreadable);
        QCOMPARE(models[3].judgement.state, ModelState::Unsupported);
        QCOMPARE(models[3].judgement.problem, u"architecture gemma"_s);
    }

    void severalPartsAreOneModel()
    {
        for (int part = 1; part <= 3; ++part)
            write(u"data/models/big-Q8_0-0000%1-of-00003.gguf"_s.arg(part), image(quint64(part)));
        QList<LibraryModel> models = library().scan(NeverStopped);
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].name, u"big"_s);
        QCOMPARE(models[0].files.size(), 3);
        QVERIFY(models[0].files[2].endsWith(u"big-Q8_0-00003-of-00003.gguf"_s));
        QCOMPARE(models[0].sizeBytes, 3 * image().size());
        QCOMPARE(models[0].judgement.state, ModelState::Ready);

        QVERIFY(QFile::remove(models[0].files[1]));
        models = library().scan(NeverStopped);
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].judgement.state, ModelState::Incomplete);
        QVERIFY(models[0].judgement.problem.contains(u"1 of its 3"_s));
    }

    void theCacheOfHuggingFaceIsReadAsItLies()
    {
        const QByteArray bytes = image();
        const QString repository = u"hub/models--Qwen--Coder-GGUF/"_s;
        write(repository + u"blobs/"_s + hashOf(bytes), bytes);
        for (const QString &revision : {u"0a1b"_s, u"2c3d"_s}) {
            const QString snapshot = repository + u"snapshots/"_s + revision;
            QVERIFY(QDir().mkpath(pathOf(snapshot)));
            QVERIFY(QFile::link(u"../../blobs/"_s + hashOf(bytes), pathOf(snapshot + u"/coder-q8_0.gguf"_s)));
        }
        Library library = this->library({pathOf(u"hub"_s)});
        QCOMPARE(library.folders().last().kind, FolderKind::HuggingFace);
        const QList<LibraryModel> models = library.scan(NeverStopped);
        QCOMPARE(namesOf(models), QStringList(u"coder"_s));
        QCOMPARE(models[0].publishedSha256, hashOf(bytes));
        QCOMPARE(models[0].sizeBytes, bytes.size());
        QCOMPARE(codeOf([&] { library.remove(models[0], true); }), ErrorCode::NotOurs);
        QVERIFY(QFile::exists(models[0].file()));
    }

    void modelsOfOllamaAreFoundByTheirManifests()
    {
        const QByteArray bytes = image();
        write(u"ollama/blobs/sha256-"_s + hashOf(bytes), bytes);
        const auto manifest = [](const QString &digest) {
            return u"{\"schemaVersion\":2,\"layers\":[{\"mediaType\":\"application/"
                   u"vnd.ollama.image.license\","
                   "\"digest\":\"sha256:00\"},{\"mediaType\":\"application/vnd.ollama.image.model\","
                   "\"digest\":\"%1\"}]}"_s.arg(digest)
                       .toUtf8();
        };
        const QString names = u"ollama/manifests/registry.ollama.ai/library/"_s;
        write(names + u"llama3.2/3b"_s, manifest(u"sha256:"_s + hashOf(bytes)));
        write(names + u"llama3.2/latest"_s, manifest(u"sha256:"_s + hashOf(bytes)));
        write(names + u"gone/latest"_s, manifest(u"sha256:"_s + hashOf("gone")));
        write(names + u"torn/latest"_s, "{\"layers\":[");
        write(u"secret.gguf"_s, bytes);
        write(names + u"evil/latest"_s, manifest(u"sha256:../../secret.gguf"_s));

        Library library = this->library({pathOf(u"ollama"_s)});
        QCOMPARE(library.folders().last().kind, FolderKind::Ollama);
        const QList<LibraryModel> models = library.scan(NeverStopped);
        QCOMPARE(namesOf(models), QStringList(u"llama3.2 3b"_s));
        QCOMPARE(models[0].publishedSha256, hashOf(bytes));
        QCOMPARE(models[0].judgement.state, ModelState::Ready);
        QCOMPARE(codeOf([&] { library.remove(models[0], true); }), ErrorCode::NotOurs);
    }

    void otherProgramsAreAskedForTheirPlaces()
    {
        QProcessEnvironment environment;
        const QStringList usual = foldersOfOtherPrograms(environment, u"/people/rosa"_s);
        QVERIFY(usual.contains(u"/people/rosa/.lmstudio/models"_s));
        QVERIFY(usual.contains(u"/people/rosa/.ollama/models"_s));
        QVERIFY(usual.contains(u"/people/rosa/.cache/huggingface/hub"_s));
        environment.insert(u"HF_HOME"_s, u"/big/hf"_s);
        environment.insert(u"OLLAMA_MODELS"_s, u"/big/ollama/"_s);
        environment.insert(u"LLAMA_CACHE"_s, u"relative"_s);
        const QStringList chosen = foldersOfOtherPrograms(environment, u"/people/rosa"_s);
        QVERIFY(chosen.contains(u"/big/hf/hub"_s));
        QVERIFY(chosen.contains(u"/big/ollama"_s));
        QVERIFY(!chosen.contains(u"relative"_s));
        environment.insert(u"HF_HUB_CACHE"_s, u"/big/hub"_s);
        QVERIFY(foldersOfOtherPrograms(environment, u"/people/rosa"_s).contains(u"/big/hub"_s));
    }

    void foldersAreAddedAndRemovedForGood()
    {
        write(u"mine/a.gguf"_s, image());
        write(u"nomic.ai/GPT4All/b.gguf"_s, image());
        const QString mine = pathOf(u"mine"_s);
        const QString theirs = pathOf(u"nomic.ai/GPT4All"_s);
        const auto open = [&] { return library({theirs, pathOf(u"absent"_s)}); };
        QCOMPARE(open().folders().size(), 2); // that of another program only where it is there
        QCOMPARE(open().folders()[1].kind, FolderKind::Gpt4All);
        open().addFolder(mine + u"/"_s);
        open().addFolder(mine);
        QCOMPARE(namesOf(open().scan(NeverStopped)), QStringList({u"a"_s, u"b"_s}));

        open().removeFolder(theirs);
        open().removeFolder(mine);
        QCOMPARE(open().folders().size(), 1);
        QVERIFY(open().folders()[0].isOwn);
        open().addFolder(theirs);
        QCOMPARE(namesOf(open().scan(NeverStopped)), QStringList(u"b"_s));

        QCOMPARE(codeOf([&] { open().addFolder(pathOf(u"absent"_s)); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { open().removeFolder(mine); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { open().removeFolder(pathOf(u"data/models"_s)); }), ErrorCode::NotFound);
    }

    void modelsOfADriveThatIsAwayStayListed()
    {
        write(u"drive/models/a.gguf"_s, image());
        Library library = this->library();
        library.addFolder(pathOf(u"drive/models"_s));
        const LibraryModel before = library.scan(NeverStopped).first();

        const auto isOffline = [&] {
            const QList<LibraryModel> models = library.scan(NeverStopped);
            return models.size() == 1 && models[0].judgement.state == ModelState::Offline &&
                   models[0].name == before.name && models[0].sizeBytes == before.sizeBytes &&
                   models[0].judgement.contextLength == 512 && models[0].folder == before.folder;
        };
        QVERIFY(QDir().rename(pathOf(u"drive"_s), pathOf(u"away"_s)));
        QVERIFY(isOffline());
        QVERIFY(!library.folders().last().isOnline);
        QVERIFY(isOffline()); // looking did not change what is known
        QVERIFY(QDir().mkpath(pathOf(u"drive/models"_s)));
        QVERIFY(isOffline()); // where nothing is mounted

        QVERIFY(QDir(pathOf(u"drive"_s)).removeRecursively());
        QVERIFY(QDir().rename(pathOf(u"away"_s), pathOf(u"drive"_s)));
        QCOMPARE(library.scan(NeverStopped).first(), before);

        write(u"drive/models/b.gguf"_s, image());
        QVERIFY(QFile::remove(pathOf(u"drive/models/a.gguf"_s))); // a folder that is there tells the truth
        QCOMPARE(namesOf(library.scan(NeverStopped)), QStringList(u"b"_s));
    }

    void aHashIsKnownUntilTheFileChanges()
    {
        write(u"data/models/a.gguf"_s, image(1));
        const LibraryModel found = library().scan(NeverStopped).first();
        QVERIFY(found.sha256.isEmpty());
        qint64 read = 0;
        const auto verified = library().verify(found, NeverStopped, [&](qint64 bytes) { read = bytes; });
        QVERIFY(verified);
        QCOMPARE(verified->sha256, hashOf(image(1)));
        QCOMPARE(read, found.sizeBytes);
        QCOMPARE(library().scan(NeverStopped).first(), *verified);
        QVERIFY(!library().verify(found, [] { return true; }));

        write(u"data/models/a.gguf"_s, image(2) + "more");
        QVERIFY(library().scan(NeverStopped).first().sha256.isEmpty());
    }

    void aFileThatIsNotWhatWasPublishedIsDamaged()
    {
        const QByteArray bytes = image();
        write(u"ollama/blobs/sha256-"_s + hashOf("another"), bytes);
        write(u"ollama/manifests/host/library/a/latest"_s,
              "{\"layers\":[{\"mediaType\":\"application/vnd.ollama.image.model\",\"digest\":\"sha256:" +
                  hashOf("another").toUtf8() + "\"}]}");
        Library library = this->library({pathOf(u"ollama"_s)});
        const LibraryModel found = library.scan(NeverStopped).first();
        QCOMPARE(found.judgement.state, ModelState::Ready); // nobody has read it yet
        QCOMPARE(library.verify(found, NeverStopped)->judgement.state, ModelState::Damaged);
        const LibraryModel marked = library.scan(NeverStopped).first();
        QCOMPARE(marked.judgement.state, ModelState::Damaged);
        QVERIFY(marked.judgement.problem.contains(hashOf(bytes)));
    }

    void whatWasFetchedIsKnownByItsOriginUntilAnotherTakesItsPlace()
    {
        write(u"data/models/a.gguf"_s, image());
        const FileOrigin origin = {.url = QUrl(u"https://models.example/a.gguf"_s),
                                   .sizeBytes = image().size(),
                                   .hash = {.sha256 = hashOf(image()), .blockSums = "12345678"}};
        Library models = library();
        models.setOrigin(pathOf(u"data/models/a.gguf"_s), origin);
        LibraryModel model = models.scan(NeverStopped).first();
        QCOMPARE(model.sha256, origin.hash.sha256);
        QCOMPARE(model.publishedSha256, origin.hash.sha256);
        QCOMPARE(model.origin, origin.url);
        QCOMPARE(models.origin(model.file()), origin);

        // Cut short it is damaged, and can be mended.
        write(u"data/models/a.gguf"_s, image().chopped(100));
        model = models.scan(NeverStopped).first();
        QVERIFY(model.canBeRepaired());
        QCOMPARE(models.origin(model.file()), origin);

        // A sound one of another size is what a person put there.
        const std::vector<std::byte> other = support::modelImage({.layers = 3});
        write(u"data/models/a.gguf"_s,
              QByteArray(reinterpret_cast<const char *>(other.data()), qsizetype(other.size())));
        model = models.scan(NeverStopped).first();
        QVERIFY(model.origin.isEmpty() && model.publishedSha256.isEmpty());
        QCOMPARE(models.verify(model, NeverStopped)->judgement.state, ModelState::Ready);
        QVERIFY(!models.origin(model.file()).has_value());
    }

    void twoOfTheSameContentSaySo()
    {
        write(u"data/models/a.gguf"_s, image(1));
        write(u"data/models/b.gguf"_s, image(1));
        write(u"data/models/c.gguf"_s, image(2));
        Library library = this->library();
        for (const LibraryModel &model : library.scan(NeverStopped))
            QVERIFY(library.verify(model, NeverStopped));
        const QList<LibraryModel> models = library.scan(NeverStopped);
        QCOMPARE(models[0].sameAs, QString());
        QCOMPARE(models[1].sameAs, models[0].file());
        QCOMPARE(models[2].sameAs, QString());
    }

    void whatAPersonSaysOfAModelStays()
    {
        write(u"data/models/a.gguf"_s, image(1));
        const QString file = library().scan(NeverStopped).first().file();
        const MeasuredSpeed speed = {.promptTokens = 612, .answerTokens = 38.5, .device = u"EPYC"_s};
        library().setOwnName(file, u" My  model "_s);
        library().setNotes(file, u"good\nat code"_s);
        library().setSpeed(file, speed);
        LibraryModel model = library().scan(NeverStopped).first();
        QCOMPARE(model.name, u"My model"_s);
        QCOMPARE(model.notes, u"good\nat code"_s);
        QCOMPARE(model.speed, speed);
        QVERIFY(QDir().rename(pathOf(u"data/models"_s), pathOf(u"away"_s)));
        QCOMPARE(library().scan(NeverStopped).first().name, u"My model"_s); // offline
        QVERIFY(QDir().rename(pathOf(u"away"_s), pathOf(u"data/models"_s)));
        write(u"data/models/a.gguf"_s, image(2) + "more"); // another file, the same place
        QCOMPARE(library().scan(NeverStopped).first().notes, u"good\nat code"_s);
        library().setOwnName(file, {});
        QCOMPARE(library().scan(NeverStopped).first().name, u"a"_s);
    }

    void allFilesOfAModelAreRemoved()
    {
        write(u"data/models/big-00001-of-00002.gguf"_s, image(1));
        write(u"data/models/big-00002-of-00002.gguf"_s, image(2));
        write(u"data/models/small.gguf"_s, image(3));
        Library library = this->library();
        library.remove(library.scan(NeverStopped).first(), true);
        QCOMPARE(namesOf(library.scan(NeverStopped)), QStringList(u"small"_s));
        QCOMPARE(QDir(pathOf(u"data/models"_s)).entryList(QDir::Files), QStringList(u"small.gguf"_s));
    }

    void aFileElsewhereIsListedBesideTheFolders()
    {
        write(u"data/models/a.gguf"_s, image(1));
        write(u"elsewhere/b.gguf"_s, image(2));
        const QList<LibraryModel> models =
            library().scan(NeverStopped, {pathOf(u"elsewhere/b.gguf"_s), pathOf(u"data/models/a.gguf"_s),
                                          pathOf(u"gone.gguf"_s)});
        QCOMPARE(namesOf(models), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(models[1].folder, QString());
    }

    void aDamagedListIsPutAsideAndMadeAnew()
    {
        write(u"data/models/a.gguf"_s, image());
        write(u"data/models.db"_s, QByteArray(8192, 'x'));
        QCOMPARE(namesOf(library().scan(NeverStopped)), QStringList(u"a"_s));
        QCOMPARE(QDir(pathOf(u"data"_s)).entryList({u"models.damaged-*.db"_s}).size(), 1);
    }

    void aListOfANewerReleaseIsLeftAlone()
    {
        library();
        {
            SQLite::Database file(pathOf(u"data/models.db"_s).toStdString(), SQLite::OPEN_READWRITE);
            file.exec("PRAGMA user_version = 99");
        }
        QCOMPARE(codeOf([&] { library(); }), ErrorCode::NewerSchema);
        QVERIFY(QDir(pathOf(u"data"_s)).entryList({u"models.damaged-*"_s}).isEmpty());
    }

    void severalProgramsMayUseItAtOnce()
    {
        write(u"data/models/a.gguf"_s, image());
        write(u"mine/b.gguf"_s, image());
        Library window = library();
        Library terminal = library();
        for (int round = 0; round < 10; ++round) {
            QCOMPARE(namesOf(window.scan(NeverStopped)), QStringList(u"a"_s));
            terminal.addFolder(pathOf(u"mine"_s));
            QCOMPARE(namesOf(window.scan(NeverStopped)), QStringList({u"a"_s, u"b"_s}));
            window.removeFolder(pathOf(u"mine"_s));
            QCOMPARE(namesOf(terminal.scan(NeverStopped)), QStringList(u"a"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
