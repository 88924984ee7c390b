// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/connection.h"

#include "app/store/net/problem.h"
#include "app/store/net/ratelimit.h"
#include "app/store/net/tlscontext.h"

namespace paillasse::store {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds closeTime{2000};
constexpr milliseconds hurriedCloseTime{200}; // at stop
constexpr std::size_t bufferBytes = 64u << 10;
constexpr std::size_t mostUnread = 1u << 20;

std::string_view text(beast::string_view view)
{
    return {view.data(), view.size()};
}

Method methodOf(http::verb verb)
{
    switch (verb) {
    case http::verb::get: return Method::Get;
    case http::verb::post: return Method::Post;
    case http::verb::delete_: return Method::Delete;
    default: return Method::Other;
    }
}

template <class Message>
RequestHead headOf(const Message& message)
{
    RequestHead head;
    head.method = methodOf(message.method());
    const auto target = text(message.target());
    const auto mark = target.find('?');
    head.path = std::string(target.substr(0, mark));
    if (mark != std::string_view::npos)
        head.query = std::string(target.substr(mark + 1));
    head.token = bearerToken(text(message[http::field::authorization]));
    head.clock = clockOf(text(message["Paillasse-Clock"]));
    return head;
}

} // namespace

Connection::Connection(Tcp::socket socket, asio::ssl::context& tls, ServerShared& shared)
    : m_stream(beast::tcp_stream(std::move(socket)), tls), m_shared(shared), m_buffer(bufferBytes)
{
    ++m_shared.connections;
}

Connection::~Connection()
{
    if (m_stranger)
        --m_shared.strangers;
    if (!m_guest.empty())
        m_shared.guests.leave(m_guest);
    --m_shared.connections;
}

asio::awaitable<void> Connection::run()
{
    if (!co_await handshake())
        co_return;
    for (;;) {
        if (!co_await waitForRequest())
            break;
        const auto next = co_await serveRequest();
        if (next == Next::Close)
            break;
    }
    co_await close();
}

asio::awaitable<bool> Connection::handshake()
{
    boost::system::error_code error;
    beast::get_lowest_layer(m_stream).socket().set_option(Tcp::no_delay(true), error);
    setDeadline(m_shared.settings.handshakeTime);
    const auto ticket = m_shared.anteroom.enter(shared_from_this());
    co_await m_stream.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, error));
    m_shared.anteroom.leave(ticket);
    if (error) {
        dropFor("connection.handshake-failed", error);
        co_return false;
    }
    m_peer = peerOf(m_stream.native_handle());
    if (const auto remote = beast::get_lowest_layer(m_stream).socket().remote_endpoint(error); !error)
        m_address = remote.address().to_string();
    co_return takePlace();
}

bool Connection::takePlace()
{
    const auto& settings = m_shared.settings;
    m_stranger = m_peer.certificate.empty();
    // Those who may only ask to be enrolled cannot take the places of those who work here.
    if (m_stranger && ++m_shared.strangers > settings.strangers) {
        dropFor("connection.too-many-strangers", {});
        return false;
    }
    auto guest = m_stranger ? networkOf(m_address) : m_peer.certificate;
    if (!m_shared.guests.enter(guest, m_stranger ? settings.perStranger : settings.perWorkstation)) {
        dropFor("connection.too-many-from-there", {});
        return false;
    }
    m_guest = std::move(guest);
    return true;
}

asio::awaitable<bool> Connection::waitForRequest()
{
    if (m_shared.stopping)
        co_return false;
    if (m_buffer.size() > 0)
        co_return true;
    m_idle = true;
    setDeadline(m_shared.settings.idleTime);
    boost::system::error_code error;
    constexpr std::size_t firstRead = 4096;
    const auto space = m_buffer.prepare(firstRead);
    const auto count = co_await m_stream.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
    m_buffer.commit(count);
    m_idle = false;
    co_return !error;
}

asio::awaitable<Connection::Next> Connection::serveRequest()
{
    m_idle = false;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(m_shared.settings.headerBytes));
    parser.body_limit(boost::none); // the route's own limit is set once it is known
    setDeadline(m_shared.settings.headerTime);
    boost::system::error_code error;
    co_await http::async_read_header(m_stream, m_buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    ++m_shared.requests;
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        auto reply = problem(431, ErrorCode::TooLarge, "the head of the request is too large");
        co_return co_await refuseUnread(std::move(reply));
    }
    if (error == beast::error::timeout || error == http::error::end_of_stream || error == asio::error::operation_aborted) {
        if (error == beast::error::timeout)
            dropFor("connection.too-slow", error);
        co_return Next::Close;
    }
    if (error) {
        auto reply = problem(ErrorCode::InvalidInput, "not an HTTP request");
        co_return co_await refuseUnread(std::move(reply));
    }

    Request request;
    request.head = headOf(parser.get());
    request.head.address = m_address;
    auto admission = m_shared.zone.admit(request.head, m_peer);
    const bool keepAlive = parser.keep_alive() && !m_shared.stopping;
    const bool bodyFollows = !parser.is_done();
    if (!admission) {
        if (bodyFollows)
            co_return co_await refuseUnread(std::move(admission.error()));
        co_return co_await send(std::move(admission.error()), keepAlive);
    }
    const auto& limits = admission->route->limits;
    const auto length = parser.content_length();
    if (length && *length > limits.bodyBytes) {
        auto reply = problem(ErrorCode::TooLarge, "the body is larger than this route takes");
        co_return co_await refuseUnread(std::move(reply));
    }
    if (bodyFollows) {
        const bool complete = co_await readBody(parser, limits);
        if (!complete)
            co_return Next::Close;
    }
    request.body = std::move(parser.get().body());
    auto reply = co_await answerOf(*admission, std::move(request));
    if (reply.stream) {
        std::shared_ptr<Stream> stream = std::move(reply.stream);
        co_await sendStream(*admission, std::move(stream));
        co_return Next::Close;
    }
    co_return co_await send(std::move(reply), keepAlive);
}

asio::awaitable<bool> Connection::readBody(Parser& parser, const Limits& limits)
{
    parser.body_limit(limits.bodyBytes);
    setDeadline(limits.bodyTime);
    boost::system::error_code error;
    co_await http::async_read(m_stream, m_buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    if (!error)
        co_return true;
    if (error == beast::error::timeout) {
        dropFor("connection.too-slow", error);
    } else if (error == http::error::body_limit) {
        auto reply = problem(ErrorCode::TooLarge, "the body is larger than this route takes");
        co_await refuseUnread(std::move(reply));
    } else if (error != asio::error::operation_aborted) {
        auto reply = problem(ErrorCode::InvalidInput, "the body does not follow HTTP");
        co_await refuseUnread(std::move(reply));
    }
    co_return false;
}

asio::awaitable<Reply> Connection::answerOf(const Admission& admission, Request request)
{
    // The answer may come after this connection has given up, so it has a place of its own to go to.
    struct Place {
        std::shared_ptr<Signal> arrived;
        Reply reply;
    };
    auto place = std::make_shared<Place>();
    place->arrived = std::make_shared<Signal>(m_stream.get_executor());
    m_shared.zone.answer(admission, std::move(request), [place](Reply reply) {
        place->reply = std::move(reply);
        place->arrived->raise();
    });
    const bool inTime = co_await place->arrived->wait(admission.route->limits.answerTime);
    if (!inTime)
        co_return problem(ErrorCode::Unreachable, "the store is too busy to answer in time; ask again");
    co_return std::move(place->reply);
}

asio::awaitable<Connection::Next> Connection::send(Reply reply, bool keepAlive)
{
    countAnswer(reply.status);
    http::response<Body> response;
    response.version(11);
    response.result(reply.status);
    response.set(http::field::content_type, reply.contentType);
    response.set(http::field::cache_control, "no-store");
    if (reply.retryAfterSeconds > 0)
        response.set(http::field::retry_after, std::to_string(reply.retryAfterSeconds));
    response.body() = std::move(reply.body);
    response.keep_alive(keepAlive && !m_shared.stopping);
    response.prepare_payload();
    setDeadline(m_shared.settings.writeTime);
    boost::system::error_code error;
    co_await http::async_write(m_stream, response, asio::redirect_error(asio::use_awaitable, error));
    if (error)
        dropFor("connection.write-failed", error);
    co_return !error && response.keep_alive() ? Next::KeepAlive : Next::Close;
}

asio::awaitable<Connection::Next> Connection::refuseUnread(Reply reply)
{
    co_await send(std::move(reply), false);
    co_await drainUnread();
    co_return Next::Close;
}

asio::awaitable<void> Connection::drainUnread()
{
    // Closing on unread bytes resets the connection and can take the answer with it: let the other end read it first.
    setDeadline(closeTime);
    std::size_t total = 0;
    boost::system::error_code error;
    m_buffer.consume(m_buffer.size());
    while (!error && total < mostUnread) {
        const auto space = m_buffer.prepare(bufferBytes);
        total += co_await m_stream.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
    }
}

asio::awaitable<void> Connection::close()
{
    setDeadline(m_shared.stopping ? hurriedCloseTime : closeTime);
    boost::system::error_code ignored;
    co_await m_stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
}

void Connection::stopSoon()
{
    asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        if (self->m_wake)
            self->m_wake->raise();
        else if (self->m_idle)
            beast::get_lowest_layer(self->m_stream).cancel();
    });
}

void Connection::abort()
{
    asio::post(m_stream.get_executor(), [self = shared_from_this()] { beast::get_lowest_layer(self->m_stream).close(); });
}

void Connection::dropFor(LogValue action, const boost::system::error_code& error)
{
    ++m_shared.dropped;
    m_shared.log.write(LogLevel::Debug, std::move(action), {{"error.code", error.value()}});
}

void Connection::countAnswer(unsigned status)
{
    constexpr unsigned firstRefusal = 400;
    constexpr unsigned firstFailure = 500;
    if (status >= firstFailure)
        ++m_shared.failed;
    else if (status >= firstRefusal)
        ++m_shared.refused;
}

} // namespace paillasse::store
