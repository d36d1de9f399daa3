// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
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
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY reduceMotionChanged)
    Q_PROPERTY(int threads READ threads WRITE setThreads NOTIFY threadsChanged)
    Q_PROPERTY(QString device READ device WRITE setDevice NOTIFY deviceChanged)
    Q_PROPERTY(QString modelPath READ modelPath WRITE setModelPath NOTIFY modelPathChanged)
    Q_PROPERTY(QString dataFolder READ dataFolder WRITE setDataFolder NOTIFY dataFolderChanged)
    Q_PROPERTY(bool sidebarShown READ sidebarShown WRITE setSidebarShown NOTIFY sidebarShownChanged)
    Q_PROPERTY(bool codeWrapped READ codeWrapped WRITE setCodeWrapped NOTIFY codeWrappedChanged)
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
    bool reduceMotion() const;
    void setReduceMotion(bool reduce);
    int threads() const; // 0: one a processor core
    void setThreads(int threads);
    QString device() const; // empty: the best one
    void setDevice(const QString &device);
    QString modelPath() const; // that was chosen last
    void setModelPath(const QString &path);
    QString dataFolder() const; // empty: the usual one
    void setDataFolder(const QString &folder);
    bool sidebarShown() const;
    void setSidebarShown(bool shown);
    bool codeWrapped() const;
    void setCodeWrapped(bool wrapped);
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
    void reduceMotionChanged();
    void threadsChanged();
    void deviceChanged();
    void modelPathChanged();
    void dataFolderChanged();
    void sidebarShownChanged();
    void codeWrappedChanged();
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
