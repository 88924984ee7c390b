// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/migration/procedure.h"
#include "tests/migration/amigration.h"
#include "tests/store/accounts/house.h"

namespace paillasse::store::testing {

// A store with the people that a migration takes, and its procedure.
class Governed : public House {
public:
    Governed()
    {
        clock.advance(migration::testing::theDay - clock.now());
        procedure = must(Procedure::open(*store, *writer, clock, log));
        administrator = taker("admin", access::Role::Administrator);
        officer = taker("officer", access::Role::SecurityOfficer);
        biologist = taker("biologist", access::Role::Biologist);
        technician = taker("technician", access::Role::Technician);
    }

    // In this laboratory, drafted by the administrator, approved by the officer.
    [[nodiscard]] migration::Mandate mandate(migration::Direction direction = migration::Direction::In) const
    {
        auto mandate = migration::testing::aMandate(direction);
        mandate.id = migration::MigrationId::make(clock.now());
        mandate.laboratories = {laboratory};
        mandate.approvers = {officer.person.id, biologist.person.id};
        return mandate;
    }
    [[nodiscard]] StepOrder order(const migration::MigrationId& job, migration::StepBody body) const { return {Uuid::make(clock.now()), laboratory, job, std::move(body), {}}; }

    // Taken, or the reason as an exception.
    migration::Job step(const StepTaker& by, const migration::MigrationId& job, migration::StepBody body, std::vector<std::string> sources = {})
    {
        auto asked = order(job, std::move(body));
        asked.sources = std::move(sources);
        return mustTake(must(procedure->take(asked, by)));
    }
    migration::Job own(const migration::MigrationId& job, migration::StepBody body) { return mustTake(must(procedure->takeOwn(job, std::move(body)))); }
    std::optional<migration::StepRefusal> refusal(const StepTaker& by, const migration::MigrationId& job, migration::StepBody body)
    {
        return must(procedure->take(order(job, std::move(body)), by)).refusal;
    }
    // Up to this state, by whoever may.
    migration::Job upTo(migration::JobState state, const migration::Mandate& mandate)
    {
        using namespace migration;
        auto job = step(administrator, mandate.id, Draft{mandate});
        if (state >= JobState::Approved)
            job = step(officer, mandate.id, Approve{mandateHash(mandate)});
        if (state >= JobState::Staged) {
            step(administrator, mandate.id, BeginStaging(), {"/srv/old/export.hpr"});
            job = own(mandate.id, Staged());
        }
        if (state >= JobState::Checked) {
            step(administrator, mandate.id, BeginCheck());
            auto checked = migration::testing::aCheck();
            checked.readBack = 3;
            checked.sample = {1, 2, 3};
            job = own(mandate.id, checked);
        }
        if (state >= JobState::Accepted) {
            step(biologist, mandate.id, Explain{{1}, "the unit of 2015"});
            for (std::uint64_t record = 1; record <= 3; ++record)
                step(biologist, mandate.id, CompareSample{record, true});
            job = step(biologist, mandate.id, Accept());
        }
        return job;
    }

    std::unique_ptr<Procedure> procedure;
    StepTaker administrator;
    StepTaker officer;
    StepTaker biologist;
    StepTaker technician;

private:
    static migration::Job mustTake(const StepOutcome& outcome)
    {
        if (outcome.refusal)
            throw std::runtime_error(std::string(nameOf(*outcome.refusal)));
        return *outcome.job;
    }
    StepTaker taker(const std::string& login, access::Role role)
    {
        const auto added = add(login, role);
        return {*registry->personOf(added.id), bench.id, 0};
    }
};

} // namespace paillasse::store::testing
