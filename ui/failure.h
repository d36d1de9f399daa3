// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QException>
#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace ui {

// What went wrong, as the interface shows it: beside the thing that failed. Made in app/, where errors of the
// engine and of storage are caught; a value.
class Failure
{
    Q_GADGET
    Q_DECLARE_TR_FUNCTIONS(Failure)
    QML_VALUE_TYPE(failure)
    Q_PROPERTY(Kind kind MEMBER kind CONSTANT)
    Q_PROPERTY(bool isSet READ isSet CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString meaning READ meaning CONSTANT)
    Q_PROPERTY(QString detail MEMBER detail CONSTANT)

public:
    enum class Kind {
        None,
        NoModel,          // nothing is loaded
        ModelUnreadable,  // missing, not permitted
        ModelOffline,     // its drive is not connected
        ModelDamaged,     // not a model file, cut short, contradicting itself
        ModelMendable,    // the same, of one that was fetched here
        ModelUnsupported, // a sound file that the engine cannot run
        ModelTooLarge,    // for the memory that is free
        ContextFull,      // needed > available tokens
        NoSummary,        // the model wrote none
        NoDevice,
        DeviceLost, // while it computed
        FolderUnwritable,
        DiskFull,
        StoreLocked,
        StoreNewer,    // the data was written by a newer release
        StoreForeign,  // the file is of another program
        StoreDamaged,  // and could not be mended
        LibraryFailed, // the list of models cannot be read or written
        ModelNotMoved, // to the system's bin
        LedgerFailed,  // the record of requests cannot be read or written
        StoreFailed,   // the disk failed in another way
        NoAddress,     // what was written is none
        Offline,       // the program shall ask nothing of the network
        FetchRefused,  // nobody allowed that server
        FetchInsecure, // others could read along
        ServerAway,    // it cannot be reached, or says nothing
        ServerAsksWho, // it wants a login or a licence to be accepted
        FileNotThere,  // on that server
        ServerRefuses, // in another way
        ServerSuspect, // its certificate, or where it sends us
        FetchChanged,  // the server has another file than was published
        FetchNoModel,  // what comes is no model file
        FetchDamaged,  // it is not what was published
        FetchDiskFull,
        FetchUnwritable,
        RepairUnwritable, // the damaged file is gone, or may not be written
        DiskSuspect,      // what was written to it is read in another way
        TextUnreadable,   // a file that was to be edited
        TextTooLarge,
        NotText,
        NoTextIn,    // a folder
        TextChanged, // by another program, since it was read
        TextUnwritable,
        TextUnencodable, // its encoding lacks a character
        Unexpected,
    };
    Q_ENUM(Kind)

    Kind kind = Kind::None;
    QString subject;      // the model's or the folder's name
    QString detail;       // English, for the "Details" fold and the log
    qint64 needed = 0;    // bytes, or tokens
    qint64 available = 0; // bytes, or tokens
    int omittedMessages =
        0; // of a context that is full: the oldest ones that would have to go; 0: that is not enough

    bool isSet() const { return kind != Kind::None; }
    QString title() const;   // what happened
    QString meaning() const; // what it means and what to do

    bool operator==(const Failure &) const = default;
};

// A Failure on its way through a QFuture.
class FailureException : public QException
{
public:
    explicit FailureException(Failure failure) : m_failure(std::move(failure)) {}

    const Failure &failure() const { return m_failure; }
    void raise() const override { throw *this; }
    FailureException *clone() const override { return new FailureException(*this); }

private:
    Failure m_failure;
};

} // namespace ui
