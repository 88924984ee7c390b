// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QTest>

#include "app/base/civiltime.h"
#include "app/store/accounts/laboratoryclock.h"
#include "app/store/accounts/policies.h"
#include "app/store/rules/ruleengine.h"
#include "app/store/rules/rulefile.h"
#include "app/store/paper/csv.h"
#include "app/store/watch/storesurroundings.h"
#include "app/store/watch/trailfiles.h"
#include "app/store/watch/trailindex.h"
#include "app/store/watch/trailpaper.h"
#include "app/store/watch/trailwords.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using access::Role;

namespace {

// A house whose ledgers are watched, by hand; with one patient who has one order.
struct Watched : House {
    Watched()
    {
        const auto prove = [this](const lab::PersonId& person, const lab::WorkstationId& at, std::string_view code) { return own->proveFactor(person, at, code); };
        desk = must(TrailDesk::open(*store, *writer, *registry, *keys, prove, clock));
        tail = must(LedgerTail::open(*store, log));
        const auto enrolled = must(workstations->request(enrolment("ACCUEIL-01", must(workstations->makeCode(true)))));
        bench.id = enrolled.workstation;
        officer = enter("officer", Role::SecurityOfficer, other);
        secret = setUpFactor(officer);
        receptionist = enter("reception", Role::Receptionist, bench).person.id;
        import(registration(1, "MARTIN", false));
        import(registration(2, "COLLEAGUE", true));
        lab::PlaceOrder order;
        order.patient = m_patients[1];
        order.accession = "26-000017";
        order.specimens = {{1, "HEP"}};
        order.lines = {{1, "K", 1, lab::Confidentiality::None, 1}};
        import(act(order, orderId));
        follow();
    }

    lab::Act act(lab::ActBody body, const lab::DocumentId& subject)
    {
        lab::Act act;
        act.id = lab::ActId::make(clock.now());
        act.laboratory = laboratory;
        act.subjectKind = lab::subjectKindOf(body);
        act.subject = subject;
        act.person = receptionist;
        act.workstation = bench.id;
        act.at = clock.now();
        act.body = std::move(body);
        return act;
    }
    lab::Act registration(std::int64_t number, const char* name, bool isStaff)
    {
        lab::RegisterPatient body;
        if (m_patients.size() < 3)
            m_patients.resize(3);
        auto& id = m_patients[static_cast<std::size_t>(number)];
        id = lab::PatientId::make(clock.now());
        body.patient.id = id;
        body.patient.number = std::to_string(1000 + number);
        body.patient.identity.birthName = name;
        body.patient.identity.birthForenames = "Claude";
        body.patient.identity.firstForename = "Claude";
        body.patient.identity.birthDate = {1980, 2, 3};
        body.patient.identity.sex = lab::Sex::Female;
        body.patient.isStaff = isStaff;
        return act(body, lab::documentId(id));
    }
    void import(lab::Act act)
    {
        const auto replies = must(writer->submitAndWait({importedAct(std::move(act))})).replies;
        if (replies.front().outcome != wire::ActOutcome::Accepted)
            throw std::runtime_error("refused");
    }
    void follow()
    {
        if (!index)
            index = must(TrailIndex::open(*store));
        for (bool isMore = true; isMore;) {
            const auto batch = must(tail->next(must(index->positions())));
            must(index->write(batch));
            isMore = !batch.isLast;
        }
    }
    [[nodiscard]] wire::TrailQuery about(std::int64_t number) const
    {
        wire::TrailQuery query;
        query.laboratory = laboratory;
        query.patient = m_patients[static_cast<std::size_t>(number)];
        return query;
    }
    [[nodiscard]] Actor by() const { return {officer.person.id, other.id, 0}; }
    template <class Change>
    std::vector<Change> entered()
    {
        std::vector<Change> found;
        for (const auto& entry : entries())
            if (const auto* change = std::get_if<Change>(&entry.change))
                found.push_back(*change);
        return found;
    }

    std::vector<lab::PatientId> m_patients;
    lab::DocumentId orderId = lab::DocumentId::make({77});
    lab::PersonId receptionist;
    wire::SessionReply officer;
    SecretBytes secret;
    std::unique_ptr<LedgerTail> tail;
    std::unique_ptr<TrailIndex> index;
    std::unique_ptr<TrailDesk> desk;
};

} // namespace

class TrailDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void whoSawAPatientIsToldByNameAndNumber()
    {
        Watched here;
        const auto reply = must(here.desk->ask(here.about(1), here.by()));
        QCOMPARE(reply.rows.size(), std::size_t{2});
        QCOMPARE(reply.total, std::uint64_t{2});
        const auto& [placed, registered] = std::tie(reply.rows[0], reply.rows[1]);
        QCOMPARE(placed.reference, std::string("26-000017"));
        QCOMPARE(registered.reference, std::string("1001"));
        QCOMPARE(placed.personName, std::string("Name of reception"));
        QCOMPARE(placed.workstationName, std::string("ACCUEIL-01"));
        QCOMPARE(placed.patient, here.m_patients[1]);
        QCOMPARE(reply.byHour.size(), std::size_t{1});
        // Numbers, and nobody's name.
        const auto bytes = wire::encodeMessage(reply);
        QVERIFY(std::string(asText(bytes)).find("MARTIN") == std::string::npos);
        QVERIFY(std::string(asText(bytes)).find("1001") != std::string::npos);
    }

    void aReferenceIsAsGoodAsThePatient()
    {
        Watched here;
        const auto wanted = must(here.desk->ask(here.about(1), here.by())).rows;
        for (const auto* reference : {"1001", "26-000017"}) {
            wire::TrailQuery query;
            query.laboratory = here.laboratory;
            query.reference = reference;
            QVERIFY(must(here.desk->ask(query, here.by())).rows == wanted);
        }
        wire::TrailQuery query;
        query.laboratory = here.laboratory;
        query.reference = "9999";
        QVERIFY(codeOf(here.desk->ask(query, here.by())) == ErrorCode::NotFound);
        // Whose trail was looked at is in the ledger, however it was asked for.
        for (const auto& asked : here.entered<TrailAsked>())
            QCOMPARE(asked.query.patient, here.m_patients[1]);
    }

    void aQuestionHasBounds()
    {
        Watched here;
        const auto now = here.clock.now();
        std::vector<wire::TrailQuery> wrong(8, here.about(1));
        wrong[0].patient = {};                                  // about nobody, of all time
        wrong[1].patient = {}, wrong[1].from = now - 32 * dayMs;
        wrong[2].limit = 0;
        wrong[3].limit = 1001;
        wrong[4].from = now + 1;
        wrong[5].to = now - 5 * dayMs, wrong[5].from = now;
        wrong[6].kinds = std::uint64_t{1} << 63;
        wrong[7].reference = "1001";                            // beside a patient
        for (const auto& query : wrong)
            QVERIFY(codeOf(here.desk->ask(query, here.by())) == ErrorCode::InvalidInput);
        QVERIFY(here.entered<TrailAsked>().empty());
        auto period = here.about(1);
        period.patient = {};
        period.from = now - 31 * dayMs;
        QVERIFY(here.desk->ask(period, here.by()));
    }

    void aQuestionIsInTheLedgerOnceHoweverManyPages()
    {
        Watched here;
        auto query = here.about(1);
        query.limit = 1;
        const auto page = must(here.desk->ask(query, here.by()));
        QCOMPARE(page.rows.size(), std::size_t{1});
        query.before = page.rows.back().at;
        query.beforePlace = page.rows.back().place;
        query.limit = 50;
        QVERIFY(must(here.desk->ask(query, here.by())).rows.front().place < page.rows.front().place);
        QCOMPARE(here.entered<TrailAsked>().size(), std::size_t{1});
        // Another question, another person, another day
        (void)must(here.desk->ask(here.about(2), here.by()));
        QCOMPARE(here.entered<TrailAsked>().size(), std::size_t{2});
        (void)must(here.desk->ask(here.about(2), {here.receptionist, here.other.id, 0}));
        QCOMPARE(here.entered<TrailAsked>().size(), std::size_t{3});
        here.clock.advance(TrailDesk::sameQuestionMs);
        (void)must(here.desk->ask(here.about(2), here.by()));
        QCOMPARE(here.entered<TrailAsked>().size(), std::size_t{4});
        // Who asked is in the patient's trail.
        here.follow();
        const auto rows = must(here.desk->ask(here.about(2), here.by())).rows;
        QCOMPARE(rows.front().kind, wire::EventKind::TrailAsked);
        QCOMPARE(rows.front().person, here.officer.person.id);
    }

    void whatCannotBeEnteredIsNotAnswered()
    {
        Watched here;
        here.writer->stop();
        QVERIFY(!here.desk->ask(here.about(1), here.by()));
    }

    void theCodePaysForTheExport()
    {
        Watched here;
        const wire::TrailExport wrong{here.about(1), wire::ExportForm::Csv, "000000"};
        QVERIFY(codeOf(here.desk->exportRows(wrong, here.by())) == ErrorCode::WrongSecret);
        QVERIFY(here.entered<TrailExported>().empty());
        auto query = here.about(1);
        query.limit = 1; // of the page that was on screen
        const auto code = here.totp(here.secret);
        QCOMPARE(must(here.desk->exportRows({query, wire::ExportForm::Pdf, code}, here.by())).rows.size(), std::size_t{2});
        const auto exported = here.entered<TrailExported>();
        QCOMPARE(exported.size(), std::size_t{1});
        QCOMPARE(exported.front().form, wire::ExportForm::Pdf);
        QVERIFY(codeOf(here.desk->exportRows({query, wire::ExportForm::Pdf, code}, here.by())) == ErrorCode::WrongSecret);
    }

    // What is taken away is made and sealed by the store: rows, question and heads.
    void thePaperIsTheStoresOwn()
    {
        Watched here;
        Sealing sealing(*here.store, *here.authority, here.settings);
        TrailFiles files(*here.desk, *here.registry, sealing, [](const auto&) { return std::string("LBM du Blavet"); }, here.clock);
        auto query = here.about(1);
        query.limit = 1;
        const auto pdf = must(files.make({query, wire::ExportForm::Pdf, here.totp(here.secret)}, here.by()));
        QCOMPARE(here.entered<TrailExported>().size(), std::size_t{1});
        const auto paper = must(sealing.read(pdf));
        QCOMPARE(paper.kind, std::string("trail"));
        QCOMPARE(paper.issuer, std::string("LBM du Blavet"));
        QCOMPARE(paper.sealedAt.ms / secondMs, here.clock.now().ms / secondMs);
        QVERIFY(paper.by.commonName.starts_with("Paillasse ") && paper.by.commonName.ends_with(" – seal"));
        // Of both ledgers, signed, and after the entry about the export.
        const auto heads = Sealing::headsIn(paper);
        QCOMPARE(heads.size(), std::size_t{2});
        QVERIFY(heads[0].ledger == here.laboratory.uuid() && heads[1].ledger == here.store->identity().store);
        QVERIFY(crypto::verifyHead(here.store->identity().signingKey, heads[1]));
        QCOMPARE(heads[1].size, here.entries().size() + 1); // and the epoch's own
        const auto csv = std::string(asText(paper.attachments.back().bytes));
        QCOMPARE(std::ranges::count(csv, '\n'), 3);
        QVERIFY(csv.find("\"Name of reception\";\"ACCUEIL-01\";\"Demande enregistrée\";\"26-000017\";\"\";\"") != std::string::npos);
        QVERIFY(csv.find("MARTIN") == std::string::npos);
        // The table alone is the same one.
        here.clock.advance(minuteMs);
        const auto table = must(files.make({query, wire::ExportForm::Csv, here.totp(here.secret)}, here.by()));
        QCOMPARE(std::string(asText(table)), csv);
        // The key is made once, and anew long before its certificate is over.
        const auto sealedAt = [&](Instant at) { return must(sealing.read(must(sealing.seal({.kind = "x", .title = "x", .issuer = "x", .madeAt = at, .lines = {}, .sections = {}, .attachments = {}}, "x")))).by; };
        const auto first = paper.by.fingerprint;
        QVERIFY(sealedAt(here.clock.now() + here.settings.sealMs / 2).fingerprint == first);
        const auto second = sealedAt(here.clock.now() + here.settings.sealMs * 3 / 4);
        QVERIFY(second.fingerprint != first && second.notAfter > paper.by.notAfter);
        QVERIFY(must(sealing.read(pdf)).by.fingerprint == first); // and is checked for ever
        here.writer->stop();
        QVERIFY(!files.make({query, wire::ExportForm::Pdf, "123456"}, here.by()));
    }

    void aFormulaIsDisarmed()
    {
        wire::TrailRow row;
        row.workstationName = "=cmd|' /C calc'!A0";
        row.personName = "\"quoted\"";
        const auto csv = paper::csvOf(trailTable({row}, WallClock("Europe/Paris")));
        QVERIFY(asText(csv).find("\"'=cmd") != std::string_view::npos);
        QVERIFY(asText(csv).find("\"\"\"quoted\"\"\"") != std::string_view::npos);
        const auto written = [](const char* cell) { return std::string(asText(paper::csvOf({{{"x", 1}}, {{cell}}}))); };
        for (const auto* number : {"-8", "+1,5", "-0.25"})
            QVERIFY2(written(number).find('"' + std::string(number) + '"') != std::string::npos, number);
        for (const auto* formula : {"-", "-1+cmd", "+1,", "-8-9", "@x", "\t=1"})
            QVERIFY2(written(formula).find("\"'" + std::string(formula)) != std::string::npos, formula);
    }

    void everyKindHasItsWordsOnPaper()
    {
        std::set<std::string> words;
        for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(wire::EventKind())); ++i)
            QVERIFY(!trailwords::of(static_cast<wire::EventKind>(i)).empty() && words.insert(trailwords::of(static_cast<wire::EventKind>(i))).second);
    }

    void timesOnPaperAreThoseOfTheWall()
    {
        const WallClock paris("Europe/Paris");
        QCOMPARE(paris.dateTime(*parseIso("2026-03-12T08:47:03Z")), std::string("12/03/2026 09:47:03"));
        QCOMPARE(paris.dateTime(*parseIso("2026-07-31T22:30:00Z")), std::string("01/08/2026 00:30:00"));
        QCOMPARE(paris.dateTime({}), std::string());
        QCOMPARE(WallClock("UTC").dateTime(*parseIso("2026-03-12T08:47:03Z")), std::string("12/03/2026 08:47:03"));
        QVERIFY(isTimeZone(WallClock("Nowhere/AtAll").zone()));
    }

    void aLaboratoryIsNotShownAnothersPeople()
    {
        Watched here;
        const auto elsewhere = must(here.writer->addLaboratory("Elsewhere"));
        const auto stranger = must(here.staff->add({"stranger", "A stranger", "", {elsewhere, Role::Technician, 0, 0}}));
        must(here.signIn->activate(here.activation("stranger", stranger.code, here.auth), here.other));
        (void)must(here.signIn->start(here.request("stranger"), here.other));
        here.follow();
        wire::TrailQuery query;
        query.person = stranger.id;
        query.laboratory = here.laboratory;
        QVERIFY(must(here.desk->ask(query, here.by())).rows.empty());
        query.laboratory = elsewhere;
        QCOMPARE(must(here.desk->ask(query, here.by())).rows.size(), std::size_t{2}); // activated, signed in
        query.person = here.receptionist;
        QVERIFY(must(here.desk->ask(query, here.by())).rows.empty());
        query.laboratory = lab::LaboratoryId::make({5});
        QVERIFY(codeOf(here.desk->ask(query, here.by())) == ErrorCode::NotFound);
    }

    void itSaysHowFarTheIndexIs()
    {
        Watched here;
        const auto before = here.clock.now();
        here.clock.advance(minuteMs);
        // Its own question is not in yet.
        QVERIFY(must(here.desk->ask(here.about(1), here.by())).indexedTo <= before);
        here.follow();
        here.clock.advance(minuteMs);
        QCOMPARE(must(here.desk->ask(here.about(1), here.by())).indexedTo, here.clock.now());
    }

    void surroundingsAreTheStores()
    {
        Watched here;
        const auto around = must(StoreSurroundings::open(*here.store, *here.registry));
        QCOMPARE(around->roleOf(here.receptionist, here.laboratory), Role::Receptionist);
        QCOMPARE(around->roleOf(here.receptionist, lab::LaboratoryId::make({5})), Role::None);
        QCOMPARE(around->roleOf({}, here.laboratory), Role::None);
        QVERIFY(!around->isStaffOrVip(here.laboratory, here.m_patients[1]));
        QVERIFY(around->isStaffOrVip(here.laboratory, here.m_patients[2]));
        QVERIFY(!around->isStaffOrVip(here.laboratory, lab::PatientId::make({5})));
        // They have come to work here.
        auto correction = lab::CorrectPatient{};
        correction.identity.birthName = "MARTIN";
        correction.identity.birthForenames = correction.identity.firstForename = "Claude";
        correction.identity.birthDate = {1980, 2, 3};
        correction.identity.sex = lab::Sex::Female;
        correction.reason = "embauche";
        correction.isStaff = true;
        here.import(here.act(correction, lab::documentId(here.m_patients[1])));
        QVERIFY(around->isStaffOrVip(here.laboratory, here.m_patients[1]));
        // They work here no more, and are known to many; then not even that.
        correction.isStaff = false;
        correction.isProtected = true;
        here.import(here.act(correction, lab::documentId(here.m_patients[1])));
        QVERIFY(around->isStaffOrVip(here.laboratory, here.m_patients[1]));
        correction.isProtected = false;
        here.import(here.act(correction, lab::documentId(here.m_patients[1])));
        QVERIFY(!around->isStaffOrVip(here.laboratory, here.m_patients[1]));

        const auto now = here.clock.now();
        QCOMPARE(around->daysSinceOrder(here.laboratory, here.m_patients[1], now + 40 * dayMs), std::optional<std::int64_t>(40));
        QCOMPARE(around->daysSinceOrder(here.laboratory, here.m_patients[1], now), std::optional<std::int64_t>(0));
        QCOMPARE(around->daysSinceOrder(here.laboratory, here.m_patients[1], now - 2 * dayMs), std::nullopt);
        QCOMPARE(around->daysSinceOrder(here.laboratory, here.m_patients[2], now), std::nullopt);
    }

    // The default rule over the store's own patients: looks at a protected person's record that nothing is asked of.
    void aProtectedPersonIsWatched_data()
    {
        QTest::addColumn<bool>("isProtected");
        QTest::addColumn<int>("looks");
        QTest::addColumn<int>("found");
        QTest::newRow("one look") << true << 1 << 0;
        QTest::newRow("two looks") << true << 2 << 1;
        QTest::newRow("two at anybody else's") << false << 2 << 0;
    }
    void aProtectedPersonIsWatched()
    {
        QFETCH(bool, isProtected);
        QFETCH(int, looks);
        QFETCH(int, found);
        Watched here;
        auto registration = here.registration(0, "MINISTER", false);
        std::get<lab::RegisterPatient>(registration.body).patient.isProtected = isProtected;
        here.import(registration);
        const auto around = must(StoreSurroundings::open(*here.store, *here.registry));
        Rules rules = defaultRules();
        std::erase_if(rules, [](const Rule& rule) { return rule.name != "staff-or-vip"; });
        RuleEngine engine(rules, *around);
        std::vector<Finding> findings;
        for (int look = 0; look < looks; ++look) {
            WatchEvent event;
            event.kind = wire::EventKind::OpenedPatient;
            event.laboratory = here.laboratory;
            event.person = here.receptionist;
            event.patient = here.m_patients[0];
            event.at = here.clock.now() + look * secondMs;
            engine.take(event, findings);
        }
        QCOMPARE(static_cast<int>(findings.size()), found);
    }

    void daysAndHoursAreThoseOnTheWall_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("day");
        QTest::addColumn<int>("hour");
        QTest::newRow("a Thursday") << "2026-03-12T08:47:00Z" << "2026-03-11T23:00:00Z" << 3 * 24 + 9;
        QTest::newRow("after midnight there") << "2026-07-05T22:30:00Z" << "2026-07-05T22:00:00Z" << 0;
        QTest::newRow("the last hour of a week") << "2026-07-05T21:30:00Z" << "2026-07-04T22:00:00Z" << 167;
        QTest::newRow("the day that is short") << "2026-03-29T10:00:00Z" << "2026-03-28T23:00:00Z" << 6 * 24 + 12;
        QTest::newRow("the day that is long") << "2026-10-25T11:00:00Z" << "2026-10-24T22:00:00Z" << 6 * 24 + 12;
    }
    void daysAndHoursAreThoseOnTheWall()
    {
        QFETCH(QString, at);
        QFETCH(QString, day);
        QFETCH(int, hour);
        House here;
        auto policy = here.registry->policy();
        policy.timeZone = "Europe/Paris";
        must(changePolicy(*here.writer, policy, {}));
        const auto around = must(StoreSurroundings::open(*here.store, *here.registry));
        const auto instant = *parseIso(at.toStdString());
        QCOMPARE(QString::fromStdString(toIsoUtc(around->dayOf(here.laboratory, instant))), QString::fromStdString(toIsoUtc(*parseIso(day.toStdString()))));
        QCOMPARE(around->hourOfWeek(here.laboratory, instant), hour);
    }
};

QTEST_GUILESS_MAIN(TrailDeskTest)
#include "traildesk.test.moc"
