// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/migrationdesk.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"
#include "app/wire/adminmessages.h"

namespace paillasse::store {

namespace {

using access::Permission;
using Reader = NamedSession<Permission::ReadMigrations>;
// Which right a step takes, the procedure knows: an attempt without it is to stand in the ledger.
using Stepper = Governing<Permission::ReadMigrations>;

// A mandate may name many patients.
constexpr Limits largeLimits{1u << 20, std::chrono::seconds(10), std::chrono::seconds(30)};

Reply migrationProblem(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput: return problem(error.code, "a step without an id, or with that of another migration's step");
    case ErrorCode::NotFound: return problem(error.code, "no such migration or record in this laboratory, or not yet");
    case ErrorCode::Conflict: return problem(error.code, "somebody else took a step meanwhile");
    case ErrorCode::Refused: return problem(error.code, "no right to results there");
    case ErrorCode::Corrupt: return problem(error.code, "the store's files do not agree about this migration: ask for verify");
    default: return problemOf(error);
    }
}

StepTaker takerOf(const SessionCall& call)
{
    return {*call.person, call.workstation.id, 0};
}

template <class Access, class Message, class Act>
void addOne(RouteTable& routes, std::string_view path, Act act)
{
    const auto handle = [act](const SessionCall& call, const Answer& answer) {
        const auto message = wire::decodeMessage<Message>(call.request.body);
        if (!message)
            return answer(notReadable());
        const auto result = act(call, *message);
        answer(result ? messageReply(*result) : migrationProblem(result.error()));
    };
    routes.add(Route<Access>{Method::Post, path, handle, largeLimits}, laboratoryInBody<Message>);
}

} // namespace

void addMigrationRoutes(RouteTable& routes, MigrationDesk& desk)
{
    addOne<Reader, wire::LaboratoryQuestion>(routes, "/v1/migrations", [&desk](const SessionCall&, const auto& question) { return desk.list(question.laboratory); });
    addOne<Reader, wire::MigrationQuestion>(routes, "/v1/migrations/one", [&desk](const SessionCall&, const auto& question) { return desk.one(question); });
    addOne<Stepper, wire::MigrationStepping>(routes, "/v1/migrations/step", [&desk](const SessionCall& call, const auto& stepping) { return desk.step(stepping, takerOf(call)); });
    addOne<Reader, wire::MigrationQuestion>(routes, "/v1/migrations/progress", [&desk](const SessionCall&, const auto& question) { return desk.progress(question); });
    addOne<Reader, wire::MigrationSampleQuestion>(routes, "/v1/migrations/sample", [&desk](const SessionCall& call, const auto& question) { return desk.sample(question, takerOf(call)); });
    addOne<Reader, wire::MigrationQuestion>(routes, "/v1/migrations/certificate", [&desk](const SessionCall&, const auto& question) { return desk.certificate(question); });
}

} // namespace paillasse::store
