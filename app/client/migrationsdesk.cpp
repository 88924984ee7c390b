// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/migrationsdesk.h"

#include "app/client/taskthread.h"
#include "app/wire/adminmessages.h"

namespace paillasse::client {

template <class T, class Message>
void MigrationsDesk::ask(const char* path, const Message& message, QObject* context, Reply<T> reply)
{
    const auto answer = replyOn<Result<T>>(this, context, std::move(reply));
    m_administration.post(path, wire::encodeMessage(message), context, [answer](const NetResult<Bytes>& body) {
        if (!body)
            return answer(fail(body.error().answerCode(), body.error().reference));
        answer(wire::decodeMessage<T>(*body));
    });
}

void MigrationsDesk::list(QObject* context, Reply<wire::MigrationsReply> reply)
{
    ask("/v1/migrations", wire::LaboratoryQuestion{m_here()}, context, std::move(reply));
}

void MigrationsDesk::one(const migration::MigrationId& id, std::uint32_t differencesFrom, QObject* context, Reply<wire::MigrationView> reply)
{
    ask("/v1/migrations/one", wire::MigrationQuestion{m_here(), id, differencesFrom}, context, std::move(reply));
}

void MigrationsDesk::progress(const migration::MigrationId& id, QObject* context, Reply<wire::MigrationProgress> reply)
{
    ask("/v1/migrations/progress", wire::MigrationQuestion{m_here(), id, 0}, context, std::move(reply));
}

// The step's id is made once: sent again, after a code or over a line that broke, it is the same step.
void MigrationsDesk::step(const migration::MigrationId& id, const migration::StepBody& step, const std::vector<std::string>& sources, QObject* context, Reply<wire::MigrationStepReply> reply)
{
    ask("/v1/migrations/step", wire::MigrationStepping{m_here(), Uuid::make(m_clock.now()), id, step, sources}, context, std::move(reply));
}

void MigrationsDesk::sample(const migration::MigrationId& id, std::uint64_t record, QObject* context, Reply<wire::MigrationSample> reply)
{
    ask("/v1/migrations/sample", wire::MigrationSampleQuestion{m_here(), id, record}, context, std::move(reply));
}

void MigrationsDesk::certificate(const migration::MigrationId& id, QObject* context, Reply<wire::MigrationCertificate> reply)
{
    ask("/v1/migrations/certificate", wire::MigrationQuestion{m_here(), id, 0}, context, std::move(reply));
}

} // namespace paillasse::client
