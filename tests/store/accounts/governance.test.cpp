// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <future>

#include "app/crypto/totp.h"
#include "app/store/accounts/forcedseattable.h"
#include "app/store/accounts/rightsfiles.h"
#include "tests/lab/desk.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using access::Permission;
using access::Permissions;
using access::Role;

// What nobody may do to people and their rights, though they manage them; and what a reset ends.
class GovernanceTest : public QObject {
    Q_OBJECT

    // A house with somebody who governs it.
    struct Governed : House {
        Governed()
        {
            admin = add("admin", Role::Administrator).id;
            elsewhere = must(writer->addLaboratory("LBM Nord"));
            governance = must(Governance::open(*store, *writer, *registry, *workstations, *keys, settings, [this](const auto&, const auto&, std::string_view code) -> Result<> {
                ++proofs;
                return code == "123456" ? Result<>() : fail(ErrorCode::WrongSecret);
            }, clock));
        }
        [[nodiscard]] Actor by(const lab::PersonId& person, std::uint64_t version = 0) const { return {person, bench.id, version}; }
        [[nodiscard]] access::Person person(const lab::PersonId& id) const { return *registry->person(id); }
        Result<> give(const lab::PersonId& id, std::vector<access::Grant> grants, const Actor& actor)
        {
            const auto now = person(id);
            return staff->change(id, laboratory, now.displayName, now.title, std::move(grants), actor);
        }
        // By the console, which may.
        void alsoElsewhere(const lab::PersonId& id, Role role)
        {
            const auto now = person(id);
            must(staff->change(id, elsewhere, now.displayName, now.title, {{elsewhere, role}}));
        }

        void takesByForce(const lab::PersonId& id, std::uint64_t seat)
        {
            auto database = must(store->connect());
            must(ForcedSeatTable(database).insert({id, seat, bench.id, other.id, clock.now(), {}, {}}));
        }

        lab::PersonId admin;
        lab::LaboratoryId elsewhere;
        std::unique_ptr<Governance> governance;
        int proofs = 0;
    };

    static access::Grant custom(const lab::LaboratoryId& laboratory, const access::RoleDefinition& role) { return {laboratory, Role::Custom, 0, 0, role.id, {}, 0}; }
    // Both at once: what `first` and `second` have read is the same, and `first` is written before.
    template <class First, class Second>
    static auto race(House& house, First first, Second second)
    {
        std::promise<void> go;
        const auto gone = go.get_future().share();
        const auto waiting = [&house](std::uint64_t tasks) { return QTest::qWaitFor([&] { return house.writer->counters().waiting == tasks; }, 20'000); };
        std::promise<void> begun;
        house.writer->administrative(LeafClass::Administration, {}, [gone, &begun](sql::Database&) -> Result<> {
            begun.set_value();
            gone.wait();
            return {};
        }, {});
        begun.get_future().wait(); // the writer is busy
        auto one = std::async(std::launch::async, first);
        const bool isFirst = waiting(1);
        auto other = std::async(std::launch::async, second);
        const bool isBoth = waiting(2);
        go.set_value();
        auto outcome = std::pair(one.get(), other.get());
        if (!isFirst || !isBoth)
            throw std::runtime_error("the two did not meet");
        return outcome;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    // Whoever sits in two laboratories is of both: who governs one of them does not note for the other.
    void aForcedSeatIsNotedForAllItsLaboratories()
    {
        Governed house;
        const auto anais = house.add("anais", Role::Technician).id;
        house.alsoElsewhere(anais, Role::Technician);
        house.takesByForce(anais, 7);
        const wire::ForcedSeatSeen seen{house.laboratory, anais, 7};
        const auto before = house.entries().size();
        QVERIFY(codeOf(house.governance->seeForcedSeat(seen, house.by(house.admin))) == ErrorCode::Refused);
        QCOMPARE(house.entries().size(), before);
        const auto both = house.add("yann", Role::SecurityOfficer).id;
        house.alsoElsewhere(both, Role::SecurityOfficer);
        must(house.governance->seeForcedSeat(seen, house.by(both)));
    }

    void aForcedSeatIsNotedOnce()
    {
        Governed house;
        const auto yann = house.add("yann", Role::SecurityOfficer).id;
        const auto anais = house.add("anais", Role::Technician).id;
        house.takesByForce(anais, 7);
        const auto notes = [&house, anais](const lab::PersonId& who) { return [&house, anais, who] { return house.governance->seeForcedSeat({house.laboratory, anais, 7}, house.by(who)); }; };
        const auto [one, other] = race(house, notes(house.admin), notes(yann));
        QVERIFY(one.has_value());
        QVERIFY(codeOf(other) == ErrorCode::Conflict);
        QVERIFY(must(house.governance->sessions(house.laboratory)).forcedSeats.at(0).seenBy == house.admin);
        QVERIFY(codeOf(house.governance->seeForcedSeat({house.laboratory, anais, 8}, house.by(yann))) == ErrorCode::NotFound);
    }

    // What others have to look at pushes nothing of ours off the page.
    void forcedSeatsAreCountedInTheirLaboratory()
    {
        Governed house;
        const auto anais = house.add("anais", Role::Technician).id;
        house.takesByForce(anais, 1);
        const auto there = must(house.staff->add({"loic", "Loïc", "", {house.elsewhere, Role::Technician, 0, 0}})).id;
        for (std::uint64_t seat = 1; seat <= 210; ++seat) {
            house.clock.advance(minuteMs);
            house.takesByForce(there, seat);
        }
        const auto here = must(house.governance->sessions(house.laboratory)).forcedSeats;
        QVERIFY(here.size() == 1 && here[0].person == anais);
        const auto theirs = must(house.governance->sessions(house.elsewhere)).forcedSeats;
        QVERIFY(theirs.size() == 200 && theirs.front().seat == 210);
    }

    void nobodyGovernsAndReads()
    {
        Governed house;
        const auto anais = house.add("anais", Role::Biologist).id;
        const access::Grant governs{house.laboratory, Role::Administrator};
        const access::Grant reads{house.laboratory, Role::Biologist};
        QVERIFY(codeOf(house.give(anais, {governs, reads}, house.by(house.admin))) == ErrorCode::InvalidInput);
        QVERIFY(codeOf(house.give(anais, {governs, reads}, {})) == ErrorCode::InvalidInput); // not even at the console
        // Nor by what becomes of a role that they hold.
        auto role = must(house.staff->defineRole(house.laboratory, {{}, "Tri", Permissions{Permission::ReadStaff}.bits()}));
        must(house.give(anais, {reads, custom(house.laboratory, role)}, house.by(house.admin)));
        role.permissions = Permissions{Permission::ReadStaff, Permission::ManageStaff}.bits();
        QVERIFY(codeOf(house.staff->defineRole(house.laboratory, role, house.by(house.admin))) == ErrorCode::InvalidInput);
        QVERIFY(!house.person(anais).may(Permission::ManageStaff, house.laboratory));
        // In another laboratory they may.
        house.alsoElsewhere(anais, Role::Administrator);
        QCOMPARE(house.person(anais).grants.size(), std::size_t(3));
    }

    void nobodyRewritesARoleThatTheyHold()
    {
        Governed house;
        auto role = must(house.staff->defineRole(house.laboratory, {{}, "Gouvernance", Permissions{Permission::ReadStaff, Permission::ManageStaff, Permission::ManageRoles}.bits()}));
        const auto yann = house.add("yann", Role::SecurityOfficer).id;
        must(house.give(yann, {custom(house.laboratory, role)}, {}));
        auto wider = role;
        wider.permissions |= Permissions{Permission::ManageCatalogue, Permission::ReadCatalogue}.bits();
        QVERIFY(codeOf(house.staff->defineRole(house.laboratory, wider, house.by(yann))) == ErrorCode::Refused);
        QVERIFY(codeOf(house.give(yann, {{house.laboratory, Role::Administrator}}, house.by(yann))) == ErrorCode::Refused);
        must(house.staff->defineRole(house.laboratory, wider, house.by(house.admin))); // somebody else does
        QVERIFY(house.person(yann).may(Permission::ManageCatalogue, house.laboratory));
        wider.name = "Gouvernance du site";
        must(house.staff->defineRole(house.laboratory, wider, house.by(yann))); // a name is no right
        QCOMPARE(house.person(yann).grants.front().customName, wider.name);
    }

    void eachLaboratoryKeepsAnAdministrator()
    {
        Governed house;
        auto role = must(house.staff->defineRole(house.laboratory, {{}, "Gouvernance", Permissions{Permission::ReadStaff, Permission::ManageStaff, Permission::ManageRoles}.bits()}));
        const auto north = must(house.staff->add({"nord", "Nord", "", {house.elsewhere, Role::Administrator}})).id;
        // There is an administrator in this store, but no other one there.
        QVERIFY(codeOf(house.staff->close(north)) == ErrorCode::Refused);
        QVERIFY(codeOf(house.staff->change(north, house.elsewhere, "Nord", "", {{house.elsewhere, Role::SecurityOfficer}})) == ErrorCode::Refused);
        // A role that becomes less may not be what governs a laboratory.
        const auto yann = house.add("yann", Role::Technician).id;
        must(house.give(yann, {custom(house.laboratory, role)}, {}));
        must(house.staff->close(house.admin));
        auto less = role;
        less.permissions = Permissions{Permission::ReadStaff, Permission::ManageStaff}.bits();
        QVERIFY(codeOf(house.staff->defineRole(house.laboratory, less)) == ErrorCode::Refused);
        QVERIFY(codeOf(house.staff->removeRole(house.laboratory, role.id)) == ErrorCode::Conflict);
        QVERIFY(house.person(yann).may(Permission::ManageRoles, house.laboratory));
        must(house.staff->reopen(house.admin));
        must(house.staff->defineRole(house.laboratory, less));
    }

    void nobodyGivesARightToGovernThatTheyDoNotHold()
    {
        Governed house;
        const auto officer = house.by(house.add("officer", Role::SecurityOfficer).id);
        const auto administrator = house.by(house.admin);
        QVERIFY(codeOf(house.staff->add({"other", "Other", "", {house.laboratory, Role::Administrator}}, officer)) == ErrorCode::Refused);
        QVERIFY(codeOf(house.staff->add({"other", "Other", "", {house.laboratory, Role::SecurityOfficer}}, administrator)) == ErrorCode::Refused);
        const auto anais = must(house.staff->add({"anais", "Anaïs", "", {house.laboratory, Role::Technician}}, officer)).id;
        QVERIFY(codeOf(house.give(anais, {{house.laboratory, Role::Administrator}}, officer)) == ErrorCode::Refused);
        must(house.staff->add({"second", "Second", "", {house.laboratory, Role::Administrator}}, administrator));
        // A role that nobody holds yet is a way to it, too.
        QVERIFY(codeOf(house.staff->defineRole(house.laboratory, {{}, "Trace", Permissions{Permission::ReadTrail}.bits()}, administrator)) == ErrorCode::Refused);
        // And so is the key to somebody else's account.
        QVERIFY(codeOf(house.staff->newCode(house.admin, officer)) == ErrorCode::Refused);
        QVERIFY(codeOf(house.staff->dropFactor(house.admin, officer)) == ErrorCode::Refused);
        must(house.staff->newCode(anais, officer));
        must(house.staff->close(house.admin, officer)); // it takes away, and gives nothing
        QVERIFY(codeOf(house.staff->reopen(house.admin, officer)) == ErrorCode::Refused);
        // Names of who governs are not rights.
        const auto second = must(house.staff->idOf("second"));
        must(house.staff->change(second, house.laboratory, "Second Morvan", "", house.person(second).grants, officer));
    }

    void wholeAccountsTakeTheRightInEachLaboratory()
    {
        Governed house;
        const auto here = house.by(house.admin);
        const auto anais = house.add("anais", Role::Biologist).id;
        house.alsoElsewhere(anais, Role::Biologist);
        const auto refused = [](const auto& result) { return codeOf(result) == ErrorCode::Refused; };
        QVERIFY(refused(house.staff->close(anais, here)));
        QVERIFY(refused(house.staff->newCode(anais, here)));
        QVERIFY(refused(house.staff->dropFactor(anais, here)));
        QVERIFY(refused(house.staff->change(anais, house.laboratory, "Another name", "", {{house.laboratory, Role::Biologist}}, here)));
        must(house.give(anais, {{house.laboratory, Role::Technician}}, here)); // their rights here are
        const auto added = house.staff->newCode(anais);
        must(house.signIn->activate(house.activation("anais", *added, house.auth), house.bench));
        const auto reply = must(house.signIn->start(house.request("anais"), house.bench));
        QVERIFY(refused(house.staff->releaseSeat(anais, "poste en panne", here)));
        QVERIFY(refused(house.staff->endSessionsOf(must(house.session(reply)), here)));
        must(house.staff->close(anais));
        QVERIFY(refused(house.staff->reopen(anais, here)));
        must(house.staff->reopen(anais));
        house.alsoElsewhere(house.admin, Role::SecurityOfficer);
        must(house.staff->endSessionsOf(must(house.session(must(house.signIn->start(house.request("anais"), house.bench)))), here));
        must(house.staff->close(anais, here));
    }

    void whatChangedMeanwhileIsNotWrittenOver()
    {
        Governed house;
        const auto grant = access::Grant{house.laboratory, Role::Technician};
        const auto person = [&](const char* login) { return house.add(login, Role::Technician).id; };
        const auto closes = [&](const lab::PersonId& id) { return [&house, id] { return house.staff->close(id); }; };
        const auto changed = person("changed");
        const auto change = race(house, closes(changed), [&] { return house.staff->change(changed, house.laboratory, "Changed", "", {grant}); });
        QVERIFY(change.first);
        QVERIFY(codeOf(change.second) == ErrorCode::Conflict);
        QVERIFY(house.person(changed).disabled);
        const auto coded = person("coded");
        const auto code = race(house, closes(coded), [&] { return house.staff->newCode(coded); });
        QVERIFY(codeOf(code.second) == ErrorCode::Conflict);
        QVERIFY(house.person(coded).disabled);
        // A role and who holds it.
        auto role = must(house.staff->defineRole(house.laboratory, {{}, "Nuit", Permissions{Permission::ReadStaff}.bits()}));
        const auto holder = person("holder");
        auto wider = role;
        wider.permissions |= Permissions{Permission::ReadCatalogue}.bits();
        const auto given = race(house, [&] { return house.staff->change(holder, house.laboratory, "Holder", "", {custom(house.laboratory, role)}); },
                                [&] { return house.staff->defineRole(house.laboratory, wider); });
        QVERIFY(given.first);
        QVERIFY(codeOf(given.second) == ErrorCode::Conflict);
        const auto late = person("late");
        const auto taken = race(house, [&] { return house.staff->defineRole(house.laboratory, wider); },
                                [&] { return house.staff->change(late, house.laboratory, "Late", "", {custom(house.laboratory, role)}); });
        QVERIFY(taken.first);
        QVERIFY(codeOf(taken.second) == ErrorCode::Conflict); // it would have been given as it was
        QVERIFY(house.person(holder).may(Permission::ReadCatalogue, house.laboratory));
    }

    // What is signed afterwards with the key of a session that was ended is of a former seat.
    void whateverEndsASessionEndsItsSeat()
    {
        Governed house;
        const auto enrolled = must(house.workstations->request(house.enrolment("BIOCH-01", must(house.workstations->makeCode(true)))));
        Workstation lost;
        lost.id = enrolled.workstation;
        const auto isFormer = [&](const wire::SessionReply& reply) { return house.registry->seatOf(reply.person.id) > must(wire::decodeSessionCertificate(reply.certificate)).seat; };
        const auto coded = house.enter("coded", Role::Technician, house.bench);
        const auto closed = house.enter("closed", Role::Technician, house.bench);
        const auto ended = house.enter("ended", Role::Technician, house.bench);
        const auto phone = house.enter("phone", Role::Technician, house.bench);
        const auto away = house.enter("away", Role::Technician, lost);
        const auto other = house.enter("other", Role::Technician, house.bench);
        for (const auto* reply : {&coded, &closed, &ended, &phone, &away, &other})
            QVERIFY(!isFormer(*reply));
        must(house.staff->newCode(coded.person.id));
        must(house.staff->close(closed.person.id));
        must(house.governance->endSession({house.laboratory, must(house.session(ended)).tokenHash}, house.by(house.admin)));
        QVERIFY(codeOf(house.session(ended)) == ErrorCode::Cancelled);
        must(house.staff->dropFactor(phone.person.id));
        must(house.workstations->revoke("BIOCH-01"));
        for (const auto* reply : {&coded, &closed, &ended, &phone, &away})
            QVERIFY2(isFormer(*reply), reply->person.login.c_str());
        QVERIFY(!isFormer(other));
        // The next sign-in has a seat like any other.
        QVERIFY(!isFormer(must(house.signIn->start(house.request("ended"), house.bench))));
    }

    // A new code and a dropped second factor are together the way into an account: that takes two people.
    void nobodyMakesBothHalvesOfAReset()
    {
        Governed house;
        const auto tangi = house.by(house.admin);
        const auto yann = house.by(house.add("yann", Role::Administrator).id);
        const auto refused = [](const auto& result) { return codeOf(result) == ErrorCode::Refused; };
        const auto helene = house.enter("helene", Role::Biologist, house.bench).person;
        std::optional<SecretBytes> secret;
        const auto code = [&] { return std::string(asText(crypto::totpCode(*secret, crypto::totpStep(house.clock.now())).view())); };
        const auto signsIn = [&] { return must(house.session(must(house.signIn->start(house.request("helene"), house.bench)))); };
        const auto setsUp = [&](const Session& session) {
            const auto offer = must(house.own->offer(session, helene, {}));
            secret = SecretBytes::copyOf(offer.secret);
            (void)must(house.own->confirm(session, {code()}));
            (void)must(house.own->keep(session));
            house.clock.advance(minuteMs);
        };
        const auto given = [&](const Actor& by) {
            must(house.signIn->activate(house.activation("helene", must(house.staff->newCode(helene.id, by)), house.auth), house.bench));
        };
        const auto entry = [&] {
            const auto people = must(house.governance->staff(house.laboratory)).people;
            return *std::ranges::find(people, helene.id, [](const auto& one) { return one.person.id; });
        };
        // Who never had a second factor is helped by one person.
        given(tangi);
        must(house.staff->dropFactor(helene.id, tangi));
        given(tangi);
        QVERIFY(entry().codeGivenBy.isNull() && entry().factorDroppedBy.isNull());

        // The code, then the factor.
        setsUp(signsIn());
        given(tangi);
        QCOMPARE(entry().codeGivenBy, house.admin);
        const auto entries = house.entries().size();
        QVERIFY(refused(house.staff->dropFactor(helene.id, tangi)));
        QCOMPARE(house.entries().size(), entries);
        (void)signsIn(); // with the password alone, which is theirs who had the code
        QVERIFY(refused(house.staff->dropFactor(helene.id, tangi)));
        must(house.own->prove(signsIn(), {code()})); // it is her
        must(house.staff->dropFactor(helene.id, tangi));

        // The factor, then the code.
        QCOMPARE(entry().factorDroppedBy, house.admin);
        QVERIFY(refused(house.staff->newCode(helene.id, tangi)));
        must(house.staff->dropFactor(helene.id, yann)); // there is none: whoever ended it, ended it
        QVERIFY(refused(house.staff->newCode(helene.id, tangi)));
        setsUp(signsIn());
        given(tangi);
        QVERIFY(refused(house.staff->dropFactor(helene.id, tangi)));

        // Another person may make the second half, and so may the console; a code of another's takes the first one's place.
        must(house.staff->dropFactor(helene.id, yann));
        QVERIFY(refused(house.staff->newCode(helene.id, yann)));
        given(tangi);
        setsUp(signsIn());
        given(tangi);
        given(yann);
        QVERIFY(refused(house.staff->dropFactor(helene.id, yann)));
        must(house.staff->dropFactor(helene.id, tangi));
        QVERIFY(refused(house.staff->newCode(helene.id, tangi)));
        given({});
        setsUp(signsIn());
        given(tangi);
        must(house.staff->dropFactor(helene.id));
    }

    // A code at sign-in shows the factor as well as one afterwards.
    void aFactorShownAtTheDoorEndsTheFirstHalf()
    {
        Governed house;
        const auto helene = house.enter("helene", Role::Biologist, house.bench);
        const auto session = must(house.session(helene));
        const auto secret = SecretBytes::copyOf(must(house.own->offer(session, helene.person, {})).secret);
        const auto code = [&] { return std::string(asText(crypto::totpCode(secret, crypto::totpStep(house.clock.now())).view())); };
        (void)must(house.own->confirm(session, {code()}));
        house.clock.advance(minuteMs);
        must(house.signIn->activate(house.activation("helene", must(house.staff->newCode(helene.person.id, house.by(house.admin))), house.auth), house.bench));
        auto request = house.request("helene");
        request.code = code();
        must(house.signIn->start(request, house.bench));
        must(house.staff->dropFactor(helene.person.id, house.by(house.admin)));
    }

    void aNewCodeOpensNoClosedAccount()
    {
        Governed house;
        const auto anais = house.add("anais", Role::Technician).id;
        must(house.staff->close(anais));
        QVERIFY(codeOf(house.staff->newCode(anais)) == ErrorCode::Refused);
        QVERIFY(house.person(anais).disabled);
        must(house.staff->reopen(anais));
        must(house.staff->newCode(anais));
    }

    void nobodyIsLeftWithoutARole()
    {
        Governed house;
        const auto anais = house.add("anais", Role::Technician).id;
        QVERIFY(codeOf(house.give(anais, {}, house.by(house.admin))) == ErrorCode::InvalidInput);
        house.alsoElsewhere(anais, Role::Technician);
        must(house.give(anais, {}, house.by(house.admin))); // they work there alone from now on
        QCOMPARE(house.person(anais).grants.size(), std::size_t(1));
    }

    void nobodyShutsTheirOwnProgramOut()
    {
        Governed house;
        wire::PolicyChange change{house.laboratory, {}, "123456"};
        change.policy.oldestClient = 2'000'001;
        QVERIFY(codeOf(house.governance->changePolicy(change, house.by(house.admin, 2'000'000))) == ErrorCode::InvalidInput);
        QCOMPARE(house.proofs, 0); // and no code was used up for it
        change.policy.oldestClient = 2'000'000;
        must(house.governance->changePolicy(change, house.by(house.admin, 2'000'000)));
        // It is the session that says with what it was opened.
        auto request = house.request("admin");
        request.clientVersion = 2'000'003;
        must(house.signIn->activate(house.activation("admin", must(house.staff->newCode(house.admin)), house.auth), house.bench));
        QCOMPARE(must(house.session(must(house.signIn->start(request, house.bench)))).clientVersion, request.clientVersion);
    }

    void whatIsTakenAwayIsInTheLedger()
    {
        Governed house;
        const wire::RightsExport wrong{house.laboratory, wire::ExportForm::Pdf, "000000"};
        const auto before = house.entries().size();
        QVERIFY(codeOf(house.governance->exportRights(wrong, house.by(house.admin))) == ErrorCode::WrongSecret);
        QCOMPARE(house.entries().size(), before);
        const auto given = must(house.governance->exportRights({house.laboratory, wire::ExportForm::Pdf, "123456"}, house.by(house.admin)));
        QCOMPARE(given.people.size(), std::size_t(1));
        QVERIFY(house.entries().back() == (AccountEntry{house.admin, house.bench.id, 0, RightsExported{house.laboratory, wire::ExportForm::Pdf}}));
        // And so is the order to empty a workstation not given without a code.
        must(house.workstations->request(house.enrolment("BIOCH-01", must(house.workstations->makeCode(true)))));
        const auto id = must(house.workstations->list()).front().workstation.id;
        QVERIFY(codeOf(house.governance->orderWipe({house.laboratory, id, {}}, house.by(house.admin))) == ErrorCode::WrongSecret);
        QVERIFY(!must(house.workstations->list()).front().workstation.wipeOrdered);
        must(house.governance->orderWipe({house.laboratory, id, "123456"}, house.by(house.admin)));
        QVERIFY(must(house.workstations->list()).front().workstation.wipeOrdered);
    }

    // The file is made and sealed by the store.
    void theReviewIsTheStoresOwnPaper()
    {
        Governed house;
        (void)house.add("anais", Role::Technician);
        Sealing sealing(*house.store, *house.authority, house.settings);
        RightsFiles files(*house.governance, *house.registry, sealing, [](const auto&) { return std::string("LBM du Blavet"); }, house.clock);
        QVERIFY(codeOf(files.make({house.laboratory, wire::ExportForm::Pdf, "000000"}, house.by(house.admin))) == ErrorCode::WrongSecret);
        const auto paper = must(sealing.read(must(files.make({house.laboratory, wire::ExportForm::Pdf, "123456"}, house.by(house.admin)))));
        QCOMPARE(paper.kind, std::string("rights"));
        QCOMPARE(paper.issuer, std::string("LBM du Blavet"));
        QCOMPARE(Sealing::headsIn(paper).size(), std::size_t{1}); // who may what is in the store-wide ledger
        const auto csv = std::string(asText(paper.attachments.back().bytes));
        for (const auto* row : {"\"Name of anais\";\"anais\";\"Technicien\";\"Saisir les résultats\";\"jamais\"", "\"Technicien\";\"Lire les résultats\";\"en consultant : non relevé\"",
                                "\"Name of admin\";\"admin\";\"Administrateur\";\"Gérer les personnes et leurs comptes\""})
            QVERIFY2(csv.find(row) != std::string::npos, csv.c_str());
        QCOMPARE(std::string(asText(must(files.make({house.laboratory, wire::ExportForm::Csv, "123456"}, house.by(house.admin))))), csv);
    }

    void aRightIsUsedByWhatIsDone()
    {
        Governed house;
        const auto anais = house.enter("anais", Role::Technician, house.bench).person.id;
        namespace desk = lab::testing;
        std::uint32_t acts = 0;
        const auto act = [&](lab::ActBody body, const lab::DocumentId& subject) {
            lab::Act made;
            made.id = desk::idOf<lab::ActId>(++acts);
            made.laboratory = house.laboratory;
            made.subjectKind = lab::subjectKindOf(body);
            made.subject = subject;
            made.person = anais;
            made.workstation = house.bench.id;
            made.seat = 1;
            made.at = house.clock.now();
            made.body = std::move(body);
            return importedAct(std::move(made));
        };
        lab::RegisterPatient patient;
        patient.patient.id = desk::thePatient;
        patient.patient.number = "1";
        patient.patient.identity.birthName = "LE BIHAN";
        patient.patient.identity.birthForenames = patient.patient.identity.firstForename = "Maëlle";
        patient.patient.identity.birthDate = {1992, 5, 3};
        const auto order = desk::idOf<lab::DocumentId>(30);
        auto measures = [&](const char* value, std::uint32_t id) {
            auto one = act(lab::RecordMeasurements{{{1, desk::measured(id, value), true, {}}}}, order);
            one.origin = ActOrigin::Workstation;
            return one;
        };
        const auto outcome = [&](IncomingAct one) { return must(house.writer->submitAndWait({std::move(one)})).replies.front().outcome; };
        QVERIFY(outcome(act(patient, lab::documentId(desk::thePatient))) == wire::ActOutcome::Accepted);
        QVERIFY(outcome(act(desk::smallOrder(), order)) == wire::ActOutcome::Accepted);
        const auto uses = [&] {
            must(house.registry->keepRenewals());
            for (const auto& entry : must(house.governance->staff(house.laboratory)).people)
                if (entry.person.id == anais)
                    return entry.uses;
            return std::vector<wire::PermissionUse>();
        };
        QVERIFY(uses().empty()); // an import is no use of anybody's right
        auto refused = act(lab::RecordMeasurements{{{9, desk::measured(1, "4.0"), true, {}}}}, order);
        refused.origin = ActOrigin::Workstation;
        QVERIFY(outcome(refused) == wire::ActOutcome::Refused);
        QVERIFY(uses().empty());
        QVERIFY(outcome(measures("4.2", 2)) == wire::ActOutcome::Accepted);
        QVERIFY(uses() == std::vector<wire::PermissionUse>({{Permission::EnterResults, house.clock.now().ms / dayMs}}));
    }
};

QTEST_GUILESS_MAIN(GovernanceTest)
#include "governance.test.moc"
