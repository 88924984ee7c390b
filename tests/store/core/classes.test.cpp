// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using lab::Confidentiality;
using lab::RefusalCode;
using wire::ActOutcome;

// Under which class a line is sealed is the catalogue's word and the patient's, whatever a workstation says that was offline or is not ours.
class ClassesTest : public QObject {
    Q_OBJECT

private:
    static constexpr lab::BenchNumber biochemistry = 1;
    static constexpr lab::BenchNumber serology = 2;

    static void define(Worksite& site, const char* code, lab::BenchNumber bench, Confidentiality confidentiality)
    {
        lab::Examination examination;
        examination.code = code;
        examination.french = code;
        examination.bench = bench;
        examination.confidentiality = confidentiality;
        auto act = site.author.act(lab::DefineExamination{examination}, lab::examinationId(site.made.laboratory, code), theBiologist);
        act.subjectKind = lab::DocumentKind::Examination;
        QVERIFY(site.import(act).outcome == ActOutcome::Accepted);
    }
    static lab::Act order(Worksite& site, std::uint64_t number, std::uint64_t patient, std::vector<lab::NewLine> lines)
    {
        auto act = site.author.placeOrder(number, patient);
        std::get<lab::PlaceOrder>(act.body).lines = std::move(lines);
        return act;
    }
    static lab::NewLine line(lab::LineId id, const char* code, lab::BenchNumber bench, Confidentiality confidentiality) { return {id, code, bench, confidentiality, 1}; }
    static bool isRefused(const wire::ActReply& reply, lab::LineId line) { return reply.outcome == ActOutcome::Refused && reply.refusal == RefusalCode::CatalogueChanged && reply.line == line; }

private Q_SLOTS:
    void theSenderDoesNotChooseTheClass()
    {
        Worksite site;
        define(site, "K", biochemistry, Confidentiality::None);
        define(site, "VIH", serology, Confidentiality::Hiv);
        QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
        const auto potassium = line(1, "K", biochemistry, Confidentiality::None);
        QVERIFY(isRefused(site.push(order(site, 1, 1, {potassium, line(2, "VIH", serology, Confidentiality::None)})), 2));
        QVERIFY(isRefused(site.push(order(site, 2, 1, {potassium, line(2, "VIH", serology, Confidentiality::Toxicology)})), 2));
        QVERIFY(isRefused(site.push(order(site, 3, 1, {line(1, "K", 0, Confidentiality::None)})), 1)); // bench 0 would be everybody's
        QVERIFY(site.push(order(site, 4, 1, {potassium, line(2, "VIH", serology, Confidentiality::Hiv)})).outcome == ActOutcome::Accepted);
        // What the catalogue does not have is taken as it comes.
        QVERIFY(site.push(order(site, 5, 1, {line(1, "SENT-AWAY", 0, Confidentiality::None)})).outcome == ActOutcome::Accepted);
    }

    void aStaleCatalogueIsSaid()
    {
        Worksite site;
        define(site, "THC", biochemistry, Confidentiality::None);
        QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
        const auto stale = line(1, "THC", biochemistry, Confidentiality::None);
        QVERIFY(site.push(order(site, 1, 1, {stale})).outcome == ActOutcome::Accepted);
        define(site, "THC", biochemistry, Confidentiality::Toxicology);
        QVERIFY(isRefused(site.push(order(site, 2, 1, {stale})), 1));
        lab::AddTests more;
        more.lines = {line(7, "THC", biochemistry, Confidentiality::None)};
        more.lines.front().specimen = 0;
        QVERIFY(isRefused(site.push(site.author.act(more, idOf<lab::DocumentId>(1, 4), theReceptionist)), 7));
        more.lines.front().confidentiality = Confidentiality::Toxicology;
        QVERIFY(site.push(site.author.act(more, idOf<lab::DocumentId>(1, 4), theReceptionist)).outcome == ActOutcome::Accepted);
    }

    void whoWorksHereIsConfidential()
    {
        Worksite site;
        define(site, "GLU", biochemistry, Confidentiality::None);
        define(site, "VIH", serology, Confidentiality::Hiv);
        auto colleague = site.author.registerPatient(1);
        std::get<lab::RegisterPatient>(colleague.body).patient.isStaff = true;
        QVERIFY(site.push(colleague).outcome == ActOutcome::Accepted);
        QVERIFY(isRefused(site.push(order(site, 1, 1, {line(1, "GLU", biochemistry, Confidentiality::None)})), 1));
        QVERIFY(isRefused(site.push(order(site, 2, 1, {line(1, "SENT-AWAY", 0, Confidentiality::None)})), 1));
        QVERIFY(site.push(order(site, 3, 1, {line(1, "GLU", biochemistry, Confidentiality::Staff), line(2, "VIH", serology, Confidentiality::Hiv)})).outcome == ActOutcome::Accepted);
        const auto seen = std::get<lab::Order>(access::project(lab::Document(site.order(3)), site.viewOf(theTechnician)));
        QVERIFY(seen.lines.at(0).withheld && seen.lines.at(0).examination.empty());
    }

    // Who is known to many is watched, not hidden: their lines are those of anybody.
    void aProtectedPersonsLinesAreNotConfidential()
    {
        Worksite site;
        define(site, "GLU", biochemistry, Confidentiality::None);
        auto minister = site.author.registerPatient(1);
        std::get<lab::RegisterPatient>(minister.body).patient.isProtected = true;
        QVERIFY(site.push(minister).outcome == ActOutcome::Accepted);
        QVERIFY(isRefused(site.push(order(site, 1, 1, {line(1, "GLU", biochemistry, Confidentiality::Staff)})), 1));
        QVERIFY(site.push(order(site, 2, 1, {line(1, "GLU", biochemistry, Confidentiality::None)})).outcome == ActOutcome::Accepted);
        QVERIFY(!std::get<lab::Order>(access::project(lab::Document(site.order(2)), site.viewOf(theTechnician))).lines.at(0).withheld);
    }
};

QTEST_GUILESS_MAIN(ClassesTest)
#include "classes.test.moc"
