// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/text_generator.h"

#include <QObject>
#include <QSettings>
#include <QString>
#include <QUrl>
#include <qqmlregistration.h>

namespace ui {

// What the person chose, kept in a file as it is chosen. Thread of the window.
class Preferences : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns its preferences")
    Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY zoomChanged)
    Q_PROPERTY(bool titlesByModel READ titlesByModel WRITE setTitlesByModel NOTIFY titlesByModelChanged)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY reduceMotionChanged)
    Q_PROPERTY(bool highContrast READ highContrast WRITE setHighContrast NOTIFY highContrastChanged)
    Q_PROPERTY(int threads READ threads WRITE setThreads NOTIFY threadsChanged)
    Q_PROPERTY(QString device READ device WRITE setDevice NOTIFY deviceChanged)
    Q_PROPERTY(QString modelPath READ modelPath WRITE setModelPath NOTIFY modelPathChanged)
    Q_PROPERTY(int restMinutes READ restMinutes WRITE setRestMinutes NOTIFY restMinutesChanged)
    Q_PROPERTY(int downloadsAtOnce READ downloadsAtOnce WRITE setDownloadsAtOnce NOTIFY downloadsChanged)
    Q_PROPERTY(int downloadSpeed READ downloadSpeed WRITE setDownloadSpeed NOTIFY downloadsChanged)
    Q_PROPERTY(int contextLength READ contextLength WRITE setContextLength NOTIFY contextLengthChanged)
    Q_PROPERTY(QString modelsFolder READ modelsFolder WRITE setModelsFolder NOTIFY modelsFolderChanged)
    Q_PROPERTY(QString systemPrompt READ systemPrompt WRITE setSystemPrompt NOTIFY answersChanged)
    Q_PROPERTY(double temperature READ temperature WRITE setTemperature NOTIFY answersChanged)
    Q_PROPERTY(QList<double> sampling READ sampling NOTIFY answersChanged)
    Q_PROPERTY(int longestAnswer READ longestAnswer WRITE setLongestAnswer NOTIFY answersChanged)
    Q_PROPERTY(QString dataFolder READ dataFolder WRITE setDataFolder NOTIFY dataFolderChanged)
    Q_PROPERTY(bool sidebarShown READ sidebarShown WRITE setSidebarShown NOTIFY sidebarShownChanged)
    Q_PROPERTY(bool codeWrapped READ codeWrapped WRITE setCodeWrapped NOTIFY codeWrappedChanged)
    Q_PROPERTY(bool codeNumbered READ codeNumbered WRITE setCodeNumbered NOTIFY codeNumberedChanged)
    Q_PROPERTY(QString codeTheme READ codeTheme WRITE setCodeTheme NOTIFY codeThemeChanged)
    Q_PROPERTY(QStringList codeThemes READ codeThemes CONSTANT)
    Q_PROPERTY(
        QStringList codeQuestions READ codeQuestions WRITE setCodeQuestions NOTIFY codeQuestionsChanged)
    Q_PROPERTY(QStringList codeCheckers READ codeCheckers WRITE setCodeCheckers NOTIFY codeCheckersChanged)
    Q_PROPERTY(bool welcomeSeen READ welcomeSeen WRITE setWelcomeSeen NOTIFY welcomeSeenChanged)
    Q_PROPERTY(int windowWidth READ windowWidth WRITE setWindowWidth NOTIFY windowWidthChanged)
    Q_PROPERTY(int windowHeight READ windowHeight WRITE setWindowHeight NOTIFY windowHeightChanged)
    Q_PROPERTY(
        bool windowMaximized READ windowMaximized WRITE setWindowMaximized NOTIFY windowMaximizedChanged)

public:
    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)

    explicit Preferences(const QString &file, QObject *parent = nullptr);

    Theme theme() const;
    void setTheme(Theme theme);
    QString language() const; // "en", "es"; empty: the system's
    void setLanguage(const QString &language);
    double zoom() const; // 1 to 2
    void setZoom(double zoom);
    bool titlesByModel() const; // names of conversations
    void setTitlesByModel(bool byModel);
    bool reduceMotion() const;
    void setReduceMotion(bool reduce);
    bool highContrast() const;
    void setHighContrast(bool high);
    int threads() const; // 0: as many as leave the window a core
    void setThreads(int threads);
    QString device() const; // empty: the best one
    void setDevice(const QString &device);
    QString modelPath() const; // that was chosen last
    void setModelPath(const QString &path);
    int restMinutes() const; // after which a model that nobody asks gives back its memory; 0: never
    void setRestMinutes(int minutes);
    int downloadsAtOnce() const; // 1 to 8
    void setDownloadsAtOnce(int count);
    int downloadSpeed() const; // megabytes a second, of all together at most; 0: no limit
    void setDownloadSpeed(int megabytes);
    int contextLength() const; // tokens; 0: what suits the model
    void setContextLength(int tokens);
    QString modelsFolder() const; // empty: the usual one
    void setModelsFolder(const QString &folder);
    Q_INVOKABLE void setModelsFolderUrl(const QUrl &folder) { setModelsFolder(folder.toLocalFile()); }
    QString systemPrompt() const; // that every conversation begins with; empty: none
    void setSystemPrompt(const QString &text);
    double temperature() const; // 0 to 2; negative: what suits the model
    void setTemperature(double temperature);
    // See ui/sampling_fields.h; -1: what suits the model.
    QList<double> sampling() const;
    Q_INVOKABLE void setSampling(int field, double number);
    int longestAnswer() const; // tokens; 0: no limit
    void setLongestAnswer(int tokens);
    AnswerSettings answers() const; // those above
    QString dataFolder() const;     // empty: the usual one
    void setDataFolder(const QString &folder);
    bool sidebarShown() const;
    void setSidebarShown(bool shown);
    bool codeWrapped() const;
    void setCodeWrapped(bool wrapped);
    bool codeNumbered() const; // its lines
    QString codeTheme() const; // of codeThemes(); empty: the window's colours
    QStringList codeThemes() const;
    void setCodeNumbered(bool numbered);
    void setCodeTheme(const QString &name);
    QStringList codeQuestions() const; // the person's own about code
    void setCodeQuestions(const QStringList &questions);
    QStringList codeCheckers() const; // ids of those that may be run
    void setCodeCheckers(const QStringList &ids);
    bool welcomeSeen() const;
    void setWelcomeSeen(bool seen);
    int windowWidth() const;
    void setWindowWidth(int width);
    int windowHeight() const;
    void setWindowHeight(int height);
    bool windowMaximized() const;
    void setWindowMaximized(bool maximized);

signals:
    void themeChanged();
    void languageChanged();
    void zoomChanged();
    void titlesByModelChanged();
    void reduceMotionChanged();
    void highContrastChanged();
    void threadsChanged();
    void deviceChanged();
    void modelPathChanged();
    void restMinutesChanged();
    void downloadsChanged();
    void contextLengthChanged();
    void modelsFolderChanged();
    void answersChanged();
    void dataFolderChanged();
    void sidebarShownChanged();
    void codeWrappedChanged();
    void codeNumberedChanged();
    void codeThemeChanged();
    void codeQuestionsChanged();
    void codeCheckersChanged();
    void welcomeSeenChanged();
    void windowWidthChanged();
    void windowHeightChanged();
    void windowMaximizedChanged();

private:
    template <typename Value>
    Value value(const char *key, const Value &otherwise) const;
    template <typename Value>
    void change(const char *key, const Value &from, const Value &to, void (Preferences::*changed)());

    QSettings m_settings;
};

} // namespace ui
