// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "app/crypto/hash.h"
#include "app/store/accounts/accountentry.h"
#include "tests/crypto/hex.h"
#include "tests/store/accounts/entryvectors.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;

// What is in ledgers already must read for ever: these are the bytes of each kind of entry, frozen.
class AccountEntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void everyKindHasItsBytes()
    {
        std::set<std::size_t> kinds;
        for (const auto& vector : testing::entryVectors()) {
            kinds.insert(vector.entry.change.index());
            if (crypto::toHex(encodeEntry(vector.entry)) != vector.hex) {
                qWarning("%s is now\n%s", vector.name, crypto::toHex(encodeEntry(vector.entry)).c_str());
                QTest::qFail(vector.name, __FILE__, __LINE__); // and on to the next
            }
        }
        QCOMPARE(kinds.size(), std::variant_size_v<AccountChange>); // one of each
    }

    void whatIsWrittenIsRead()
    {
        for (const auto& vector : testing::entryVectors()) {
            const auto read = decodeEntry(encodeEntry(vector.entry));
            QVERIFY2(read, vector.name);
            QVERIFY2(*read == vector.entry, vector.name);
        }
    }

    void whatANewerStoreWroteIsRefusedAndNotDropped()
    {
        const auto read = [](const char* hex) { return decodeEntry(crypto::testing::fromHex(hex)); };
        // A kind that is none, a field of an entry and one of a change.
        for (const auto* hex : {"a104821863a0", "a10501", "a104820aa10101"}) {
            QVERIFY2(!read(hex), hex);
            QVERIFY2(read(hex).error().code == ErrorCode::Incompatible, hex);
        }
        QVERIFY(!decodeEntry(Bytes()));
    }

    // Who did what to whom, where, and why, as the sealed entries of a real store have it.
    void theLedgerTellsWhatWasDone()
    {
        using testing::must;
        testing::House house;
        const auto here = house.enter("mlebihan", access::Role::Technician, house.bench);
        const auto& person = here.person;
        const auto secret = house.setUpFactor(here);
        (void)must(house.signIn->start(house.request("mlebihan"), house.other));
        must(house.staff->releaseSeat(person.id, "poste en panne", {}));
        (void)must(house.signIn->start(house.request("mlebihan"), house.bench));
        house.clock.advance(house.settings.silentMs + 1);
        auto forced = house.request("mlebihan");
        forced.force = true;
        forced.code = house.totp(secret);
        (void)must(house.signIn->start(forced, house.other));

        const auto by = [&](const Workstation& at, AccountChange change) { return AccountEntry{person.id, at.id, 0, std::move(change)}; };
        const std::vector<AccountEntry> expected{
            consoleEntry(PersonAdded{person}),
            by(house.bench, AccountActivated()),
            by(house.bench, SessionStarted()),
            by(house.bench, FactorSetUp()),
            by(house.other, SessionStarted{house.bench.id}),
            consoleEntry(SeatReleased{person.id, house.other.id, "poste en panne"}),
            by(house.bench, SessionStarted()),
            by(house.other, SeatForced{house.bench.id}),
        };
        QVERIFY(house.entries() == expected);
    }
};

QTEST_APPLESS_MAIN(AccountEntryTest)
#include "accountentry.test.moc"
