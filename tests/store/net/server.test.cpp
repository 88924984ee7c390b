// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <future>
#include <thread>

#include "app/store/net/problem.h"
#include "app/store/net/server.h"
#include "app/store/net/workers.h"
#include "tests/store/net/pki.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace std::chrono_literals;

namespace {

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
    bool stillWelcome(const Admission&, const Peer&) override { return welcome; }
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
    Peer lastPeer;
    std::shared_ptr<ScriptedStream::Script> script;
    std::promise<std::shared_ptr<ScriptedStream::Script>> streaming;
    Workers workers{2, 100};
};

struct Fixture {
    explicit Fixture(const std::function<void(ServerSettings&)>& adjust = [](ServerSettings&) {})
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
    ~Fixture()
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

std::string text(const std::optional<Bytes>& bytes)
{
    return bytes ? std::string(asText(*bytes)) : std::string("(nothing)");
}

} // namespace

class ServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersOverTls13()
    {
        Fixture f;
        test::TlsClient client;
        QVERIFY2(client.connect(f.server->port(), f.known()), client.error().c_str());
        const auto first = client.request("POST", "/any", asBytes("hello"));
        QVERIFY(first);
        QCOMPARE(first->status, 200);
        QCOMPARE(text(first->body), std::string("hello"));
        QCOMPARE(f.zone.lastPeer.certificate, test::fingerprint(f.workstation));
        const auto second = client.request("POST", "/any", asBytes("again"));
        QVERIFY(second);
        QCOMPARE(text(second->body), std::string("again"));
    }

    void refusesTls12()
    {
        Fixture f;
        test::TlsClient client;
        auto options = f.known();
        options.newestProtocol = TLS1_2_VERSION;
        QVERIFY(!client.connect(f.server->port(), options));
        QVERIFY2(client.error().find("protocol version") != std::string::npos, client.error().c_str());
    }

    void anotherAuthoritysCertificateFailsTheHandshake()
    {
        Fixture f;
        test::Pki other;
        test::TlsClient client;
        // In TLS 1.3 the client learns of it with its first read.
        const bool connected = client.connect(f.server->port(), {f.pki.authority(), other.workstation()});
        QVERIFY(!connected || !client.request("GET", "/any"));
        QCOMPARE(f.zone.admitted.load(), 0);
    }

    void anExpiredCertificateReachesTheGate()
    {
        Fixture f;
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), {f.pki.authority(), f.pki.workstation(hourMs)}));
        QVERIFY(client.request("GET", "/any"));
        QVERIFY(f.zone.lastPeer.certificateExpires < f.clock.now());
        QVERIFY(!f.zone.lastPeer.certificateExpires.isNull());
    }

    void aResumedSessionStillShowsItsCertificate()
    {
        Fixture f;
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        QVERIFY(client.request("GET", "/any"));
        auto options = f.known();
        options.resume = client.session();
        f.zone.lastPeer = {};
        QVERIFY(client.connect(f.server->port(), options));
        QVERIFY(client.request("GET", "/any"));
        QVERIFY(client.resumed());
        QCOMPARE(f.zone.lastPeer.certificate, test::fingerprint(f.workstation));
        SSL_SESSION_free(options.resume);
    }

    void aStrangersBodyIsNotRead()
    {
        Fixture f;
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.stranger()));
        // Only the head goes out: the answer comes without the announced body.
        QVERIFY(client.send("POST /any HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n"));
        const auto response = client.readResponse();
        QVERIFY(response);
        QCOMPARE(response->status, 403);
        QCOMPARE(f.zone.answered.load(), 0);
    }

    void oversizeHeadsAndBodies()
    {
        Fixture f;
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        auto response = client.request("GET", "/" + std::string(9000, 'a'));
        QVERIFY(response);
        QCOMPARE(response->status, 431);

        QVERIFY(client.connect(f.server->port(), f.known()));
        response = client.request("POST", "/any", Bytes(1001));
        QVERIFY(response);
        QCOMPARE(response->status, 413);

        // Without an announced length, the limit holds while it comes in.
        QVERIFY(client.connect(f.server->port(), f.known()));
        QVERIFY(client.send("POST /any HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n" + std::string(0x800, 'b') + "\r\n0\r\n\r\n"));
        response = client.readResponse();
        QVERIFY(response);
        QCOMPARE(response->status, 413);
        QCOMPARE(f.zone.answered.load(), 0);

        QVERIFY(client.connect(f.server->port(), f.known()));
        response = client.request("POST", "/any", Bytes(1000));
        QVERIFY(response);
        QCOMPARE(response->status, 200);
    }

    void notHttp()
    {
        Fixture f;
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        QVERIFY(client.send("\x16\x03\x01 hello\r\n\r\n"));
        const auto response = client.readResponse();
        QVERIFY(response);
        QCOMPARE(response->status, 400);
    }

    void slowHeadsAndBodiesAreDropped()
    {
        Fixture f;
        test::TlsClient head;
        QVERIFY(head.connect(f.server->port(), f.known()));
        QVERIFY(head.send("GET /any HTTP/1.1\r\nX-Slow: "));
        test::TlsClient body;
        QVERIFY(body.connect(f.server->port(), f.known()));
        QVERIFY(body.send("POST /any HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nab"));
        // A byte now and then does not buy more time.
        for (int i = 0; i < 12 && head.send("T"); ++i)
            std::this_thread::sleep_for(100ms);
        QVERIFY(head.closedWithin(3000));
        QVERIFY(body.closedWithin(3000));
        QTRY_COMPARE(f.server->counters().dropped, std::uint64_t{2});
    }

    void anAnswerThatDoesNotComeIsSaidToBeLate()
    {
        Fixture f;
        f.zone.route.limits.answerTime = 300ms;
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        const auto response = client.request("GET", "/never");
        QVERIFY(response);
        QCOMPARE(response->status, 503);
    }

    void strangersCannotTakeAllPlaces()
    {
        Fixture f([](ServerSettings& settings) { settings.strangers = 2; });
        test::TlsClient strangers[3];
        int answered = 0;
        for (auto& client : strangers)
            answered += client.connect(f.server->port(), f.stranger()) && client.request("GET", "/enrol") ? 1 : 0;
        QCOMPARE(answered, 2);
        test::TlsClient known;
        QVERIFY(known.connect(f.server->port(), f.known()));
        QVERIFY(known.request("GET", "/any"));
    }

    void connectionsHaveACap()
    {
        Fixture f([](ServerSettings& settings) { settings.connections = 2; });
        test::TlsClient clients[3];
        QVERIFY(clients[0].connect(f.server->port(), f.known()));
        QVERIFY(clients[1].connect(f.server->port(), f.known()));
        QVERIFY(clients[1].request("GET", "/any"));
        QVERIFY(!clients[2].connect(f.server->port(), f.known()));
    }

    void aStreamIsLiveAndBeats()
    {
        Fixture f;
        auto streaming = f.zone.streaming.get_future();
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        QVERIFY(client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
        const auto head = client.readHead();
        QVERIFY(head);
        QCOMPARE(head->status, 200);
        QCOMPARE(text(client.readChunk()), std::string("first"));
        const auto script = streaming.get();
        const auto start = std::chrono::steady_clock::now();
        script->say(toBytes(asBytes("live")));
        QCOMPARE(text(client.readChunk()), std::string("live"));
        QVERIFY(std::chrono::steady_clock::now() - start < 200ms);
        QCOMPARE(text(client.readChunk()), std::string("beat"));
        QCOMPARE(f.server->counters().streams, std::uint64_t{1});
    }

    void aSlowReaderHoldsOnePieceAndIsDropped()
    {
        Fixture f([](ServerSettings& settings) { settings.writeTime = 700ms; });
        auto streaming = f.zone.streaming.get_future();
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        QVERIFY(client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
        const auto script = streaming.get();
        constexpr int pieces = 60;
        for (int i = 0; i < pieces; ++i)
            script->say(Bytes(1u << 20));
        QTRY_VERIFY_WITH_TIMEOUT(script->gone, 5000);
        // What the kernel's buffers took, and no more: the rest was never pulled.
        QVERIFY2(script->pulled < pieces / 2, std::to_string(script->pulled).c_str());
        QTRY_COMPARE(f.server->counters().dropped, std::uint64_t{1});
    }

    void aStreamEndsWhenItsReaderIsNoLongerWelcome()
    {
        Fixture f;
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        QVERIFY(client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
        QVERIFY(client.readHead());
        QVERIFY(client.readChunk());
        f.zone.welcome = false;
        QVERIFY(!client.readChunk());
    }

    void stoppingFinishesWhatIsUnderWay()
    {
        Fixture f;
        test::TlsClient idle;
        QVERIFY(idle.connect(f.server->port(), f.known()));
        QVERIFY(idle.request("GET", "/any"));
        test::TlsClient streaming;
        QVERIFY(streaming.connect(f.server->port(), f.known()));
        QVERIFY(streaming.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
        QVERIFY(streaming.readHead());
        QVERIFY(streaming.readChunk());
        test::TlsClient busy;
        QVERIFY(busy.connect(f.server->port(), f.known()));
        QVERIFY(busy.send("POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nkept"));
        std::this_thread::sleep_for(200ms);

        const auto start = std::chrono::steady_clock::now();
        f.server->stop();
        QVERIFY(std::chrono::steady_clock::now() - start < 2500ms);
        const auto answer = busy.readResponse();
        QVERIFY(answer);
        QCOMPARE(text(answer->body), std::string("kept"));
        QCOMPARE(answer->headers.at("connection"), std::string("close"));
        QVERIFY(!streaming.readChunk());
        QVERIFY(idle.closedWithin(1000));
        test::TlsClient late;
        QVERIFY(!late.connect(f.server->port(), f.known()));
    }
};

QTEST_APPLESS_MAIN(ServerTest)
#include "server.test.moc"
