// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/ui/fixed_facts.h"
#include "tests/support/ui/memory_files.h"
#include "tests/support/ui/memory_store.h"
#include "tests/support/ui/scripted_downloads.h"
#include "tests/support/ui/scripted_generator.h"
#include "tests/support/ui/scripted_library.h"
#include "tests/support/ui/scripted_network.h"
#include "tests/support/ui/scripted_runner.h"
#include "tests/support/ui/scripted_source.h"
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

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>

// The whole interface over fakes: the real view models and the real window. What it was put together for is
// to be set before show().
class FakeProgram
{
public:
    FakeProgram();

    // The window, exposed and with its conversations listed; null when QML is wrong.
    QQuickWindow *show();
    // The first one of the window's with that object name, also what a Repeater made, which is a child to the
    // eye only; null when there is none.
    QQuickItem *item(const QString &name) const;
    // Clicks into its middle, once it is there and to be seen. False: it never was.
    bool click(const QString &name) const;
    // Asks as a person does and lets the answer begin.
    void ask(const QString &question);

    QTemporaryDir folder;
    ui::Preferences preferences{folder.filePath(QStringLiteral("chasqui.ini"))};
    MemoryStore store;
    ScriptedGenerator generator;
    ScriptedLibrary library;
    ui::AnswerQueue answers{store, generator};
    MemoryFiles files;
    ui::ChatSession session{store, generator, answers, files};
    ui::ConversationBrowser browser{store, session, answers};
    ui::ModelChoice models{library, preferences};
    ui::ModelBrowser modelBrowser{library, models};
    ScriptedDownloads downloads;
    ui::Downloads downloadList{downloads};
    ScriptedSource source;
    ui::ModelFinder finder{source, downloadList, 16'000'000'000};
    ScriptedNetwork network;
    ui::NetworkLog networkLog{network};
    ui::MessageSearch search{store};
    ScriptedRunner runner;
    ui::PadList pads{files, generator, runner, preferences, QStringLiteral("/data")};
    FixedFacts facts;
    int networkRequests = 0; // that QML wanted to make
    QQmlApplicationEngine engine;
};
