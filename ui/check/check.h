// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/check/checker.h"
#include "ui/pad/pad.h"
#include "ui/ports/program_runner.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTextCursor>
#include <qqmlregistration.h>

#include <vector>

namespace ui {

class Preferences;

// What is wrong in the text of a pad, as somebody says who does not run it: the program itself of JSON and
// XML, of other languages a program of this computer that the person allowed. What was found keeps to its
// place while the text is edited. Thread of the window.
class Check : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The pad has one")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString checker READ checker NOTIFY changed)
    Q_PROPERTY(QString checkerPath READ checkerPath NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(bool isOutdated READ isOutdated NOTIFY changed)
    Q_PROPERTY(QList<int> errorLines READ errorLines NOTIFY marksChanged)
    Q_PROPERTY(QList<int> warningLines READ warningLines NOTIFY marksChanged)

public:
    enum Role { LineRole = Qt::UserRole, ColumnRole, IsErrorRole, WordsRole };
    enum State {
        Closed,
        Running,
        Clean,
        Found,
        Forbidden, // the person has not allowed checkerPath() yet
        Missing,   // the program that could
        Unknown,   // nobody checks this language
        Failed,    // it says what is not understood, or took too long
    };
    Q_ENUM(State)

    // All must outlive it.
    Check(Pad &pad, ProgramRunner &runner, Preferences &preferences, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    State state() const { return m_state; }
    int count() const { return rowCount(); }
    QString checker() const { return m_checker; }    // that said it, or would; empty: the program itself
    QString checkerPath() const { return m_path; }   // where it is
    QString failure() const { return m_failure; }    // what it said, which was not understood; or empty
    bool isOutdated() const { return m_isOutdated; } // the text is another one since
    QList<int> errorLines() const { return linesOf(true); } // from 1 on
    QList<int> warningLines() const { return linesOf(false); }

    Q_INVOKABLE void run();
    Q_INVOKABLE void allow(); // what is Forbidden, from now on; and runs it
    Q_INVOKABLE void close();
    Q_INVOKABLE int positionOf(int row) const; // in the text
    Q_INVOKABLE QString report() const;        // a line for each, for the model

signals:
    void changed();
    void marksChanged(); // where something is wrong

private:
    struct Place {
        QTextCursor cursor; // goes with the text
        Problem problem;
    };

    const Checker *choose();
    void take(const Checker &checker, const ProgramOutput &output);
    void show(State state, const QList<Problem> &problems = {}, const QString &failure = {});
    void look(int position, int removed, int added);
    int lineOf(const Place &place) const;
    QList<int> linesOf(bool errors) const;

    Pad &m_pad;
    ProgramRunner &m_runner;
    Preferences &m_preferences;
    QPointer<QTextDocument> m_document;
    std::vector<Place> m_places;
    State m_state = Closed;
    QString m_checker;
    QString m_checkerId;
    QString m_path;
    QString m_failure;
    QString m_text; // that was looked at
    bool m_isOutdated = false;
    quint64 m_run = 0; // what an older one says is too late
};

} // namespace ui
