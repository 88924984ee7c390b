// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "app/lab/ids.h"
#include "app/store/import/derivedid.h"
#include "tests/store/core/worksite.h"

namespace paillasse::store::testing {

class DerivedIdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameContentHasTheSameIdInOneStoreOnly()
    {
        const Worksite site;
        const Worksite other;
        const auto ids = must(DerivedIds::load(*site.store));
        const auto again = must(DerivedIds::load(*site.store));
        const auto elsewhere = must(DerivedIds::load(*other.store));
        const auto id = ids.document("patient").add("HIS|4711").finish();
        QCOMPARE(again.document("patient").add("HIS|4711").finish(), id);
        QVERIFY(elsewhere.document("patient").add("HIS|4711").finish() != id);
        QVERIFY(ids.document("order").add("HIS|4711").finish() != id);
        QVERIFY(ids.document("patient").add("HIS|").add("4711").finish() != id);
    }

    // However their content is: what comes later lies behind in an index.
    void whatIsDeliveredByRankIsInThatOrder()
    {
        const Worksite site;
        auto ids = must(DerivedIds::load(*site.store));
        Uuid last;
        for (const std::uint64_t rank : {1ull, 2ull, 255ull, 256ull, 65'536ull, 491'840ull, (1ull << 48) - 1}) {
            ids.setRank(rank);
            const auto id = ids.document("patient").add(std::to_string(rank * 2'654'435'761u)).finish();
            QVERIFY2(last < id, std::to_string(rank).c_str());
            QCOMPARE(ids.document("patient").add(std::to_string(rank * 2'654'435'761u)).finish(), id);
            QCOMPARE(id.bytes()[6] >> 4, 8);
            QCOMPARE(id.bytes()[8] >> 6, 2);
            last = id;
        }
        // Two of one rank are two.
        QVERIFY(ids.document("patient").add("A").finish() != ids.document("patient").add("B").finish());
    }

    // Whoever does it: in a delivery or in an import long after.
    void anActLiesBesideItsSubjectAndIsTheSameAgain()
    {
        const Worksite site;
        auto ids = must(DerivedIds::load(*site.store));
        ids.setRank(7);
        const lab::OrderId order(ids.document("order").add("A1").finish());
        const auto act = ids.act("act.place", order).finish();
        ids.setRank(8);
        QCOMPARE(ids.act("act.place", order).finish(), act);
        QVERIFY(ids.act("act.cancel", order).finish() != act);
        QVERIFY(std::ranges::equal(act.bytes().first(6), order.bytes().first(6)));
    }
};

} // namespace paillasse::store::testing

QTEST_GUILESS_MAIN(paillasse::store::testing::DerivedIdTest)
#include "derivedid.test.moc"
