// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"

#include <QList>
#include <QObject>
#include <QString>

namespace ui {

// A model file on its way here, or one that is here and is mended.
struct ModelDownload {
    enum class State {
        Queued, // waits for its turn
        Running,
        Waiting, // to try again
        Paused,
        Failed,
        Done,
    };

    int id = 0;
    QString name; // of the file
    QString file; // where it stands once it is done
    QString site; // that it comes from
    State state = State::Queued;
    qint64 receivedBytes = 0;
    qint64 sizeBytes = 0;      // 0: not known yet
    double bytesPerSecond = 0; // of late; 0: not known
    bool hasChecksum = false;  // one was published, and it is compared with that
    bool isRepair = false;     // only what is damaged of it is fetched
    bool isReading = false;    // what is there; the bytes are those that were read
    Failure failure;           // of one that failed

    bool operator==(const ModelDownload &) const = default;
};

// A model that a person wants.
struct ModelWish {
    QString address;      // of its file, or "owner/name:Q4_K_M" at Hugging Face
    QString sha256;       // that was published; empty: it is not known
    qint64 sizeBytes = 0; // 0: it is not known
};

// What a person is asked before a server is.
struct PermissionQuestion {
    int id = 0; // 0: nothing is asked
    QString site;
    QString purpose;      // "To fetch Tiny.gguf", in the person's language
    bool mayCost = false; // the connection is paid by what it moves

    bool operator==(const PermissionQuestion &) const = default;
};

enum class Permission {
    No,
    Once,
    Site,   // that server, always
    Always, // every server, for what a person begins
};

// Fetches model files: what the interface asks of whoever does. Lives on the thread of the window, works on
// others.
class ModelDownloads : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Takes up what was left when the program last ended, as paused. Asks nobody.
    virtual void restore() = 0;

    // Into the program's folder; answers with `changed`, with `asked` first where nobody allowed that server,
    // or with `refused`.
    virtual void fetch(const ModelWish &wish) = 0;
    // Fetches what is damaged of a model that was fetched before; answers in the same way.
    virtual void repair(const QString &file) = 0;
    virtual void goOn(int id) = 0; // answers in the same way
    virtual void pause(int id) = 0;
    // And what came of it; of one that is done, or is a repair, only the entry.
    virtual void remove(int id) = 0;
    virtual void setLimits(int mostAtOnce, qint64 bytesPerSecond) = 0; // 0: as fast as it comes
    virtual void answer(int question, Permission permission) = 0;

signals:
    void changed(const QList<ui::ModelDownload> &downloads); // the oldest first
    void asked(const ui::PermissionQuestion &question);
    void refused(const ui::Failure &failure);
    void fetched(const QString &file); // it stands in its place, whole
    void recordChanged();              // of what was asked of the network
};

} // namespace ui
