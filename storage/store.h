// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/act_repository.h"
#include "storage/bin_repository.h"
#include "storage/conversation_repository.h"
#include "storage/folder_repository.h"
#include "storage/message_repository.h"
#include "storage/model_file_repository.h"
#include "storage/preset_repository.h"
#include "storage/salvage.h"
#include "storage/search/search_repository.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace storage {

struct StoreOptions {
    std::string vfs;   // SQLite's way to the disk; empty: the system's
    ClockFunction now; // empty: the system's clock
};

// Everything that lasts of the conversations: the file chasqui.db in the data folder, and copies of it in
// "backups" beside it. Owned and called by one thread. After an Error nothing of the failed work is stored,
// and the next call may succeed.
class Store
{
public:
    // Opens, creates, migrates and checks. A damaged file is put aside, never deleted, and what can be read
    // of it and of the copies becomes a new one. Throws Error.
    explicit Store(const QString &folder, const StoreOptions &options = {});
    ~Store();

    ConversationRepository &conversations() { return *m_conversations; }
    FolderRepository &folders() { return *m_folders; }
    PresetRepository &presets() { return *m_presets; }
    BinRepository &bin() { return *m_bin; }
    ActRepository &acts() { return *m_acts; }
    MessageRepository &messages() { return *m_messages; }
    const SearchRepository &search() const { return *m_search; }
    ModelFileRepository &modelFiles() { return *m_modelFiles; }

    // What had to be mended at the opening, if anything.
    const std::optional<Recovery> &recovery() const { return m_recovery; }

    // What is due once a day: a copy, when there is none of today and something changed, and then a
    // comparison of the indexes of the search with what they are of; and what was in the bin for long goes
    // for good, behind the copy.
    void keepHouse();

private:
    void open();
    void mend();
    QString file() const;

    QString m_folder;
    StoreOptions m_options;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ConversationRepository> m_conversations;
    std::unique_ptr<FolderRepository> m_folders;
    std::unique_ptr<PresetRepository> m_presets;
    std::unique_ptr<BinRepository> m_bin;
    std::unique_ptr<ActRepository> m_acts;
    std::unique_ptr<MessageRepository> m_messages;
    std::unique_ptr<ModelFileRepository> m_modelFiles;
    std::unique_ptr<SearchRepository> m_search;
    std::optional<Recovery> m_recovery;
};

} // namespace storage
