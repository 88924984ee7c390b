// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/migration/job.h"

namespace paillasse::wire {

struct MigrationSummary {
    migration::MigrationId id;
    migration::Direction direction{};
    std::string counterpart;
    std::string reference;
    migration::JobState state{};
    migration::Work work{};
    Instant since;               // in this state
    Instant due;                 // what the state waits for is over then; null: nothing is waited for
    std::uint32_t unexplained = 0; // differences that wait for an explanation
    bool operator==(const MigrationSummary&) const = default;
};

struct MigrationState {
    migration::Job job;
    std::uint64_t done = 0;      // of the store's own work under way
    std::uint64_t of = 0;        // 0: not known yet
    bool operator==(const MigrationState&) const = default;
};

// A field of a record as the source has it and as it is here.
struct MigrationSampleField {
    migration::Field field{};
    std::string place;           // "result 3", or empty
    std::string source;
    std::string here;
    bool operator==(const MigrationSampleField&) const = default;
};
struct MigrationSample {
    std::uint64_t record = 0;
    std::string where;           // in the source
    std::vector<MigrationSampleField> fields;
    bool operator==(const MigrationSample&) const = default;
};

} // namespace paillasse::wire
