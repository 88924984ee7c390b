// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"

// What the network hands to the zones and gets back: plain values, so that only the server's own sources know Asio and TLS.
namespace paillasse::store {

enum class Method { Get, Post, Delete, Other };

// The other end, as far as TLS vouches for it: the chain leads to this store's authority. Whether the workstation is still
// welcome is asked again at each request, since a resumed TLS session skips all checks.
struct Peer {
    Bytes certificate;         // SHA-256 of the certificate's DER; empty when none was shown
    Instant certificateExpires;
};

struct RequestHead {
    Method method = Method::Other;
    std::string path;
    std::string query;         // after '?', as sent
    SecretBytes token;         // of "Authorization: Bearer"; empty when absent or not base64url
    std::string address{};     // of the other end, as the network tells it
    Instant clock{};           // of "Paillasse-Clock": the other end's, when it sent this; null: it does not say

    // A parameter of the query, percent-decoded; nothing when absent.
    [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

struct Request {
    RequestHead head;
    Bytes body;
};

// The tail of an answer that goes on: pulled piece by piece, the next one only when the last is on its way (back-pressure).
class Stream {
public:
    virtual ~Stream() = default;
    // On a worker thread, one call at a time: what there is to send now, empty when there is nothing yet. An error ends the stream.
    virtual Result<Bytes> next() = 0;
    // What goes out when nothing else did for a while.
    virtual Bytes heartbeat() = 0;
    // `wake` may be called from any thread, also after the stream is gone.
    virtual void onReady(std::function<void()> wake) = 0;
};

struct Reply {
    unsigned status = 200;
    Bytes body;
    const char* contentType = "application/cbor";
    int retryAfterSeconds = 0;      // sent when not zero
    std::unique_ptr<Stream> stream; // instead of a body
};

using Answer = std::function<void(Reply)>;

// "Bearer <base64url>"; empty for anything else.
SecretBytes bearerToken(std::string_view authorization);
// Milliseconds since 1970, in decimal digits; null for anything else.
Instant clockOf(std::string_view milliseconds);

} // namespace paillasse::store
