// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/conversation_repository.h"
#include "storage/model_file_repository.h"
#include "storage/search/search_repository.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace storage {

// A copy of the conversations, and what is wrong with it.
struct CopyHealth {
    QString file;
    QString complaint; // SQLite's first; empty: it is sound
};

// What a look at a database and its copies found.
struct StoreHealth {
    QString file;
    qint64 sizeBytes = 0;
    int version = 0; // of its tables
    int conversations = 0;
    int inBin = 0; // of these
    int messages = 0;
    QStringList complaints;   // SQLite's, a hundred at most; none: it is sound
    QList<CopyHealth> copies; // the daily ones, newest first

    bool isSound() const { return complaints.isEmpty(); }
};

// The conversations of a data folder, for a look: nothing of them is changed, and the window may have them
// open meanwhile. Owned and called by one thread. Everything here throws Error.
class StoreReader
{
public:
    // NotFound where there are no conversations; else as a Store's errors.
    explicit StoreReader(const QString &folder);
    ~StoreReader();

    const ConversationRepository &conversations();
    const ModelFileRepository &modelFiles();
    const SearchRepository &search();

    // Reads every page, also those of the copies.
    StoreHealth check();

    // A checked copy in one file, as it is now. The file must not be there yet.
    void copyTo(const QString &file);

private:
    void bringUpToDate();

    QString m_folder;
    int m_version = 0;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Database> m_upToDate; // one of an older release, brought to this one's tables in memory
    std::unique_ptr<ConversationRepository> m_conversations;
    std::unique_ptr<ModelFileRepository> m_modelFiles;
    std::unique_ptr<SearchRepository> m_search;
};

} // namespace storage
