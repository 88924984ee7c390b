// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QObject>

#include "app/client/failure.h"
#include "app/wire/migrationmessages.h"

namespace paillasse::client {

// The store's own words for migrations.
using wire::MigrationCertificate;
using wire::MigrationLine;
using wire::MigrationProgress;
using wire::MigrationSample;
using wire::MigrationsReply;
using wire::MigrationStepReply;
using wire::MigrationView;

// Migrations as who may ReadMigrations sees them. Everything here needs the store. Errors: Unreachable; Refused where the right is missing;
// NotFound. Where the store asks for a code of the second factor, Administration's gate asks for it and the request goes on. Requests return
// at once.
class Migrations : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // What an approval of this mandate carries.
    static Bytes sha256Of(const migration::Mandate& mandate);

    // All of them, newest first.
    virtual void list(QObject* context, Reply<wire::MigrationsReply> reply) = 0;
    // One, with a page of its differences from that number on; 0: from the first.
    virtual void one(const migration::MigrationId& id, std::uint32_t differencesFrom, QObject* context, Reply<wire::MigrationView> reply) = 0;
    // How far the store's own work is.
    virtual void progress(const migration::MigrationId& id, QObject* context, Reply<wire::MigrationProgress> reply) = 0;
    // Taken, or why not; it is recorded that somebody tried. `sources`, of BeginStaging: names of files that wait at the store.
    virtual void step(const migration::MigrationId& id, const migration::StepBody& step, const std::vector<std::string>& sources, QObject* context, Reply<wire::MigrationStepReply> reply) = 0;
    // A record of the sample, as the source has it and as it is here.
    virtual void sample(const migration::MigrationId& id, std::uint64_t record, QObject* context, Reply<wire::MigrationSample> reply) = 0;
    // Once it is certified.
    virtual void certificate(const migration::MigrationId& id, QObject* context, Reply<wire::MigrationCertificate> reply) = 0;
};

} // namespace paillasse::client
