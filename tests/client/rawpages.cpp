// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/rawpages.h"

#include <QFile>

#include <openssl/evp.h>

namespace paillasse::client::testing {

namespace {

constexpr qsizetype pageSize = 8192;
constexpr qsizetype vectorSize = 16;
constexpr qsizetype hmacSize = 64;
constexpr qsizetype saltSize = 16;
constexpr qsizetype logHeader = 32;
constexpr qsizetype frameHeader = 24;

QByteArray decrypted(const QByteArray& page, qsizetype skipped, const SecretBytes& key)
{
    const auto bytes = [](const QByteArray& array, qsizetype at) { return reinterpret_cast<const unsigned char*>(array.constData() + at); };
    const auto size = pageSize - vectorSize - hmacSize - skipped;
    QByteArray clear(size, '\0');
    int written = 0;
    auto* context = EVP_CIPHER_CTX_new();
    const bool done = EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), nullptr, key.view().data(), bytes(page, pageSize - vectorSize - hmacSize)) == 1
                      && EVP_CIPHER_CTX_set_padding(context, 0) == 1
                      && EVP_DecryptUpdate(context, reinterpret_cast<unsigned char*>(clear.data()), &written, bytes(page, skipped), static_cast<int>(size)) == 1;
    EVP_CIPHER_CTX_free(context);
    if (!done)
        qFatal("a page is not decrypted");
    return clear;
}

QByteArray contentOf(const QString& file)
{
    QFile open(file);
    return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
}

} // namespace

QByteArray rawPages(const QString& file, const SecretBytes& key)
{
    QByteArray all;
    const auto pages = contentOf(file);
    for (qsizetype at = 0; at + pageSize <= pages.size(); at += pageSize)
        all += decrypted(pages.mid(at, pageSize), at == 0 ? saltSize : 0, key);
    const QByteArray firstPage("\0\0\0\1", 4); // its number, as a frame of the log begins
    const auto log = contentOf(file + QStringLiteral("-wal"));
    for (auto at = logHeader; at + frameHeader + pageSize <= log.size(); at += frameHeader + pageSize)
        all += decrypted(log.mid(at + frameHeader, pageSize), log.mid(at, 4) == firstPage ? saltSize : 0, key);
    return all;
}

} // namespace paillasse::client::testing
