// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <future>
#include <thread>

#include "app/store/net/problem.h"
#include "app/store/net/server.h"
#include "app/store/net/workers.h"
#include "tests/store/net/pki.h"

// The real server over real sockets, in front of a zone that does what its paths say.
namespace paillasse::store::testing {

using namespace std::chrono_literals;

// A stream that says what the test tells it to say.
class ScriptedStream final : public Stream {
public:
    struct Script {
        std::mutex mutex;
        std::deque<Bytes> pieces;
        std::function<void()> wake;
        std::atomic<int> pulled{0};
        std::atomic<bool> gone{false};
        void say(Bytes piece)
        {
            std::function<void()> call;
            {
                const std::lock_guard lock(mutex);
                pieces.push_back(std::move(piece));
                call = wake;
            }
            if (call)
                call();
        }
    };
    explicit ScriptedStream(std::shared_ptr<Script> script) : m_script(std::move(script)) {}
    ~ScriptedStream() override { m_script->gone = true; }
    Result<Bytes> next() override
    {
        const std::lock_guard lock(m_script->mutex);
        if (m_script->pieces.empty())
            return Bytes();
        ++m_script->pulled;
        auto piece = std::move(m_script->pieces.front());
        m_script->pieces.pop_front();
        return piece;
    }
    Bytes heartbeat() override { return toBytes(asBytes("beat")); }
    void onReady(std::function<void()> wake) override
    {
        const std::lock_guard lock(m_script->mutex);
        m_script->wake = std::move(wake);
    }

private:
    std::shared_ptr<Script> m_script;
};

// Admits whoever shows a certificate; paths decide what happens.
class TestZone final : public Zone {
public:
    TestZone()
    {
        route.path = "/any";
        route.limits.bodyBytes = 1000;
        route.limits.bodyTime = 600ms;
        route.limits.answerTime = 2s;
    }
    ~TestZone() override { workers.stop(); }

    tl::expected<Admission, Reply> admit(const RequestHead& head, const Peer& peer) override
    {
        ++admitted;
        lastPeer = peer;
        if (peer.certificate.empty() && head.path != "/enrol")
            return tl::unexpected(problem(ErrorCode::NotTrusted, "no certificate"));
        Admission admission;
        admission.route = &route;
        return admission;
    }
    void answer(const Admission&, Request request, Answer answer) override
    {
        ++answered;
        auto kept = std::make_shared<Request>(std::move(request));
        const bool queued = workers.run([this, kept, answer] { serve(*kept, answer); });
        if (!queued)
            answer(problem(ErrorCode::Unreachable));
    }
    bool stillWelcome(const Admission&, const Peer&) override
    {
        turnedAway += welcome ? 0 : 1;
        return welcome;
    }
    bool runAside(std::function<void()> job) override { return workers.run(std::move(job)); }

    void serve(Request& request, const Answer& answer)
    {
        if (request.head.path == "/never")
            return;
        if (request.head.path == "/slow")
            std::this_thread::sleep_for(700ms);
        Reply reply;
        if (request.head.path == "/stream") {
            script = std::make_shared<ScriptedStream::Script>();
            script->pieces.push_back(toBytes(asBytes("first")));
            reply.stream = std::make_unique<ScriptedStream>(script);
            streaming.set_value(script);
        } else {
            reply.body = std::move(request.body);
        }
        answer(std::move(reply));
    }

    RegisteredRoute route;
    std::atomic<int> admitted{0};
    std::atomic<int> answered{0};
    std::atomic<bool> welcome{true};
    std::atomic<int> turnedAway{0}; // how often somebody who was no longer welcome was looked at
    Peer lastPeer;
    std::shared_ptr<ScriptedStream::Script> script;
    std::promise<std::shared_ptr<ScriptedStream::Script>> streaming;
    Workers workers{2, 100};
};

struct ServerFixture {
    explicit ServerFixture(const std::function<void(ServerSettings&)>& adjust = [](ServerSettings&) {})
    {
        ServerSettings settings;
        settings.address = "127.0.0.1";
        settings.headerTime = 500ms;
        settings.handshakeTime = 1s;
        settings.heartbeat = 1500ms;
        settings.drainTime = 3s;
        adjust(settings);
        auto keys = pki.server();
        server = test::must(Server::listen(settings, {keys.certificate, std::move(keys.privateKey), pki.authority()}, zone, log));
    }
    ~ServerFixture()
    {
        server->stop();
        zone.workers.stop();
    }
    test::TlsClient::Options known() { return {pki.authority(), workstation}; }
    test::TlsClient::Options stranger() { return {pki.authority(), std::nullopt}; }

    SystemClock clock;
    Log log{clock, [](std::string_view) {}};
    test::Pki pki;
    test::TlsIdentity workstation = pki.workstation();
    TestZone zone;
    std::unique_ptr<Server> server;
};

} // namespace paillasse::store::testing
