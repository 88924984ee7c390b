// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "app/client/net/pusher.h"
#include "app/client/outbox/outbox.h"
#include "app/crypto/crypto.h"
#include "tests/client/fakestore.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

// A store that says 429: asked again when it said, nothing lost, and told to nobody unless it lasts.
class BusyTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;
    std::vector<Bytes> m_heard; // bodies that a handler took

    std::optional<NetResult<Bytes>> ask(std::chrono::milliseconds limit)
    {
        auto answer = std::make_shared<std::optional<NetResult<Bytes>>>();
        HttpRequest request;
        request.path = QStringLiteral("/v1/anything");
        request.body = toBytes(asBytes("once"));
        request.limit = limit;
        m_transport->send(std::move(request), [answer](NetResult<Bytes> result) { answer->emplace(std::move(result)); });
        (void)QTest::qWaitFor([&] { return answer->has_value(); }, 20'000);
        return *answer;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_heard.clear();
        m_store = std::make_unique<FakeStore>();
        m_store->on("/v1/anything", [this](const FakeStore::Request& request) {
            m_heard.push_back(request.body);
            return toBytes(asBytes("done"));
        });
        m_transport = std::make_unique<Transport>();
        auto identity = std::make_shared<TlsIdentity>();
        identity->authority = m_store->authority();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::move(identity));
    }
    void cleanup()
    {
        m_transport.reset();
        m_store.reset();
    }

    void itIsAskedAgainByItself()
    {
        m_store->refuseNext(2);
        const auto answer = ask(std::chrono::seconds(15));
        QVERIFY(answer && *answer);
        QCOMPARE(std::string(asText(**answer)), std::string("done"));
        QCOMPARE(m_heard.size(), 1u);
        QCOMPARE(std::string(asText(m_heard[0])), std::string("once")); // whole, the third time too
        QCOMPARE(m_store->refusalsLeft(), 0);
    }

    void oneThatStaysBusyIsATrouble()
    {
        m_store->refuseNext(1000);
        const auto answer = ask(std::chrono::seconds(4));
        QVERIFY(answer && !*answer);
        QVERIFY(answer->error().isBusy && answer->error().isPassing());
        QCOMPARE(answer->error().retryAfterMs, secondMs);
        QVERIFY(m_store->refusalsLeft() < 1000 - 1); // it was tried more than once
        QVERIFY(m_heard.empty());
    }

    // Who typed a wrong password is told to wait, at once: nothing types it again for them.
    void wrongPasswordsAreNotTriedAgain()
    {
        m_store->refuseNext(1000, "too many wrong attempts; wait a moment and try again");
        const auto answer = ask(std::chrono::seconds(15));
        QVERIFY(answer && !*answer);
        QVERIFY(answer->error().failure == Failure::TooManyAttempts);
        QCOMPARE(m_store->refusalsLeft(), 999);
    }

    void whatWasAskedOfOneStoreIsNotAskedOfTheNext()
    {
        FakeStore other;
        bool isAsked = false;
        other.on("/v1/anything", [&](const FakeStore::Request&) {
            isAsked = true;
            return std::optional<Bytes>(Bytes());
        });
        m_store->refuseNext(1000);
        std::optional<NetResult<Bytes>> answer;
        HttpRequest request;
        request.path = QStringLiteral("/v1/anything");
        m_transport->send(std::move(request), [&](NetResult<Bytes> result) { answer.emplace(std::move(result)); });
        QTRY_VERIFY(m_store->refusalsLeft() < 1000);
        auto identity = std::make_shared<TlsIdentity>();
        identity->authority = other.authority();
        m_transport->setStore(*StoreAddress::parse(other.address()), std::move(identity));
        QTRY_VERIFY_WITH_TIMEOUT(answer && !*answer, 20'000);
        QVERIFY(!isAsked);
    }

    void actsAreAllSentAndNobodyIsTold()
    {
        const QTemporaryDir folder;
        const Profile profile(folder.path());
        QVERIFY(profile.prepare());
        const SystemClock clock;
        const Log log(clock, {});
        auto outbox = Outbox::open(profile, clock);
        QVERIFY(outbox);
        for (std::uint32_t i = 1; i <= 20; ++i)
            QVERIFY((*outbox)->append(idOf<lab::ActId>(i), Bytes(100, static_cast<std::uint8_t>(i))));
        std::vector<lab::ActId> taken;
        m_store->on("/v1/acts", [&](const FakeStore::Request& request) -> std::optional<Bytes> {
            const auto push = wire::decodeMessage<wire::PushRequest>(request.body);
            wire::PushReply reply;
            for (const auto& act : push.value().acts) {
                taken.push_back(act.id);
                reply.acts.push_back({act.id, wire::ActOutcome::Accepted, {}, 0, 1, 1});
            }
            return wire::encodeMessage(reply);
        });
        m_store->refuseNext(3);
        int troubles = 0;
        std::size_t answered = 0;
        Pusher::Sinks sinks;
        sinks.answered = [&](const std::vector<wire::ActReply>& replies, const Bytes&) { answered += replies.size(); };
        sinks.pending = [](std::size_t) {};
        sinks.contact = [&](const std::optional<NetTrouble>& trouble) { troubles += trouble ? 1 : 0; };
        Pusher pusher(*m_transport, **outbox, log, sinks);
        pusher.poke();
        QTRY_COMPARE_WITH_TIMEOUT(answered, 20u, 20'000);
        QCOMPARE(taken.size(), 20u);
        QCOMPARE((*outbox)->pending(), 0u);
        QCOMPARE(troubles, 0);
        QCOMPARE(m_store->refusalsLeft(), 0);
    }
};

QTEST_GUILESS_MAIN(BusyTest)
#include "busy.test.moc"
