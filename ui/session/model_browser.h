// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/model_filter.h"
#include "ui/ports/model_library.h"
#include "ui/session/model_choice.h"

#include <QObject>
#include <QUrl>
#include <qqmlregistration.h>

namespace ui {

// The page of the models: which are shown, the one that is looked at, and the memory that it would take.
// Thread of the window.
class ModelBrowser : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns the browser of its models")
    Q_PROPERTY(ui::ModelFilter *list READ list CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY listChanged)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY listChanged)
    Q_PROPERTY(QString path READ path NOTIFY selectionChanged)
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY selectionChanged)
    Q_PROPERTY(QString name READ name NOTIFY selectionChanged)
    Q_PROPERTY(QStringList facts READ facts NOTIFY selectionChanged)
    Q_PROPERTY(QString uses READ uses NOTIFY selectionChanged)
    Q_PROPERTY(QString licence READ licence NOTIFY selectionChanged)
    Q_PROPERTY(ui::Failure modelFailure READ modelFailure NOTIFY selectionChanged)
    Q_PROPERTY(QString place READ place NOTIFY selectionChanged)
    Q_PROPERTY(QString sameAs READ sameAs NOTIFY selectionChanged)
    Q_PROPERTY(QString notes READ notes NOTIFY selectionChanged)
    Q_PROPERTY(QString checkWords READ checkWords NOTIFY selectionChanged)
    Q_PROPERTY(bool isPublished READ isPublished NOTIFY selectionChanged)
    Q_PROPERTY(bool canBeVerified READ canBeVerified NOTIFY selectionChanged)
    Q_PROPERTY(bool canBeRepaired READ canBeRepaired NOTIFY selectionChanged)
    Q_PROPERTY(bool canBeRemoved READ canBeRemoved NOTIFY selectionChanged)
    Q_PROPERTY(QString promptSpeed READ promptSpeed NOTIFY selectionChanged)
    Q_PROPERTY(QString answerSpeed READ answerSpeed NOTIFY selectionChanged)
    Q_PROPERTY(double verifyShare READ verifyShare NOTIFY verifyChanged)
    Q_PROPERTY(bool isInUse READ isInUse NOTIFY useChanged)
    Q_PROPERTY(ui::PlannedMemory plan READ plan NOTIFY planChanged)
    Q_PROPERTY(bool hasPlan READ hasPlan NOTIFY planChanged)
    Q_PROPERTY(QList<int> contextLengths READ contextLengths NOTIFY selectionChanged)
    Q_PROPERTY(int contextIndex READ contextIndex WRITE setContextIndex NOTIFY planChanged)
    Q_PROPERTY(QString planWords READ planWords NOTIFY planChanged)

public:
    ModelBrowser(ModelLibrary &library, ModelChoice &choice, QObject *parent = nullptr);

    ModelFilter *list() { return &m_filter; }
    int count() const { return m_choice.models()->count(); } // of all
    Failure failure() const { return m_failure; }            // of the search

    QString path() const { return m_path; }
    bool hasSelection() const { return entry() != nullptr; }
    QString name() const { return shown().name; }
    QStringList facts() const; // short ones: "llama", "135 M", "Q4_1"
    QString uses() const;      // what it is good for
    QString licence() const { return shown().licence; }
    Failure modelFailure() const { return shown().failure; } // why it cannot be used
    QString place() const;                                   // its file, or its first
    QString sameAs() const; // the file that has the same content; empty: none
    QString notes() const { return shown().notes; }
    QString checkWords() const; // what is known of its content: it was read to its end, or not
    // It is, to its last byte, what its publisher gave away.
    bool isPublished() const { return shown().isPublished; }
    bool canBeVerified() const; // it can be read
    // What is wrong of it can be fetched.
    bool canBeRepaired() const { return shown().failure.kind == Failure::Kind::ModelMendable; }
    bool canBeRemoved() const;   // into the system's bin
    QString promptSpeed() const; // "612 tokens/s", the last time here; empty: not measured
    QString answerSpeed() const;
    double verifyShare() const
    {
        return m_verifiedPath == m_path ? m_verifyShare : -1;
    } // -1: it is not read now
    bool isInUse() const; // it is loaded or being loaded

    PlannedMemory plan() const { return m_plan; }
    bool hasPlan() const { return m_plan.path == m_path && m_plan.total() > 0; }
    QList<int> contextLengths() const; // to choose from; the last is what it was trained for
    int contextIndex() const;
    void setContextIndex(int index);
    QString planWords() const; // what the length means here

    Q_INVOKABLE void select(const QString &path);
    Q_INVOKABLE void use(); // with the length that is planned
    Q_INVOKABLE void unload() { m_choice.unload(); }
    Q_INVOKABLE void refresh(); // when the page opens; before, nothing is looked at
    Q_INVOKABLE void addFolder(const QUrl &folder) { m_library.addFolder(folder.toLocalFile()); }
    Q_INVOKABLE void removeFolder(const QString &folder) { m_library.removeFolder(folder); }
    Q_INVOKABLE void verify() { m_library.verify(m_path); }
    Q_INVOKABLE void stopVerifying() { m_library.stopVerifying(); }
    Q_INVOKABLE void remove(); // into the system's bin; what is in use is unloaded before
    Q_INVOKABLE void rename(const QString &name);
    Q_INVOKABLE void setNotes(const QString &path, const QString &notes); // of any that is listed
    Q_INVOKABLE void dismissFailure();
    Q_INVOKABLE void reveal(); // in the system's file manager

    // Of a folder, as the list names it.
    Q_INVOKABLE QString folderName(const QString &folder) const;
    Q_INVOKABLE QString folderNote(const QString &folder) const;
    Q_INVOKABLE bool canRemoveFolder(const QString &folder) const;
    Q_INVOKABLE static QString bytes(qint64 count);

signals:
    void listChanged();
    void selectionChanged();
    void useChanged();
    void planChanged();
    void verifyChanged();

private:
    const ModelEntry *entry(const QString &path) const; // null: it is not listed
    const ModelEntry *entry() const { return entry(m_path); }
    ModelEntry shown() const; // that is looked at, or one without facts
    const ModelFolder *folder(const QString &path) const;
    void keepSelection();
    void askForPlan(int contextLength);

    ModelLibrary &m_library;
    ModelChoice &m_choice;
    ModelFilter m_filter;
    QList<ModelFolder> m_folders;
    Failure m_failure;
    bool m_isOpened = false;
    QString m_path; // that is looked at
    PlannedMemory m_plan;
    bool m_isPlanned = false; // it was asked for
    int m_wantedContext = 0;  // that a plan was asked for
    QString m_verifiedPath;   // that is read to its end now
    double m_verifyShare = -1;
};

} // namespace ui
