// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"
#include "ui/ports/text_generator.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <qqmlregistration.h>

#include <vector>

namespace ui {

class Files;

// Files and folders that go with the next question, as text: what a person attached to it. They are read when
// they are attached and again when the question is sent. A folder goes with all its texts, or as a map: its
// files and what each defines. Thread of the window, which waits for the disk.
class Attachments : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The session has them")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY changed)

public:
    enum Role { NameRole = Qt::UserRole, TokensRole, FilesRole, IsFolderRole, IsMapRole, IsCutRole };

    static constexpr qint64 MostFileBytes = 1 << 20;   // of one that is attached by itself
    static constexpr qint64 MostPartBytes = 256 << 10; // of one in a folder
    static constexpr qint64 MostFolderBytes = 4 << 20; // of all in it
    static constexpr int MostFolderFiles = 1000;

    // Both must outlive it.
    Attachments(Files &files, TextGenerator &generator, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return rowCount(); }
    int tokens() const;                           // of all that are counted
    Failure failure() const { return m_failure; } // of what was attached last

    // What is attached already is read again.
    Q_INVOKABLE void add(const QList<QUrl> &places);
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void setMap(int row, bool isMap);
    Q_INVOKABLE void dismissFailure();
    void clear();

    // As a model reads it: blocks of code, each with its file's name.
    QString asMarkdown() const;
    void readAgain();  // from the disk; what is gone by now stays as it was
    void countAgain(); // another model reads other tokens

signals:
    void changed();

private:
    struct Part {
        QString path; // in the folder, or the file's name
        QString text;
    };
    struct Entry {
        QString path;
        QString name;
        std::vector<Part> parts;
        bool isFolder = false;
        bool isMap = false;
        bool isCut = false;
        QString markdown;
        int tokens = -1; // not counted yet
        quint64 counting = 0;
    };

    bool read(Entry &entry);
    bool readFile(Entry &entry);
    bool readFolder(Entry &entry);
    void put(Entry entry);
    void write(Entry &entry);
    static QString markdownOf(const Entry &entry);
    void count(Entry &entry);
    void fail(const Failure &failure);

    Files &m_files;
    TextGenerator &m_generator;
    std::vector<Entry> m_entries;
    Failure m_failure;
    quint64 m_counting = 0;
};

} // namespace ui
