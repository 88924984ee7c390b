// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migration/job.h"
#include "tests/lab/desk.h"

// One migration in, and the people round it, for whoever tests steps.
namespace paillasse::migration::testing {

using lab::testing::idOf;

inline const auto theJob = idOf<MigrationId>(900);
inline const auto drafter = idOf<lab::PersonId>(1);
inline const auto approver = idOf<lab::PersonId>(2);
inline const auto secondApprover = idOf<lab::PersonId>(3);
inline const auto acceptor = idOf<lab::PersonId>(4);
inline const Instant theDay{1'790'000'000'000};
inline const auto theHash = Bytes(32, 0x4d);

inline Mandate aMandate(Direction direction = Direction::In)
{
    Mandate mandate;
    mandate.id = theJob;
    mandate.direction = direction;
    mandate.instructedBy = "Dr Hélène Corre, directrice";
    mandate.reference = "INS-2026-04";
    mandate.ground = LegalGround::TransferOfActivity;
    mandate.laboratories = {lab::testing::theLaboratory};
    mandate.from = {2015, 1, 1};
    mandate.until = {2026, 8, 31};
    mandate.fields = FieldSet::defaults();
    mandate.counterpart = "an older system";
    mandate.format = direction == Direction::In ? Format::HprimSante : Format::Fhir;
    if (direction == Direction::Out)
        mandate.recipientKey = "age1" + std::string(58, 'q');
    mandate.approvers = {approver, secondApprover, drafter};
    mandate.deadlines = {theDay + 10 * dayMs, theDay + 20 * dayMs, theDay + 30 * dayMs, theDay + 40 * dayMs};
    return mandate;
}

inline Step by(const lab::PersonId& person, StepBody body, Instant at = theDay + hourMs)
{
    return {theJob, person, at, std::move(body)};
}
inline Step byStore(StepBody body, Instant at = theDay + hourMs)
{
    return {theJob, {}, at, std::move(body)};
}

// What a check may find: 300 records, ten per mille at 95 per cent ask for 299 of them.
inline Checked aCheck()
{
    Checked checked;
    checked.readBack = 300;
    for (std::uint64_t record = 1; record <= sampleSize(10, 95, checked.readBack); ++record)
        checked.sample.push_back(record);
    checked.differences = {{7, DifferenceKind::UnknownUnit, 3, "mmol", 1, "said before", drafter}, {0, DifferenceKind::OutsideMandate, 0, "period", 12, {}, {}}};
    return checked;
}

inline Delivered aDelivery()
{
    Delivered delivered;
    delivered.delivered = {10, 20, 30, 300, 5};
    delivered.readBack = 300;
    delivered.files = {{"archive.age", 4096, Bytes(32, 0x61)}, {"manifest.json", 700, Bytes(32, 0x62)}};
    return delivered;
}

// The steps of a migration that nothing is wrong with, up to its certificate.
inline std::vector<Step> theWay(const Mandate& mandate)
{
    std::vector<Step> steps{by(drafter, Draft{mandate}), by(approver, Approve{theHash}), by(drafter, BeginStaging()), byStore(Staged()), by(drafter, BeginCheck()), byStore(aCheck()),
                            by(acceptor, Explain{{1}, "the unit of 2015"})};
    for (const auto record : aCheck().sample)
        steps.push_back(by(acceptor, CompareSample{record, true}));
    steps.push_back(by(acceptor, Accept()));
    steps.push_back(byStore(aDelivery()));
    if (mandate.direction == Direction::Out)
        steps.push_back(by(acceptor, Acknowledge{"their letter of 3 September", aDelivery().files[1].sha256}));
    steps.push_back(byStore(Erased{{{DestroyedKind::StagingKey, "7", 0, 0, theDay}}, {}}));
    steps.push_back(byStore(Certified{Bytes(32, 0x63)}));
    return steps;
}

} // namespace paillasse::migration::testing
