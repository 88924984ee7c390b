// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "app/client/net/pusher.h"
#include "app/client/outbox/outbox.h"
#include "app/client/profile.h"
#include "app/crypto/crypto.h"
#include "tests/client/fakestore.h"
#include "tests/client/sample.h"
#include "tests/faults/fulldisk.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

class PusherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    // The store has taken it, the disk here has no room for that: told, and asked again as of a store that is away, not once a minute.
    void anAnswerThatFindsNoRoomIsAskedForAgain()
    {
        const QTemporaryDir folder;
        const Profile profile(folder.path());
        QVERIFY(profile.prepare());
        const SystemClock clock;
        const Log log(clock, {});
        FakeStore store;
        int pushes = 0;
        store.on("/v1/acts", [&pushes](const FakeStore::Request& request) -> std::optional<Bytes> {
            ++pushes;
            const auto push = wire::decodeMessage<wire::PushRequest>(request.body);
            wire::PushReply reply;
            for (const auto& act : push.value().acts)
                reply.acts.push_back({act.id, pushes == 1 ? wire::ActOutcome::Accepted : wire::ActOutcome::Duplicate, {}, 0, 1, 1});
            return wire::encodeMessage(reply);
        });
        Transport transport;
        auto identity = std::make_shared<TlsIdentity>();
        identity->authority = store.authority();
        transport.setStore(*StoreAddress::parse(store.address()), std::move(identity));
        auto outbox = Outbox::open(profile, clock);
        QVERIFY(outbox);
        QVERIFY((*outbox)->append(idOf<lab::ActId>(1), Bytes(100, 1)));
        std::vector<Failure> troubles;
        std::size_t answered = 0;
        Pusher::Sinks sinks;
        sinks.answered = [&](const std::vector<wire::ActReply>& replies, const Bytes&) { answered += replies.size(); };
        sinks.pending = [](std::size_t) {};
        sinks.contact = [&](const std::optional<NetTrouble>& trouble) {
            if (trouble)
                troubles.push_back(trouble->failure);
        };
        Pusher pusher(transport, **outbox, log, sinks);
        {
            const faults::FullDisk full;
            pusher.poke();
            QTRY_VERIFY(!troubles.empty());
            QVERIFY(troubles.front() == Failure::DiskFull);
            QCOMPARE((*outbox)->pending(), 1u);
            QCOMPARE(answered, 0u);
        }
        QTRY_COMPARE_WITH_TIMEOUT(answered, 1u, 20'000);
        QCOMPARE((*outbox)->pending(), 0u);
        QVERIFY(pushes >= 2);
    }
};

QTEST_GUILESS_MAIN(PusherTest)
#include "pusher.test.moc"
