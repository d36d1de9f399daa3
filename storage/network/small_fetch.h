// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/network/network_gate.h"

#include <QByteArray>
#include <QObject>

#include <expected>
#include <functional>
#include <memory>

namespace storage {

// Why something small was not fetched.
struct FetchFailure {
    enum class Kind {
        Refused,     // by the gate
        Unreachable, // or silent, or broken off
        Untrusted,
        Answered, // with another status than was wanted
        Nonsense, // what it says is not what it should be
    };

    Kind kind = Kind::Unreachable;
    int status = 0;      // of HTTP; 0: there was no answer
    QString explanation; // in English
};

struct SmallAnswer {
    int status = 0; // 200 to 299
    QByteArray contentRange;
    QByteArray body;
};
using Fetched = std::expected<SmallAnswer, FetchFailure>;

// An answer that is small, as a whole: a list, the beginning of a file. Of the gate's thread; the gate
// outlives it.
class SmallFetch : public QObject
{
    Q_OBJECT

public:
    // Tells `then` once, after this returns, unless it is destroyed before; it may be destroyed by that.
    SmallFetch(NetworkGate &gate, const NetworkRequest &request, qint64 mostBytes,
               std::function<void(const Fetched &)> then);
    ~SmallFetch() override;

private:
    void take();
    void end();
    void tell(const Fetched &answer);
    void fail(FetchFailure::Kind kind, const QString &explanation);

    std::unique_ptr<NetworkExchange> m_exchange; // null: the gate refused
    qint64 m_mostBytes;
    QByteArray m_body;
    std::function<void(const Fetched &)> m_then;
};

} // namespace storage
