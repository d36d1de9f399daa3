// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/network/certificates.h"

#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace {

constexpr long Version3 = 2; // counted from 0

void require(bool isDone)
{
    if (!isDone)
        throw std::runtime_error("OpenSSL makes no certificate");
}

template <typename Write>
QByteArray written(Write write)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> target(BIO_new(BIO_s_mem()), BIO_free);
    require(target && write(target.get()) == 1);
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(target.get(), &bytes);
    return QByteArray(bytes, size);
}

void extend(X509 *certificate, int kind, const QByteArray &value)
{
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.constData()), X509_EXTENSION_free);
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

} // namespace

struct Certificate::Parts {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    std::unique_ptr<X509, decltype(&X509_free)> certificate{X509_new(), X509_free};
};

Certificate::Certificate(const Content &content, const Certificate *issuer)
    : m_parts(std::make_unique<Parts>())
{
    X509 *certificate = m_parts->certificate.get();
    require(certificate && m_parts->key);
    static long serial = 0;
    X509_set_version(certificate, Version3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), static_cast<long>(content.from.count()));
    X509_gmtime_adj(X509_getm_notAfter(certificate), static_cast<long>(content.until.count()));
    X509_set_pubkey(certificate, m_parts->key.get());
    X509_NAME *name = X509_get_subject_name(certificate);
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char *>(content.name.constData()), -1,
                                       -1, 0) == 1);
    X509_set_issuer_name(certificate,
                         issuer ? X509_get_subject_name(issuer->m_parts->certificate.get()) : name);
    extend(certificate, NID_basic_constraints, content.isAuthority ? "critical,CA:TRUE" : "CA:FALSE");
    if (!content.host.isEmpty())
        extend(certificate, NID_subject_alt_name, content.host);
    require(X509_sign(certificate, (issuer ? issuer : this)->m_parts->key.get(), EVP_sha256()) > 0);
}

Certificate::~Certificate() = default;

QByteArray Certificate::toPem() const
{
    return written([this](BIO *target) { return PEM_write_bio_X509(target, m_parts->certificate.get()); });
}

QSslConfiguration Certificate::server(const QList<const Certificate *> &chain) const
{
    QList<QSslCertificate> shown = {QSslCertificate(toPem())};
    for (const Certificate *link : chain)
        shown.append(QSslCertificate(link->toPem()));
    const QByteArray key = written([this](BIO *target) {
        return PEM_write_bio_PrivateKey(target, m_parts->key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // who asks shows nothing
    configuration.setLocalCertificateChain(shown);
    configuration.setPrivateKey(QSslKey(key, QSsl::Ec));
    return configuration;
}
