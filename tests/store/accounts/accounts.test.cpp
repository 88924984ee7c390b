// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/sql/statement.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

class AccountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void aSessionIsRenewedByUseAndEnds()
    {
        House house;
        const auto reply = house.enter("corre", access::Role::Biologist, house.bench);
        QVERIFY(house.session(reply));
        house.clock.advance(29 * minuteMs);
        QVERIFY(house.session(reply)); // used: another half hour
        house.clock.advance(29 * minuteMs);
        QVERIFY(house.session(reply));
        house.clock.advance(30 * minuteMs);
        QVERIFY(codeOf(house.session(reply)) == ErrorCode::Expired);
        QVERIFY(codeOf(house.registry->sessionOf(SecretBytes::copyOf(Bytes(32, 8)))) == ErrorCode::Expired);
    }

    void aSessionHasALongestLife()
    {
        House house;
        const auto reply = house.enter("corre", access::Role::Biologist, house.bench);
        for (int i = 0; i < 12 * 3 - 1; ++i) {
            house.clock.advance(20 * minuteMs);
            QVERIFY2(house.session(reply), std::to_string(i).c_str());
        }
        house.clock.advance(20 * minuteMs);
        QVERIFY(!house.session(reply));
    }

    void renewalsOutliveTheProcess()
    {
        House house;
        const auto reply = house.enter("corre", access::Role::Biologist, house.bench);
        house.clock.advance(20 * minuteMs);
        QVERIFY(house.session(reply));
        must(house.registry->keepRenewals());
        house.clock.advance(20 * minuteMs);
        const auto second = must(Registry::open(*house.store, *house.keys, house.settings, house.clock, house.log));
        QVERIFY(second->sessionOf(SecretBytes::copyOf(reply.token)));
    }

    void theTokenIsNotInTheStore()
    {
        House house;
        const auto reply = house.enter("corre", access::Role::Biologist, house.bench);
        auto database = must(house.store->connect(true));
        auto rows = must(database.prepare("SELECT token_hash FROM session"));
        QVERIFY(must(rows.step()));
        QVERIFY(toBytes(rows.blob(0)) != reply.token);
        QCOMPARE(toBytes(rows.blob(0)), tokenHashOf(SecretBytes::copyOf(reply.token)));
        // Nor is anybody's name, outside a seal.
        auto accounts = must(database.prepare("SELECT count(*) FROM account WHERE instr(sealed, 'corre') > 0 OR instr(login_hash, 'corre') > 0"));
        QVERIFY(must(accounts.step()));
        QCOMPARE(accounts.integer(0), 0);
    }

    void anActivationCodeIsOneTimeAndOfItsTime()
    {
        House house;
        const auto late = house.add("late", access::Role::Technician);
        house.clock.advance(house.settings.activationMs);
        QVERIFY(codeOf(house.signIn->activate(house.activation("late", late.code, house.auth), house.bench)) == ErrorCode::WrongSecret);
        const auto once = house.add("once", access::Role::Technician);
        auto malformed = house.activation("once", once.code, house.auth);
        malformed.salt.pop_back();
        QVERIFY(codeOf(house.signIn->activate(malformed, house.bench)) == ErrorCode::InvalidInput);
        must(house.signIn->activate(house.activation("once", once.code, house.auth), house.bench));
        QVERIFY(codeOf(house.signIn->activate(house.activation("once", once.code, Bytes(32, 4)), house.bench)) == ErrorCode::WrongSecret);
        QVERIFY(house.signIn->start(house.request("once"), house.bench)); // with the first password
    }

    void theKeyThatSignsIsTheNewestOnly()
    {
        House house;
        const auto added = house.add("corre", access::Role::Biologist);
        const auto first = house.activation("corre", added.code, house.auth);
        QVERIFY(!house.registry->signsWith(added.id, first.signingKey));
        must(house.signIn->activate(first, house.bench));
        QVERIFY(house.registry->signsWith(added.id, first.signingKey));
        QVERIFY(!house.registry->signsWith(added.id, {}));
        const auto again = must(house.staff->newCode(must(house.staff->idOf("corre"))));
        QVERIFY(!house.registry->signsWith(added.id, first.signingKey));
        const auto second = house.activation("corre", again, house.auth);
        must(house.signIn->activate(second, house.bench));
        QVERIFY(house.registry->signsWith(added.id, second.signingKey));
        auto database = must(house.store->connect(true));
        auto former = must(database.prepare("SELECT signing_key FROM former_signing_key"));
        QVERIFY(must(former.step()));
        QCOMPARE(toBytes(former.blob(0)), first.signingKey);
    }

    void loginsAreUniqueWhateverTheirCase()
    {
        House house;
        house.add("Corre", access::Role::Biologist);
        QVERIFY(codeOf(house.staff->add({"corre", "Another", "", {house.laboratory, access::Role::Technician, 0, 0}})) == ErrorCode::Conflict);
        QVERIFY(codeOf(house.staff->add({"côrre", "Accent", "", {house.laboratory, access::Role::Technician, 0, 0}})) == ErrorCode::InvalidInput);
        QVERIFY(codeOf(house.staff->add({"ok", "Two\nlines", "", {house.laboratory, access::Role::Technician, 0, 0}})) == ErrorCode::InvalidInput);
        QCOMPARE(must(house.staff->list()).size(), std::size_t{1});
    }

    void theLastAdministratorStays()
    {
        House house;
        house.add("first", access::Role::Administrator);
        QVERIFY(codeOf(house.disable("first")) == ErrorCode::Refused);
        house.add("second", access::Role::Administrator);
        must(house.disable("first"));
        QVERIFY(codeOf(house.disable("second")) == ErrorCode::Refused);
        QVERIFY(codeOf(house.disable("nobody")) == ErrorCode::NotFound);
    }

    void rightsAreThoseOfThisMoment()
    {
        House house;
        const auto reply = house.enter("corre", access::Role::Biologist, house.bench);
        const auto id = reply.person.id;
        QVERIFY(house.registry->person(id)->may(access::Permission::ValidateBiologically, house.laboratory));
        house.add("admin", access::Role::Administrator);
        must(house.disable("corre"));
        QVERIFY(house.registry->person(id)->disabled);
        QVERIFY(!house.registry->person(id)->may(access::Permission::ValidateBiologically, house.laboratory));
        QVERIFY(codeOf(house.session(reply)) == ErrorCode::Expired);
        QVERIFY(codeOf(house.signIn->start(house.request("corre"), house.bench)) == ErrorCode::Revoked);
    }

    void aSeatRisesWhenItMoves()
    {
        House house;
        const auto here = house.enter("corre", access::Role::Biologist, house.bench);
        const auto again = must(house.signIn->start(house.request("corre"), house.bench));
        QCOMPARE(again.seat, here.seat);
        QVERIFY(codeOf(house.signIn->start(house.request("corre", false), house.other)) == ErrorCode::Conflict);
        QVERIFY(house.session(here));
        const auto there = must(house.signIn->start(house.request("corre"), house.other));
        QCOMPARE(there.seat, here.seat + 1);
        QCOMPARE(house.registry->seatOf(there.person.id), there.seat);
        QVERIFY(codeOf(house.session(here)) == ErrorCode::Revoked);
        QVERIFY(house.session(there));
        const auto certificate = must(wire::decodeSessionCertificate(there.certificate));
        QCOMPARE(certificate.seat, there.seat);
        QCOMPARE(certificate.expiresAt - certificate.issuedAt, wire::Policy().maxOfflineMs);
    }

    void numbersAreLeasedToWorkstations()
    {
        House house;
        const auto first = house.enter("accueil", access::Role::Receptionist, house.bench);
        const auto& numbers = first.laboratories.at(0);
        QVERIFY(numbers.patients.first > 0 && numbers.patients.last > numbers.patients.first);
        QVERIFY(numbers.accessions.last > numbers.accessions.first);
        const auto technician = house.enter("paillasse", access::Role::Technician, house.bench);
        QCOMPARE(technician.laboratories.at(0).patients.last, std::uint64_t{0}); // places no orders
        const auto elsewhere = house.enter("accueil2", access::Role::Receptionist, house.other);
        QVERIFY(elsewhere.laboratories.at(0).patients.first > numbers.patients.last);
        // The same workstation goes on with its block, until it says that it runs low.
        const auto again = must(house.signIn->start(house.request("accueil"), house.bench));
        QVERIFY(again.laboratories.at(0) == numbers);
        const auto further = must(house.signIn->furtherNumbers({house.laboratory, 190, 0}, first.person, house.bench));
        QVERIFY(further.patients.first > elsewhere.laboratories.at(0).patients.last);
        QVERIFY(further.accessions == numbers.accessions);
    }

    void enrolmentCodesAreOneTimeAndOfTheirTime()
    {
        House house;
        const auto code = must(house.workstations->makeCode(false));
        QVERIFY(code.trusts(house.authority->publicKeyHash()));
        const auto request = house.enrolment("BIOCH-01", code);
        const auto asked = must(house.workstations->request(request));
        QVERIFY(!asked.approved && asked.certificate.empty());
        QVERIFY(must(house.workstations->request(request)).workstation == asked.workstation); // asked again
        QVERIFY(codeOf(house.workstations->request(house.enrolment("BIOCH-02", code))) == ErrorCode::WrongSecret);
        must(house.workstations->approve("BIOCH-01"));
        const auto approved = must(house.workstations->status(request));
        QVERIFY(approved.approved);
        const auto facts = must(crypto::readCertificate(approved.certificate));
        QCOMPARE(facts.commonName, asked.workstation.toString()); // ours, not the request's
        const auto known = house.registry->workstationOf(facts.fingerprint);
        QVERIFY(known && known->state == WorkstationState::Approved);
        QCOMPARE(known->name, std::string("BIOCH-01"));
        must(house.workstations->revoke("BIOCH-01"));
        QVERIFY(house.registry->workstationOf(facts.fingerprint)->state == WorkstationState::Revoked);
        QVERIFY(codeOf(house.workstations->status(request)) == ErrorCode::Revoked);

        const auto late = must(house.workstations->makeCode(true));
        house.clock.advance(house.settings.enrolmentMs);
        QVERIFY(codeOf(house.workstations->request(house.enrolment("TARD-01", late))) == ErrorCode::WrongSecret);
        for (const bool approves : {true, false}) {
            auto nonsense = house.enrolment("NON-01", must(house.workstations->makeCode(approves)));
            nonsense.certificateRequest = "not a request"; // nobody could compare it
            QVERIFY(codeOf(house.workstations->request(nonsense)) == ErrorCode::InvalidInput);
        }
    }

    // Who approves sees from where it asked and by which key, and may hold them to what the machine shows.
    void anApprovalIsOfAMachineThatWasSeen()
    {
        House house;
        const auto request = house.enrolment("BIOCH-01", must(house.workstations->makeCode(false)));
        must(house.workstations->request(request, "10.1.0.23"));
        const auto shown = crypto::readAloud(must(crypto::requestedKeyHash(request.certificateRequest)));
        QCOMPARE(shown.size(), std::size_t(8 * 4 + 7));
        const auto waiting = must(house.workstations->list()).front();
        QCOMPARE(waiting.address, std::string("10.1.0.23"));
        QCOMPARE(fingerprintOf(waiting), shown);
        const auto requested = std::get<EnrolmentRequested>(house.entries().back().change);
        QCOMPARE(requested.address, std::string("10.1.0.23"));
        QCOMPARE(requested.fingerprint, shown);
        const auto otherKey = crypto::readAloud(must(crypto::requestedKeyHash(house.enrolment("BIOCH-01", must(house.workstations->makeCode(false))).certificateRequest)));
        QVERIFY(otherKey != shown);
        QVERIFY(codeOf(house.workstations->approve("BIOCH-01", {}, otherKey)) == ErrorCode::Refused);
        QVERIFY(must(house.workstations->list()).front().workstation.state == WorkstationState::Pending);
        const auto approved = must(house.workstations->approve("BIOCH-01", {}, QString::fromStdString(shown).toUpper().remove(u' ').toStdString()));
        QVERIFY(approved.workstation.id == waiting.workstation.id);
        // From now on it is where it last spoke; what was compared stays.
        const auto facts = must(crypto::readCertificate(must(house.workstations->status(request)).certificate));
        must(house.workstations->standing(*house.registry->workstationOf(facts.fingerprint), "10.1.0.99", {}, {}, [](const lab::PersonId&) { return false; }));
        const auto later = must(house.workstations->list()).front();
        QCOMPARE(later.address, std::string("10.1.0.99"));
        QCOMPARE(fingerprintOf(later), shown);
    }

    // The answer to a renewal may be lost: what the workstation has goes on working, until it shows the new one.
    void aRenewalLeavesTheOldCertificateUntilTheNewOneIsShown()
    {
        House house;
        const auto enrolled = must(house.workstations->request(house.enrolment("BIOCH-01", must(house.workstations->makeCode(true)))));
        const auto first = must(crypto::readCertificate(enrolled.certificate)).fingerprint;
        const auto renewal = [] { return wire::RenewalRequest{must(crypto::makeRequest(crypto::makePrivateKey(), "theirs"))}; };
        const auto nobody = [](const lab::PersonId&) { return false; };
        const auto lost = must(crypto::readCertificate(must(house.workstations->renew(*house.registry->workstationOf(first), renewal())).certificate)).fingerprint;
        QVERIFY(house.registry->workstationOf(first) && house.registry->workstationOf(lost));
        // Shown again, it does not shut itself out.
        must(house.workstations->standing(*house.registry->workstationOf(first), "10.0.0.9", {}, {}, nobody));
        QVERIFY(house.registry->workstationOf(first));
        const auto next = must(crypto::readCertificate(must(house.workstations->renew(*house.registry->workstationOf(first), renewal())).certificate)).fingerprint;
        QVERIFY(house.registry->workstationOf(first) && house.registry->workstationOf(next));
        QVERIFY(!house.registry->workstationOf(lost));
        must(house.workstations->standing(*house.registry->workstationOf(next), "10.0.0.9", {}, {}, nobody));
        QVERIFY(!house.registry->workstationOf(first));
        QVERIFY(house.registry->workstationOf(next)->state == WorkstationState::Approved);
        must(house.workstations->revoke(enrolled.workstation.toString()));
        QVERIFY(codeOf(house.workstations->renew(*house.registry->workstationOf(next), renewal())) == ErrorCode::Revoked);
    }

    // A workstation is told whom it may not open without the store any more.
    void whoSitsElsewhereIsTold()
    {
        House house;
        const auto enrolled = must(house.workstations->request(house.enrolment("BIOCH-01", must(house.workstations->makeCode(true)))));
        const auto at = *house.registry->workstationOf(must(crypto::readCertificate(enrolled.certificate)).fingerprint);
        const auto nobody = [](const lab::PersonId&) { return false; };
        const auto elsewhere = [&] { return must(house.workstations->standing(at, "10.0.0.9", {}, {}, nobody)).elsewhere; };
        const auto corre = must(house.session(house.enter("corre", access::Role::Biologist, at)));
        (void)house.enter("guillou", access::Role::Biologist, house.other); // never sat here
        QVERIFY(elsewhere().empty());
        must(house.signIn->end(corre));
        QVERIFY(elsewhere().empty()); // it was here last
        must(house.signIn->start(house.request("corre"), house.other));
        QCOMPARE(elsewhere(), std::vector<lab::PersonId>{corre.person});
        must(house.signIn->start(house.request("corre"), at));
        QVERIFY(elsewhere().empty());
    }

    void revokingAWorkstationEndsItsSessions()
    {
        House house;
        const auto code = must(house.workstations->makeCode(true));
        const auto enrolled = must(house.workstations->request(house.enrolment("BIOCH-01", code)));
        Workstation at;
        at.id = enrolled.workstation;
        const auto reply = house.enter("corre", access::Role::Biologist, at);
        QVERIFY(house.session(reply));
        must(house.workstations->revoke(enrolled.workstation.toString()));
        QVERIFY(codeOf(house.session(reply)) == ErrorCode::Expired);
    }
};

QTEST_APPLESS_MAIN(AccountsTest)
#include "accounts.test.moc"
