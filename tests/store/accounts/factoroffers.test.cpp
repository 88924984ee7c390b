// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/accounts/signer.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// A second factor on its way: shown, confirmed, its recovery codes kept; or none of it.
class FactorOffersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoMaySignSetsOneUpFirst()
    {
        House house;
        const auto biologist = house.enter("corre", access::Role::Biologist, house.bench);
        QVERIFY(biologist.factorToSetUp && !biologist.hasFactor);
        QVERIFY(must(house.session(biologist)).factorPending);
        QVERIFY(!house.registry->isSigning(biologist.person.id, house.bench.id));
        const auto technician = house.enter("anais", access::Role::Technician, house.bench);
        QVERIFY(!technician.factorToSetUp && !must(house.session(technician)).factorPending);

        const auto session = must(house.session(biologist));
        QVERIFY(codeOf(house.own->confirm(session, {"000000"})) == ErrorCode::NotFound); // nothing was offered
        const auto offer = must(house.own->offer(session, biologist.person, {}));
        QCOMPARE(offer.secret.size(), crypto::totpSecretSize);
        QCOMPARE(offer.account, std::string("corre"));
        QVERIFY(codeOf(house.own->confirm(session, {"12345"})) == ErrorCode::WrongSecret);
        QVERIFY(must(house.session(biologist)).factorPending);
        const auto code = std::string(asText(crypto::totpCode(SecretBytes::copyOf(offer.secret), crypto::totpStep(house.clock.now())).view()));
        const auto codes = must(house.own->confirm(session, {code}));
        QCOMPARE(codes.codes.size(), std::size_t(10));
        QVERIFY(must(house.session(biologist)).factorPending);
        QVERIFY(!house.registry->isSigning(biologist.person.id, house.bench.id));
        QCOMPARE(must(house.own->keep(session)).recoveryCodesLeft, std::uint64_t(10));
        QVERIFY(!must(house.session(biologist)).factorPending);
        QVERIFY(house.registry->isSigning(biologist.person.id, house.bench.id));
        QVERIFY(!house.registry->isSigning(biologist.person.id, house.other.id));
        QVERIFY(codeOf(house.own->confirm(session, {code})) == ErrorCode::NotFound); // once
    }

    // The answer was lost on the way: the same again, and nothing new of it in the ledger.
    void thatTheSheetIsKeptMayBeSaidAgain()
    {
        House house;
        auto signer = offered(house);
        const auto session = must(house.session(signer.reply));
        signer.recovery = must(house.own->confirm(session, {signer.code(house.clock.now())})).codes;
        const auto before = house.entries().size();
        const auto kept = must(house.own->keep(session));
        QCOMPARE(house.entries().size(), before + 1);
        must(house.own->prove(session, {signer.recovery[0]}));
        house.clock.advance(minuteMs);
        const auto again = must(house.own->keep(must(house.session(signer.reply))));
        QVERIFY(again.recoveryCodesLeft == kept.recoveryCodesLeft && again.until == must(house.session(signer.reply)).factorUntil);
        QCOMPARE(house.entries().size(), before + 2); // the code that was shown
        QVERIFY(codeOf(house.own->prove(session, {signer.recovery[0]})) == ErrorCode::WrongSecret);
        // It opens nothing that was ended since.
        must(house.own->endSigning(must(house.session(signer.reply))));
        QVERIFY(must(house.own->keep(must(house.session(signer.reply)))).until.isNull());
        QVERIFY(!house.registry->isSigning(signer.reply.person.id, house.bench.id));
        // Another session of theirs has kept nothing.
        const auto other = must(house.signIn->start(house.request("corre"), house.bench));
        QVERIFY(codeOf(house.own->keep(must(house.session(other)))) == ErrorCode::NotFound);
    }

    // With the password alone, or with a code that was given since, nobody finishes what somebody else has begun.
    void anOfferIsOfTheSessionThatAskedForIt()
    {
        House house;
        const auto signer = offered(house);
        const auto& person = signer.reply.person.id;
        const auto first = must(house.session(signer.reply));
        (void)must(house.own->confirm(first, {signer.code(house.clock.now())}));
        const auto again = must(house.session(must(house.signIn->start(house.request("corre"), house.bench))));
        QVERIFY(codeOf(house.own->confirm(again, {signer.code(house.clock.now())})) == ErrorCode::NotFound);
        QVERIFY(codeOf(house.own->keep(again)) == ErrorCode::NotFound);
        QVERIFY(!house.registry->isSigning(person, house.bench.id));

        const auto code = must(house.staff->newCode(person));
        must(house.signIn->activate(house.activation("corre", code, house.auth), house.bench));
        const auto bearer = must(house.session(must(house.signIn->start(house.request("corre"), house.bench))));
        QVERIFY(codeOf(house.own->keep(bearer)) == ErrorCode::NotFound);
        QVERIFY(!house.registry->isSigning(person, house.bench.id));
    }

    void theLockTakesAnOfferBack()
    {
        House house;
        const auto signer = offered(house);
        const auto session = must(house.session(signer.reply));
        (void)must(house.own->confirm(session, {signer.code(house.clock.now())}));
        must(house.own->endSigning(session)); // nothing was open yet
        QVERIFY(codeOf(house.own->keep(session)) == ErrorCode::NotFound);
        QVERIFY(must(house.session(signer.reply)).factorPending);
    }

    // Asked for while the session was there, and come to the writer when it was not any more.
    void whatComesBehindTheEndOfItsSessionIsNotKept()
    {
        House house;
        auto signer = offered(house);
        const auto session = must(house.session(signer.reply));
        (void)must(house.own->confirm(session, {signer.code(house.clock.now())}));
        must(house.staff->dropFactor(session.person));
        const auto before = house.entries().size();
        QVERIFY(codeOf(house.own->keep(session)) == ErrorCode::Expired);
        const auto people = must(house.staff->list());
        QVERIFY(people.size() == 1 && !people[0].hasFactor);
        QCOMPARE(house.entries().size(), before);

        // A code is not used up for it either.
        auto other = enterWithFactor(house, "guillou");
        const auto ended = must(house.session(other.reply));
        must(house.signIn->end(ended));
        QVERIFY(codeOf(house.own->prove(ended, {other.recovery[0]})) == ErrorCode::Expired);
        const auto back = must(house.session(must(house.signIn->start(house.request("guillou"), house.bench))));
        must(house.own->prove(back, {other.recovery[0]}));
    }

    // Shown, and nobody has said that they have them: a lock or a cut came in between. Nothing of it is in force, and the next sign-in
    // begins again; the codes of then are worth nothing.
    void codesThatNobodyKeptAreNotInForce()
    {
        House house;
        auto reply = house.enter("corre", access::Role::Biologist, house.bench);
        auto session = must(house.session(reply));
        QVERIFY(codeOf(house.own->keep(session)) == ErrorCode::NotFound); // nothing was offered
        Signer signer;
        signer.secret = SecretBytes::copyOf(must(house.own->offer(session, reply.person, {})).secret);
        QVERIFY(codeOf(house.own->keep(session)) == ErrorCode::NotFound); // nothing was confirmed
        const auto lost = must(house.own->confirm(session, {signer.code(house.clock.now())})).codes;
        reply = must(house.signIn->start(house.request("corre"), house.bench));
        QVERIFY(reply.factorToSetUp && !reply.hasFactor);
        session = must(house.session(reply));
        signer.secret = SecretBytes::copyOf(must(house.own->offer(session, reply.person, {})).secret);
        QVERIFY(codeOf(house.own->keep(session)) == ErrorCode::NotFound); // what was confirmed was of the offer before
        const auto codes = must(house.own->confirm(session, {signer.code(house.clock.now())})).codes;
        house.clock.advance(9 * minuteMs);
        must(house.own->keep(session));
        QVERIFY(codeOf(house.own->prove(session, {lost[0]})) == ErrorCode::WrongSecret);
        must(house.own->prove(session, {codes[0]}));

        // Replaced: the one before stays in force until the new sheet is kept.
        const auto offer = must(house.own->offer(session, reply.person, {codes[1]}));
        Signer next;
        next.secret = SecretBytes::copyOf(offer.secret);
        (void)must(house.own->confirm(session, {next.code(house.clock.now())}));
        house.clock.advance(11 * minuteMs);
        QVERIFY(codeOf(house.own->confirm(session, {next.code(house.clock.now())})) == ErrorCode::NotFound);
        must(house.own->prove(session, {signer.code(house.clock.now())}));
    }

    void replacingItTakesTheOneBefore()
    {
        House house;
        const auto signer = enterWithFactor(house);
        const auto session = must(house.session(signer.reply));
        QVERIFY(codeOf(house.own->offer(session, signer.reply.person, {})) == ErrorCode::WrongSecret);
        const auto offer = must(house.own->offer(session, signer.reply.person, {signer.code(house.clock.now())}));
        const auto next = SecretBytes::copyOf(offer.secret);
        const auto step = crypto::totpStep(house.clock.now());
        must(house.own->confirm(session, {std::string(asText(crypto::totpCode(next, step).view()))}));
        must(house.own->keep(session));
        house.clock.advance(nextCodeMs);
        QVERIFY(codeOf(house.own->prove(session, {signer.code(house.clock.now())})) == ErrorCode::WrongSecret);
        QVERIFY(codeOf(house.own->prove(session, {signer.recovery[0]})) == ErrorCode::WrongSecret);
        must(house.own->prove(session, {std::string(asText(crypto::totpCode(next, step + 1).view()))}));
    }

    void anOfferDoesNotWaitForEver()
    {
        House house;
        const auto reply = house.enter("corre", access::Role::Biologist, house.bench);
        const auto session = must(house.session(reply));
        const auto offer = must(house.own->offer(session, reply.person, {}));
        house.clock.advance(11 * minuteMs);
        const auto code = std::string(asText(crypto::totpCode(SecretBytes::copyOf(offer.secret), crypto::totpStep(house.clock.now())).view()));
        QVERIFY(codeOf(house.own->confirm(session, {code})) == ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(FactorOffersTest)
#include "factoroffers.test.moc"
