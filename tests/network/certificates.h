// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSslConfiguration>

#include <chrono>
#include <memory>

// A key and what somebody certifies of it, made by OpenSSL.
class Certificate
{
public:
    struct Content {
        QByteArray name;                // of whom it is
        QByteArray host;                // as an alternative name: "IP:127.0.0.1"; empty: none
        bool isAuthority = false;       // it may certify others
        std::chrono::seconds from{-60}; // from now on
        std::chrono::seconds until{3600};
    };

    // Signed by `issuer`, or by itself. Throws std::runtime_error.
    explicit Certificate(const Content &content, const Certificate *issuer = nullptr);
    ~Certificate();

    QByteArray toPem() const;
    // Of a server that shows it, and behind it those that lead to somebody who is known.
    QSslConfiguration server(const QList<const Certificate *> &chain = {}) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};
