// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "app/store/net/anteroom.h"
#include "app/store/net/asio.h"
#include "app/store/net/guests.h"
#include "app/store/net/server.h"
#include "app/store/net/signal.h"

namespace paillasse::store {

// What all connections of a server share.
struct ServerShared {
    ServerSettings settings;
    Zone& zone;
    const Log& log;
    Anteroom anteroom{};
    Guests guests{};
    std::atomic<bool> stopping{false};
    std::atomic<std::uint64_t> connections{0};
    std::atomic<std::uint64_t> strangers{0};
    std::atomic<std::uint64_t> streams{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> failed{0};
    std::atomic<std::uint64_t> dropped{0};
};

// One client's connection, from the handshake to its end; all of it on its own strand.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Tcp::socket socket, asio::ssl::context& tls, ServerShared& shared);
    ~Connection();

    [[nodiscard]] asio::any_io_executor executor() { return m_stream.get_executor(); }
    asio::awaitable<void> run();
    // From any thread: ends it at once when it idles or streams, after the answer when a request is under way.
    void stopSoon();
    // From any thread: ends it now.
    void abort();

private:
    using Body = http::vector_body<std::uint8_t>;
    using Parser = http::request_parser<Body>;
    enum class Next { KeepAlive, Close };

    asio::awaitable<bool> handshake();
    // Whether there is a place for whom the handshake has shown.
    bool takePlace();
    asio::awaitable<bool> waitForRequest();
    asio::awaitable<Next> serveRequest();
    asio::awaitable<bool> readBody(Parser& parser, const Limits& limits);
    asio::awaitable<Reply> answerOf(const Admission& admission, Request request);
    asio::awaitable<Next> send(Reply reply, bool keepAlive);
    asio::awaitable<Next> refuseUnread(Reply reply);
    asio::awaitable<void> sendStream(const Admission& admission, std::shared_ptr<Stream> stream);
    asio::awaitable<bool> sendStreamHead();
    asio::awaitable<std::optional<Result<Bytes>>> pullPiece(std::shared_ptr<Stream> stream);
    asio::awaitable<bool> sendChunk(const Admission& admission, const Bytes& piece);
    asio::awaitable<void> drainUnread();
    asio::awaitable<void> close();

    void setDeadline(std::chrono::milliseconds time) { beast::get_lowest_layer(m_stream).expires_after(time); }
    void dropFor(LogValue action, const boost::system::error_code& error);
    void countAnswer(unsigned status);

    beast::ssl_stream<beast::tcp_stream> m_stream;
    ServerShared& m_shared;
    beast::flat_buffer m_buffer;
    Peer m_peer;
    std::string m_address;
    std::shared_ptr<Signal> m_wake; // of a stream under way
    Bytes m_guest;                  // whose place it takes; empty: none yet
    bool m_stranger = false;
    bool m_idle = true;             // nothing is lost by closing now
};

} // namespace paillasse::store
