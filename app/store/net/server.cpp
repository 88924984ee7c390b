// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/server.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "app/store/net/connection.h"
#include "app/store/net/listening.h"
#include "app/store/net/tlscontext.h"

namespace paillasse::store {

class Server::Impl {
public:
    Impl(const ServerSettings& settings, SSL_CTX* tls, Zone& zone, const Log& log)
        : m_shared{settings, zone, log}, m_tls(std::make_shared<asio::ssl::context>(tls)), m_io(static_cast<int>(settings.threads)), m_acceptor(asio::make_strand(m_io))
    {
    }

    Result<> bind()
    {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(m_shared.settings.address, error);
        if (error)
            return fail(ErrorCode::InvalidInput, m_shared.settings.address + " is no IP address to listen on");
        m_bound = listenOn(m_acceptor, {address, m_shared.settings.port}, error);
        if (error)
            return fail(ErrorCode::Unreachable, "cannot listen on " + m_shared.settings.address + " port " + std::to_string(m_shared.settings.port) + ": " + error.message());
        return {};
    }

    void use(SSL_CTX* context)
    {
        auto next = std::make_shared<asio::ssl::context>(context);
        const std::lock_guard lock(m_mutex);
        m_tls = std::move(next);
    }

    void start()
    {
        asio::co_spawn(m_acceptor.get_executor(), accept(), asio::detached);
        for (unsigned i = 0; i < m_shared.settings.threads; ++i)
            m_threads.emplace_back([this] { m_io.run(); });
    }

    void stop()
    {
        if (m_shared.stopping.exchange(true))
            return;
        asio::post(m_acceptor.get_executor(), [this] {
            boost::system::error_code ignored;
            m_acceptor.close(ignored);
        });
        forEach([](Connection& connection) { connection.stopSoon(); });
        if (!waitUntilNone(m_shared.settings.drainTime)) {
            m_shared.log.warning("server.drain-cut", {{"paillasse.connections", m_shared.connections.load()}});
            forEach([](Connection& connection) { connection.abort(); });
            waitUntilNone(std::chrono::seconds(2));
        }
        m_io.stop();
        for (auto& thread : m_threads)
            thread.join();
        m_threads.clear();
    }

    ServerShared m_shared;
    Tcp::endpoint m_bound;

private:
    asio::awaitable<void> accept()
    {
        while (!m_shared.stopping) {
            boost::system::error_code error;
            auto strand = asio::make_strand(m_io);
            auto socket = co_await m_acceptor.async_accept(strand, asio::redirect_error(asio::use_awaitable, error));
            if (m_shared.stopping || error == asio::error::operation_aborted)
                co_return;
            if (error) {
                // Out of descriptors, most likely: wait for some to come back rather than spin.
                m_shared.log.warning("server.accept-failed", {{"error.code", error.value()}});
                co_await rest();
                continue;
            }
            const auto& settings = m_shared.settings;
            const bool isFull = m_shared.connections >= settings.connections;
            if (isFull || m_shared.anteroom.size() >= settings.handshakes) {
                ++m_shared.dropped;
                if (!m_shared.anteroom.dropLongest() && isFull)
                    continue; // the socket closes
            }
            spawn(std::make_shared<Connection>(std::move(socket), *tls(), m_shared));
        }
    }

    std::shared_ptr<asio::ssl::context> tls()
    {
        const std::lock_guard lock(m_mutex);
        return m_tls;
    }

    asio::awaitable<void> rest()
    {
        asio::steady_timer pause(m_acceptor.get_executor(), std::chrono::milliseconds(100));
        boost::system::error_code ignored;
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }

    void spawn(std::shared_ptr<Connection> connection)
    {
        auto* const key = connection.get();
        {
            const std::lock_guard lock(m_mutex);
            m_live.emplace(key, connection);
        }
        auto executor = connection->executor();
        asio::co_spawn(
            executor, [connection]() -> asio::awaitable<void> { return connection->run(); },
            [this, key](std::exception_ptr thrown) {
                if (thrown)
                    m_shared.log.error("connection.failed");
                const std::lock_guard lock(m_mutex);
                m_live.erase(key);
                if (m_live.empty())
                    m_none.notify_all();
            });
    }

    template <class Action>
    void forEach(Action action)
    {
        std::vector<std::shared_ptr<Connection>> live;
        {
            const std::lock_guard lock(m_mutex);
            for (const auto& [key, connection] : m_live)
                if (auto strong = connection.lock())
                    live.push_back(std::move(strong));
        }
        for (const auto& connection : live)
            action(*connection);
    }

    bool waitUntilNone(std::chrono::milliseconds most)
    {
        std::unique_lock lock(m_mutex);
        return m_none.wait_for(lock, most, [this] { return m_live.empty(); });
    }

    std::shared_ptr<asio::ssl::context> m_tls; // under m_mutex; a connection holds what it needs of it itself
    asio::io_context m_io;
    Tcp::acceptor m_acceptor;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_none;
    std::unordered_map<Connection*, std::weak_ptr<Connection>> m_live;
};

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Server::~Server()
{
    stop();
}

Result<std::unique_ptr<Server>> Server::listen(const ServerSettings& settings, const ServerCertificate& certificate, Zone& zone, const Log& log)
{
    const auto tls = makeTlsContext(certificate);
    if (!tls)
        return tl::unexpected(tls.error());
    auto impl = std::make_unique<Impl>(settings, *tls, zone, log);
    if (const auto bound = impl->bind(); !bound)
        return tl::unexpected(bound.error());
    impl->start();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::string Server::address() const
{
    return m_impl->m_bound.address().to_string();
}

std::uint16_t Server::port() const
{
    return m_impl->m_bound.port();
}

Result<> Server::useCertificate(const ServerCertificate& certificate)
{
    const auto tls = makeTlsContext(certificate);
    if (!tls)
        return tl::unexpected(tls.error());
    m_impl->use(*tls);
    return {};
}

void Server::stop()
{
    m_impl->stop();
}

Server::Counters Server::counters() const
{
    const auto& s = m_impl->m_shared;
    return {s.connections, s.streams, s.requests, s.refused, s.failed, s.dropped};
}

} // namespace paillasse::store
