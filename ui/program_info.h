// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"
#include "ui/ports/code_colourer.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <qqmlregistration.h>

namespace ui {

// What the interface shows and asks of the program around it. app/ fulfils it, tests with fixed facts.
class ProgramInfo : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program tells about itself")
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT)
    Q_PROPERTY(QString modelsFolder READ modelsFolder NOTIFY modelsFolderChanged)
    Q_PROPERTY(QString processor READ processor CONSTANT)
    Q_PROPERTY(int processorThreads READ processorThreads CONSTANT)
    Q_PROPERTY(qint64 memoryBytes READ memoryBytes CONSTANT)
    Q_PROPERTY(bool needsRestart READ needsRestart NOTIFY needsRestartChanged)
    Q_PROPERTY(ui::Failure storeFailure READ storeFailure NOTIFY storeChanged)
    Q_PROPERTY(ui::CodeColourer *codeColourer READ codeColourer CONSTANT)
    Q_PROPERTY(QString recoveryText READ recoveryText NOTIFY storeChanged)

public:
    using QObject::QObject;

    virtual QString version() const = 0;
    virtual QString dataFolder() const = 0;   // where conversations lie
    virtual QString modelsFolder() const = 0; // where model files are looked for
    virtual QString processor() const = 0;
    virtual int processorThreads() const = 0;
    virtual qint64 memoryBytes() const = 0;
    virtual bool needsRestart() const = 0;    // another data folder was chosen
    virtual Failure storeFailure() const = 0; // the conversations cannot be opened
    virtual QString recoveryText() const = 0; // what had to be mended at the start; empty: nothing
    virtual CodeColourer *codeColourer() = 0;

    Q_INVOKABLE virtual void openDataFolder() = 0;
    Q_INVOKABLE virtual void openModelsFolder() = 0;                   // makes it when it is not there
    Q_INVOKABLE virtual void changeDataFolder(const QUrl &folder) = 0; // from the next start on
    Q_INVOKABLE virtual void forgetRecovery() = 0;
    Q_INVOKABLE virtual void restart() = 0;
    // Of the kinds that text/links.h lets through, in the programs that the person uses for them.
    Q_INVOKABLE virtual void openLink(const QString &href) = 0;
    Q_INVOKABLE QString serverOf(const QString &href) const { return QUrl(href).host(QUrl::FullyEncoded); }
    Q_INVOKABLE virtual void copy(const QString &text) = 0; // to the clipboard
    // Writes a file whole or not at all.
    Q_INVOKABLE virtual ui::Failure saveText(const QUrl &file, const QString &text) = 0;
    Q_INVOKABLE virtual QString bytes(qint64 count) const = 0; // "4.1 GB"

signals:
    void modelsFolderChanged();
    void storeChanged();
    void needsRestartChanged();
};

} // namespace ui
