// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/treehead.h"
#include "app/store/accounts/accountentry.h"
#include "app/store/accounts/doubts.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

// A head as the store could have signed it.
Bytes headOf(const House& house, const Uuid& ledger, std::uint64_t size)
{
    return crypto::encodeHead(crypto::signHead(house.store->signingKey(), ledger, 1, size, crypto::Digest{}, house.clock.now()));
}

std::vector<LedgerDoubted> doubtsIn(House& house)
{
    std::vector<LedgerDoubted> doubts;
    for (const auto& entry : house.entries())
        if (const auto* doubt = std::get_if<LedgerDoubted>(&entry.change))
            doubts.push_back(*doubt);
    return doubts;
}

} // namespace

// A workstation's word against the store, in the store's own ledger.
class DoubtsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneEntryAnHourForEachWorkstationAndLedger();
    void whatIsNotOverThisStoresLedgersIsRefused();
};

void DoubtsTest::oneEntryAnHourForEachWorkstationAndLedger()
{
    House house;
    Doubts doubts(*house.store, *house.writer, house.clock);
    const wire::LedgerDoubt here{house.laboratory, 12, 9, headOf(house, house.laboratory.uuid(), 12), {}};
    const wire::LedgerDoubt storeWide{{}, 3, 3, headOf(house, house.store->identity().store, 3), {}};
    for (int i = 0; i < 5; ++i)
        must(doubts.note(house.bench, here));
    QCOMPARE(doubtsIn(house), (std::vector<LedgerDoubted>{{house.laboratory, 12, 9}}));
    QVERIFY(house.entries().back().at == house.bench.id && house.entries().back().by.isNull());
    must(doubts.note(house.other, here));
    must(doubts.note(house.bench, storeWide));
    QCOMPARE(doubtsIn(house).size(), std::size_t{3});
    house.clock.advance(hourMs - 1);
    must(doubts.note(house.bench, here));
    QCOMPARE(doubtsIn(house).size(), std::size_t{3});
    house.clock.advance(1);
    must(doubts.note(house.bench, here));
    QCOMPARE(doubtsIn(house).size(), std::size_t{4});
}

void DoubtsTest::whatIsNotOverThisStoresLedgersIsRefused()
{
    House house;
    Doubts doubts(*house.store, *house.writer, house.clock);
    const auto good = headOf(house, house.laboratory.uuid(), 12);
    auto forged = good;
    forged.back() ^= 1;
    const auto nowhere = lab::LaboratoryId::make({7});
    for (const auto& bad : {wire::LedgerDoubt{house.laboratory, 12, 9, forged, {}}, wire::LedgerDoubt{house.laboratory, 11, 9, good, {}}, wire::LedgerDoubt{{}, 12, 9, good, {}},
                            wire::LedgerDoubt{nowhere, 0, 9, {}, {}}, wire::LedgerDoubt{nowhere, 12, 9, headOf(house, nowhere.uuid(), 12), {}}, wire::LedgerDoubt{house.laboratory, 1, 9, {}, {}}})
        QVERIFY(codeOf(doubts.note(house.bench, bad)) == ErrorCode::InvalidInput);
    QVERIFY(doubtsIn(house).empty());
    must(doubts.note(house.bench, {house.laboratory, 0, 9, {}, {}})); // it knew none
    QCOMPARE(doubtsIn(house).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(DoubtsTest)
#include "doubts.test.moc"
