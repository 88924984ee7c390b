// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/accounts/glass.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

class GlassTest : public QObject {
    Q_OBJECT

    // A house with a glass; the second factor is right when it is "246810".
    struct Room {
        Room()
        {
            glass = must(Glass::open(*house.store, *house.writer, *house.keys, house.settings,
                                     [this](const lab::PersonId&, const lab::WorkstationId&, std::string_view code) -> Result<> {
                                         ++proofs;
                                         return code == "246810" ? Result<>() : fail(ErrorCode::WrongSecret);
                                     },
                                     house.clock, house.log));
        }
        Session enter(const char* login, access::Role role, const Workstation& at) { return must(house.session(house.enter(login, role, at))); }
        Session again(const char* login, const Workstation& at) { return must(house.session(must(house.signIn->start(house.request(login), at)))); }
        wire::GlassRequest request(const char* reason = "Réanimation, prescripteur injoignable", const char* code = "246810") const { return {house.laboratory, patient, reason, code}; }

        House house;
        std::unique_ptr<Glass> glass;
        int proofs = 0;
        lab::PatientId patient = lab::PatientId::make({77});
    };

private Q_SLOTS:
    void oneSessionOnePatientHalfAnHour()
    {
        Room room;
        const auto corre = room.enter("corre", access::Role::Biologist, room.house.bench);
        const auto guillou = room.enter("guillou", access::Role::Biologist, room.house.bench);
        const wire::GlassReading reading{room.house.laboratory, room.patient};
        QVERIFY(codeOf(room.glass->read(corre, reading).map([] { return 0; })) == ErrorCode::Expired);
        const auto reply = must(room.glass->breakFor(corre, room.request()));
        QCOMPARE(reply.until, room.house.clock.now() + 30 * minuteMs);
        must(room.glass->read(corre, reading));
        // Nobody else, no other patient, no other laboratory, no other session of the same person at the same workstation.
        QVERIFY(!room.glass->read(guillou, reading));
        QVERIFY(!room.glass->read(corre, {room.house.laboratory, lab::PatientId::make({78})}));
        QVERIFY(!room.glass->read(corre, {lab::LaboratoryId::make({9}), room.patient}));
        QVERIFY(!room.glass->read(room.again("corre", room.house.bench), reading));
        room.house.clock.advance(30 * minuteMs - 1);
        must(room.glass->read(corre, reading));
        room.house.clock.advance(1);
        QVERIFY(!room.glass->read(corre, reading));
    }

    void itEndsWithTheSessionThatBrokeIt_data()
    {
        QTest::addColumn<int>("how");
        const char* const ways[] = {"signed out", "the seat moved", "ended by who governs", "disabled"};
        for (int way = 0; way < 4; ++way)
            QTest::newRow(ways[way]) << way;
    }
    void itEndsWithTheSessionThatBrokeIt()
    {
        QFETCH(int, how);
        Room room;
        auto& house = room.house;
        const auto corre = room.enter("corre", access::Role::Biologist, house.bench);
        const auto guillou = room.enter("guillou", access::Role::Biologist, house.bench);
        const wire::GlassReading reading{house.laboratory, room.patient};
        must(room.glass->breakFor(corre, room.request()));
        must(room.glass->breakFor(guillou, room.request()));
        must(room.glass->read(corre, reading));
        switch (how) {
        case 0: must(house.signIn->end(corre)); break;
        case 1: room.again("corre", house.other); break;
        case 2: must(house.staff->endSessionsOf(corre, {})); break;
        case 3: must(house.disable("corre")); break;
        }
        // At once; and whoever comes back breaks it anew.
        QVERIFY(codeOf(room.glass->read(corre, reading).map([] { return 0; })) == ErrorCode::Expired);
        if (how < 3)
            QVERIFY(!room.glass->read(room.again("corre", house.bench), reading));
        must(room.glass->read(guillou, reading)); // which is none of the others' affair
    }

    void itTakesAReasonAndACodeEachTime()
    {
        Room room;
        const auto corre = room.enter("corre", access::Role::Biologist, room.house.bench);
        QVERIFY(room.glass->breakFor(corre, room.request("")).error().code == ErrorCode::InvalidInput);
        QVERIFY(room.glass->breakFor(corre, room.request("          ")).error().code == ErrorCode::InvalidInput);
        QVERIFY(room.glass->breakFor(corre, room.request(std::string(501, 'x').c_str())).error().code == ErrorCode::InvalidInput);
        QCOMPARE(room.proofs, 0); // no code is used up for nothing
        QVERIFY(room.glass->breakFor(corre, room.request("Réanimation, urgence", "000000")).error().code == ErrorCode::WrongSecret);
        must(room.glass->breakFor(corre, room.request()));
        must(room.glass->breakFor(corre, room.request()));
        QCOMPARE(room.proofs, 3);
        QCOMPARE(must(room.glass->list(room.house.laboratory)).entries.size(), std::size_t(2));
    }

    void somebodyElseReviewsIt()
    {
        Room room;
        const auto corre = room.enter("corre", access::Role::Biologist, room.house.bench);
        const auto officer = room.enter("bihan", access::Role::SecurityOfficer, room.house.bench);
        const auto reply = must(room.glass->breakFor(corre, room.request()));
        auto list = must(room.glass->list(room.house.laboratory));
        QCOMPARE(list.entries.size(), std::size_t(1));
        QCOMPARE(list.entries[0].reason, std::string("Réanimation, prescripteur injoignable"));
        QCOMPARE(list.entries[0].personName, std::string("Name of corre"));
        QVERIFY(list.entries[0].patient == room.patient && list.entries[0].reviewedBy.isNull());
        QVERIFY(must(room.glass->list(lab::LaboratoryId::make({9}))).entries.empty());

        const auto why = [&](const Session& who, const wire::GlassReview& review) {
            const auto done = room.glass->review(who, review);
            return done ? ErrorCode::Internal : done.error().code;
        };
        QVERIFY(why(corre, {room.house.laboratory, reply.id, "moi-même"}) == ErrorCode::Refused);
        QVERIFY(why(officer, {lab::LaboratoryId::make({9}), reply.id, ""}) == ErrorCode::NotFound);
        must(room.glass->review(officer, {room.house.laboratory, reply.id, "Vu avec le service : justifié"}));
        QVERIFY(why(officer, {room.house.laboratory, reply.id, "encore"}) == ErrorCode::Conflict);
        list = must(room.glass->list(room.house.laboratory));
        QVERIFY(list.entries[0].reviewedBy == officer.person);
        QCOMPARE(list.entries[0].remark, std::string("Vu avec le service : justifié"));
    }
};

QTEST_GUILESS_MAIN(GlassTest)
#include "glass.test.moc"
