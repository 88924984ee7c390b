// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/migrations.h"

namespace paillasse::uitest {

// The store's side of migrations in memory: what a test puts there, and which steps were asked for.
class FakeMigrations final : public client::Migrations {
    Q_OBJECT

public:
    static lab::PersonId person(std::uint8_t number);
    static migration::MigrationId id(std::uint8_t number);
    // One of the old system's records in, as far as that state; drafted by person 1, to be approved by person 2.
    static migration::Job jobIn(std::uint8_t number, migration::JobState state);

    void list(QObject* context, client::Reply<std::vector<client::MigrationSummary>> reply) override;
    void job(const migration::MigrationId& id, QObject* context, client::Reply<client::MigrationState> reply) override;
    void step(const migration::MigrationId& id, const migration::StepBody& step, QObject* context, client::Reply<std::optional<migration::StepRefusal>> reply) override;
    void sample(const migration::MigrationId& id, std::uint64_t record, QObject* context, client::Reply<client::MigrationSample> reply) override;
    void certificate(const migration::MigrationId& id, bool asPdf, QObject* context, client::Reply<Bytes> reply) override;

    std::vector<client::MigrationState> jobs;
    std::optional<migration::StepRefusal> refusal;          // of whatever step comes next
    std::vector<std::pair<migration::MigrationId, migration::StepBody>> steps;
};

} // namespace paillasse::uitest
