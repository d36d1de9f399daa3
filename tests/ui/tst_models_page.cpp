// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
// The page of the models in the real window over a scripted library.
#include "tests/support/ui/fake_program.h"

#include <QQuickItem>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Failure;
using ui::ModelFilter;
using ui::ModelListModel;

namespace {

ui::ModelEntry model(const QString &folder, const QString &name, qint64 sizeBytes)
{
    ui::ModelEntry entry = ScriptedLibrary::starter();
    entry.path = folder + u'/' + name + u".gguf"_s;
    entry.name = name;
    entry.folder = folder;
    entry.sizeBytes = sizeBytes;
    entry.isStarter = false;
    return entry;
}

} // namespace

class TestModelsPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeProgram> m_program;
    QQuickWindow *m_window = nullptr;

    ScriptedLibrary &library() { return m_program->library; }
    ui::ModelBrowser &browser() { return m_program->modelBrowser; }

    void show()
    {
        m_window = m_program->show();
        QVERIFY(m_window);
        QTest::keyClick(m_window, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(item(u"models"_s));
    }

    QQuickItem *item(const QString &name) const { return m_program->item(name); }

    QStringList shown() const
    {
        QStringList names;
        const ModelFilter &list = *m_program->modelBrowser.list();
        for (int row = 0; row < list.rowCount(); ++row)
            names.append(list.index(row, 0).data(ModelListModel::NameRole).toString());
        return names;
    }

private slots:
    void init()
    {
        m_program = std::make_unique<FakeProgram>();
        m_program->preferences.setWelcomeSeen(true);
        m_program->preferences.setReduceMotion(true);
        m_program->preferences.setWindowWidth(1280);
        m_program->preferences.setWindowHeight(800);
        library().folders = {{u"/models"_s, ui::FolderKind::Own}, {u"/drive"_s, ui::FolderKind::Plain}};
        library().models = {model(u"/models"_s, u"Llama"_s, 5'000'000'000), ScriptedLibrary::starter(),
                            model(u"/drive"_s, u"Code Llama"_s, 900'000'000)};
        library().models[0].neededBytes = 9'000'000'000;
        library().models[2].canInfill = true;
        QTest::failOnWarning(QRegularExpression(u"qml|QML|binding"_s));
    }
    void cleanup() { m_program.reset(); }

    void modelsStandFolderByFolder()
    {
        show();
        QCOMPARE(shown(), QStringList({u"Llama"_s, u"SmolLM2 135M Instruct"_s, u"Code Llama"_s}));
        browser().list()->setOrder(ModelFilter::Order::Size);
        QCOMPARE(shown(), QStringList({u"SmolLM2 135M Instruct"_s, u"Llama"_s, u"Code Llama"_s}));
        QCOMPARE(browser().folderName(u"/models"_s), u"Models of Chasqui"_s);
        QCOMPARE(browser().folderName(u"/drive"_s), u"drive"_s);
        QVERIFY(!browser().canRemoveFolder(u"/models"_s));
        QVERIFY(browser().canRemoveFolder(u"/drive"_s));
    }

    void theListIsFilteredWhileOneTypes()
    {
        show();
        item(u"modelSearch"_s)->forceActiveFocus();
        for (const char16_t letter : u"LLAMA cod")
            if (letter)
                QTest::keyClick(m_window, QChar(letter).toLatin1());
        QTRY_COMPARE(shown(), QStringList(u"Code Llama"_s));
        QTest::keyClick(m_window, Qt::Key_Escape);
        QCOMPARE(shown().size(), 3);
        QCOMPARE(m_window->property("page").toString(), u"models"_s); // the first Esc was the field's
        browser().list()->setShown(ModelFilter::Shown::Fitting);
        QCOMPARE(shown(), QStringList({u"SmolLM2 135M Instruct"_s, u"Code Llama"_s}));
        browser().list()->setShown(ModelFilter::Shown::Code);
        QCOMPARE(shown(), QStringList(u"Code Llama"_s));
    }

    void whetherItFitsIsSaid_data()
    {
        QTest::addColumn<qint64>("needed");
        QTest::addColumn<int>("context");
        QTest::addColumn<Failure::Kind>("failure");
        QTest::addColumn<QString>("words");
        const qint64 gigabyte = 1'000'000'000;
        QTest::newRow("fits") << gigabyte << 8192 << Failure::Kind::None << u"Fits"_s;
        QTest::newRow("shorter") << gigabyte << 2048 << Failure::Kind::None << u"Fits with context 2,048"_s;
        QTest::newRow("too large") << 9 * gigabyte << 512 << Failure::Kind::None << u"1.6 GB too large"_s;
        QTest::newRow("unsupported") << gigabyte << 0 << Failure::Kind::ModelUnsupported
                                     << u"Not supported yet"_s;
        QTest::newRow("damaged") << gigabyte << 0 << Failure::Kind::ModelDamaged << u"Damaged"_s;
        QTest::newRow("unreadable") << gigabyte << 0 << Failure::Kind::ModelUnreadable << u"Cannot be read"_s;
        QTest::newRow("away") << gigabyte << 0 << Failure::Kind::ModelOffline << u"Drive not connected"_s;
    }

    void whetherItFitsIsSaid()
    {
        QFETCH(qint64, needed);
        QFETCH(int, context);
        QFETCH(Failure::Kind, failure);
        ui::ModelEntry entry = ScriptedLibrary::starter();
        entry.neededBytes = needed;
        entry.plannedContext = context;
        entry.failure.kind = failure;
        ModelListModel list;
        list.setModels({entry});
        QTEST(list.index(0).data(ModelListModel::FitTextRole).toString(), "words");
    }

    void aPlanIsChangedAndUsed()
    {
        show();
        browser().select(library().models[2].path);
        QCOMPARE(browser().name(), u"Code Llama"_s);
        QCOMPARE(browser().uses(), u"Chat, and filling in code"_s);
        QVERIFY(!browser().isInUse());
        QCOMPARE(browser().plan().contextLength, 8192);
        QCOMPARE(browser().contextLengths(), QList<int>({512, 1024, 2048, 4096, 8192}));
        QQuickItem *slider = item(u"contextLength"_s);
        QVERIFY(slider);
        slider->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_Left);
        QTest::keyClick(m_window, Qt::Key_Left);
        QCOMPARE(browser().plan().contextLength, 2048);
        QVERIFY(browser().plan().total() < 1'000'000'000);
        QTest::keyClick(m_window, Qt::Key_Right);
        item(u"useModel"_s)->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_Return);
        QCOMPARE(library().loads.last().path, library().models[2].path);
        QCOMPARE(library().loads.last().options.contextLength, 4096);
        QVERIFY(browser().isInUse());
        QCOMPARE(m_window->property("page").toString(), u"chat"_s);
        QCOMPARE(m_program->preferences.modelPath(), library().models[2].path);
    }

    void theListIsWalkedByTheArrowKeys()
    {
        show();
        QCOMPARE(browser().path(), ScriptedLibrary::starter().path); // the one in use
        item(u"models"_s)->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_Up);
        QCOMPARE(browser().name(), u"Llama"_s);
        QVERIFY(browser().planWords().contains(u"does not fit"_s) || browser().plan().fits());
        QTest::keyClick(m_window, Qt::Key_Down);
        QTest::keyClick(m_window, Qt::Key_Down);
        QCOMPARE(browser().name(), u"Code Llama"_s);
    }

    void whatIsLookedAtStaysWhenTheListChanges()
    {
        show();
        browser().select(library().models[2].path);
        library().models.append(model(u"/drive"_s, u"Another"_s, 1'000'000));
        browser().refresh();
        QCOMPARE(browser().name(), u"Code Llama"_s);
        browser().removeFolder(u"/drive"_s);
        QCOMPARE(browser().name(), u"SmolLM2 135M Instruct"_s); // it went away
        library().models.clear();
        browser().refresh();
        QVERIFY(shown().size() <= 1); // the one in use is still that
    }

    void aModelIsNamedAndNoted()
    {
        show();
        browser().select(library().models[2].path);
        browser().rename(u"  My   coder "_s);
        QCOMPARE(browser().name(), u"My coder"_s);
        QQuickItem *notes = item(u"modelNotes"_s);
        QVERIFY(notes);
        QTRY_COMPARE(notes->property("of").toString(), browser().path());
        notes->forceActiveFocus();
        for (const char letter : "good")
            if (letter)
                QTest::keyClick(m_window, letter);
        browser().refresh(); // the list comes again while one writes
        QCOMPARE(notes->property("text").toString(), u"good"_s);
        browser().select(library().models[0].path);
        QTRY_COMPARE(library().models[2].notes, u"good"_s);
        QCOMPARE(library().models[0].notes, QString());
        QTRY_COMPARE(item(u"modelNotes"_s)->property("text").toString(), QString());
        browser().select(library().models[2].path);
        QTRY_COMPARE(item(u"modelNotes"_s)->property("text").toString(), u"good"_s);
    }

    void aModelIsReadToItsEnd()
    {
        show();
        browser().select(library().models[2].path);
        QVERIFY(browser().checkWords().contains(u"not read yet"_s));
        QMetaObject::invokeMethod(item(u"verifyModel"_s), "click");
        QCOMPARE(browser().verifyShare(), 0.25);
        browser().select(library().models[0].path);
        QCOMPARE(browser().verifyShare(), -1.0); // of another
        browser().select(library().models[2].path);
        QMetaObject::invokeMethod(item(u"verifyModel"_s), "click");
        QCOMPARE(library().stops, 1);
        emit library().verified(library().models[2].path);
        QCOMPARE(browser().verifyShare(), -1.0);
        library().models[2].sha256 = u"abc123"_s;
        browser().refresh();
        QVERIFY(browser().checkWords().contains(u"abc123"_s));
        library().models[2].isPublished = true;
        browser().refresh();
        QVERIFY(browser().isPublished());
    }

    void whatWasFetchedAndBecameDamagedIsRepaired()
    {
        show();
        browser().select(library().models[2].path);
        QVERIFY(!item(u"repairModel"_s)->isVisible());
        library().models[2].failure = {.kind = Failure::Kind::ModelMendable, .subject = u"Code Llama"_s};
        browser().refresh();
        QTRY_VERIFY(item(u"repairModel"_s)->isVisible());
        QMetaObject::invokeMethod(item(u"repairModel"_s), "click");
        QCOMPARE(m_program->downloads.calls.last(), u"repair "_s + library().models[2].path);
        // Once it is whole it is planned as others are.
        browser().select(library().models[0].path);
        browser().select(library().models[2].path);
        QVERIFY(!browser().hasPlan());
        library().models[2].failure = {};
        browser().refresh();
        QVERIFY(browser().hasPlan());
    }

    void aModelIsMovedToTheBin()
    {
        show();
        QCOMPARE(browser().name(), u"SmolLM2 135M Instruct"_s);
        browser().remove(); // the one in use: unloaded first
        QCOMPARE(library().unloads, 1);
        QCOMPARE(shown(), QStringList({u"Llama"_s, u"Code Llama"_s}));
        library().models[0].canBeRemoved = false;
        browser().refresh();
        browser().select(library().models[0].path);
        browser().remove();
        QCOMPARE(shown().size(), 2);
        emit library().changeFailed({.kind = Failure::Kind::ModelNotMoved, .subject = u"Llama"_s});
        browser().refresh();
        QVERIFY(browser().failure().isSet()); // until it is closed
        browser().dismissFailure();
        QVERIFY(!browser().failure().isSet());
    }

    void aModelThatNobodyAsksRests()
    {
        ui::Preferences &preferences = m_program->preferences;
        preferences.setRestMinutes(30);
        ui::ModelChoice choice(library(), preferences, nullptr, std::chrono::milliseconds(1));
        using State = ui::ModelChoice::State;
        choice.choose(ScriptedLibrary::starter().path);
        QCOMPARE(choice.state(), State::Ready);
        choice.setWanted(true);
        QTest::qWait(60); // twice the time
        QCOMPARE(choice.state(), State::Ready);
        choice.setWanted(false);
        QTRY_COMPARE(choice.state(), State::Resting);
        QCOMPARE(library().unloads, 1);
        QCOMPARE(choice.name(), u"SmolLM2 135M Instruct"_s);
        QVERIFY(choice.isComing()); // a question waits for it
        qsizetype loads = library().loads.size();
        choice.wake(); // somebody writes
        QCOMPARE(library().loads.size(), ++loads);
        QTRY_COMPARE(choice.state(), State::Resting); // and asks nothing
        choice.setWanted(true);
        QCOMPARE(library().loads.size(), loads + 1);
        QCOMPARE(choice.state(), State::Ready);
        choice.setWanted(false);
        preferences.setRestMinutes(0);
        QTest::qWait(60);
        QCOMPARE(choice.state(), State::Ready);
    }

    void aFailedSearchIsSaid()
    {
        show();
        emit library().searchFailed({.kind = Failure::Kind::FolderUnwritable, .subject = u"/data"_s});
        QVERIFY(browser().failure().isSet());
        browser().refresh();
        QVERIFY(!browser().failure().isSet());
    }
};

QTEST_MAIN(TestModelsPage)
#include "tst_models_page.moc"
