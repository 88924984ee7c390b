// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/accounts/signer.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// One seat: it moves, or is taken by force.
class SeatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSeatThatAnswersMovesAndASilentOneTakesForce()
    {
        House house;
        const auto signer = enterWithFactor(house);
        must(house.session(signer.reply)); // heard of just now
        QVERIFY(codeOf(house.signIn->start(house.request("corre", false), house.other)) == ErrorCode::Conflict);
        house.clock.advance(house.settings.silentMs + secondMs);
        auto request = house.request("corre", true);
        QVERIFY(codeOf(house.signIn->start(request, house.other)) == ErrorCode::Refused);
        request.force = true;
        QVERIFY(codeOf(house.signIn->start(request, house.other)) == ErrorCode::WrongSecret); // the code is asked for each time
        request.code = signer.code(house.clock.now());
        const auto there = must(house.signIn->start(request, house.other));
        QCOMPARE(there.seat, signer.reply.seat + 1);
        QVERIFY(house.session(signer.reply).error().code == ErrorCode::Revoked);
        // Signed out, a seat is free: nothing is asked at the next bench.
        must(house.signIn->end(must(house.session(there))));
        QCOMPARE(must(house.signIn->start(house.request("corre", false), house.bench)).seat, there.seat + 1);
    }

    // With nothing but the password a silent seat stays where it is, until who governs frees it.
    void whoHasNoSecondFactorForcesNoSeat()
    {
        House house;
        const auto anais = house.enter("anais", access::Role::Technician, house.bench);
        house.clock.advance(house.settings.silentMs + secondMs);
        auto request = house.request("anais", true);
        request.force = true;
        QVERIFY(codeOf(house.signIn->start(request, house.other)) == ErrorCode::Refused);
        request.code = "000000";
        QVERIFY(codeOf(house.signIn->start(request, house.other)) == ErrorCode::Refused);
        must(house.session(anais)); // hers is as it was
        must(house.staff->releaseSeat(anais.person.id, "poste en panne", {}));
        QCOMPARE(must(house.signIn->start(house.request("anais", false), house.other)).seat, anais.seat + 2);
    }
};

QTEST_GUILESS_MAIN(SeatsTest)
#include "seats.test.moc"
