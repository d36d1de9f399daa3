// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/conversation_store.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <qqmlregistration.h>

namespace ui {

// Takes in conversations of files, one import at a time, and says what came of the last one. Thread of the
// window.
class ConversationImports : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A ConversationBrowser owns its imports")
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QStringList problems READ problems NOTIFY changed)
    Q_PROPERTY(QVariantList otherPrograms READ otherPrograms NOTIFY otherProgramsChanged)

public:
    // The store must outlive it.
    explicit ConversationImports(ConversationStore &store, QObject *parent = nullptr);

    bool isRunning() const { return m_isRunning; }
    int count() const { return m_count; }               // of those that were read until now
    QString summary() const { return m_summary; }       // of the last one; empty: there was none
    QStringList problems() const { return m_problems; } // a sentence each

    // { name, folder } of each whose conversations are on this computer: what start() takes.
    QVariantList otherPrograms() const { return m_otherPrograms; }
    void addOtherProgram(const QString &name, const QString &folder);

    // Files, or folders with such files in them.
    Q_INVOKABLE void start(const QList<QUrl> &places);
    Q_INVOKABLE void dismiss(); // what is said of the last one

signals:
    void changed();
    void otherProgramsChanged();
    void finished(); // there may be others in the store now

private:
    void show(const storage::ImportReport &report);

    ConversationStore &m_store;
    bool m_isRunning = false;
    int m_count = 0;
    QString m_summary;
    QStringList m_problems;
    QVariantList m_otherPrograms;
};

} // namespace ui
