// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDeadlineTimer>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/store/net/testserver.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace std::chrono_literals;
using Fixture = testing::ServerFixture;

namespace {

// A TCP connection that says what it is told to and nothing of TLS.
class RawClient {
public:
    explicit RawClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval time{15, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
        m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient() { ::close(m_socket); }

    [[nodiscard]] bool isConnected() const { return m_connected; }
    bool send(std::string_view bytes) { return ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()); }
    // Reads until the other end closes; false: it has not in fifteen seconds.
    bool isClosed()
    {
        char buffer[4096];
        ssize_t got = 0;
        while ((got = ::recv(m_socket, buffer, sizeof buffer, 0)) > 0) {
        }
        return got == 0 || errno == ECONNRESET;
    }

private:
    int m_socket;
    bool m_connected = false;
};

// The beginning of a TLS record that announces a ClientHello, and no more.
constexpr std::string_view beginningOfHello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);

} // namespace

// Whoever is slow loses their place, and those who are not notice nothing.
class SlowClientsTest : public QObject {
    Q_OBJECT

    // Asks again and again, each time on a connection of its own, until `done`; how often, or -1: one was not answered, or it takes too long.
    static int servedUntil(Fixture& f, const std::function<bool()>& done)
    {
        int served = 0;
        const QDeadlineTimer end(std::chrono::seconds(40));
        do {
            test::TlsClient client;
            if (!client.connect(f.server->port(), f.known()) || !client.request("POST", "/any", asBytes("work")))
                return -1;
            ++served;
        } while (!done() && !end.hasExpired());
        return done() ? served : -1;
    }

private Q_SLOTS:
    void aHandshakeThatIsNeverFinished()
    {
        Fixture f;
        RawClient silent(f.server->port());
        RawClient begun(f.server->port());
        RawClient slow(f.server->port());
        QVERIFY(silent.isConnected() && begun.send(beginningOfHello));
        // Byte by byte until it is cut off; the handshake's time does not begin again with each.
        std::atomic<bool> cut{false};
        std::jthread dripping([&] {
            for (std::size_t i = 0; i < 500 && slow.send(beginningOfHello.substr(i % beginningOfHello.size(), 1)); ++i)
                std::this_thread::sleep_for(50ms);
            cut = true;
        });
        const int served = servedUntil(f, [&] { return f.server->counters().dropped >= 3; });
        QVERIFY(served > 0);
        QVERIFY(silent.isClosed() && begun.isClosed());
        dripping.join();
        QVERIFY(cut);
    }

    void aHeadByteByByte()
    {
        Fixture f;
        test::TlsClient slow;
        QVERIFY(slow.connect(f.server->port(), f.known()));
        std::jthread dripping([&] {
            const std::string head = "GET /any HTTP/1.1\r\nHost: x\r\nX-Slow: " + std::string(400, 's');
            for (std::size_t i = 0; i < head.size() && slow.send(std::string_view(head).substr(i, 1)); ++i)
                std::this_thread::sleep_for(20ms);
        });
        QVERIFY(servedUntil(f, [&] { return f.server->counters().dropped == 1; }) > 0);
        dripping.join();
        QVERIFY(slow.closedWithin(5000));
    }

    void aBodyByteByByte()
    {
        Fixture f;
        test::TlsClient slow;
        QVERIFY(slow.connect(f.server->port(), f.known()));
        QVERIFY(slow.send("POST /any HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n"));
        std::jthread dripping([&] {
            for (int i = 0; i < 800 && slow.send("b"); ++i)
                std::this_thread::sleep_for(20ms);
        });
        const auto before = f.zone.answered.load();
        const int served = servedUntil(f, [&] { return f.server->counters().dropped == 1; });
        QVERIFY(served > 0);
        dripping.join();
        QVERIFY(slow.closedWithin(5000));
        QCOMPARE(f.zone.answered.load(), before + served); // never the slow one's
    }

    void nothingAfterTheHandshake()
    {
        Fixture f([](ServerSettings& settings) { settings.idleTime = 2s; });
        test::TlsClient working;
        QVERIFY(working.connect(f.server->port(), f.known()));
        test::TlsClient idle;
        QVERIFY(idle.connect(f.server->port(), f.known()));
        // One that works on one connection is not idle, though it was there before.
        int asked = 0;
        for (; asked < 200 && !idle.closedWithin(100); ++asked)
            QVERIFY(working.request("POST", "/any", asBytes("work")));
        QVERIFY(asked > 0 && asked < 200);
        QVERIFY(working.request("POST", "/any", asBytes("still here")));
    }

    void anAnswerThatIsNeverRead()
    {
        Fixture f([](ServerSettings& settings) { settings.writeTime = 700ms; });
        f.zone.route.limits.bodyBytes = 8u << 20;
        f.zone.route.limits.bodyTime = 10s;
        test::TlsClient deaf;
        QVERIFY(deaf.connect(f.server->port(), f.known()));
        QVERIFY(deaf.send("POST /any HTTP/1.1\r\nHost: x\r\nContent-Length: 8388608\r\n\r\n"));
        const std::string piece(1u << 20, 'e');
        for (int i = 0; i < 8; ++i)
            QVERIFY(deaf.send(piece)); // comes back as it is, and is not read
        QVERIFY(servedUntil(f, [&] { return f.server->counters().dropped == 1; }) > 0);
    }

    void aStreamThatIsNeverRead()
    {
        Fixture f([](ServerSettings& settings) { settings.writeTime = 700ms; });
        auto streaming = f.zone.streaming.get_future();
        test::TlsClient deaf;
        QVERIFY(deaf.connect(f.server->port(), f.known()));
        QVERIFY(deaf.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
        const auto script = streaming.get();
        for (int i = 0; i < 60; ++i)
            script->say(Bytes(1u << 20));
        QVERIFY(servedUntil(f, [&] { return script->gone.load(); }) > 0);
        QTRY_COMPARE(f.server->counters().streams, std::uint64_t{0});
    }

    // A revocation does not wait for a reader who takes nothing: what is on its way to them is cut.
    void aStreamThatIsNeverReadIsCutWhenItIsNoLongerWelcome()
    {
        Fixture f([](ServerSettings& settings) {
            settings.writeTime = 10min;
            settings.heartbeat = 10min;
        });
        auto streaming = f.zone.streaming.get_future();
        test::TlsClient deaf;
        QVERIFY(deaf.connect(f.server->port(), f.known()));
        QVERIFY(deaf.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
        const auto script = streaming.get();
        script->say(Bytes(64u << 20)); // no socket holds that much
        QTRY_COMPARE(script->pulled.load(), 2);
        f.zone.welcome = false;
        QTRY_VERIFY_WITH_TIMEOUT(script->gone.load(), 60'000); // far from the ten minutes
        QTRY_COMPARE(f.server->counters().streams, std::uint64_t{0});
    }

    // Within two seconds, in the server's own measure: looked at once a second, and cut by the first look.
    void aStreamEndsAtTheFirstLookThatItDoesNotPass()
    {
        static_assert(2 * ServerSettings().recheck <= 2s);
        Fixture f([](ServerSettings& settings) { settings.heartbeat = 10min; });
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        QVERIFY(client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
        QVERIFY(client.readHead() && client.readChunk());
        f.zone.welcome = false;
        QVERIFY(client.closedWithin(60'000));
        QCOMPARE(f.zone.turnedAway.load(), 1);
    }

    // Every place taken by handshakes that go nowhere: who has a certificate is served all the same.
    void handshakesThatGoNowhereKeepNobodyOut()
    {
        Fixture f([](ServerSettings& settings) {
            settings.handshakeTime = 60s;
            settings.connections = 40;
            settings.handshakes = 20;
        });
        std::vector<std::unique_ptr<RawClient>> crowd;
        for (int i = 0; i < 200; ++i) {
            crowd.push_back(std::make_unique<RawClient>(f.server->port()));
            crowd.back()->send(beginningOfHello);
        }
        for (int i = 0; i < 10; ++i) {
            test::TlsClient client;
            QVERIFY2(client.connect(f.server->port(), f.known()), client.error().c_str());
            QVERIFY(client.request("POST", "/any", asBytes("work")));
        }
        QTRY_VERIFY(f.server->counters().connections <= 21);
        QVERIFY(crowd.front()->isClosed());
    }

    void nobodyAloneTakesAllPlaces()
    {
        Fixture f([](ServerSettings& settings) {
            settings.perWorkstation = 3;
            settings.perStranger = 2;
        });
        test::TlsClient mine[4];
        int answered = 0;
        for (auto& client : mine)
            answered += client.connect(f.server->port(), f.known()) && client.request("GET", "/any") ? 1 : 0;
        QCOMPARE(answered, 3);
        test::TlsClient strangers[3];
        answered = 0;
        for (auto& client : strangers)
            answered += client.connect(f.server->port(), f.stranger()) && client.request("GET", "/enrol") ? 1 : 0;
        QCOMPARE(answered, 2);
        // Another workstation has its own, and a place that was left is free.
        test::TlsClient other;
        QVERIFY(other.connect(f.server->port(), {f.pki.authority(), f.pki.workstation()}) && other.request("GET", "/any"));
        mine[0].disconnect();
        QTRY_VERIFY(mine[3].connect(f.server->port(), f.known()) && mine[3].request("GET", "/any"));
    }

    // A session that TLS resumes is looked at like any other, and its stream is cut when its workstation is no longer welcome.
    void aResumedStreamIsCutToo()
    {
        Fixture f;
        test::TlsClient client;
        QVERIFY(client.connect(f.server->port(), f.known()));
        QVERIFY(client.request("GET", "/any"));
        auto options = f.known();
        options.resume = client.session();
        QVERIFY(client.connect(f.server->port(), options));
        QVERIFY(client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
        QVERIFY(client.readHead() && client.readChunk());
        QVERIFY(client.resumed());
        QCOMPARE(f.zone.lastPeer.certificate, test::fingerprint(f.workstation));
        f.zone.welcome = false;
        QVERIFY(!client.readChunk());
        SSL_SESSION_free(options.resume);
    }
};

QTEST_APPLESS_MAIN(SlowClientsTest)
#include "slowclients.test.moc"
