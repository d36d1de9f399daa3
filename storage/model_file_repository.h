// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QStringList>

namespace storage {

class Database;

// Every statement about the model files that were used. Owned by a Store.
class ModelFileRepository
{
public:
    explicit ModelFileRepository(Database &database) : m_database(database) {}

    // The row of this path, size and time of change, new or known.
    qint64 remember(const ModelFile &file);
    ModelFile find(qint64 id) const; // throws Error(NotFound)
    void setSha256(qint64 id, const QString &sha256);
    QStringList paths() const; // each once

private:
    Database &m_database;
};

} // namespace storage
