// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/access/staff.h"

using namespace paillasse;
using namespace paillasse::access;
using namespace paillasse::access::testing;
using namespace paillasse::lab::testing;
using lab::Confidentiality;
using lab::RefusalCode;

// What decides beside the role: laboratory, account, benches, entitlements, four eyes.
class MayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyOnesOwnActs();
    void rightsAreHeldInALaboratory();
    void aClosedAccountDoesNothing();
    void aTechnicianKeepsToTheirBenches();
    void grantsAddUp();
    void aWithheldLineIsOutOfReach();
    void aReportWithAWithheldLineIsNotHandedOut();
    void whoEnteredDoesNotRelease();
};

namespace {

std::optional<lab::Refusal> ask(const Person& person, const Desk& desk, lab::ActBody body, const Rules& rules = {})
{
    auto act = desk.act(std::move(body));
    act.person = person.id;
    const auto answer = may(person, act, desk.document(), rules);
    return answer ? std::nullopt : std::optional(answer.error());
}

bool refusedFor(const std::optional<lab::Refusal>& refusal, RefusalCode code, lab::LineId line = 0)
{
    return refusal == lab::Refusal{code, line};
}

// The small order whose line 2 is an HIV test, all validated, and what was reported of it.
Desk withHiv(bool released)
{
    Desk desk(receptionist);
    auto place = smallOrder();
    place.lines[1].confidentiality = Confidentiality::Hiv;
    (void)desk.perform(place);
    desk.as(technician);
    (void)desk.perform(lab::RecordMeasurements{{desk.entry(1, measured(101, "4.2")), desk.entry(2, measured(102, "71"))}});
    (void)desk.perform(lab::ValidateTechnically{{desk.control(1), desk.control(2)}});
    desk.as(biologist);
    if (released)
        (void)desk.perform(desk.release(lab::ReportKind::Partial, {1, 2}));
    return desk;
}

} // namespace

void MayTest::onlyOnesOwnActs()
{
    const auto desk = validated();
    const auto act = desk.act(lab::AddNote{"note"}); // the biologist's
    QVERIFY(may(personOf(Role::Biologist, 0, 0, biologist), act, desk.document(), {}).has_value());
    QVERIFY(may(personOf(Role::Biologist, 0, 0, colleague), act, desk.document(), {}).error().code == RefusalCode::NotPermitted);
}

void MayTest::rightsAreHeldInALaboratory()
{
    const auto desk = validated();
    auto person = personOf(Role::Technician);
    QVERIFY(!ask(person, desk, lab::AddNote{"note"}));
    person.grants.front().laboratory = idOf<lab::LaboratoryId>(2);
    QVERIFY(refusedFor(ask(person, desk, lab::AddNote{"note"}), RefusalCode::NotPermitted));
    // Benches and entitlements do not travel either.
    person.grants.push_back({theLaboratory, Role::Technician, lab::benchBit(1), 0});
    QVERIFY(refusedFor(ask(person, desk, lab::AskRerun{{3}, "raison"}), RefusalCode::NotPermitted, 3));
    person.grants.front().confidential = everything;
    QVERIFY(refusedFor(ask(person, withHiv(false), lab::AskRerun{{2}, "raison"}), RefusalCode::WithheldLine, 2));
}

void MayTest::aClosedAccountDoesNothing()
{
    auto person = personOf(Role::Biologist);
    person.disabled = true;
    QVERIFY(refusedFor(ask(person, validated(), lab::AddNote{"note"}), RefusalCode::AccountClosed));
}

void MayTest::aTechnicianKeepsToTheirBenches()
{
    const auto desk = validated();
    const auto person = personOf(Role::Technician, 0, lab::benchBit(1)); // line 3 is of bench 2
    QVERIFY(!ask(person, desk, lab::AskRerun{{1, 2}, "raison"}));
    QVERIFY(refusedFor(ask(person, desk, lab::AskRerun{{1, 3}, "raison"}), RefusalCode::NotPermitted, 3));
    QVERIFY(refusedFor(ask(person, desk, lab::RecordMeasurements{{desk.entry(3, measured(900, "12"))}}), RefusalCode::NotPermitted, 3));
    QVERIFY(refusedFor(ask(person, desk, lab::SelectMeasurement{3, {}, {}}), RefusalCode::NotPermitted, 3));
    QVERIFY(refusedFor(ask(person, desk, lab::MarkNotPerformed{{3}, "raison"}), RefusalCode::NotPermitted, 3));
    QVERIFY(refusedFor(ask(person, desk, lab::ValidateTechnically{{desk.control(3)}}), RefusalCode::NotPermitted, 3));
    QVERIFY(refusedFor(ask(person, desk, lab::AttestControl{2, {}}), RefusalCode::NotPermitted));
    QVERIFY(!ask(person, desk, lab::AttestControl{1, {}}));
    // A call is made by whoever is there.
    QVERIFY(!ask(person, desk, callOn(3)));
    // No benches named: all of them. A biologist is never limited.
    QVERIFY(!ask(personOf(Role::Technician), desk, lab::AskRerun{{3}, "raison"}));
    QVERIFY(!ask(personOf(Role::Biologist, 0, lab::benchBit(1)), desk, lab::AskRerun{{3}, "raison"}));
}

void MayTest::grantsAddUp()
{
    const auto desk = validated();
    auto person = personOf(Role::Technician, 0, lab::benchBit(1));
    person.grants.push_back({theLaboratory, Role::Technician, lab::benchBit(2), 0});
    QVERIFY(!ask(person, desk, lab::AskRerun{{1, 3}, "raison"}));
    // Another role does not widen the benches of this one.
    auto both = personOf(Role::Technician, 0, lab::benchBit(1));
    both.grants.push_back({theLaboratory, Role::Receptionist, 0, 0});
    QVERIFY(!ask(both, desk, lab::CancelLines{{3}, "erreur"}));
    QVERIFY(refusedFor(ask(both, desk, lab::AskRerun{{3}, "raison"}), RefusalCode::NotPermitted, 3));
    // Neither does reception's entitlement open anything, alone or beside the bench.
    both.grants.back().confidential = everything;
    QVERIFY(refusedFor(ask(both, withHiv(false), lab::CancelLines{{2}, "erreur"}), RefusalCode::WithheldLine, 2));
    QVERIFY(refusedFor(ask(personOf(Role::Receptionist, everything), withHiv(false), lab::CancelLines{{2}, "erreur"}), RefusalCode::WithheldLine, 2));
}

void MayTest::aWithheldLineIsOutOfReach()
{
    const auto desk = withHiv(false);
    const auto entitled = bitOf(Confidentiality::Hiv);
    const std::vector<lab::ActBody> acts{
        lab::CancelLines{{1, 2}, "erreur"},
        lab::RecordMeasurements{{desk.entry(2, measured(900, "1"))}},
        lab::SelectMeasurement{2, {}, {}},
        lab::MarkNotPerformed{{2}, "raison"},
        lab::AskRerun{{2}, "raison"},
        lab::ValidateTechnically{{desk.control(2)}},
        callOn(2),
        lab::SendBack{{2}, "raison"},
        desk.release(lab::ReportKind::Partial, {1, 2}),
        lab::Devalidate{{2}, "raison"},
    };
    for (const auto& body : acts) {
        // On the whole document, and on what the author has of it.
        Desk projected = desk;
        projected.document() = project(*desk.document(), viewOfRole(Role::Biologist));
        QVERIFY2(refusedFor(ask(personOf(Role::Biologist, everything & ~entitled), desk, body), RefusalCode::WithheldLine, 2), lab::nameOf(body));
        QVERIFY2(refusedFor(ask(personOf(Role::Biologist), projected, body), RefusalCode::WithheldLine, 2), lab::nameOf(body));
        QVERIFY2(!ask(personOf(Role::Biologist, entitled, 0, biologist), desk, body), lab::nameOf(body));
    }
    // What does not name the line is nobody's secret: the tube that it stands on is rejected by whoever holds it.
    QVERIFY(!ask(personOf(Role::Technician), desk, lab::RejectSpecimen{1, lab::RejectionReason::Clotted, {}}));
}

void MayTest::aReportWithAWithheldLineIsNotHandedOut()
{
    const auto desk = withHiv(true);
    auto correction = desk.release(lab::ReportKind::Corrected, {1});
    correction.report.replaces = 1;
    const std::vector<lab::ActBody> acts{lab::RegisterPdf{1, Bytes(32, 1)}, deliveryOf(1), correction};
    for (const auto& body : acts) {
        QVERIFY2(refusedFor(ask(personOf(Role::Biologist), desk, body), RefusalCode::WithheldLine, 2), lab::nameOf(body));
        QVERIFY2(!ask(personOf(Role::Biologist, bitOf(Confidentiality::Hiv), 0, biologist), desk, body), lab::nameOf(body));
    }
    // Withdrawing says nothing of any line, and may be urgent.
    QVERIFY(!ask(personOf(Role::Biologist), desk, lab::WithdrawReport{1, "mauvais patient"}));
}

void MayTest::whoEnteredDoesNotRelease()
{
    const auto desk = validated();
    const auto release = desk.release(lab::ReportKind::Complete, {1, 2, 3});
    QVERIFY(!ask(personOf(Role::Biologist, 0, 0, biologist), desk, release));
    QVERIFY(refusedFor(ask(personOf(Role::Biologist, 0, 0, technician), desk, release), RefusalCode::EnteredBySelf, 1));
    QVERIFY(!ask(personOf(Role::Biologist, 0, 0, technician), desk, release, {.enteringPersonMayValidate = true}));
    // What an instrument measured, nobody typed.
    auto byInstrument = desk;
    for (auto& line : std::get<lab::Order>(*byInstrument.document()).lines)
        line.measurements.front().source = lab::MeasurementSource::Instrument;
    QVERIFY(!ask(personOf(Role::Biologist, 0, 0, technician), byInstrument, release));
    // Only what is reported counts: the technician's own reading stands beside a colleague's.
    auto repeated = desk;
    repeated.as(colleague);
    QVERIFY(!repeated.perform(lab::RecordMeasurements{{repeated.entry(1, measured(201, "4.3"))}}));
    QVERIFY(!repeated.perform(lab::ValidateTechnically{{repeated.control(1)}}));
    QVERIFY(!ask(personOf(Role::Biologist, 0, 0, technician), repeated, repeated.release(lab::ReportKind::Partial, {1})));
    QVERIFY(refusedFor(ask(personOf(Role::Biologist, 0, 0, colleague), repeated, repeated.release(lab::ReportKind::Partial, {1})), RefusalCode::EnteredBySelf, 1));
}

QTEST_APPLESS_MAIN(MayTest)
#include "may.test.moc"
