// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/uuid.h"
#include "app/migration/names.h"
#include "app/wire/messages.h"

// Migrations, at whoever governs them: which there are, how far each is, and the steps. Each message names the laboratory in which its sender
// has the right; a migration is seen from each laboratory of its mandate. Codec: encodeMessage and decodeMessage.
namespace paillasse::wire {

// What an approval is over: "paillasse.mandate.v1" and the mandate's encoded form. Its SHA-256 is what Approve carries.
Bytes mandateBytes(const migration::Mandate& mandate);
Bytes encodeStep(const migration::Step& step);
Result<migration::Step> decodeStep(ByteView bytes);

// POST /v1/migrations: LaboratoryQuestion → MigrationsReply, newest first.
struct MigrationLine {
    migration::MigrationId id;
    migration::Direction direction{};
    std::string counterpart;
    migration::Format format{};
    migration::JobState state{};
    migration::Work work{};
    Instant since;                // in this state
    Instant dueAt;                // the deadline that this state waits for; null: none
    Instant draftedAt;
    std::string draftedBy;        // as the directory has them now
    bool operator==(const MigrationLine&) const = default;
};
struct MigrationsReply {
    std::vector<MigrationLine> migrations;
};

// POST /v1/migrations/one. Differences are given a page at a time.
struct MigrationQuestion {
    lab::LaboratoryId laboratory;
    migration::MigrationId job;
    std::uint32_t differencesFrom = 0; // the number of the page's first; 0: the first there is
};
struct MigrationName {
    lab::PersonId person;
    std::string name;
    bool operator==(const MigrationName&) const = default;
};
struct DifferenceCount {
    migration::DifferenceKind kind{};
    std::uint64_t number = 0;
    std::uint64_t unexplained = 0;     // that acceptance waits for
    bool operator==(const DifferenceCount&) const = default;
};
constexpr std::size_t differencesPerPage = 200;
struct MigrationView {
    migration::Mandate mandate;
    migration::JobState state{};
    migration::Work work{};
    Instant since;
    Instant dueAt;
    lab::PersonId draftedBy;
    lab::PersonId approvedBy;
    lab::PersonId acceptedBy;
    migration::Staged staged;          // empty before it is
    std::vector<DifferenceCount> counts;
    std::vector<migration::Difference> differences; // of this page
    std::uint64_t readBack = 0;
    std::vector<std::uint64_t> sample;
    std::vector<migration::CompareSample> compared;
    migration::Delivered delivered;
    migration::Acknowledge acknowledgement;
    std::string abandonedWhy;
    std::vector<migration::Destroyed> destroyed;
    Instant lastKeyArchive;
    Bytes certificateSha256;
    std::vector<migration::Step> steps; // without what is above
    std::vector<MigrationName> names;   // of all who are named here
    std::vector<std::string> sources;   // in: the files that wait at the store, by name
};

// POST /v1/migrations/step: a person's step (another is refused: StoreOnly), its second factor shown lately. The same id again is the same
// step; a step that is refused is an answer, and stands in the ledger.
struct MigrationStepping {
    lab::LaboratoryId laboratory;
    Uuid id;
    migration::MigrationId job;
    migration::StepBody body;
    std::vector<std::string> sources;  // of BeginStaging, in: names of files that wait at the store
};
struct MigrationStepReply {
    bool refused = false;
    migration::StepRefusal refusal{};  // why, if it was
    migration::JobState state{};       // now
    migration::Work work{};
};

// POST /v1/migrations/progress: MigrationQuestion →
struct MigrationProgress {
    migration::JobState state{};
    migration::Work work{};
    std::uint64_t done = 0;            // records
    std::uint64_t of = 0;              // 0: not known
    bool failed = false;               // the work stopped with an error, and is tried again
    ErrorCode error{};
};

// POST /v1/migrations/sample: patients' data, for who may read results there.
struct MigrationSampleQuestion {
    lab::LaboratoryId laboratory;
    migration::MigrationId job;
    std::uint64_t record = 0;
};
struct MigrationSampleRow {
    migration::Field field{};
    std::string source;                // as the source writes it
    std::string here;                  // as it is, or would be, on the other side
    migration::RecordType part{};      // of the record
    std::uint64_t number = 0;          // from 1; 0: the record's only one
    bool isSame = false;               // by what they say, not by how they are written
    bool operator==(const MigrationSampleRow&) const = default;
};
struct MigrationSample {
    std::uint64_t record = 0;
    std::string where;                 // file and place in it
    std::vector<MigrationSampleRow> rows;
    bool operator==(const MigrationSample&) const = default;
};

// POST /v1/migrations/certificate: MigrationQuestion → the files, once it is certified.
struct MigrationCertificate {
    Bytes pdf;
    Bytes json;
};

} // namespace paillasse::wire
