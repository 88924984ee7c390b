// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "app/base/log.h"
#include "app/base/secretbytes.h"
#include "app/store/net/zone.h"

namespace paillasse::store {

struct ServerCertificate {
    std::string certificate;  // PEM, of this server
    SecretBytes privateKey;   // PEM
    std::string authority;    // PEM: signs this server's certificate and every workstation's
};

struct ServerSettings {
    std::string address;
    std::uint16_t port = 0;                           // 0: any free one
    unsigned threads = 2;
    std::size_t headerBytes = 8u << 10;
    std::chrono::milliseconds handshakeTime{10'000};
    std::chrono::milliseconds headerTime{10'000};     // from a request's first byte to the end of its head
    std::chrono::milliseconds idleTime{90'000};       // between requests
    std::chrono::milliseconds writeTime{30'000};      // for one piece of an answer to leave
    std::chrono::milliseconds heartbeat{10'000};      // of a stream
    std::chrono::milliseconds recheck{1'000};         // of a stream: how long it may go on, idle or with a piece on its way, when it is no longer welcome
    std::chrono::milliseconds coalesce{10};           // a stream waits this long for more before it sends
    std::chrono::milliseconds drainTime{10'000};      // at stop, for requests under way
    std::size_t connections = 2048;
    std::size_t handshakes = 512;                     // under way at once; one more ends the longest
    std::size_t strangers = 64;                       // of the connections, without a certificate
    std::size_t perStranger = 16;                     // of those, from one network
    std::size_t perWorkstation = 64;
};

// HTTP/1.1 over TLS 1.3 and nothing else. Client certificates are requested; the zone decides what is open without one.
class Server {
public:
    // Binds and listens; `zone` must outlive the server.
    static Result<std::unique_ptr<Server>> listen(const ServerSettings& settings, const ServerCertificate& certificate, Zone& zone, const Log& log);
    ~Server();

    // The address and port that it listens on.
    [[nodiscard]] std::string address() const;
    [[nodiscard]] std::uint16_t port() const;
    // For the connections that come from now on; those that are open stay as they are. Any thread.
    Result<> useCertificate(const ServerCertificate& certificate);
    // Stops accepting, ends streams, waits for the requests under way, then returns.
    void stop();

    struct Counters {
        std::uint64_t connections = 0;   // now
        std::uint64_t streams = 0;       // now
        std::uint64_t requests = 0;      // since start
        std::uint64_t refused = 0;       // answers of 400 to 499
        std::uint64_t failed = 0;        // answers of 500 and above
        std::uint64_t dropped = 0;       // connections closed for slowness or by the cap
    };
    [[nodiscard]] Counters counters() const;

private:
    class Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
