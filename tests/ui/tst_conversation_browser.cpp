// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The lists beside a conversation: of conversations, of models.
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/memory_store.h"
#include "tests/support/ui/scripted_generator.h"
#include "tests/support/ui/scripted_library.h"
#include "ui/session/conversation_browser.h"
#include "ui/session/model_choice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using storage::Role;
using ui::ConversationListModel;
using ui::Failure;
using ui::ModelChoice;

class TestConversationBrowser : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<MemoryStore>();
        for (qint64 id = 101; id <= 103; ++id)
            m_store->put(id, 0, Role::User, u"Chat %1"_s.arg(id));
        m_generator = std::make_unique<ScriptedGenerator>();
        m_answers = std::make_unique<ui::AnswerQueue>(*m_store, *m_generator);
        m_session = std::make_unique<ui::ChatSession>(*m_store, *m_generator, *m_answers, m_files);
        m_browser = std::make_unique<ui::ConversationBrowser>(*m_store, *m_session, *m_answers);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_browser->conversations(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_browser->reload();
        m_session->open(0);
        QTRY_VERIFY(m_browser->isReady());
    }
    void cleanup()
    {
        m_tester.reset();
        m_browser.reset();
        m_session.reset();
        m_answers.reset();
    }

    void theLastUsedComesFirst()
    {
        QCOMPARE(titles(), QStringList({u"Chat 103"_s, u"Chat 102"_s, u"Chat 101"_s}));
        m_browser->open(101);
        QTRY_COMPARE(m_browser->currentId(), 101);
        QTRY_VERIFY(!m_session->isLoading());
        m_session->setDraft(u"again"_s);
        m_session->send();
        QTRY_COMPARE(titles().first(), u"Chat 101"_s);
        QTRY_VERIFY(
            m_browser->conversations()->index(0).data(ConversationListModel::IsAnsweringRole).toBool());
    }

    void renamingShowsAtOnceAndKeepsNothingEmpty()
    {
        m_browser->open(102);
        QTRY_VERIFY(!m_session->isLoading());
        m_browser->rename(102, u"  A  better\nname "_s);
        QCOMPARE(m_session->title(), u"A better name"_s);
        QVERIFY(titles().contains(u"A better name"_s));
        m_browser->rename(102, u"  "_s);
        QVERIFY(titles().contains(u"A better name"_s));
    }

    void whatWasDoneIsTakenBackOneByOne()
    {
        m_browser->open(103);
        QTRY_VERIFY(!m_session->isLoading());
        m_browser->rename(103, u"New name"_s);
        QVERIFY(m_browser->toast().contains(u"New name"_s));
        m_browser->moveToBin({103});
        QCOMPARE(titles().size(), 2);
        QTRY_COMPARE(m_browser->bin()->count(), 1);
        QVERIFY(m_browser->toast().contains(u"New name"_s));
        QVERIFY(m_browser->toastHasUndo());
        QTRY_COMPARE(m_browser->currentId(), 0);

        m_browser->undo();
        QTRY_COMPARE(titles().size(), 3);
        QTRY_COMPARE(m_browser->bin()->count(), 0);
        QTRY_COMPARE(m_browser->currentId(), 103);
        QVERIFY(!m_browser->toastHasUndo());
        QTRY_COMPARE(m_session->title(), u"New name"_s);
        m_browser->undo();
        QTRY_COMPARE(m_session->title(), u"Chat 103"_s);
        QTRY_COMPARE(titles().first(), u"Chat 103"_s);
        m_browser->undo();
        QTRY_VERIFY(m_browser->toast().contains(u"nothing"_s));
    }

    void whatIsPutInOrderIsListedThere()
    {
        const auto rows = [&] {
            QStringList all;
            for (int row = 0; row < m_browser->conversations()->count(); ++row) {
                const QModelIndex index = m_browser->conversations()->index(row);
                const bool isNested = index.data(ConversationListModel::IsNestedRole).toBool();
                all.append((isNested ? u"> "_s : QString()) +
                           index.data(ConversationListModel::TitleRole).toString());
            }
            return all;
        };
        m_store->createFolder(u"Thesis"_s);
        const qint64 home = m_store->createFolder(u"Home"_s).result().id;
        m_browser->reload();
        QTRY_COMPARE(rows(),
                     QStringList({u"Home"_s, u"Thesis"_s, u"Chat 103"_s, u"Chat 102"_s, u"Chat 101"_s}));
        m_browser->moveToFolder({101}, home);
        QCOMPARE(rows(), QStringList({u"Home"_s, u"Thesis"_s, u"Chat 103"_s, u"Chat 102"_s}));
        QCOMPARE(m_browser->conversations()->index(0).data(ConversationListModel::SizeRole).toInt(), 1);
        m_browser->toggleFolder(home);
        QCOMPARE(rows().at(1), u"> Chat 101"_s);
        m_browser->setPinned({101}, true);
        QCOMPARE(rows(), QStringList({u"Chat 101"_s, u"Home"_s, u"Thesis"_s, u"Chat 103"_s, u"Chat 102"_s}));
        m_browser->setArchived({101}, true);
        QCOMPARE(rows().last(), u"Archive"_s);
        m_browser->toggleFolder(ConversationListModel::ArchiveId);
        QCOMPARE(rows().last(), u"> Chat 101"_s);
        QVERIFY(m_browser->toast().contains(u"archive"_s));

        m_browser->step(1); // no folder and no archive is opened
        QTRY_COMPARE(m_browser->currentId(), 103);
        m_browser->undo();
        QTRY_COMPARE(rows().first(), u"Chat 101"_s);
        m_browser->undo(); // of the move
        m_browser->setPinned({101}, false);
        QTRY_COMPARE(rows(),
                     QStringList({u"Home"_s, u"Thesis"_s, u"Chat 103"_s, u"Chat 102"_s, u"Chat 101"_s}));

        m_browser->renameFolder(home, u" Zoo "_s);
        QTRY_COMPARE(rows().first(2), QStringList({u"Thesis"_s, u"Zoo"_s}));
        m_browser->moveToFolder({102}, home);
        m_browser->deleteFolder(home);
        QTRY_COMPARE(rows(), QStringList({u"Thesis"_s, u"Chat 103"_s, u"Chat 102"_s, u"Chat 101"_s}));
        m_browser->undo();
        QTRY_COMPARE(rows(),
                     QStringList({u"Thesis"_s, u"Zoo"_s, u"> Chat 102"_s, u"Chat 103"_s, u"Chat 101"_s}));
        m_browser->moveToNewFolder({103});
        QTRY_COMPARE(rows().size(), 6);
        QCOMPARE(m_browser->folders().size(), 3);
        QCOMPARE(rows().at(1), u"> Chat 103"_s);
    }

    void severalAreSelectedAndTakenBackAtOnce()
    {
        ConversationListModel &list = *m_browser->conversations();
        QSignalSpy selections(&list, &ConversationListModel::selectionChanged);
        m_browser->toggleSelected(103);
        m_browser->toggleSelected(101);
        QCOMPARE(list.selected(), QList<qint64>({103, 101}));
        QVERIFY(list.index(0).data(ConversationListModel::IsSelectedRole).toBool());
        QCOMPARE(m_browser->selectedWith(101), QList<qint64>({103, 101}));
        QCOMPARE(m_browser->selectedWith(102), QList<qint64>({102})); // is none of them
        m_browser->selectTo(102); // from the last one that was chosen, and no others
        QCOMPARE(list.selected(), QList<qint64>({102, 101}));
        QCOMPARE(selections.size(), 3);

        const qint64 home = m_store->createFolder(u"Home"_s).result().id;
        m_browser->reload();
        QTRY_COMPARE(list.folders().size(), 1);
        QCOMPARE(list.selectedCount(), 2);
        m_browser->moveToFolder(m_browser->selected(), home);
        QVERIFY(m_browser->toast().contains(u"2"_s) && m_browser->toast().contains(u"Home"_s));
        QCOMPARE(list.selectedCount(), 0); // the folder is folded
        m_browser->toggleFolder(home);
        m_browser->selectAll();
        QCOMPARE(list.selectedCount(), 3);
        m_browser->open(102);
        QTRY_VERIFY(!m_session->isLoading());
        m_browser->moveToBin(m_browser->selected());
        QCOMPARE(titles(), QStringList({u"Home"_s}));
        QCOMPARE(list.selectedCount(), 0);
        QCOMPARE(m_browser->bin()->count(), 3);
        QTRY_COMPARE(m_browser->currentId(), 0);

        m_browser->undo();
        QTRY_COMPARE(titles().size(), 4);
        QVERIFY(m_browser->toast().contains(u"3"_s));
        m_browser->undo(); // of the move
        QTRY_COMPARE(titles(), QStringList({u"Home"_s, u"Chat 103"_s, u"Chat 102"_s, u"Chat 101"_s}));
        m_store->takeLog();
        m_browser->setArchived({101, 102}, true);
        m_browser->setArchived({102, 103}, true); // only what changes is an act
        QCOMPARE(m_browser->toast(), u"“Chat 103” is in the archive"_s);
        m_browser->undo();
        m_browser->undo();
        QTRY_COMPARE(titles(), QStringList({u"Home"_s, u"Chat 103"_s, u"Chat 102"_s, u"Chat 101"_s}));
    }

    void anImportIsTakenBack()
    {
        m_browser->imports()->start(
            {QUrl::fromLocalFile(u"/q/one.json"_s), QUrl::fromLocalFile(u"/q/two.json"_s)});
        QTRY_COMPARE(titles().size(), 5);
        m_browser->open(m_browser->conversations()->conversationAt(0));
        QTRY_VERIFY(!m_session->isLoading() && m_browser->currentId() != 0);
        m_browser->undo();
        QTRY_COMPARE(titles(), QStringList({u"Chat 103"_s, u"Chat 102"_s, u"Chat 101"_s}));
        QTRY_COMPARE(m_browser->currentId(), 0); // the one that was open is in the bin
        QCOMPARE(m_browser->bin()->count(), 2);
        QVERIFY(m_browser->toast().contains(u"2"_s));
    }

    void conversationsAreExported()
    {
        QCOMPARE(m_browser->exportFile(u"..A/B: \"C\"?\n"_s).fileName(), u"A B C.md"_s);
        QVERIFY(m_browser->exportFile({}).toLocalFile().endsWith(u".json"_s));
        m_store->takeLog();
        m_browser->exportTo(QUrl::fromLocalFile(u"/q/a.MD"_s), {101});
        QTRY_VERIFY(m_browser->toast().contains(u"a.MD"_s));
        m_browser->exportTo(QUrl::fromLocalFile(u"/q/all.json"_s), {});
        QCOMPARE(m_store->takeLog(),
                 QStringList({u"export markdown of 1 to /q/a.MD"_s, u"export json of 0 to /q/all.json"_s}));
        // Those of a folder, and in other forms.
        const storage::Folder folder = m_store->createFolder(u"Zoo: 1"_s).result();
        m_browser->reload();
        m_browser->moveToFolder({101, 102}, folder.id);
        QCOMPARE(m_browser->exportFile(folder.name).fileName(), u"Zoo 1.md"_s);
        QCOMPARE(m_browser->exportFile(u"..."_s).fileName(), u"conversation.md"_s);
        m_store->takeLog();
        m_browser->exportTo(QUrl::fromLocalFile(u"/q/zoo.html"_s), m_browser->inFolder(folder.id));
        m_browser->exportTo(QUrl::fromLocalFile(u"/q/a.pdf"_s), {101});
        QCOMPARE(m_store->takeLog(),
                 QStringList({u"export html of 2 to /q/zoo.html"_s, u"export pdf of 1 to /q/a.pdf"_s}));
        m_store->failNext({.kind = Failure::Kind::TextUnwritable});
        m_browser->exportTo(QUrl::fromLocalFile(u"/q/b.md"_s), {102});
        QTRY_COMPARE(m_browser->failure().kind, Failure::Kind::TextUnwritable);
    }

    void messagesAreDeletedWithWhatFollows()
    {
        const qint64 first = m_store->put(104, 0, Role::User, u"Q"_s).id;
        const qint64 answer = m_store->put(104, first, Role::Assistant, u"A"_s, {.modelName = u"M"_s}).id;
        const qint64 next = m_store->put(104, answer, Role::User, u"Q2"_s).id;
        const qint64 other = m_store->put(104, answer, Role::User, u"Q2 better"_s).id;
        const qint64 last = m_store->put(104, other, Role::Assistant, u"A2"_s, {.modelName = u"M"_s}).id;
        m_browser->open(104);
        QTRY_VERIFY(!m_session->isLoading());
        m_session->deleteFrom(other); // then the other version is shown
        QTRY_VERIFY(!m_store->contains(last));
        QTRY_COMPARE(shown(), QList<qint64>({first, answer, next}));
        QTRY_COMPARE(m_browser->bin()->count(), 1);
        QCOMPARE(m_browser->bin()->index(0).data(ui::BinModel::TitleRole).toString(), u"Q2 better"_s);
        QVERIFY(m_browser->bin()
                    ->index(0)
                    .data(ui::BinModel::DetailRole)
                    .toString()
                    .startsWith(u"Yours, with 1"_s));
        QCOMPARE(m_browser->bin()->index(0).data(ui::BinModel::DaysLeftRole).toInt(), 0); // of March
        m_session->deleteFrom(next); // then what it follows on
        QTRY_COMPARE(shown(), QList<qint64>({first, answer}));
        m_session->deleteFrom(first);
        QTRY_VERIFY(m_session->isEmpty());
        QTRY_COMPARE(m_browser->bin()->count(), 3);

        m_browser->undo();
        QTRY_COMPARE(shown(), QList<qint64>({first, answer}));
        m_browser->restore(1);
        QTRY_COMPARE(shown(), QList<qint64>({first, answer, other, last}));
        QTRY_COMPARE(m_browser->bin()->count(), 1);

        // Not while something is written there.
        m_session->setDraft(u"More"_s);
        m_session->send();
        QTRY_VERIFY(m_generator->isRunning());
        m_session->deleteFrom(first);
        QTest::qWait(20);
        QVERIFY(m_store->contains(first));
    }

    void conversationsOfFilesAreTakenIn()
    {
        ui::ConversationImports &imports = *m_browser->imports();
        QSignalSpy changed(&imports, &ui::ConversationImports::changed);
        using Kind = storage::ImportProblemKind;
        m_store->importProblems = {
            {.kind = Kind::NotUnpacked, .file = u"a.zip"_s, .detail = u"No"_s},
            {.kind = Kind::MessageUnreadable, .file = u"b"_s, .title = u"T"_s, .number = 3},
            {.kind = Kind::NotStored, .title = u"T"_s, .detail = u"why"_s}};
        const int before = m_browser->conversations()->count();
        imports.start({QUrl::fromLocalFile(u"/a.json"_s), QUrl::fromLocalFile(u"/b.json"_s)});
        QTRY_VERIFY(!imports.isRunning());
        QCOMPARE(imports.count(), 2);
        QCOMPARE(imports.problems(),
                 QStringList({u"a.zip: It cannot be unpacked: No"_s, u"b, “T”: Message 3 cannot be read"_s,
                              u"“T”: It cannot be stored: why"_s}));
        QTRY_COMPARE(m_browser->conversations()->count(), before + 2);
        imports.dismiss();
        QVERIFY(imports.summary().isEmpty() && imports.problems().isEmpty());
        m_store->failNext({.kind = Failure::Kind::DiskFull});
        imports.start({QUrl::fromLocalFile(u"/a.json"_s)});
        QTRY_COMPARE(imports.problems().size(), 1);
        QCOMPARE(imports.summary(), u"Nothing new was imported."_s);
    }

    void theBinIsEmptiedForGood()
    {
        m_browser->moveToBin({101});
        m_browser->moveToBin({102});
        QTRY_COMPARE(m_browser->bin()->count(), 2);
        m_browser->restore(0);
        QTRY_COMPARE(m_browser->bin()->count(), 1);
        m_browser->emptyBin();
        QTRY_COMPARE(m_browser->bin()->count(), 0);
        QCOMPARE(m_store->messageCount(), 2);
    }

    void whatFailsIsSaidAndTheListShowsWhatIsStored()
    {
        m_store->failNext({.kind = Failure::Kind::FolderUnwritable});
        m_browser->moveToBin({101});
        QTRY_COMPARE(m_browser->failure().kind, Failure::Kind::FolderUnwritable);
        QTRY_COMPARE(titles().size(), 3);
    }

    void steppingGoesThroughTheList()
    {
        m_browser->step(1);
        QTRY_COMPARE(m_browser->currentId(), 103);
        m_browser->step(1);
        QTRY_COMPARE(m_browser->currentId(), 102);
        m_browser->step(-1);
        QTRY_COMPARE(m_browser->currentId(), 103);
        m_browser->step(-1);
        QTRY_COMPARE(m_browser->currentId(), 0);
    }

    void daysHaveNames()
    {
        const QDate today(2026, 11, 24);
        QCOMPARE(ui::sectionFor(today, today), u"Today"_s);
        QCOMPARE(ui::sectionFor(today.addDays(1), today), u"Today"_s); // a clock that was put back
        QCOMPARE(ui::sectionFor(today.addDays(-1), today), u"Yesterday"_s);
        QCOMPARE(ui::sectionFor(today.addDays(-7), today), u"Previous 7 days"_s);
        QCOMPARE(ui::sectionFor(today.addDays(-8), today), u"Previous 30 days"_s);
        QVERIFY(ui::sectionFor(today.addDays(-60), today).endsWith(u"2026"_s));
    }

    void tenThousandConversationsAreOneReset()
    {
        QList<storage::Conversation> many;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < 10000; ++i)
            many.append({.id = i + 1, .title = u"c"_s, .updatedAt = now.addSecs(-i)});
        ConversationListModel model;
        QSignalSpy resets(&model, &ConversationListModel::modelReset);
        model.setConversations(many);
        QCOMPARE(resets.count(), 1);
        QSignalSpy moved(&model, &ConversationListModel::rowsMoved);
        storage::Conversation used = many.at(7000);
        used.updatedAt = now.addSecs(1);
        model.put({used});
        QCOMPARE(model.rowOf(7001), 0);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(moved.count(), 1);
        // Nor are as many of them changed one by one.
        QSignalSpy inserted(&model, &ConversationListModel::rowsInserted);
        model.selectAll();
        QCOMPARE(model.selectedCount(), 10000);
        for (storage::Conversation &each : many)
            each.isArchived = true;
        model.put(many);
        QCOMPARE(model.count(), 1); // the archive
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.selectedCount(), 0);
    }

    void aModelIsChosenAtTheStart()
    {
        QTemporaryDir folder;
        ui::Preferences preferences(folder.filePath(u"p.ini"_s));
        ScriptedLibrary library;
        library.models.prepend({.path = u"/models/broken.gguf"_s,
                                .name = u"Broken"_s,
                                .failure = {.kind = Failure::Kind::ModelDamaged}});
        ModelChoice models(library, preferences);
        QCOMPARE(models.state(), ModelChoice::State::NoModel);
        models.loadLast();
        QCOMPARE(models.state(), ModelChoice::State::Ready);
        QVERIFY(models.isStarter());
        QCOMPARE(models.backend(), u"CPU"_s);
        // Another number of threads loads it again.
        preferences.setThreads(1);
        QCOMPARE(library.loads.size(), 2);
        QCOMPARE(library.loads.last().options.threads, 1);
    }

    void withoutAModelNothingIsLoaded()
    {
        QTemporaryDir folder;
        ui::Preferences preferences(folder.filePath(u"p.ini"_s));
        ScriptedLibrary library;
        library.models.clear();
        ModelChoice models(library, preferences);
        models.loadLast();
        QCOMPARE(models.state(), ModelChoice::State::NoModel);
        QVERIFY(models.isKnown());
        models.openFile(QUrl::fromLocalFile(u"/elsewhere/own.gguf"_s));
        QCOMPARE(library.loads.last().path, u"/elsewhere/own.gguf"_s);
        QCOMPARE(preferences.modelPath(), u"/elsewhere/own.gguf"_s);
    }

    void aConversationMayHaveAModelOfItsOwn()
    {
        QTemporaryDir folder;
        ui::Preferences preferences(folder.filePath(u"p.ini"_s));
        ScriptedLibrary library;
        const QString other = u"/models/other.gguf"_s;
        library.models.append({.path = other, .name = u"Other"_s});
        library.longerContext = 32'768;
        ModelChoice models(library, preferences);
        models.useFor({}, std::nullopt);
        QVERIFY(library.loads.isEmpty()); // there is no model of the program yet
        models.loadLast();
        const QString own = models.path();
        const auto lastLoad = [&] {
            const ScriptedLibrary::Load &load = library.loads.last();
            return u"%1 %2"_s.arg(load.path).arg(load.options.contextLength);
        };
        models.useFor({}, std::nullopt);
        QCOMPARE(library.loads.size(), 1); // it is there
        models.useFor(other, 4096);
        QCOMPARE(lastLoad(), other + u" 4096"_s);
        QCOMPARE(models.name(), u"Other"_s);
        QCOMPARE(models.ownPath(), own);
        QVERIFY(preferences.modelPath().isEmpty()); // the next start has the program's
        models.useFor(other, 4096);
        QCOMPARE(library.loads.size(), 2);
        models.useFor({}, std::nullopt);
        QCOMPARE(lastLoad(), own + u" 0"_s);
        // A longer context is the program's from now on, unless it was loaded for a conversation.
        models.useLongerContext();
        models.useFor({}, std::nullopt);
        QCOMPARE(lastLoad(), own + u" 32768"_s);
        QCOMPARE(library.loads.size(), 4);
        models.useFor({}, 2048);
        QCOMPARE(lastLoad(), own + u" 2048"_s);
        preferences.setContextLength(8192); // not of this one
        QCOMPARE(library.loads.size(), 5);
        models.useFor({}, std::nullopt);
        QCOMPARE(lastLoad(), own + u" 8192"_s);
        // What failed is tried again for the next question.
        library.loadsAtOnce = false;
        models.useFor(other, std::nullopt);
        emit library.failed(other, {.kind = Failure::Kind::ModelUnreadable});
        models.useFor(other, std::nullopt);
        QCOMPARE(models.state(), ModelChoice::State::Loading);
        QCOMPARE(library.loads.size(), 8);
        models.unload();
        models.useFor({}, std::nullopt);
        QCOMPARE(models.state(), ModelChoice::State::NoModel);
    }

    void aModelThatFailsSaysSo()
    {
        QTemporaryDir folder;
        ui::Preferences preferences(folder.filePath(u"p.ini"_s));
        ScriptedLibrary library;
        library.loadsAtOnce = false;
        ModelChoice models(library, preferences);
        models.loadLast();
        QCOMPARE(models.state(), ModelChoice::State::Loading);
        emit library.loading(u"/models/SmolLM2.gguf"_s, 0.5);
        QCOMPARE(models.loadShare(), 0.5);
        emit library.failed(u"/models/SmolLM2.gguf"_s,
                            {.kind = Failure::Kind::ModelDamaged, .subject = u"SmolLM2"_s});
        QCOMPARE(models.state(), ModelChoice::State::Failed);
        QCOMPARE(models.failure().kind, Failure::Kind::ModelDamaged);
        models.retry();
        QCOMPARE(library.loads.size(), 2);
    }

private:
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < m_browser->conversations()->count(); ++row)
            all.append(
                m_browser->conversations()->index(row).data(ConversationListModel::TitleRole).toString());
        return all;
    }

    QList<qint64> shown() const // the messages of the branch
    {
        QList<qint64> ids;
        for (int row = 0; row < m_session->transcript()->count(); ++row) {
            const qint64 id =
                m_session->transcript()->index(row).data(ui::TranscriptModel::MessageIdRole).toLongLong();
            if (!ids.contains(id))
                ids.append(id);
        }
        return ids;
    }

    MemoryFiles m_files;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<ScriptedGenerator> m_generator;
    std::unique_ptr<ui::AnswerQueue> m_answers;
    std::unique_ptr<ui::ChatSession> m_session;
    std::unique_ptr<ui::ConversationBrowser> m_browser;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestConversationBrowser)
#include "tst_conversation_browser.moc"
