// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace storage {

// SHA-256 of what is added piece by piece, by OpenSSL, which uses what the processor has for it.
class Sha256
{
public:
    Sha256(); // throws Error(InputOutput) where OpenSSL lacks it
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;
    ~Sha256();

    void add(QByteArrayView bytes);
    // In hexadecimal. Nothing can be added afterwards.
    QString finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace storage
