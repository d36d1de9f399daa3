// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"
#include "ui/ports/conversation_store.h"
#include "ui/text/block.h"

#include <QAbstractListModel>
#include <QHash>
#include <qqmlregistration.h>

namespace ui {

// What is found in all messages and titles while a person types, newest first, as rows for a list: one for a
// conversation, and below it one for each of its messages. Thread of the window.
class MessageSearch : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns its search")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY asked)
    Q_PROPERTY(int scope READ scope WRITE setScope NOTIFY asked)
    Q_PROPERTY(int days READ days WRITE setDays NOTIFY asked)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY asked)
    Q_PROPERTY(QString model READ model WRITE setModel NOTIFY asked)
    Q_PROPERTY(bool isInBin READ isInBin WRITE setInBin NOTIFY asked)
    Q_PROPERTY(QStringList models READ models NOTIFY modelsChanged)
    Q_PROPERTY(int count READ count NOTIFY found)
    Q_PROPERTY(int messageCount READ messageCount NOTIFY found)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY found)
    Q_PROPERTY(bool isAnswered READ isAnswered NOTIFY found)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY found)

public:
    enum Scope { Everything, Mine, Answers, Code };
    Q_ENUM(Scope)
    enum Role {
        IsConversationRole = Qt::UserRole + 1,
        ConversationIdRole,
        MessageIdRole, // 0: of a conversation
        WhoRole,       // said it
        WhenRole,
        BlockRole, // the title, or a piece of the message, with what was found in strong words
        FoundRole, // the first words that were found, as they stand in the message
    };
    Q_ENUM(Role)

    // The store must outlive it.
    explicit MessageSearch(ConversationStore &store, QObject *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    int scope() const { return m_scope; } // of Scope
    void setScope(int scope);
    int days() const { return m_days; } // how old it may be; 0: of any age
    void setDays(int days);
    QString language() const { return m_language; } // of code, as it stands after a fence; empty: any
    void setLanguage(const QString &language);
    QString model() const { return m_model; } // that answered; empty: any
    void setModel(const QString &name);
    bool isInBin() const { return m_isInBin; } // instead of what is not
    void setInBin(bool isInBin);
    QStringList models() const { return m_models; } // to choose
    int count() const { return int(m_rows.size()); }
    int messageCount() const { return m_messages; }
    bool hasMore() const { return m_hasMore; }
    bool isAnswered() const { return m_answered == m_asked; } // what is shown is of what is asked
    Failure failure() const { return m_failure; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Messages that are older than those that were found.
    Q_INVOKABLE void loadMore();
    // The same again, and other models: something was said since.
    Q_INVOKABLE void repeat();

signals:
    void asked();
    void modelsChanged();
    void found();

private:
    struct Row {
        qint64 conversation = 0;
        qint64 message = 0;
        QString who;
        QDateTime when;
        Block block;
        QString found;
    };

    template <typename Value>
    void change(Value &value, const Value &to);
    void ask();
    void send(qint64 before);
    void show(const FoundPage &page);
    void add(const storage::SearchHit &hit);
    int headingOf(qint64 conversation, const Block &title);

    ConversationStore &m_store;
    QString m_text;
    int m_scope = Everything;
    int m_days = 0;
    QString m_language;
    QString m_model;
    bool m_isInBin = false;
    QStringList m_models;
    QList<Row> m_rows;
    int m_messages = 0;
    qint64 m_oldest = 0; // message that was found
    bool m_hasMore = false;
    Failure m_failure;
    quint64 m_asked = 0; // changes of the question, and the one that is shown
    quint64 m_answered = 0;
    bool m_isSending = false; // one at a time: the store has other things to do
};

} // namespace ui
