// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pad/pad.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QTextCursor>
#include <qqmlregistration.h>

#include <vector>

namespace ui {

// What a text that somebody proposes would change in that of the pad, piece by piece. Nothing changes until
// the person applies it, and then in the pad alone; the file is written when the pad is saved. Pieces follow
// the text as it is edited: one whose lines are other ones meanwhile is out of date and cannot be applied.
// Thread of the window.
class Changes : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The pad has one")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isPart READ isPart NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int openCount READ openCount NOTIFY changed)
    Q_PROPERTY(int appliedCount READ appliedCount NOTIFY changed)

public:
    enum Role { LineRole = Qt::UserRole, LinesRole, StateRole };
    enum State { Proposed, Applied, Skipped, Outdated };
    Q_ENUM(State)

    // It must outlive this.
    explicit Changes(Pad &pad, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isOpen() const { return m_isOpen; }
    // The proposed text is much shorter than the pad's: it is compared with the lines that are most like it.
    bool isPart() const { return m_isPart; }
    int count() const { return rowCount(); }
    int openCount() const { return countOf(Proposed); }
    int appliedCount() const { return countOf(Applied); }

    // Waits for the pad's document where there is none yet.
    void compare(const QString &proposed);
    Q_INVOKABLE void apply(int row);
    Q_INVOKABLE void skip(int row);
    Q_INVOKABLE void undo(int row); // what was applied or skipped
    Q_INVOKABLE void applyAll();    // that is proposed, as one step
    Q_INVOKABLE void undoAll();
    Q_INVOKABLE void close();

signals:
    void changed();

private:
    struct Piece {
        QTextCursor from; // stay around the lines while the text changes
        QTextCursor to;
        QString context; // the line before
        QStringList removed;
        QStringList added;
        QString before; // what stands between the cursors, and
        QString after;  // what shall
        State state = Proposed;
    };

    void follow();
    void find(const QString &proposed);
    Piece pieceAt(qsizetype from, qsizetype to) const;
    void put(const Piece &piece, const QString &text);
    void look();
    int countOf(State state) const;
    void set(int row, State state);

    Pad &m_pad;
    QPointer<QTextDocument> m_document;
    std::vector<Piece> m_pieces;
    QString m_waiting;   // what is proposed, until there is a document
    int m_lineCount = 0; // of the document, when it was last looked at
    bool m_isOpen = false;
    bool m_isPart = false;
};

} // namespace ui
