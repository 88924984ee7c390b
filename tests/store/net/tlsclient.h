// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/bytes.h"

namespace paillasse::test {

struct TlsIdentity {
    std::string certificate; // PEM
    std::string key;         // PEM
};

struct HttpResponse {
    int status = 0;
    std::map<std::string, std::string> headers; // names in lower case
    Bytes body;
};

// A client as plain as can be, on OpenSSL and a blocking socket: it can misbehave in ways that a real one would not.
class TlsClient {
public:
    struct Options {
        std::string authority;               // PEM; the only one trusted
        std::optional<TlsIdentity> identity;
        int newestProtocol = TLS1_3_VERSION;
        SSL_SESSION* resume = nullptr;
    };

    TlsClient() = default;
    ~TlsClient();
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    bool connect(std::uint16_t port, const Options& options);
    // As at enrolment: trusts whichever authority's key has this beginning of a SHA-256, as the code says.
    bool connectPinned(std::uint16_t port, ByteView authorityKeyHash);
    void disconnect();
    bool send(std::string_view bytes);
    std::optional<HttpResponse> readResponse();
    std::optional<HttpResponse> request(std::string_view method, std::string_view target, ByteView body = {}, ByteView token = {});
    // Of a chunked answer: the head, then each chunk; nothing at the end of the stream, of time or of the connection.
    std::optional<HttpResponse> readHead();
    std::optional<Bytes> readChunk();
    // True when the other end has closed: waits at most that long.
    bool closedWithin(int ms);
    void setTimeout(int ms);
    [[nodiscard]] bool resumed() const;
    // SHA-256 of what the server showed; empty when not connected.
    [[nodiscard]] Bytes serverCertificate() const;
    // The newest ticket; the caller frees it.
    SSL_SESSION* session() const;
    // The last error of OpenSSL, in words.
    [[nodiscard]] std::string error() const { return m_error; }

private:
    bool fill();
    bool open(std::uint16_t port, SSL_SESSION* resume);
    std::optional<std::string> readLine();
    std::optional<Bytes> readExactly(std::size_t size);

    SSL_CTX* m_context = nullptr;
    SSL* m_ssl = nullptr;
    int m_socket = -1;
    std::string m_buffer;
    std::string m_error;
};

std::string base64url(ByteView bytes);

} // namespace paillasse::test
