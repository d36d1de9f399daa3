// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/check/check.h"
#include "ui/check/checker_row.h"
#include "ui/pad/changes.h"
#include "ui/pad/pad.h"
#include "ui/pad/suggestion.h"

#include <QAbstractListModel>
#include <QString>
#include <QUrl>
#include <qqmlregistration.h>

#include <vector>

namespace ui {

// The texts that are open in the code pad, one beside the other, and which of them is in sight; there is
// always one. Each has its draft in a file of the program's, and so all are there again after it ended in
// whatever way. Thread of the window.
class PadList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program has one")
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(ui::Pad *pad READ pad NOTIFY currentChanged)
    Q_PROPERTY(ui::Suggestion *suggestion READ suggestion NOTIFY currentChanged)
    Q_PROPERTY(ui::Changes *changes READ changes NOTIFY currentChanged)
    Q_PROPERTY(ui::Check *check READ check NOTIFY currentChanged)

public:
    enum Role { PadRole = Qt::UserRole, SuggestionRole, CheckRole };

    // All must outlive it; `folder` is of the program's data. restore() reads what is there.
    PadList(Files &files, TextGenerator &generator, ProgramRunner &runner, Preferences &preferences,
            const QString &folder, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int current() const { return m_current; }
    void setCurrent(int index);
    Pad *pad() const { return inSight().pad; }
    Suggestion *suggestion() const { return inSight().suggestion; }
    Changes *changes() const { return inSight().changes; }
    Check *check() const { return inSight().check; }

    // Those that are installed; looked for at each call.
    Q_INVOKABLE QList<ui::CheckerRow> installedCheckers() const;

    // When the pad is shown the first time; before that there is one text without a word.
    Q_INVOKABLE void restore();
    // All of these bring into sight what they are about. A text in which nothing was written gives its place.
    Q_INVOKABLE void add();
    Q_INVOKABLE void put(const QString &text, const QString &language);
    Q_INVOKABLE void open(const QUrl &file);
    // With the text in sight, which stays as it is until the person applies what differs.
    Q_INVOKABLE void compare(const QString &text, const QString &language);
    // What was not saved is lost: the caller asks first.
    Q_INVOKABLE void close(int index);
    Q_INVOKABLE void step(int by); // to the next one, round the end
    // At the end of the program: what was written is kept.
    void letGo();

signals:
    void currentChanged();
    void asked(); // for a suggestion: a model is wanted

private:
    struct Entry {
        QString draft; // the name of its file
        Pad *pad = nullptr;
        Suggestion *suggestion = nullptr;
        Changes *changes = nullptr;
        Check *check = nullptr;
    };

    const Entry &inSight() const { return m_entries[std::size_t(m_current)]; }
    Entry makeEntry(const QString &draft);
    QStringList findDrafts() const;
    QString freeDraft() const;
    void append(Entry entry);
    void keep();

    Files &m_files;
    TextGenerator &m_generator;
    ProgramRunner &m_runner;
    Preferences &m_preferences;
    QString m_folder;
    std::vector<Entry> m_entries;
    int m_current = 0;
    bool m_isRestored = false;
};

} // namespace ui
