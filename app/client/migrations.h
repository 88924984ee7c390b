// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "app/client/failure.h"
#include "app/migration/job.h"
#include "app/wire/migrationmessages.h"

namespace paillasse::client {

using wire::MigrationSample;
using wire::MigrationSampleField;
using wire::MigrationState;
using wire::MigrationSummary;

// Migrations as who may ReadMigrations sees them. Everything here needs the store. Errors: Unreachable; Refused where the right is missing;
// WrongSecret where a code is asked for (administration's gate); NotFound. Requests return at once.
class Migrations : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // All of them, newest first.
    virtual void list(QObject* context, Reply<std::vector<wire::MigrationSummary>> reply) = 0;
    // One, with how far the store's own work is.
    virtual void job(const migration::MigrationId& id, QObject* context, Reply<wire::MigrationState> reply) = 0;
    // Nothing: taken. Else why not; it is recorded that somebody tried.
    virtual void step(const migration::MigrationId& id, const migration::StepBody& step, QObject* context, Reply<std::optional<migration::StepRefusal>> reply) = 0;
    // A record of the sample, as the source has it and as it is here.
    virtual void sample(const migration::MigrationId& id, std::uint64_t record, QObject* context, Reply<wire::MigrationSample> reply) = 0;
    // The certificate's bytes: JSON, or the sealed PDF.
    virtual void certificate(const migration::MigrationId& id, bool asPdf, QObject* context, Reply<Bytes> reply) = 0;
};

} // namespace paillasse::client
