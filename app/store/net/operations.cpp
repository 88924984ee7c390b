// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/operations.h"

#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <thread>

#include "app/store/net/listening.h"

namespace paillasse::store {

namespace {

constexpr std::chrono::seconds requestTime{5};
constexpr std::uint32_t headerBytes = 4096;

struct Said {
    http::status status = http::status::ok;
    std::string body;
};
struct OperationsPath {
    std::string_view path;
    Said (*say)(const OperationsListener::Sources&);
};

// There is no other way to be answered here.
constexpr OperationsPath all[] = {
    {"/health", [](const OperationsListener::Sources& sources) {
         return sources.healthy() ? Said{http::status::ok, "ok\n"} : Said{http::status::service_unavailable, "the database does not answer\n"};
     }},
    {"/ready", [](const OperationsListener::Sources& sources) {
         const auto missing = sources.missing();
         return missing.empty() ? Said{http::status::ok, "ready\n"} : Said{http::status::service_unavailable, missing + "\n"};
     }},
    {"/metrics", [](const OperationsListener::Sources& sources) { return Said{http::status::ok, sources.metrics()}; }},
};

} // namespace

class OperationsListener::Impl {
public:
    explicit Impl(Sources sources) : m_sources(std::move(sources)), m_acceptor(m_io) {}
    ~Impl()
    {
        m_io.stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    Result<> bind(const std::string& address, std::uint16_t port)
    {
        boost::system::error_code error;
        const auto parsed = asio::ip::make_address(address, error);
        if (error || !parsed.is_loopback())
            return fail(ErrorCode::InvalidInput, "operations are served on a loopback address only");
        m_port = listenOn(m_acceptor, {parsed, port}, error).port();
        if (error)
            return fail(ErrorCode::Unreachable, "cannot serve operations on " + address + " port " + std::to_string(port) + ": " + error.message());
        asio::co_spawn(m_io, accept(), asio::detached);
        m_thread = std::thread([this] { m_io.run(); });
        return {};
    }

    std::uint16_t m_port = 0;

private:
    asio::awaitable<void> accept()
    {
        for (;;) {
            boost::system::error_code error;
            auto socket = co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (error)
                co_return;
            asio::co_spawn(m_io, serve(beast::tcp_stream(std::move(socket))), asio::detached);
        }
    }

    asio::awaitable<void> serve(beast::tcp_stream stream)
    {
        boost::system::error_code error;
        beast::flat_buffer buffer;
        http::request_parser<http::empty_body> parser;
        parser.header_limit(headerBytes);
        stream.expires_after(requestTime);
        co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
        if (error)
            co_return;
        auto response = answer(parser.get());
        co_await http::async_write(stream, response, asio::redirect_error(asio::use_awaitable, error));
        stream.socket().shutdown(Tcp::socket::shutdown_send, error);
    }

    http::response<http::string_body> answer(const http::request<http::empty_body>& request)
    {
        http::response<http::string_body> response;
        response.version(11);
        response.keep_alive(false);
        response.set(http::field::content_type, "text/plain; version=0.0.4; charset=utf-8");
        if (request.method() != http::verb::get) {
            response.result(http::status::method_not_allowed);
        } else {
            const std::string_view target(request.target().data(), request.target().size());
            const auto* path = std::ranges::find(all, target, &OperationsPath::path);
            auto said = path == std::end(all) ? Said{http::status::not_found, {}} : path->say(m_sources);
            response.result(said.status);
            response.body() = std::move(said.body);
        }
        response.prepare_payload();
        return response;
    }

    Sources m_sources;
    asio::io_context m_io{1};
    Tcp::acceptor m_acceptor;
    std::thread m_thread;
};

OperationsListener::OperationsListener(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

OperationsListener::~OperationsListener() = default;

Result<std::unique_ptr<OperationsListener>> OperationsListener::listen(const std::string& address, std::uint16_t port, Sources sources)
{
    auto impl = std::make_unique<Impl>(std::move(sources));
    if (const auto bound = impl->bind(address, port); !bound)
        return tl::unexpected(bound.error());
    return std::unique_ptr<OperationsListener>(new OperationsListener(std::move(impl)));
}

std::vector<std::string_view> OperationsListener::paths()
{
    std::vector<std::string_view> paths;
    for (const auto& one : all)
        paths.push_back(one.path);
    return paths;
}

std::uint16_t OperationsListener::port() const
{
    return m_impl->m_port;
}

} // namespace paillasse::store
