// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/model_list_model.h"
#include "ui/ports/model_library.h"
#include "ui/preferences.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <qqmlregistration.h>

#include <chrono>
#include <optional>

namespace ui {

// Which model answers: the choice of the person, its loading, and what went wrong with it. Thread of the
// window.
class ModelChoice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns the choice of its model")
    Q_PROPERTY(ui::ModelListModel *models READ models CONSTANT)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString path READ path NOTIFY changed)
    Q_PROPERTY(QString ownPath READ ownPath NOTIFY changed)
    Q_PROPERTY(QString askedPath READ askedPath NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(QString backend READ backend NOTIFY changed)
    Q_PROPERTY(QString device READ device NOTIFY changed)
    Q_PROPERTY(QString deviceFailure READ deviceFailure NOTIFY changed)
    Q_PROPERTY(QStringList devices READ devices NOTIFY devicesChanged)
    Q_PROPERTY(int threads READ threads NOTIFY changed)
    Q_PROPERTY(double loadShare READ loadShare NOTIFY loadShareChanged)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY changed)
    Q_PROPERTY(bool isStarter READ isStarter NOTIFY changed)
    Q_PROPERTY(bool canChat READ canChat NOTIFY changed)
    Q_PROPERTY(bool canInfill READ canInfill NOTIFY changed)
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY changed)
    Q_PROPERTY(int contextLength READ contextLength NOTIFY changed)
    Q_PROPERTY(qint64 memoryBytes READ memoryBytes NOTIFY changed)
    Q_PROPERTY(int longerContext READ longerContext NOTIFY changed)
    Q_PROPERTY(qint64 longerContextBytes READ longerContextBytes NOTIFY changed)

public:
    // Resting: its memory was given back because nobody asked; it is loaded when somebody does.
    enum class State { NoModel, Loading, Ready, Failed, Resting };
    Q_ENUM(State)

    // `minute` is how long one of the preferences' is.
    ModelChoice(ModelLibrary &library, Preferences &preferences, QObject *parent = nullptr,
                std::chrono::milliseconds minute = std::chrono::minutes(1));

    ModelListModel *models() { return &m_models; }
    State state() const { return m_state; }
    QString path() const { return m_model.entry.path; }
    QString ownPath() const { return m_own.path; }     // of the program
    QString askedPath() const { return m_asked.path; } // that is loaded now, perhaps for a conversation
    QString name() const { return m_model.entry.name; }
    QString detail() const { return detailOf(m_model.entry); }
    QString backend() const { return m_model.backend; }
    QString device() const { return m_model.device; }
    QString deviceFailure() const { return m_model.deviceFailure; }
    QStringList devices() const { return m_devices; } // to choose, besides the processor
    int threads() const { return m_model.threads; }
    double loadShare() const { return m_share; }
    Failure failure() const { return m_failure; }
    bool isStarter() const { return m_model.entry.isStarter; }
    bool canChat() const { return m_model.entry.canChat; }     // otherwise it goes on with what is written
    bool canInfill() const { return m_model.entry.canInfill; } // it sees what follows a gap
    bool isKnown() const { return m_isKnown; }                 // which models there are
    // One is being loaded, or will be once it is known which there are.
    bool isComing() const { return m_state == State::Loading || m_state == State::Resting || m_choosesFirst; }
    int contextLength() const { return m_model.contextLength; }
    QString instruction() const { return m_model.instruction; } // that suits it; empty: none
    qint64 memoryBytes() const { return m_model.memoryBytes; }
    int longerContext() const { return m_model.longerContext; }
    qint64 longerContextBytes() const { return m_model.longerContextBytes; }

    // Whether questions wait or are answered: a model that is not wanted for long rests, and wakes when it
    // is.
    void setWanted(bool isWanted);
    void wake(); // one that rests

    // At the start: the model of the last time; else the starter, else the first that can be used.
    void loadLast();

    Q_INVOKABLE void choose(const QString &path);
    void chooseWith(const QString &path, int contextLength); // this time; 0: the longest that fits
    // For one answer: the model of its conversation, or the program's (empty); none: its usual context.
    void useFor(const QString &path, std::optional<int> contextLength);
    Q_INVOKABLE void openFile(const QUrl &file) { choose(file.toLocalFile()); }
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void retry(); // with the preferences as they are now
    Q_INVOKABLE void useLongerContext();
    Q_INVOKABLE void unload(); // or end its loading; it is loaded again when the program starts

signals:
    void changed();
    void loadShareChanged();
    void devicesChanged();
    void loaded(); // a model is ready, perhaps another one than before

private:
    struct Load {
        QString path;
        int contextLength = 0; // 0: what suits the model

        bool operator==(const Load &) const = default;
    };

    void chooseOwn(const QString &path, int contextLength);
    void load(const Load &asked);
    void begin(int contextLength);
    void rest();
    void waitForRest();
    void chooseAmong(const QList<ModelEntry> &models);

    ModelLibrary &m_library;
    Preferences &m_preferences;
    std::chrono::milliseconds m_minute;
    QTimer m_restTimer;
    bool m_isWanted = false;
    ModelListModel m_models;
    State m_state = State::NoModel;
    Load m_own;          // of the program
    Load m_asked;        // what is loaded
    LoadedModel m_model; // or the one that is being loaded, with what is known of it
    QStringList m_devices;
    double m_share = 0;
    Failure m_failure;
    bool m_isKnown = false;
    bool m_choosesFirst = false; // among the models that the next list holds
};

} // namespace ui
