// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/accounts/policies.h"
#include "tests/store/accounts/signer.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// What a second factor in force opens, for how long, and what asks for it.
class FactorsTest : public QObject {
    Q_OBJECT

    static void setPolicy(House& house, const wire::Policy& policy)
    {
        must(changePolicy(*house.writer, policy, {}));
    }

private Q_SLOTS:
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
