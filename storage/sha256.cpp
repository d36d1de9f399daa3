// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/sha256.h"

#include "storage/error.h"

#include <QByteArray>

#include <openssl/evp.h>

namespace storage {

struct Sha256::Context {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : m_context(std::make_unique<Context>())
{
    if (!m_context->digest || EVP_DigestInit_ex(m_context->digest.get(), EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::InputOutput, "OpenSSL has no SHA-256");
}

Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_context->digest.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

QString Sha256::finish()
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    EVP_DigestFinal_ex(m_context->digest.get(), reinterpret_cast<unsigned char *>(digest.data()), &length);
    return QString::fromLatin1(digest.first(length).toHex());
}

} // namespace storage
