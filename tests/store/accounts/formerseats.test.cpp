// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/accounts/formerseattable.h"
#include "app/store/accounts/governance.h"
#include "app/wire/actcodec.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using testing::codeOf;
using testing::House;
using testing::must;

namespace {

// A receptionist registers a patient with the first leased number plus `offset`.
IncomingAct registration(House& house, const wire::SessionReply& session, const Workstation& at, std::uint64_t offset)
{
    lab::Patient patient;
    patient.id = lab::PatientId::make(house.clock.now());
    patient.number = std::to_string(session.laboratories.at(0).patients.first + offset);
    patient.identity.birthName = "LE BIHAN";
    patient.identity.birthForenames = "MAELLE";
    patient.identity.firstForename = "MAELLE";
    patient.identity.birthDate = {1984, 5, 17};
    patient.identity.sex = lab::Sex::Female;
    lab::Act act;
    act.id = lab::ActId::make(house.clock.now());
    act.laboratory = house.laboratory;
    act.subjectKind = lab::DocumentKind::Patient;
    act.subject = lab::documentId(patient.id);
    act.person = session.person.id;
    act.seat = session.seat;
    act.workstation = at.id;
    act.at = house.clock.now();
    act.body = lab::RegisterPatient{patient};
    auto incoming = importedAct(std::move(act));
    incoming.origin = ActOrigin::Workstation;
    return incoming;
}

wire::ActOutcome push(House& house, const IncomingAct& act)
{
    return must(house.writer->submitAndWait({act})).replies.at(0).outcome;
}

std::vector<FormerSeat> told(House& house)
{
    auto database = must(house.store->connect());
    return must(FormerSeatTable(database).all(house.laboratory));
}

} // namespace

// What a workstation still sends under a seat that has moved on is kept, entered in the store-wide ledger, and told.
class FormerSeatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void itsActsAreKeptAndTold()
    {
        House house;
        const auto here = house.enter("ylegall", access::Role::Receptionist, house.bench);
        const auto secret = house.setUpFactor(here);
        QVERIFY(push(house, registration(house, here, house.bench, 0)) == wire::ActOutcome::Accepted);
        QVERIFY(told(house).empty());

        // Silent, and its seat taken by force; then it comes back with what it had.
        const auto first = registration(house, here, house.bench, 1);
        house.clock.advance(house.settings.silentMs + 1);
        const auto second = registration(house, here, house.bench, 2);
        auto forced = house.request("ylegall");
        forced.force = true;
        forced.code = house.totp(secret);
        const auto there = must(house.signIn->start(forced, house.other));
        QVERIFY(push(house, registration(house, there, house.other, 0)) == wire::ActOutcome::Accepted);
        house.clock.advance(hourMs);
        const auto before = house.entries().size();
        QVERIFY(push(house, first) == wire::ActOutcome::Accepted);
        QVERIFY(push(house, second) == wire::ActOutcome::Accepted);

        const auto seats = told(house);
        QCOMPARE(seats.size(), 1u);
        QVERIFY(seats[0].person == here.person.id && seats[0].workstation == house.bench.id);
        QCOMPARE(seats[0].acts, 2u);
        QVERIFY(seats[0].firstMadeAt == first.act.at && seats[0].lastMadeAt == second.act.at && seats[0].arrivedAt == house.clock.now());
        const auto entries = house.entries();
        QCOMPARE(entries.size(), before + 2);
        QVERIFY((entries.back() == AccountEntry{here.person.id, house.bench.id, 0, FormerSeatActed{house.laboratory, second.act.id, here.seat}}));
    }

    // What somebody read there comes as an act of theirs, too.
    void whatWasReadThereIsKeptAndTold()
    {
        House house;
        const auto here = house.enter("ylegall", access::Role::Receptionist, house.bench);
        (void)must(house.signIn->start(house.request("ylegall"), house.other));
        lab::Act act;
        act.id = lab::ActId::make(house.clock.now());
        act.laboratory = house.laboratory;
        act.person = here.person.id;
        act.seat = here.seat;
        act.workstation = house.bench.id;
        act.at = house.clock.now();
        act.body = lab::RecordReadings{{{lab::ReadingKind::Searched, act.at, {}, {}, {}, 3}}};
        auto incoming = importedAct(act);
        incoming.origin = ActOrigin::Workstation;
        QVERIFY(push(house, incoming) == wire::ActOutcome::Accepted);
        QVERIFY(push(house, incoming) == wire::ActOutcome::Duplicate);
        QVERIFY(told(house).empty());
        QVERIFY((house.entries().back() == AccountEntry{here.person.id, house.bench.id, 0, FormerSeatActed{house.laboratory, act.id, here.seat}}));
    }

    // A seat that is taken by force is told at once, whether or not anything comes from the former one; who governs notes it, and that is
    // an entry. A seat that moved because its person said so is nothing to tell.
    void aForcedSeatIsToldUntilSomebodyHasSeenIt()
    {
        House house;
        const auto here = house.enter("ylegall", access::Role::Receptionist, house.bench);
        const auto secret = house.setUpFactor(here);
        const auto officer = house.enter("nbihan", access::Role::SecurityOfficer, house.bench);
        const auto governance = must(Governance::open(*house.store, *house.writer, *house.registry, *house.workstations, *house.keys, house.settings,
                                                      [](const auto&, const auto&, auto) { return Result<>(); }, house.clock));
        (void)must(house.signIn->start(house.request("ylegall"), house.other));
        QVERIFY(must(governance->sessions(house.laboratory)).forcedSeats.empty());

        house.clock.advance(house.settings.silentMs + 1);
        auto request = house.request("ylegall");
        request.force = true;
        request.code = house.totp(secret);
        const auto back = must(house.signIn->start(request, house.bench));
        const auto told = must(governance->sessions(house.laboratory)).forcedSeats;
        QCOMPARE(told.size(), 1u);
        QVERIFY(told[0].person == here.person.id && told[0].seat == back.seat && told[0].workstation == house.bench.id && told[0].from == house.other.id && told[0].takenAt == house.clock.now());
        QVERIFY(told[0].seenBy.isNull());

        const wire::ForcedSeatSeen seen{house.laboratory, here.person.id, back.seat};
        QVERIFY(codeOf(governance->seeForcedSeat(seen, {here.person.id, house.bench.id, 0})) == ErrorCode::Refused);
        QVERIFY(codeOf(governance->seeForcedSeat({house.laboratory, here.person.id, back.seat + 1}, {officer.person.id, house.bench.id, 0})) == ErrorCode::NotFound);
        house.clock.advance(minuteMs);
        must(governance->seeForcedSeat(seen, {officer.person.id, house.bench.id, 0}));
        QVERIFY((house.entries().back() == AccountEntry{officer.person.id, house.bench.id, 0, SeatSeen{house.laboratory, here.person.id, back.seat}}));
        const auto after = must(governance->sessions(house.laboratory)).forcedSeats;
        QVERIFY(after.size() == 1 && after[0].seenBy == officer.person.id && after[0].seenAt == house.clock.now() && !after[0].seenByName.empty());
        QVERIFY(codeOf(governance->seeForcedSeat(seen, {officer.person.id, house.bench.id, 0})) == ErrorCode::Conflict);
    }

    // Sent again because an answer was lost, refused, or accepted before the seat moved: nothing more is told.
    void eachIsToldOnceAndOnlyIfItWasKept()
    {
        House house;
        const auto here = house.enter("ylegall", access::Role::Receptionist, house.bench);
        const auto before = registration(house, here, house.bench, 0);
        QVERIFY(push(house, before) == wire::ActOutcome::Accepted);
        (void)must(house.signIn->start(house.request("ylegall"), house.other));
        QVERIFY(push(house, before) == wire::ActOutcome::Duplicate);
        auto refused = registration(house, here, house.bench, 1);
        std::get<lab::RegisterPatient>(refused.act.body).patient.number = "999999"; // nobody's to give
        QVERIFY(push(house, refused) == wire::ActOutcome::Refused);
        QVERIFY(told(house).empty());
        const auto after = registration(house, here, house.bench, 2);
        QVERIFY(push(house, after) == wire::ActOutcome::Accepted);
        QVERIFY(push(house, after) == wire::ActOutcome::Duplicate);
        QCOMPARE(told(house).size(), 1u);
        QCOMPARE(told(house)[0].acts, 1u);
    }
};

QTEST_APPLESS_MAIN(FormerSeatsTest)
#include "formerseats.test.moc"
