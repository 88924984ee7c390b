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
    static client::MigrationView jobIn(std::uint8_t number, migration::JobState state);

    // Its counts, after its differences were changed.
    static void count(client::MigrationView& job);

    void list(QObject* context, client::Reply<client::MigrationsReply> reply) override;
    void one(const migration::MigrationId& id, std::uint32_t differencesFrom, QObject* context, client::Reply<client::MigrationView> reply) override;
    void progress(const migration::MigrationId& id, QObject* context, client::Reply<client::MigrationProgress> reply) override;
    void step(const migration::MigrationId& id, const migration::StepBody& step, const std::vector<std::string>& sources, QObject* context, client::Reply<client::MigrationStepReply> reply) override;
    void sample(const migration::MigrationId& id, std::uint64_t record, QObject* context, client::Reply<client::MigrationSample> reply) override;
    void certificate(const migration::MigrationId& id, QObject* context, client::Reply<client::MigrationCertificate> reply) override;

    std::vector<client::MigrationView> jobs;
    client::MigrationProgress working;                      // of whichever is at work
    std::optional<migration::StepRefusal> refusal;          // of whatever step comes next
    std::vector<std::string> sources;                       // of the last step
    std::vector<std::pair<migration::MigrationId, migration::StepBody>> steps;
    QObject* asker = nullptr;                               // of the last step
};

} // namespace paillasse::uitest
