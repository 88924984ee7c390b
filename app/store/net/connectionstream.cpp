// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/connection.h"

// The part of a connection that follows a stream: one piece at a time, the next only when the last has left.
namespace paillasse::store {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct StreamCount {
    explicit StreamCount(std::atomic<std::uint64_t>& n) : streams(n) { ++streams; }
    ~StreamCount() { --streams; }
    StreamCount(const StreamCount&) = delete;
    StreamCount& operator=(const StreamCount&) = delete;
    std::atomic<std::uint64_t>& streams;
};

} // namespace

asio::awaitable<void> Connection::sendStream(const Admission& admission, std::shared_ptr<Stream> stream)
{
    const auto& settings = m_shared.settings;
    countAnswer(200);
    const bool begun = co_await sendStreamHead();
    if (!begun)
        co_return;
    const StreamCount count(m_shared.streams);
    m_wake = std::make_shared<Signal>(m_stream.get_executor());
    stream->onReady([weak = std::weak_ptr<Signal>(m_wake)] {
        if (const auto wake = weak.lock())
            wake->raise();
    });

    auto lastSent = steady_clock::now();
    while (!m_shared.stopping && m_shared.zone.stillWelcome(admission, m_peer)) {
        const auto piece = co_await pullPiece(stream);
        if (!piece)
            continue;
        if (!piece->has_value())
            co_return; // without the last chunk: the client sees that it was cut
        if (!piece->value().empty()) {
            const bool sent = co_await sendChunk(admission, piece->value());
            if (!sent)
                co_return;
            lastSent = steady_clock::now();
            continue;
        }
        const bool woken = co_await m_wake->wait(settings.recheck);
        const auto quiet = std::chrono::duration_cast<milliseconds>(steady_clock::now() - lastSent);
        if (woken && quiet < settings.coalesce) {
            asio::steady_timer pause(m_stream.get_executor(), settings.coalesce - quiet);
            boost::system::error_code ignored;
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        } else if (!woken && quiet >= settings.heartbeat) {
            const auto beat = stream->heartbeat();
            const bool sent = co_await sendChunk(admission, beat);
            if (!sent)
                co_return;
            lastSent = steady_clock::now();
        }
    }
    setDeadline(settings.writeTime);
    boost::system::error_code ignored;
    co_await asio::async_write(m_stream, http::make_chunk_last(), asio::redirect_error(asio::use_awaitable, ignored));
}

asio::awaitable<bool> Connection::sendStreamHead()
{
    http::response<http::empty_body> head;
    head.version(11);
    head.result(http::status::ok);
    head.set(http::field::content_type, "application/vnd.paillasse.feed");
    head.set(http::field::cache_control, "no-store");
    head.chunked(true);
    head.keep_alive(false);
    http::response_serializer<http::empty_body> serializer(head);
    setDeadline(m_shared.settings.writeTime);
    boost::system::error_code error;
    co_await http::async_write_header(m_stream, serializer, asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

// Nothing: the workers are too busy at the moment.
asio::awaitable<std::optional<Result<Bytes>>> Connection::pullPiece(std::shared_ptr<Stream> stream)
{
    struct Place {
        std::shared_ptr<Signal> arrived;
        Result<Bytes> piece;
    };
    auto place = std::make_shared<Place>();
    place->arrived = std::make_shared<Signal>(m_stream.get_executor());
    const bool queued = m_shared.zone.runAside([place, stream] {
        place->piece = stream->next();
        place->arrived->raise();
    });
    constexpr milliseconds retryTime{50};
    if (!queued) {
        co_await place->arrived->wait(retryTime);
        co_return std::nullopt;
    }
    // A job that was queued runs: there is no giving up on it, or two would run at once.
    while (!co_await place->arrived->wait(m_shared.settings.recheck)) {
    }
    co_return std::move(place->piece);
}

// Whoever reads slowly keeps a piece on its way for as long as a write may take: they are looked at meanwhile, too.
asio::awaitable<bool> Connection::sendChunk(const Admission& admission, const Bytes& piece)
{
    struct Place {
        std::shared_ptr<Signal> left;
        boost::system::error_code error;
    };
    auto place = std::make_shared<Place>();
    place->left = std::make_shared<Signal>(m_stream.get_executor());
    setDeadline(m_shared.settings.writeTime);
    const auto chunk = http::make_chunk(asio::buffer(piece));
    asio::async_write(m_stream, chunk, [place](const boost::system::error_code& error, std::size_t) {
        place->error = error;
        place->left->raise();
    });
    // The write reads from here: it is waited for, cut or not.
    while (!co_await place->left->wait(m_shared.settings.recheck))
        if (!m_shared.zone.stillWelcome(admission, m_peer))
            beast::get_lowest_layer(m_stream).close();
    if (place->error)
        dropFor("stream.dropped", place->error);
    co_return !place->error;
}

} // namespace paillasse::store
