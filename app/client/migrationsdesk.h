// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/administrationdesk.h"
#include "app/client/migrations.h"

namespace paillasse::client {

// Migrations over administration's own questions: what needs a code of the second factor waits at its gate.
class MigrationsDesk final : public Migrations {
    Q_OBJECT

public:
    MigrationsDesk(AdministrationDesk& administration, std::function<lab::LaboratoryId()> here, const Clock& clock, QObject* parent)
        : Migrations(parent), m_administration(administration), m_here(std::move(here)), m_clock(clock)
    {
    }

    void list(QObject* context, Reply<wire::MigrationsReply> reply) override;
    void one(const migration::MigrationId& id, std::uint32_t differencesFrom, QObject* context, Reply<wire::MigrationView> reply) override;
    void progress(const migration::MigrationId& id, QObject* context, Reply<wire::MigrationProgress> reply) override;
    void step(const migration::MigrationId& id, const migration::StepBody& step, const std::vector<std::string>& sources, QObject* context, Reply<wire::MigrationStepReply> reply) override;
    void sample(const migration::MigrationId& id, std::uint64_t record, QObject* context, Reply<wire::MigrationSample> reply) override;
    void certificate(const migration::MigrationId& id, QObject* context, Reply<wire::MigrationCertificate> reply) override;

private:
    template <class T, class Message>
    void ask(const char* path, const Message& message, QObject* context, Reply<T> reply);

    AdministrationDesk& m_administration;
    std::function<lab::LaboratoryId()> m_here;
    const Clock& m_clock;
};

} // namespace paillasse::client
