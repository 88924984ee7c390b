// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/net/tlsclient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace paillasse::test {

namespace {

BIO* memory(const std::string& text)
{
    return BIO_new_mem_buf(text.data(), static_cast<int>(text.size()));
}

bool trust(SSL_CTX* context, const std::string& pem)
{
    BIO* bio = memory(pem);
    X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    const bool ok = certificate && X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate) == 1;
    X509_free(certificate);
    return ok;
}

bool present(SSL_CTX* context, const TlsIdentity& identity)
{
    BIO* bio = memory(identity.certificate);
    X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    bio = memory(identity.key);
    EVP_PKEY* key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    const bool ok = certificate && key && SSL_CTX_use_certificate(context, certificate) == 1 && SSL_CTX_use_PrivateKey(context, key) == 1;
    X509_free(certificate);
    EVP_PKEY_free(key);
    return ok;
}

std::string lastError()
{
    char text[256] = "";
    if (const auto code = ERR_peek_last_error())
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return text;
}

} // namespace

std::string base64url(ByteView bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    unsigned held = 0;
    unsigned bits = 0;
    for (const auto byte : bytes) {
        held = (held << 8) | byte;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out += digits[(held >> bits) & 63];
        }
    }
    if (bits > 0)
        out += digits[(held << (6 - bits)) & 63];
    return out;
}

TlsClient::~TlsClient()
{
    disconnect();
}

void TlsClient::disconnect()
{
    // A connection freed without a word would take its session ticket with it.
    if (m_ssl)
        SSL_set_shutdown(m_ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    SSL_free(m_ssl);
    SSL_CTX_free(m_context);
    if (m_socket >= 0)
        ::close(m_socket);
    m_ssl = nullptr;
    m_context = nullptr;
    m_socket = -1;
    m_buffer.clear();
}

bool TlsClient::connect(std::uint16_t port, const Options& options)
{
    disconnect();
    m_context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_max_proto_version(m_context, options.newestProtocol);
    SSL_CTX_set_verify(m_context, SSL_VERIFY_PEER, nullptr);
    if (!trust(m_context, options.authority) || (options.identity && !present(m_context, *options.identity))) {
        m_error = lastError();
        return false;
    }
    return open(port, options.resume);
}

bool TlsClient::connectPinned(std::uint16_t port, ByteView authorityKeyHash)
{
    disconnect();
    m_context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_verify(m_context, SSL_VERIFY_NONE, nullptr);
    if (!open(port, nullptr))
        return false;
    // The chain's last certificate is the authority's; its key must be the code's and must have signed the server's.
    STACK_OF(X509)* chain = SSL_get_peer_cert_chain(m_ssl);
    X509* authority = chain && sk_X509_num(chain) > 1 ? sk_X509_value(chain, sk_X509_num(chain) - 1) : nullptr;
    X509* server = chain ? sk_X509_value(chain, 0) : nullptr;
    unsigned char* key = nullptr;
    const int keySize = authority ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(authority), &key) : 0;
    unsigned char hash[SHA256_DIGEST_LENGTH] = {};
    if (keySize > 0)
        SHA256(key, static_cast<std::size_t>(keySize), hash);
    OPENSSL_free(key);
    return keySize > 0 && std::equal(authorityKeyHash.begin(), authorityKeyHash.end(), hash) && X509_verify(server, X509_get0_pubkey(authority)) == 1;
}

bool TlsClient::open(std::uint16_t port, SSL_SESSION* resume)
{
    std::signal(SIGPIPE, SIG_IGN);
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setTimeout(10'000);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        m_error = "connect";
        return false;
    }
    m_ssl = SSL_new(m_context);
    SSL_set_fd(m_ssl, m_socket);
    if (resume)
        SSL_set_session(m_ssl, resume);
    if (SSL_connect(m_ssl) != 1) {
        m_error = lastError();
        return false;
    }
    return true;
}

void TlsClient::setTimeout(int ms)
{
    const timeval time{ms / 1000, (ms % 1000) * 1000};
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
}

Bytes TlsClient::serverCertificate() const
{
    X509* shown = m_ssl ? SSL_get1_peer_certificate(m_ssl) : nullptr;
    if (!shown)
        return {};
    Bytes digest(SHA256_DIGEST_LENGTH);
    unsigned size = SHA256_DIGEST_LENGTH;
    const bool fine = X509_digest(shown, EVP_sha256(), digest.data(), &size) == 1;
    X509_free(shown);
    return fine ? digest : Bytes();
}

bool TlsClient::resumed() const
{
    return m_ssl && SSL_session_reused(m_ssl) == 1;
}

SSL_SESSION* TlsClient::session() const
{
    return SSL_get1_session(m_ssl);
}

bool TlsClient::send(std::string_view bytes)
{
    std::size_t written = 0;
    const bool ok = bytes.empty() || SSL_write_ex(m_ssl, bytes.data(), bytes.size(), &written) == 1;
    if (!ok)
        m_error = lastError();
    return ok;
}

bool TlsClient::fill()
{
    char piece[16384];
    std::size_t count = 0;
    if (SSL_read_ex(m_ssl, piece, sizeof piece, &count) != 1) {
        m_error = lastError();
        return false;
    }
    m_buffer.append(piece, count);
    return true;
}

std::optional<std::string> TlsClient::readLine()
{
    for (;;) {
        if (const auto end = m_buffer.find("\r\n"); end != std::string::npos) {
            auto line = m_buffer.substr(0, end);
            m_buffer.erase(0, end + 2);
            return line;
        }
        if (!fill())
            return std::nullopt;
    }
}

std::optional<Bytes> TlsClient::readExactly(std::size_t size)
{
    while (m_buffer.size() < size)
        if (!fill())
            return std::nullopt;
    auto bytes = toBytes(asBytes(std::string_view(m_buffer).substr(0, size)));
    m_buffer.erase(0, size);
    return bytes;
}

std::optional<HttpResponse> TlsClient::readHead()
{
    const auto first = readLine();
    if (!first || !first->starts_with("HTTP/1.1 "))
        return std::nullopt;
    HttpResponse response;
    response.status = std::stoi(first->substr(9, 3));
    for (;;) {
        const auto line = readLine();
        if (!line)
            return std::nullopt;
        if (line->empty())
            return response;
        const auto colon = line->find(':');
        auto name = line->substr(0, colon);
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        response.headers[name] = line->substr(std::min(colon + 2, line->size()));
    }
}

std::optional<Bytes> TlsClient::readChunk()
{
    const auto size = readLine();
    if (!size)
        return std::nullopt;
    auto bytes = readExactly(std::stoul(*size, nullptr, 16));
    if (!bytes || !readLine() || bytes->empty())
        return std::nullopt;
    return bytes;
}

std::optional<HttpResponse> TlsClient::readResponse()
{
    auto response = readHead();
    if (!response)
        return std::nullopt;
    if (response->headers.contains("content-length")) {
        auto body = readExactly(std::stoul(response->headers["content-length"]));
        if (!body)
            return std::nullopt;
        response->body = std::move(*body);
    }
    return response;
}

std::optional<HttpResponse> TlsClient::request(std::string_view method, std::string_view target, ByteView body, ByteView token)
{
    std::string text(method);
    text += " ";
    text += target;
    text += " HTTP/1.1\r\nHost: localhost\r\n";
    if (!token.empty())
        text += "Authorization: Bearer " + base64url(token) + "\r\n";
    if (method == "POST")
        text += "Content-Type: application/cbor\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    text += "\r\n";
    text += asText(body);
    if (!send(text))
        return std::nullopt;
    return readResponse();
}

bool TlsClient::closedWithin(int ms)
{
    setTimeout(ms);
    char byte = 0;
    std::size_t count = 0;
    for (;;) {
        if (SSL_read_ex(m_ssl, &byte, 1, &count) == 1)
            continue;
        const auto why = SSL_get_error(m_ssl, 0);
        ERR_clear_error();
        // Out of time shows as "wants to read" on a blocking socket.
        return why != SSL_ERROR_WANT_READ;
    }
}

} // namespace paillasse::test
