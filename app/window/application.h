// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/inference_worker.h"
#include "app/window/local_colourer.h"
#include "app/window/local_downloads.h"
#include "app/window/local_files.h"
#include "app/window/local_generator.h"
#include "app/window/local_library.h"
#include "app/window/local_network.h"
#include "app/window/local_runner.h"
#include "app/window/local_source.h"
#include "app/window/no_network.h"
#include "app/window/program_facts.h"
#include "app/window/sqlite_store.h"
#include "app/window/task_bar.h"
#include "app/window/task_thread.h"
#include "app/window/translations.h"
#include "storage/transfer/import/other_programs.h"
#include "ui/pad/pad_list.h"
#include "ui/preferences.h"
#include "ui/session/answer_queue.h"
#include "ui/session/chat_session.h"
#include "ui/session/conversation_browser.h"
#include "ui/session/downloads.h"
#include "ui/session/message_search.h"
#include "ui/session/model_browser.h"
#include "ui/session/model_choice.h"
#include "ui/session/model_finder.h"
#include "ui/session/network_log.h"
#include "ui/session/title_writer.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QString>

class QQuickWindow;

namespace window {

// What the program was started with.
struct Options {
    QString dataFolder; // conversations lie here
    QString settingsFile;
    QStringList modelFolders;                           // that are searched in any case
    QStringList foldersOfOthers;                        // programs, which are searched where they are there
    QList<storage::OtherProgram> conversationsOfOthers; // which can be imported
    QString modelFile;                                  // to load, whatever was chosen last; empty: none
    QString question;                                   // to ask at once in a new chat; empty: none
    ui::TextGenerator *generator = nullptr;             // in the place of the engine's; outlives the program
};

// Makes every object of the window program, in the order in which they may die, and puts them together. Lives
// on the main thread, which is that of the window.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(const Options &options);
    // Ends what runs; what was said is stored before it returns.
    ~Application() override;

    // Opens the database and loads the window. False when the window itself cannot be made.
    bool start();

    QQuickWindow *window() const;
    ui::ChatSession &session() { return m_session; }
    ui::ConversationBrowser &browser() { return m_browser; }
    ui::ModelChoice &models() { return m_models; }
    ui::ModelBrowser &modelBrowser() { return m_modelBrowser; }
    ui::Downloads &downloads() { return m_downloadList; }
    ui::NetworkLog &networkLog() { return m_networkLog; }
    ui::PadList &pads() { return m_pads; }
    ui::Preferences &preferences() { return m_preferences; }
    ui::AnswerQueue &answers() { return m_answers; }

public slots:
    void comeForward(const QByteArray &activation);

signals:
    // Once: a frame was shown with the conversations in it.
    void usable();

private:
    QStringList modelFolders() const; // the chosen one first
    storage::LibraryPlaces places() const;
    void followPreferences();
    void followTitles();
    void openStore();
    void watchFirstFrame();

    Options m_options;
    ui::Preferences m_preferences;
    Translations m_translations;
    SqliteStore m_store;
    InferenceWorker m_worker; // called on the thread below, which ends first
    TaskThread m_inference;
    LocalGenerator m_engine;
    ui::TextGenerator &m_generator;
    LocalLibrary m_library;
    LocalNetwork m_network;
    NetworkThread m_networkThread;
    LocalDownloads m_downloads;
    LocalSource m_source;
    TaskBar m_taskBar;
    LocalFiles m_files;
    ui::AnswerQueue m_answers;
    ui::ChatSession m_session;
    ui::ConversationBrowser m_browser;
    ui::TitleWriter m_titles;
    ui::ModelChoice m_models;
    ui::ModelBrowser m_modelBrowser;
    LocalColourer m_colourer;
    ProgramFacts m_facts;
    LocalRunner m_runner;
    ui::PadList m_pads;
    ui::Downloads m_downloadList;
    ui::ModelFinder m_finder;
    ui::NetworkLog m_networkLog;
    ui::MessageSearch m_search;
    NoNetwork m_noNetwork; // outlives the engine of QML
    QQmlApplicationEngine m_qml;
};

} // namespace window
