// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_source.h"
#include "ui/session/downloads.h"

#include <QObject>
#include <QVariantList>
#include <qqmlregistration.h>

namespace ui {

// A model that can be fetched, as a row.
struct FoundRow {
    Q_GADGET
    QML_VALUE_TYPE(foundRow)
    Q_PROPERTY(QString id MEMBER id CONSTANT)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString detail MEMBER detail CONSTANT)
    Q_PROPERTY(QString uses MEMBER uses CONSTANT)
    Q_PROPERTY(bool isGated MEMBER isGated CONSTANT)

public:
    QString id;
    QString name;
    QString detail;
    QString uses; // empty: it is not known
    bool isGated = false;

    bool operator==(const FoundRow &) const = default;
};

// One that is offered to a person who has none, and what it is for.
struct SuggestionRow {
    Q_GADGET
    QML_VALUE_TYPE(suggestionRow)
    Q_PROPERTY(QString id MEMBER id CONSTANT)
    Q_PROPERTY(QString purpose MEMBER purpose CONSTANT)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString promise MEMBER promise CONSTANT)
    Q_PROPERTY(QString cost MEMBER cost CONSTANT)

public:
    QString id;
    QString purpose;
    QString name;
    QString promise;
    QString cost;

    bool operator==(const SuggestionRow &) const = default;
};

// One of its files.
struct FileRow {
    Q_GADGET
    QML_VALUE_TYPE(fileRow)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString quantisation MEMBER quantisation CONSTANT)
    Q_PROPERTY(QString size MEMBER size CONSTANT)
    Q_PROPERTY(qint64 sizeBytes MEMBER sizeBytes CONSTANT)
    Q_PROPERTY(bool isSuggested MEMBER isSuggested CONSTANT)
    Q_PROPERTY(bool isOneOfSeveral MEMBER isOneOfSeveral CONSTANT)

public:
    QString name;
    QString quantisation;
    QString size;
    qint64 sizeBytes = 0;
    bool isSuggested = false;
    bool isOneOfSeveral = false; // of a model in parts, which cannot be run yet

    bool operator==(const FileRow &) const = default;
};

// Finding a model that is not here: the catalogue, a search, the files of one, a look at one of them before
// it is fetched. Asks nobody until a person does. Thread of the window.
class ModelFinder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns what finds models")
    Q_PROPERTY(bool isCatalogue READ isCatalogue NOTIFY changed)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(QVariantList rows READ rows NOTIFY rowsChanged)
    Q_PROPERTY(QVariantList suggestions READ suggestions CONSTANT)
    Q_PROPERTY(QString selected READ selected NOTIFY changed)
    Q_PROPERTY(QVariantList files READ files NOTIFY filesChanged)
    Q_PROPERTY(int looked READ looked NOTIFY changed)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed)
    Q_PROPERTY(bool isGood READ isGood NOTIFY changed)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY changed)

public:
    ModelFinder(ModelSource &source, Downloads &downloads, qint64 memoryBytes, QObject *parent = nullptr);

    bool isCatalogue() const { return m_isCatalogue; } // rows are ours, not those of a search
    bool isAsking() const { return m_isAsking; }       // and waits for an answer, or for a person's word
    QVariantList rows() const;
    QVariantList suggestions() const;               // of the catalogue, that fit this computer
    QString selected() const { return m_selected; } // the id of the one whose files are shown; empty: none
    QVariantList files() const;
    int looked() const { return m_looked; } // the file that was looked at; -1: none
    QString verdict() const;                // on it: what it is and whether it fits here
    bool isGood() const;                    // it fits here
    Failure failure() const { return m_failure; }

    // Of words, a name "owner/name", or an address, which is fetched. Without words the catalogue is shown.
    Q_INVOKABLE void search(const QString &words);
    Q_INVOKABLE void select(const QString &id); // its files; again: none
    Q_INVOKABLE void look(int file);
    Q_INVOKABLE void fetch(int file);
    // The one that is suggested for this computer.
    Q_INVOKABLE void fetchSuggested(const QString &id);
    Q_INVOKABLE void leave(); // the person has gone elsewhere

signals:
    void changed();
    // Apart, because rows that are made anew lose the focus.
    void rowsChanged();
    void filesChanged();

private:
    void ask();
    void forgetFiles();
    QString suggested() const; // the quantisation, of what is selected

    ModelSource &m_source;
    Downloads &m_downloads;
    qint64 m_memoryBytes; // of this computer; 0: nobody knows
    QList<PublishedModel> m_found;
    QList<PublishedFile> m_files;
    QString m_selected;
    ModelEntry m_entry; // that was looked at
    int m_looked = -1;
    bool m_isCatalogue = true;
    bool m_isAsking = false;
    Failure m_failure;
};

} // namespace ui
