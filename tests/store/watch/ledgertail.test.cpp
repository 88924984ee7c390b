// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/core/archive.h"
#include "app/store/core/storeschema.h"
#include "app/store/watch/ledgertail.h"
#include "tests/store/watch/leaves.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

std::vector<WatchEvent> all(LedgerTail& tail, TailPositions& at, std::size_t leaves = 500)
{
    std::vector<WatchEvent> events;
    for (;;) {
        auto batch = must(tail.next(at, leaves));
        events.insert(events.end(), batch.events.begin(), batch.events.end());
        at = batch.reached;
        if (batch.isLast)
            return events;
    }
}

lab::Reading reading(lab::ReadingKind kind, Instant at)
{
    lab::Reading one;
    one.kind = kind;
    one.at = at;
    return one;
}

} // namespace

class LedgerTailTest : public QObject {
    Q_OBJECT

    std::uint64_t m_doubts = 0;

    // All that is in a new store is behind it; the site's own making of it has an entry that is none.
    TailPositions here(LedgerTail& tail)
    {
        TailPositions at;
        (void)all(tail, at);
        m_doubts = tail.damaged();
        return at;
    }

private Q_SLOTS:
    void anActIsToldByItsHeader()
    {
        Worksite site;
        const auto tail = must(LedgerTail::open(*site.store, site.log));
        auto at = here(*tail);
        QCOMPARE(must(tail->next(at)).events.size(), std::size_t{0});
        const auto laboratory = firstLaboratory(site).id;
        site.clock.advance(5000);
        const auto register1 = site.author.registerPatient(1);
        auto place = site.author.placeOrder(1, 1);
        place.at = place.at - 3000; // their clock
        QCOMPARE(site.push(register1).outcome, wire::ActOutcome::Accepted);
        QCOMPARE(site.push(place).outcome, wire::ActOutcome::Accepted);
        const auto events = all(*tail, at);
        QCOMPARE(events.size(), std::size_t{2});
        QCOMPARE(events[0].kind, wire::EventKind::Acted);
        QCOMPARE(events[0].act, static_cast<std::uint8_t>(register1.body.index()));
        QCOMPARE(events[0].patient.uuid(), register1.subject.uuid());
        QCOMPARE(events[0].laboratory, laboratory);
        QVERIFY(!events[0].place.storeWide);
        QCOMPARE(events[1].subject, place.subject);
        QCOMPARE(events[1].subjectKind, lab::DocumentKind::Order);
        QCOMPARE(events[1].patient.uuid(), register1.subject.uuid()); // whose the order is
        QCOMPARE(events[1].person, theReceptionist);
        QCOMPARE(events[1].workstation, theWorkstation);
        QCOMPARE(events[1].at, site.clock.now());
        QCOMPARE(events[1].done, place.at);
        QVERIFY(!events[1].isBrief);
        QCOMPARE(must(tail->next(at)).leaves, std::uint64_t{0});
        QCOMPARE(must(tail->lag(at)), std::uint64_t{0});
        QCOMPARE(tail->damaged() - m_doubts, std::uint64_t{0});
    }

    void eachReadingIsAnEvent()
    {
        Worksite site;
        const auto tail = must(LedgerTail::open(*site.store, site.log));
        (void)site.push({site.author.registerPatient(1), site.author.placeOrder(1, 1)});
        auto at = here(*tail);
        auto order = reading(lab::ReadingKind::OpenedOrder, site.clock.now() - 9000);
        order.subjectKind = lab::DocumentKind::Order;
        order.subject = idOf<lab::DocumentId>(1, 4);
        order.offline = true;
        auto search = reading(lab::ReadingKind::Searched, site.clock.now() - 8000);
        search.count = 12;
        const auto sequence = appendReadings(site, theTechnician, {order, search});
        const auto events = all(*tail, at);
        QCOMPARE(events.size(), std::size_t{2});
        QCOMPARE(events[0].place, (wire::EventPlace{false, sequence, 0}));
        QCOMPARE(events[1].place, (wire::EventPlace{false, sequence, 1}));
        QCOMPARE(events[0].kind, wire::EventKind::OpenedOrder);
        QCOMPARE(events[0].patient, idOf<lab::PatientId>(1, 3)); // the workstation did not say
        QCOMPARE(events[0].done, order.at);
        QCOMPARE(events[0].at, site.clock.now());
        QVERIFY(events[0].offline && events[0].isBrief);
        QCOMPARE(events[0].person, theTechnician);
        QCOMPARE(events[1].count, 12u);
        QVERIFY(!events[1].offline);
    }

    void theStoresOwnLedgerIsRead()
    {
        Worksite site;
        const auto home = firstLaboratory(site).id;
        const auto tail = must(LedgerTail::open(*site.store, site.log, [&](const lab::PersonId& person) { return person == theBiologist ? home : lab::LaboratoryId(); }));
        auto at = here(*tail);
        appendEntry(site, {theBiologist, theWorkstation, 0, SessionStarted{}});
        appendEntry(site, {theTechnician, theWorkstation, 0, SessionStarted{}});
        appendEntry(site, {{}, {}, 0, MessagesExpired{}}, LeafClass::EraseIntent);
        appendEntry(site, {{}, {}, 0, MessagesExpired{}}, LeafClass::EraseDone);
        appendEntry(site, {{}, {}, 0, PolicyChanged{}}, LeafClass::Administration);
        const auto events = all(*tail, at);
        QCOMPARE(events.size(), std::size_t{4});
        QVERIFY(events[0].place.storeWide && events[0].isBrief);
        QCOMPARE(events[0].kind, wire::EventKind::SignedIn);
        QCOMPARE(events[0].laboratory, home);
        QVERIFY(events[1].laboratory.isNull());
        QCOMPARE(events[2].kind, wire::EventKind::Expired);
        QCOMPARE(events[3].kind, wire::EventKind::PolicyChanged);
        QVERIFY(!events[3].isBrief);
    }

    void ledgersAreOneStreamByTime()
    {
        Worksite site;
        const auto tail = must(LedgerTail::open(*site.store, site.log));
        auto at = here(*tail);
        auto again = at;
        std::vector<bool> storeWide;
        for (int i = 0; i < 12; ++i) {
            site.clock.advance(1000);
            storeWide.push_back(i % 3 == 0);
            if (storeWide.back())
                appendEntry(site, {theBiologist, {}, 0, SessionEnded{}});
            else
                appendReadings(site, theTechnician, {reading(lab::ReadingKind::Locked, site.clock.now())});
        }
        const auto events = all(*tail, at);
        QCOMPARE(events.size(), storeWide.size());
        for (std::size_t i = 0; i < events.size(); ++i)
            QCOMPARE(events[i].place.storeWide, storeWide[i]);
        // In pieces it is the same.
        QVERIFY(all(*tail, again, 2) == events);
    }

    void aDestroyedMonthIsSilence()
    {
        Worksite site;
        const auto tail = must(LedgerTail::open(*site.store, site.log));
        auto at = here(*tail);
        const auto laboratory = firstLaboratory(site);
        const auto first = appendReadings(site, theTechnician, {reading(lab::ReadingKind::Locked, site.clock.now())}, 202601);
        const auto cleared = appendReadings(site, theTechnician, {reading(lab::ReadingKind::Unlocked, site.clock.now())}, 202601);
        appendReadings(site, theTechnician, {reading(lab::ReadingKind::Unlocked, site.clock.now())}, 202602);
        {
            auto database = must(site.store->connect());
            KeyId key = 0;
            QVERIFY(must(store::first(database, "SELECT key FROM ledger WHERE seq = ?", [&key](const auto& r) { key = r.unsignedInteger(0); }, rowOf(laboratory.number, first))));
            must(site.store->keys().destroy({key}, site.clock.now()));
            // The one is still as it was, of the other only the leaf is left.
            must(run(database, "UPDATE ledger SET salt = NULL, header = NULL, entry = NULL WHERE seq = ?", rowOf(laboratory.number, cleared)));
        }
        const auto events = all(*tail, at);
        QCOMPARE(events.size(), std::size_t{1});
        QCOMPARE(events[0].kind, wire::EventKind::Unlocked);
        QCOMPARE(tail->damaged() - m_doubts, std::uint64_t{0});
    }

    void whatIsDamagedIsCountedAndPassedOver()
    {
        Worksite site;
        const auto tail = must(LedgerTail::open(*site.store, site.log));
        auto at = here(*tail);
        const auto laboratory = firstLaboratory(site).number;
        std::vector<std::uint64_t> sequences;
        for (int i = 0; i < 6; ++i)
            sequences.push_back(appendReadings(site, theTechnician, {reading(lab::ReadingKind::Locked, site.clock.now())}));
        (void)site.push(site.author.registerPatient(1));
        {
            auto database = must(site.store->connect());
            const auto row = [&](std::size_t i) { return rowOf(laboratory, sequences[i]); };
            must(run(database, "UPDATE ledger SET entry = ? WHERE seq = ?", Bytes(80, 1), row(0)));
            must(run(database, "UPDATE ledger SET leaf = ? WHERE seq = ?", Bytes(8, 1), row(1)));
            must(run(database, "UPDATE ledger SET entry = NULL WHERE seq = ?", row(2)));
            must(run(database, "DELETE FROM ledger WHERE seq = ?", row(3)));
            // A header that reads, of somebody else
            LeafHeader other;
            other.person = theVirologist;
            must(run(database, "UPDATE ledger SET header = ? WHERE seq = ?", encodeHeader(other), rowOf(laboratory, sequences.back() + 1)));
        }
        const auto events = all(*tail, at);
        QCOMPARE(events.size(), std::size_t{2});
        QCOMPARE(events[0].place.sequence, sequences[4]);
        QCOMPARE(events[1].place.sequence, sequences[5]);
        QCOMPARE(tail->damaged() - m_doubts, std::uint64_t{5});
    }

    void aRestoreIsAnEventInEachLedger()
    {
        TemporaryDirectory folder;
        {
            Worksite site(folder / "data");
            must(backup(*site.store, folder / "data.archive", folder / "keys.archive", site.clock));
            must(writeDestroyedList(*site.store, folder / "destroyed", site.clock));
            RestoreOrder order{folder / "data.archive", folder / "keys.archive", folder / "destroyed", std::move(site.made.recoveryIdentity), "officer", "drill"};
            must(restore(DataDirectory(folder / "again"), order, site.clock));
        }
        const auto restored = must(Store::open(DataDirectory(folder / "again")));
        test::SetClock clock;
        const Log log(clock, [](std::string_view) {});
        const auto tail = must(LedgerTail::open(*restored, log));
        TailPositions at;
        auto events = all(*tail, at);
        std::erase_if(events, [](const WatchEvent& event) { return event.kind != wire::EventKind::Restored; });
        QCOMPARE(events.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(LedgerTailTest)
#include "ledgertail.test.moc"
