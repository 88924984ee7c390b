// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/totp.h"
#include "app/store/accounts/policies.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

// Somebody with an authenticator.
struct Signer {
    wire::SessionReply reply;
    SecretBytes secret;
    std::vector<std::string> recovery;

    [[nodiscard]] std::string code(Instant now) const { return std::string(asText(crypto::totpCode(secret, crypto::totpStep(now)).view())); }
};

constexpr std::int64_t nextCodeMs = crypto::totpStepMs;

} // namespace

class FactorsTest : public QObject {
    Q_OBJECT

    // Enters, sets up a second factor; the clock stands at the next code's time.
    static Signer enterWithFactor(House& house, const std::string& login = "corre")
    {
        Signer signer;
        signer.reply = house.enter(login, access::Role::Biologist, house.bench);
        const auto session = must(house.session(signer.reply));
        const auto offer = must(house.own->offer(session, signer.reply.person, {}));
        signer.secret = SecretBytes::copyOf(offer.secret);
        signer.recovery = must(house.own->confirm(session, {signer.code(house.clock.now())})).codes;
        must(house.own->keep(session));
        house.clock.advance(nextCodeMs);
        return signer;
    }
    // Enters, and has seen a secret that is not confirmed yet.
    static Signer offered(House& house)
    {
        Signer signer;
        signer.reply = house.enter("corre", access::Role::Biologist, house.bench);
        signer.secret = SecretBytes::copyOf(must(house.own->offer(must(house.session(signer.reply)), signer.reply.person, {})).secret);
        return signer;
    }
    static void setPolicy(House& house, const wire::Policy& policy)
    {
        must(changePolicy(*house.writer, policy, {}));
    }
    static wire::SessionRequest with(House& house, std::string code, const std::string& login = "corre")
    {
        auto request = house.request(login);
        request.code = std::move(code);
        return request;
    }

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

    void theSigningSessionEnds()
    {
        House house;
        const auto signer = enterWithFactor(house);
        house.clock.advance(house.settings.factorMs - nextCodeMs);
        QVERIFY(house.registry->isSigning(signer.reply.person.id, house.bench.id)); // what was signed in the last second is on its way
        house.clock.advance(2 * minuteMs);
        QVERIFY(!house.registry->isSigning(signer.reply.person.id, house.bench.id));
        const auto session = must(house.session(signer.reply));
        const auto code = signer.code(house.clock.now());
        QCOMPARE(must(house.own->prove(session, {code})).until, house.clock.now() + house.settings.factorMs);
        QVERIFY(house.registry->isSigning(signer.reply.person.id, house.bench.id));
        must(house.signIn->end(session));
        QVERIFY(!house.registry->isSigning(signer.reply.person.id, house.bench.id));
    }

    void theLockEndsTheSigningSession()
    {
        House house;
        const auto signer = enterWithFactor(house);
        const auto& person = signer.reply.person.id;
        const auto before = house.entries().size();
        must(house.own->endSigning(must(house.session(signer.reply))));
        QVERIFY(must(house.session(signer.reply)).factorUntil.isNull()); // what the gate looks at
        QVERIFY(!house.registry->isSigning(person, house.bench.id));     // and the writer: at once
        QVERIFY(house.entries().back() == (AccountEntry{person, house.bench.id, 0, SigningEnded()}));
        must(house.own->endSigning(must(house.session(signer.reply)))); // said again: nothing is open, and nothing is noted
        QCOMPARE(house.entries().size(), before + 1);
        // The gate asked who it is a moment before a code was taken there: what is open when the writer's turn comes counts.
        const auto stale = must(house.session(signer.reply));
        must(house.own->prove(stale, {signer.recovery[0]}));
        must(house.own->endSigning(stale));
        QVERIFY(!house.registry->isSigning(person, house.bench.id));
        // The next code opens another one.
        must(house.own->prove(must(house.session(signer.reply)), {signer.code(house.clock.now())}));
        QVERIFY(house.registry->isSigning(person, house.bench.id));
    }

    // A workstation that was cut off said neither lock nor end: whoever comes back with the password alone has no code's rights.
    void aSessionThatNobodyEndedHandsNothingOn()
    {
        House house;
        const auto signer = enterWithFactor(house);
        QVERIFY(house.registry->isSigning(signer.reply.person.id, house.bench.id));
        const auto again = must(house.signIn->start(house.request("corre"), house.bench));
        QVERIFY(again.factorUntil.isNull());
        QVERIFY(!house.registry->isSigning(again.person.id, house.bench.id));
    }

    void aCodeIsTakenOnceWhereverItIsShown()
    {
        House house;
        const auto signer = enterWithFactor(house);
        const auto session = must(house.session(signer.reply));
        const auto code = signer.code(house.clock.now());
        must(house.own->prove(session, {code}));
        QVERIFY(codeOf(house.own->prove(session, {code})) == ErrorCode::WrongSecret);
        QVERIFY(codeOf(house.own->proveFactor(session.person, house.bench.id, code)) == ErrorCode::WrongSecret);
        QVERIFY(codeOf(house.signIn->start(with(house, code), house.bench)) == ErrorCode::WrongSecret);
        house.clock.advance(nextCodeMs);
        must(house.own->proveFactor(session.person, house.bench.id, signer.code(house.clock.now())));
    }

    void aRecoveryCodeStandsInOnce()
    {
        House house;
        const auto signer = enterWithFactor(house);
        const auto session = must(house.session(signer.reply));
        QCOMPARE(must(house.own->prove(session, {signer.recovery[0]})).recoveryCodesLeft, std::uint64_t(9));
        QVERIFY(codeOf(house.own->prove(session, {signer.recovery[0]})) == ErrorCode::WrongSecret);
        QCOMPARE(must(house.own->prove(session, {signer.recovery[1]})).recoveryCodesLeft, std::uint64_t(8));
        const auto again = must(house.signIn->start(with(house, signer.recovery[2]), house.bench));
        QCOMPARE(again.recoveryCodesLeft, std::uint64_t(7));
        // Another person's codes are nobody else's.
        const auto other = enterWithFactor(house, "guillou");
        QVERIFY(codeOf(house.own->prove(must(house.session(other.reply)), {signer.recovery[3]})) == ErrorCode::WrongSecret);
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

    void newRecoveryCodesTakeThePlaceOfThoseThatAreLeft()
    {
        House house;
        const auto signer = enterWithFactor(house);
        const auto session = must(house.session(signer.reply));
        QVERIFY(codeOf(house.own->newRecoveryCodes(session, {"000000"})) == ErrorCode::WrongSecret);
        const auto codes = must(house.own->newRecoveryCodes(session, {signer.code(house.clock.now())})).codes;
        QCOMPARE(codes.size(), std::size_t(10));
        QVERIFY(codeOf(house.own->prove(session, {signer.recovery.front()})) == ErrorCode::WrongSecret);
        QVERIFY(codeOf(house.own->prove(session, {signer.recovery.back()})) == ErrorCode::WrongSecret);
        // The telephone is the same, and a recovery code pays for new ones too: it is used up with the rest.
        const auto again = must(house.own->newRecoveryCodes(session, {codes[0]})).codes;
        QVERIFY(codeOf(house.own->prove(session, {codes[0]})) == ErrorCode::WrongSecret);
        house.clock.advance(hourMs); // wrong ones have slowed it down
        QVERIFY(codeOf(house.own->prove(session, {codes[1]})) == ErrorCode::WrongSecret);
        QCOMPARE(must(house.own->prove(session, {again[0]})).recoveryCodesLeft, std::uint64_t(9));
        // Who has no second factor has none to renew.
        const auto other = house.enter("anais", access::Role::Technician, house.bench);
        QVERIFY(codeOf(house.own->newRecoveryCodes(must(house.session(other)), {"000000"})) == ErrorCode::Missing);
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

    void aLaboratoryMayAskAtEachSignIn()
    {
        House house;
        const auto signer = enterWithFactor(house);
        QVERIFY(!must(house.signIn->salt("corre")).codeAsked);
        must(house.signIn->start(house.request("corre"), house.bench)); // it is asked for when signing
        setPolicy(house, {wire::FactorPolicy::Always});
        // Known and unknown names are asked the same.
        QVERIFY(must(house.signIn->salt("corre")).codeAsked && must(house.signIn->salt("nobody")).codeAsked);
        QVERIFY(codeOf(house.signIn->start(house.request("corre"), house.bench)) == ErrorCode::WrongSecret);
        const auto right = signer.code(house.clock.now());
        auto wrongPassword = with(house, right);
        wrongPassword.auth[0] ^= 1;
        QVERIFY(codeOf(house.signIn->start(wrongPassword, house.bench)) == ErrorCode::WrongSecret);
        house.clock.advance(minuteMs);
        const auto reply = must(house.signIn->start(with(house, signer.code(house.clock.now())), house.bench)); // the code was not used up by the wrong password
        QCOMPARE(reply.factorUntil, house.clock.now() + house.settings.factorMs);
        // Who has none begins with setting one up, whatever their role.
        QVERIFY(house.enter("anais", access::Role::Technician, house.bench).factorToSetUp);
    }

    void outsideBenchHours()
    {
        wire::Policy policy{wire::FactorPolicy::OutsideHours, 7 * 60, 20 * 60};
        const auto at = [](int hour, int minute) { return Instant{QDateTime(QDate(2026, 3, 12), QTime(hour, minute)).toMSecsSinceEpoch()}; };
        QVERIFY(asksCodeAtSignIn(policy, at(6, 59)) && !asksCodeAtSignIn(policy, at(7, 0)) && !asksCodeAtSignIn(policy, at(19, 59)) && asksCodeAtSignIn(policy, at(20, 0)));
        policy.hoursFrom = 20 * 60; // a night laboratory
        policy.hoursTo = 6 * 60;
        QVERIFY(!asksCodeAtSignIn(policy, at(23, 0)) && !asksCodeAtSignIn(policy, at(5, 59)) && asksCodeAtSignIn(policy, at(6, 0)) && asksCodeAtSignIn(policy, at(12, 0)));
    }

    // The clock on the laboratory's wall, wherever the server stands: this one thinks that it is in Greenland.
    void benchHoursAreOfTheWeekAndOfTheLaboratory()
    {
        using Hours = wire::DayHours;
        const QScopeGuard back([was = qgetenv("TZ")] { was.isNull() ? qunsetenv("TZ") : qputenv("TZ", was); tzset(); });
        qputenv("TZ", "America/Nuuk");
        tzset();
        const auto utc = [](int month, int day, int hour, int minute) { return Instant{QDateTime(QDate(2026, month, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch()}; };
        wire::Policy policy{wire::FactorPolicy::OutsideHours};
        policy.timeZone = "Europe/Paris";
        policy.week.assign(5, Hours{7 * 60, 19 * 60});
        policy.week.push_back({7 * 60, 13 * 60});
        policy.week.push_back({});
        QVERIFY(checkPolicy(policy));
        const auto asks = [&policy](Instant at) { return asksCodeAtSignIn(policy, at); };
        // Friday 27, Saturday 28 and Sunday 29 March; the clocks go forward on that Sunday at 01:00 UTC.
        QVERIFY(asks(utc(3, 27, 5, 59)) && !asks(utc(3, 27, 6, 0)) && !asks(utc(3, 27, 17, 59)) && asks(utc(3, 27, 18, 0)));
        QVERIFY(!asks(utc(3, 28, 6, 0)) && !asks(utc(3, 28, 11, 59)) && asks(utc(3, 28, 12, 0)));
        for (int hour = 0; hour < 22; ++hour)
            QVERIFY2(asks(utc(3, 29, hour, 30)), qPrintable(QString::number(hour)));
        QVERIFY(asks(utc(3, 30, 4, 59)) && !asks(utc(3, 30, 5, 0)) && !asks(utc(3, 30, 16, 59)) && asks(utc(3, 30, 17, 0)));
        // On the days of the change themselves, where somebody works on Sundays; in October the hour from two to three comes twice.
        policy.week[6] = {2 * 60, 19 * 60};
        QVERIFY(asks(utc(3, 29, 0, 59)) && !asks(utc(3, 29, 1, 0)) && !asks(utc(3, 29, 16, 59)) && asks(utc(3, 29, 17, 0)));
        QVERIFY(asks(utc(10, 24, 23, 59)) && !asks(utc(10, 25, 0, 0)) && !asks(utc(10, 25, 1, 30)) && !asks(utc(10, 25, 17, 59)) && asks(utc(10, 25, 18, 0)));
        // The night of Saturday ends on the Sunday that is closed.
        policy.week[5] = {20 * 60, 6 * 60};
        policy.week[6] = {};
        QVERIFY(asks(utc(3, 28, 18, 59)) && !asks(utc(3, 28, 19, 0)) && !asks(utc(3, 29, 3, 59)) && asks(utc(3, 29, 4, 0)) && asks(utc(3, 29, 20, 0)));
        // What was stored before there were weeks and zones: each day alike, by the server's own clock.
        const wire::Policy before{wire::FactorPolicy::OutsideHours, 7 * 60, 20 * 60};
        QVERIFY(asksCodeAtSignIn(before, utc(3, 25, 8, 59)) && !asksCodeAtSignIn(before, utc(3, 25, 9, 0)) && !asksCodeAtSignIn(before, utc(3, 22, 9, 0)));
        // A zone that this server has never heard of: asked once too often, not once too seldom.
        policy.timeZone = "Europe/Brest-sur-Mer";
        QVERIFY(asks(utc(3, 27, 12, 0)));
        for (const char* wrong : {"Europe/Brest-sur-Mer", "CET", "EST", "+01:00", "GMT+1", "../etc/passwd"}) {
            policy.timeZone = wrong;
            QVERIFY2(codeOf(checkPolicy(policy)) == ErrorCode::InvalidInput, wrong);
        }
        for (const char* right : {"Europe/Paris", "Indian/Reunion", "America/Argentina/Buenos_Aires", "UTC", ""}) {
            policy.timeZone = right;
            QVERIFY2(checkPolicy(policy), right);
        }
        policy.week.resize(6);
        QVERIFY(codeOf(checkPolicy(policy)) == ErrorCode::InvalidInput);
        policy.week.assign(7, Hours{7 * 60, 24 * 60 + 1});
        QVERIFY(codeOf(checkPolicy(policy)) == ErrorCode::InvalidInput);
    }

    void guessingCodesIsSlowedDown()
    {
        House house;
        const auto signer = enterWithFactor(house);
        const auto session = must(house.session(signer.reply));
        for (int i = 0; i < 4; ++i)
            QVERIFY(codeOf(house.own->prove(session, {"000000"})) == ErrorCode::WrongSecret);
        QVERIFY(codeOf(house.own->prove(session, {signer.code(house.clock.now())})) == ErrorCode::Locked);
        house.clock.advance(minuteMs);
        must(house.own->prove(session, {signer.code(house.clock.now())}));
    }

    void aPasswordIsChangedAndTheKeyStays()
    {
        House house;
        const auto here = house.enter("corre", access::Role::Technician, house.bench);
        const auto session = must(house.session(here));
        const wire::PasswordChange change{house.auth, crypto::randomBytes(16), Bytes(32, 9), Bytes(72, 2)};
        auto wrong = change;
        wrong.auth = Bytes(32, 4);
        QVERIFY(codeOf(house.own->changePassword(session, wrong)) == ErrorCode::WrongSecret);
        must(house.own->changePassword(session, change));
        must(house.own->changePassword(session, change)); // the answer was lost on the way
        QVERIFY(house.session(here).has_value());
        QVERIFY(codeOf(house.signIn->start(house.request("corre"), house.bench)) == ErrorCode::WrongSecret);
        auto request = house.request("corre");
        request.auth = change.newAuth;
        const auto again = must(house.signIn->start(request, house.bench));
        QCOMPARE(again.sealedSigningKey, change.sealedSigningKey);
        QCOMPARE(must(house.signIn->salt("corre")).salt, change.newSalt);
        QVERIFY(!house.session(here).has_value() || house.session(again).has_value());
    }

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

    void anOldClientIsTurnedAway()
    {
        House house;
        const auto reply = house.enter("anais", access::Role::Technician, house.bench);
        const auto before = must(house.session(reply));
        QVERIFY(!before.isOutdated && house.registry->isOpen(before));
        wire::Policy policy;
        policy.oldestClient = 2'000'000;
        setPolicy(house, policy);
        QVERIFY(codeOf(house.signIn->start(house.request("anais"), house.bench)) == ErrorCode::Incompatible);
        auto request = house.request("anais");
        request.clientVersion = 2'000'000;
        const auto now = must(house.session(must(house.signIn->start(request, house.bench))));
        QVERIFY(!now.isOutdated && house.registry->isOpen(now));
        // What was open before is told so at its next request, and its stream ends.
        QVERIFY(must(house.registry->sessionOf(SecretBytes::copyOf(reply.token))).isOutdated && !house.registry->isOpen(before));
    }
};

QTEST_GUILESS_MAIN(FactorsTest)
#include "factors.test.moc"
