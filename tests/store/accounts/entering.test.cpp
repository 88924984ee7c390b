// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "app/store/accounts/entering.h"
#include "app/store/core/trailkeys.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using testing::House;
using testing::must;

namespace {

struct Entered {
    LeafClass leafClass{};
    KeyId key = 0;
    AccountChange change;
};

// The store-wide ledger, with what its rows say of each entry.
std::vector<Entered> entered(House& house)
{
    std::vector<Entered> all;
    const auto entries = house.entries();
    auto database = must(house.store->connect());
    must(each(database, "SELECT leaf, key FROM ledger WHERE seq < ? ORDER BY seq", [&](const auto& row) -> Result<> {
        const auto leaf = must(decodeLeaf(row.blob(0)));
        if (leaf.leafClass != LeafClass::Epoch)
            all.push_back({leaf.leafClass, row.unsignedInteger(1), entries.at(all.size()).change});
        return {};
    }, rowOf(1, 0)));
    return all;
}

std::set<KeyId> keysOf(const std::vector<Entered>& all, LeafClass leafClass)
{
    std::set<KeyId> keys;
    for (const auto& one : all)
        if (one.leafClass == leafClass)
            keys.insert(one.key);
    return keys;
}

} // namespace

// What is entered in the store-wide ledger, and for how long its key lasts.
class EnteringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void eachChangeHasItsClass()
    {
        QVERIFY(leafClassOf(PersonAdded()) == LeafClass::Administration);
        QVERIFY(leafClassOf(GlassBroken()) == LeafClass::Administration);
        QVERIFY(leafClassOf(PolicyChanged()) == LeafClass::Administration);
        QVERIFY(leafClassOf(SessionStarted()) == LeafClass::Security);
        QVERIFY(leafClassOf(GlassRead()) == LeafClass::Security);
        QVERIFY(leafClassOf(SignInsFailed()) == LeafClass::Security);
        QVERIFY(leafClassOf(AlertStepped()) == LeafClass::Security);
        QVERIFY(leafClassOf(MessageShown()) == LeafClass::Read);
        QVERIFY(leafClassOf(EntriesExpired()) == LeafClass::Expire);
    }

    // A sign-in is under the key of its month, the account it is of under the one that stays.
    void securityIsSealedByTheMonth()
    {
        House house;
        const auto reply = house.enter("mlebihan", access::Role::Technician, house.bench);
        must(house.signIn->end(must(house.session(reply))));
        house.clock.advance(31 * dayMs);
        (void)must(house.signIn->start(house.request("mlebihan"), house.bench));

        const auto all = entered(house);
        for (const auto& one : all)
            QVERIFY(one.leafClass == leafClassOf(one.change));
        const auto lasting = keysOf(all, LeafClass::Administration);
        const auto monthly = keysOf(all, LeafClass::Security);
        QCOMPARE(lasting.size(), std::size_t{1});
        QCOMPARE(monthly.size(), std::size_t{2});
        QVERIFY(!monthly.contains(*lasting.begin()));
        QCOMPARE(all.back().key, *monthly.rbegin());

        // Once a month's key is gone, its entries do not open; those of the next do, and the accounts'.
        SecretBytes key;
        must(house.store->keys().destroy({*monthly.begin()}, house.clock.now()));
        QVERIFY(!house.store->keys().read(*monthly.begin(), key));
        QVERIFY(house.store->keys().read(*monthly.rbegin(), key));
        QVERIFY(house.store->keys().read(*lasting.begin(), key));
    }

    void monthsAreCounted()
    {
        QCOMPARE(monthOf({1'773'305'220'000}), 202603u);
        QCOMPARE(monthBefore(202603, 0), 202603u);
        QCOMPARE(monthBefore(202603, 2), 202601u);
        QCOMPARE(monthBefore(202603, 3), 202512u);
        QCOMPARE(monthBefore(202603, 36), 202303u);
    }
};

QTEST_APPLESS_MAIN(EnteringTest)
#include "entering.test.moc"
