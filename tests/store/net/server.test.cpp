// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/net/testserver.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace std::chrono_literals;
using Fixture = testing::ServerFixture;

namespace {

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
