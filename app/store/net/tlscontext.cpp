// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/tlscontext.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>

namespace paillasse::store {

namespace {

template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* object) const
    {
        release(object);
    }
};
using Context = std::unique_ptr<SSL_CTX, Releaser<SSL_CTX_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Releaser<BIO_free_all>>;

Bio bioOf(ByteView bytes)
{
    return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

// Nothing of ours has a passphrase, and OpenSSL's own callback would ask for one at the terminal and wait.
int noPassphrase(char*, int, int, void*)
{
    return -1;
}

Certificate certificateOf(std::string_view pem)
{
    const auto bio = bioOf(asBytes(pem));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
}

Key keyOf(const SecretBytes& pem)
{
    const auto bio = bioOf(pem.view());
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
}

// Lets an expired workstation certificate through, and nothing else: the gate answers it with what to do.
int tolerateExpiry(int fine, X509_STORE_CTX* store)
{
    if (fine == 1 || X509_STORE_CTX_get_error_depth(store) != 0)
        return fine;
    if (X509_STORE_CTX_get_error(store) != X509_V_ERR_CERT_HAS_EXPIRED)
        return 0;
    X509_STORE_CTX_set_error(store, X509_V_OK);
    return 1;
}

auto opensslFailure(const char* what)
{
    ERR_clear_error();
    return fail(ErrorCode::Internal, what);
}

bool limitToOwnAuthority(SSL_CTX* context, X509* authority)
{
    // add_client_CA copies the name; the store takes its own reference.
    return X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority) == 1 && SSL_CTX_add_client_CA(context, authority) == 1;
}

} // namespace

Result<SSL_CTX*> makeTlsContext(const ServerCertificate& certificate)
{
    Context context(SSL_CTX_new(TLS_server_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) != 1)
        return opensslFailure("TLS 1.3 is not available");
    const auto own = certificateOf(certificate.certificate);
    const auto authority = certificateOf(certificate.authority);
    const auto key = keyOf(certificate.privateKey);
    if (!own || !authority || !key)
        return fail(ErrorCode::Corrupt, "the server's certificate or key does not read");
    if (SSL_CTX_use_certificate(context.get(), own.get()) != 1 || SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1
        || SSL_CTX_check_private_key(context.get()) != 1)
        return opensslFailure("the server's certificate and key do not fit");
    // The chain's end goes along, so that a workstation can hold it against the hash in its enrolment code.
    if (SSL_CTX_add1_chain_cert(context.get(), authority.get()) != 1 || !limitToOwnAuthority(context.get(), authority.get()))
        return opensslFailure("the authority's certificate is not accepted");
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, tolerateExpiry);
    // Without it, resumption with client certificates fails.
    constexpr unsigned char sessionContext[] = "paillasse.store.v1";
    if (SSL_CTX_set_session_id_context(context.get(), sessionContext, sizeof sessionContext - 1) != 1)
        return opensslFailure("session id context");
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    return context.release();
}

Peer peerOf(SSL* connection)
{
    Peer peer;
    const Certificate certificate(SSL_get1_peer_certificate(connection));
    if (!certificate)
        return peer;
    unsigned size = EVP_MAX_MD_SIZE;
    peer.certificate.resize(size);
    if (X509_digest(certificate.get(), EVP_sha256(), peer.certificate.data(), &size) != 1)
        size = 0;
    peer.certificate.resize(size);
    std::tm utc{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &utc) == 1)
        peer.certificateExpires = {static_cast<std::int64_t>(timegm(&utc)) * secondMs};
    return peer;
}

} // namespace paillasse::store
