// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/erasure/erasuredesk.h"
#include "app/store/erasure/legalholds.h"
#include "app/store/erasure/retention.h"
#include "tests/store/erasure/erasuresite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

const Actor theDecider{theBiologist, theWorkstation, 0};

lab::PatientId patientOf(std::uint64_t number)
{
    return idOf<lab::PatientId>(number, 3);
}

} // namespace

// For how long records are kept, and what a year's plan takes away.
class RetentionTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Worksite> m_site;
    std::uint32_t m_year = 0;

    // An order of that patient now; of genetics, if it is said so.
    void place(std::uint64_t number, std::uint64_t patient, lab::Confidentiality confidentiality = lab::Confidentiality::None)
    {
        auto act = m_site->author.placeOrder(number, patient);
        auto& body = std::get<lab::PlaceOrder>(act.body);
        body.lines = {{1, "K", 1, confidentiality, 1}};
        QVERIFY(m_site->import(act).outcome == wire::ActOutcome::Accepted);
    }
    void toYear(std::uint32_t year)
    {
        while (static_cast<std::uint32_t>(Date::of(m_site->clock.now()).year) < year)
            m_site->clock.advance(dayMs);
    }
    RetentionPlan plan() { return must(planRetention(*m_site->store, m_site->clock.now())); }
    Result<std::vector<ErasureRecord>> runNow(const Bytes& hash, const Actor& by = theDecider) { return runRetention(*m_site->store, *m_site->writer, m_site->clock, hash, by); }
    bool isThere(lab::DocumentKind kind, const lab::DocumentId& id)
    {
        auto view = m_site->viewOf(theBiologist);
        view.confidential = ~0u;
        return m_site->feed->document(view, kind, id).has_value();
    }
    bool hasOrder(std::uint64_t number) { return isThere(lab::DocumentKind::Order, idOf<lab::DocumentId>(number, 4)); }
    bool hasPatient(std::uint64_t number) { return isThere(lab::DocumentKind::Patient, lab::documentId(patientOf(number))); }

private Q_SLOTS:
    // Patient 1: that year and four years later; 2: that year; 3: that year, of genetics; 4: nothing but who they are.
    void init()
    {
        m_site = std::make_unique<Worksite>();
        m_year = static_cast<std::uint32_t>(Date::of(m_site->clock.now()).year);
        for (const std::uint64_t patient : {1, 2, 3, 4})
            QVERIFY(m_site->import(m_site->author.registerPatient(patient)).outcome == wire::ActOutcome::Accepted);
        place(11, 1);
        place(12, 2);
        place(13, 3, lab::Confidentiality::Genetics);
        toYear(m_year + 4);
        place(14, 1);
    }

    void nothingIsOverBeforeItsTime()
    {
        toYear(m_year + 10);
        QVERIFY(plan().due.empty());
        QVERIFY(must(runNow(plan().hash())).empty());
        QVERIFY(hasOrder(11));
    }

    void aYearsPlan()
    {
        toYear(m_year + 11);
        const auto shown = plan();
        QVERIFY(plan().hash() == shown.hash());
        const RetentionPlan::Line line{m_site->made.laboratory, RetentionCategory::PrivateLaboratory, m_year};
        QVERIFY((shown.counts() == std::map<RetentionPlan::Line, std::uint64_t>{{line, 2}}));
        // Patient 2 goes with their only year, patient 4 had nothing else.
        QCOMPARE(shown.wholePatients().at(m_site->made.laboratory), std::uint64_t{2});
        QVERIFY(hasOrder(11)); // looking touches nothing
        QVERIFY(runNow(shown.hash(), {}).error().code == ErrorCode::InvalidInput);
        const auto done = must(runNow(shown.hash()));
        QCOMPARE(done.size(), std::size_t{1});
        QCOMPARE(done.front().header.patients.size(), std::size_t{3});
        QVERIFY(!hasOrder(11) && !hasOrder(12) && hasOrder(13) && hasOrder(14));
        QVERIFY(hasPatient(1) && !hasPatient(2) && hasPatient(3) && !hasPatient(4));
        QVERIFY(plan().due.empty());
        const auto result = verified(*m_site);
        QVERIFY2(result.findings.empty() && result.notes.empty(), words(result).c_str());
        // The rest in its time; genetics last.
        toYear(m_year + 15);
        (void)must(runNow(plan().hash()));
        QVERIFY(!hasOrder(14) && !hasPatient(1) && hasOrder(13));
        toYear(m_year + 31);
        (void)must(runNow(plan().hash()));
        QVERIFY(!hasOrder(13) && !hasPatient(3));
    }

    // Written again in a later year: kept as long as what was written then.
    void whatWasWrittenLaterIsKeptLonger()
    {
        QVERIFY(m_site->import(m_site->author.note(12, "complément")).outcome == wire::ActOutcome::Accepted);
        toYear(m_year + 11);
        for (const auto& due : plan().due)
            QVERIFY(due.patient.patient != patientOf(2));
        toYear(m_year + 15);
        const auto later = plan();
        QVERIFY(std::ranges::any_of(later.due, [](const auto& due) { return due.patient.patient == patientOf(2); }));
    }

    void onlyThePlanThatWasShownRuns()
    {
        toYear(m_year + 11);
        const auto shown = plan();
        const auto keys = must(AccountKeys::load(*m_site->store));
        auto holds = must(LegalHolds::open(*m_site->store, *m_site->writer, keys, m_site->clock));
        must(holds.set(m_site->made.laboratory, patientOf(2), "réquisition", theDecider));
        const auto refused = runNow(shown.hash());
        QVERIFY(!refused && refused.error().code == ErrorCode::Refused);
        QVERIFY(hasOrder(12));
        // Who is held is listed, and left.
        const auto now = plan();
        QCOMPARE(now.held.size(), std::size_t{1});
        QVERIFY(now.held.front().patient.patient == patientOf(2));
        (void)must(runNow(now.hash()));
        QVERIFY(hasOrder(12) && hasPatient(2) && !hasOrder(11));
        must(holds.lift(m_site->made.laboratory, patientOf(2), "classée", theDecider));
        (void)must(runNow(plan().hash()));
        QVERIFY(!hasOrder(12) && !hasPatient(2));
    }

    void theRulesAreTheLaboratorys()
    {
        auto rules = must(retentionRules(*m_site->store));
        QVERIFY(rules == RetentionRules());
        toYear(m_year + 11);
        const auto before = plan().hash();
        rules.publicLaboratories = {m_site->made.laboratory};
        QVERIFY(setRetentionRules(*m_site->writer, rules, {}).error().code == ErrorCode::InvalidInput);
        must(setRetentionRules(*m_site->writer, rules, theDecider));
        QVERIFY(must(retentionRules(*m_site->store)) == rules);
        QVERIFY(plan().due.empty());
        QVERIFY(plan().hash() != before);
        rules.publicYears = 3;
        must(setRetentionRules(*m_site->writer, rules, theDecider));
        QVERIFY(!plan().due.empty());
        for (const auto years : {0u, 101u}) {
            rules.privateYears = years;
            QVERIFY(setRetentionRules(*m_site->writer, rules, theDecider).error().code == ErrorCode::InvalidInput);
        }
    }

    // A patient's right takes two people.
    void oneAsksAndAnotherDecides()
    {
        auto desk = must(ErasureDesk::open(*m_site->store, *m_site->writer, m_site->clock));
        const auto laboratory = m_site->made.laboratory;
        const Actor asking{theTechnician, theWorkstation, 0};
        QVERIFY(desk.ask(laboratory, patientOf(1), "lettre", {}).error().code == ErrorCode::InvalidInput);
        QVERIFY(desk.ask(laboratory, patientOf(1), "", asking).error().code == ErrorCode::InvalidInput);
        QVERIFY(desk.ask(laboratory, patientOf(9), "lettre", asking).error().code == ErrorCode::NotFound);
        const auto first = must(desk.ask(laboratory, patientOf(1), "lettre", asking));
        QVERIFY(desk.ask(laboratory, patientOf(1), "lettre", asking).error().code == ErrorCode::Conflict);
        QVERIFY(desk.approve(first, asking).error().code == ErrorCode::Refused);
        QVERIFY(desk.approve(first, {}).error().code == ErrorCode::Refused);
        QVERIFY(hasPatient(1));
        must(desk.decline(first, "obligation de conservation", theDecider));
        QVERIFY(desk.approve(first, theDecider).error().code == ErrorCode::NotFound);
        const auto second = must(desk.ask(laboratory, patientOf(1), "lettre", asking));
        const auto keys = must(AccountKeys::load(*m_site->store));
        auto holds = must(LegalHolds::open(*m_site->store, *m_site->writer, keys, m_site->clock));
        must(holds.set(laboratory, patientOf(1), "réquisition", theDecider));
        QVERIFY(desk.approve(second, theDecider).error().code == ErrorCode::Refused);
        QVERIFY(hasPatient(1));
        must(holds.lift(laboratory, patientOf(1), "classée", theDecider));
        const auto done = must(desk.approve(second, theDecider));
        QVERIFY(done.askedBy == theTechnician && done.decidedBy == theBiologist);
        QCOMPARE(done.keys.size(), std::size_t{3});
        QVERIFY(!hasPatient(1) && !hasOrder(14));
        QCOMPARE(must(desk.all()).size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "retention.test.moc"
