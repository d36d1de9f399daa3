// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/application.h"

#include "ui/icon_provider.h"

#include <QDBusConnection>
#include <QQuickWindow>
#include <QTimer>

#include <chrono>
#include <memory>

namespace window {

using namespace Qt::Literals::StringLiterals;

namespace {

// After the start, when nobody waits for the disk.
constexpr std::chrono::seconds BackUpDelay(20);

} // namespace

Application::Application(const Options &options)
    : m_options(options),
      m_preferences(options.settingsFile),
      m_store(options.dataFolder),
      m_inference(u"inference"_s),
      m_engine(m_inference, m_worker),
      m_generator(options.generator ? *options.generator : m_engine),
      m_library(m_inference, m_worker, m_store, places()),
      m_network(options.dataFolder),
      m_networkThread(options.dataFolder),
      m_downloads(m_networkThread, modelFolders().value(0)),
      m_source(m_networkThread),
      m_taskBar(m_downloads, QStringLiteral(CHASQUI_APP_ID), &QDBusConnection::sessionBus),
      m_answers(m_store, m_generator),
      m_session(m_store, m_generator, m_answers, m_files),
      m_browser(m_store, m_session, m_answers),
      m_titles(m_store, m_generator, m_answers),
      m_models(m_library, m_preferences),
      m_modelBrowser(m_library, m_models),
      m_facts(options.dataFolder, options.modelFolders.value(0), m_preferences, m_colourer),
      m_pads(m_files, m_generator, m_runner, m_preferences, options.dataFolder),
      m_downloadList(m_downloads),
      m_finder(m_source, m_downloadList, m_facts.memoryBytes()),
      m_networkLog(m_network),
      m_search(m_store)
{
    followPreferences();
    m_answers.setModelIsComing(true); // start() sees to it
    connect(&m_models, &ui::ModelChoice::changed, this, [this] {
        m_answers.setInstructionOfModel(m_models.instruction());
        m_answers.setModelIsComing(m_models.isComing());
    });
    connect(&m_answers, &ui::AnswerQueue::modelWanted, &m_models, &ui::ModelChoice::useFor);
    connect(&m_answers, &ui::AnswerQueue::changed, this, [this] { m_models.setWanted(m_answers.isBusy()); });
    connect(&m_session, &ui::ChatSession::draftChanged, &m_models, &ui::ModelChoice::wake);
    connect(&m_pads, &ui::PadList::asked, &m_models, &ui::ModelChoice::wake);
    connect(&m_titles, &ui::TitleWriter::titled, &m_browser, &ui::ConversationBrowser::adoptTitle);
    for (const storage::OtherProgram &program : m_options.conversationsOfOthers)
        m_browser.imports()->addOtherProgram(program.name, program.folder);
    connect(&m_models, &ui::ModelChoice::changed, this, &Application::followTitles);
    connect(&m_preferences, &ui::Preferences::titlesByModelChanged, this, &Application::followTitles);
    connect(&m_models, &ui::ModelChoice::loaded, &m_session, &ui::ChatSession::countTokens);
    connect(&m_models, &ui::ModelChoice::loaded, m_session.attachments(), &ui::Attachments::countAgain);
    connect(&m_downloads, &ui::ModelDownloads::recordChanged, &m_network, &LocalNetwork::refresh);
    connect(&m_downloads, &ui::ModelDownloads::fetched, this, [this](const QString &file) {
        if (m_models.state() == ui::ModelChoice::State::NoModel)
            m_models.choose(file); // the first one that a person has is wanted
        else
            m_models.refresh();
    });
    m_qml.setNetworkAccessManagerFactory(&m_noNetwork);
    m_qml.addImageProvider(u"icon"_s, new ui::IconProvider); // the engine owns it
}

QStringList Application::modelFolders() const
{
    const QString chosen = m_preferences.modelsFolder();
    return (chosen.isEmpty() ? QStringList() : QStringList(chosen)) + m_options.modelFolders;
}

storage::LibraryPlaces Application::places() const
{
    return {.dataFolder = m_options.dataFolder,
            .ownFolders = modelFolders(),
            .foldersOfOthers = m_options.foldersOfOthers};
}

void Application::followPreferences()
{
    m_translations.use(m_preferences.language());
    connect(&m_preferences, &ui::Preferences::languageChanged, this, [this] {
        m_translations.use(m_preferences.language());
        m_qml.retranslate();
    });
    connect(&m_preferences, &ui::Preferences::modelsFolderChanged, this, [this] {
        m_library.setOwnFolders(modelFolders());
        m_downloads.setFolder(modelFolders().value(0));
        m_models.refresh();
    });
    const auto limitDownloads = [this] {
        constexpr qint64 megabyte = 1'000'000;
        m_downloads.setLimits(m_preferences.downloadsAtOnce(), m_preferences.downloadSpeed() * megabyte);
    };
    limitDownloads();
    connect(&m_preferences, &ui::Preferences::downloadsChanged, this, limitDownloads);
    m_answers.setSettings(m_preferences.answers());
    connect(&m_preferences, &ui::Preferences::answersChanged, this,
            [this] { m_answers.setSettings(m_preferences.answers()); });
}

// The starter model is too small for it: what it writes names nothing.
void Application::followTitles()
{
    m_titles.setEnabled(m_preferences.titlesByModel() && m_models.state() == ui::ModelChoice::State::Ready &&
                        m_models.canChat() && !m_models.isStarter());
}

Application::~Application()
{
    // The window goes first, then what it shows; the store closes when all has been written.
    m_pads.letGo();
    m_session.close();
    m_answers.close();
}

bool Application::start()
{
    openStore();
    m_qml.setInitialProperties({{u"browser"_s, QVariant::fromValue(&m_browser)},
                                {u"session"_s, QVariant::fromValue(&m_session)},
                                {u"models"_s, QVariant::fromValue(&m_models)},
                                {u"modelBrowser"_s, QVariant::fromValue(&m_modelBrowser)},
                                {u"downloads"_s, QVariant::fromValue(&m_downloadList)},
                                {u"finder"_s, QVariant::fromValue(&m_finder)},
                                {u"networkLog"_s, QVariant::fromValue(&m_networkLog)},
                                {u"search"_s, QVariant::fromValue(&m_search)},
                                {u"pads"_s, QVariant::fromValue(&m_pads)},
                                {u"preferences"_s, QVariant::fromValue(&m_preferences)},
                                {u"program"_s, QVariant::fromValue<ui::ProgramInfo *>(&m_facts)}});
    m_qml.loadFromModule("Chasqui", "Main");
    if (m_qml.rootObjects().isEmpty())
        return false;
    watchFirstFrame();
    // The model is loaded beside the first frame, not before it.
    QTimer::singleShot(0, this, [this] {
        if (m_options.modelFile.isEmpty())
            m_models.loadLast();
        else
            m_models.choose(m_options.modelFile);
    });
    QTimer::singleShot(BackUpDelay, this,
                       [this] { m_store.keepHouse().then(this, [this] { m_browser.reloadBin(); }); });
    return true;
}

void Application::openStore()
{
    m_store.open()
        .then(this,
              [this](const std::optional<storage::Recovery> &recovery) {
                  m_facts.setRecovery(recovery);
                  m_browser.reload();
                  m_network.refresh();
                  m_downloads.restore();
                  m_session.askAnew(std::exchange(m_options.question, {})); // none: it only opens
              })
        .onFailed(this,
                  [this](const ui::FailureException &error) { m_facts.setStoreFailure(error.failure()); });
}

void Application::watchFirstFrame()
{
    const auto connection = std::make_shared<QMetaObject::Connection>();
    *connection = connect(window(), &QQuickWindow::frameSwapped, this, [this, connection] {
        if (!m_browser.isReady() || m_session.isLoading() || !disconnect(*connection))
            return;
        emit usable();
    });
}

QQuickWindow *Application::window() const
{
    return qobject_cast<QQuickWindow *>(m_qml.rootObjects().value(0));
}

void Application::comeForward(const QByteArray &activation)
{
    QQuickWindow *shown = window();
    if (!shown)
        return;
    if (!activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activation);
    shown->setWindowStates(shown->windowStates() & ~Qt::WindowMinimized);
    shown->show();
    shown->raise();
    shown->requestActivate();
}

} // namespace window
