// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/governance.h"

#include <algorithm>

#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/factors.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/policies.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

bool isOf(const access::Person& person, const lab::LaboratoryId& laboratory)
{
    return std::any_of(person.grants.begin(), person.grants.end(), [&](const auto& grant) { return grant.laboratory == laboratory; });
}

} // namespace

Governance::Governance(sql::Database database, Writer& writer, Registry& registry, Workstations& workstations, const AccountKeys& keys, const AccountSettings& settings, ProveFactor prove,
                       const Clock& clock)
    : m_database(std::move(database)), m_writer(writer), m_registry(registry), m_workstations(workstations), m_keys(keys), m_settings(settings), m_prove(std::move(prove)), m_clock(clock)
{
}

Result<std::unique_ptr<Governance>> Governance::open(Store& store, Writer& writer, Registry& registry, Workstations& workstations, const AccountKeys& keys,
                                                     const AccountSettings& settings, ProveFactor prove, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    auto staff = Staff::open(store, writer, keys, settings, clock);
    if (!staff)
        return tl::unexpected(staff.error());
    std::unique_ptr<Governance> governance(new Governance(std::move(*database), writer, registry, workstations, keys, settings, std::move(prove), clock));
    governance->m_staff = std::move(*staff);
    return governance;
}

Result<> Governance::knows(const lab::LaboratoryId& laboratory, const lab::PersonId& id)
{
    const auto person = m_registry.personOf(id);
    if (!person || !isOf(*person, laboratory))
        return fail(ErrorCode::NotFound, "nobody of this laboratory");
    return {};
}

std::string Governance::workstationName(const lab::WorkstationId& workstation, const std::vector<WorkstationFile>& files) const
{
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.workstation.id == workstation; });
    return found == files.end() ? std::string() : found->workstation.name;
}

Result<std::vector<wire::PermissionUse>> Governance::uses(const lab::LaboratoryId& laboratory, const lab::PersonId& person)
{
    std::vector<wire::PermissionUse> all;
    const auto take = [&all](sql::Statement& row) -> Result<> {
        if (const auto number = row.unsignedInteger(0); number <= static_cast<std::uint64_t>(lastOf(access::Permission())))
            all.push_back({static_cast<access::Permission>(number), row.integer(1)});
        return {};
    };
    const std::lock_guard lock(m_mutex);
    if (const auto done = each(m_database, "SELECT permission, last_day FROM permission_use WHERE laboratory = ? AND person = ?", take, laboratory, person); !done)
        return tl::unexpected(done.error());
    return all;
}

Result<wire::StaffReply> Governance::staff(const lab::LaboratoryId& laboratory)
{
    const auto accounts = m_staff->list();
    const auto files = workstationFiles();
    auto roles = m_staff->roles(laboratory);
    if (!accounts || !files || !roles)
        return tl::unexpected(!accounts ? accounts.error() : !files ? files.error() : roles.error());
    wire::StaffReply reply;
    reply.roles = std::move(*roles);
    for (const auto& account : *accounts) {
        if (!isOf(account.person, laboratory))
            continue;
        wire::StaffEntry entry;
        entry.person = account.person;
        std::erase_if(entry.person.grants, [&](const auto& grant) { return grant.laboratory != laboratory; });
        entry.awaitsActivation = account.awaitsActivation;
        entry.hasFactor = account.hasFactor;
        entry.lastSignIn = account.lastSignIn;
        entry.recoveryCodesLeft = account.recoveryCodes;
        entry.codeGivenBy = account.codeGivenBy;
        entry.factorDroppedBy = account.factorDroppedBy;
        entry.seat = account.seatWorkstation;
        entry.seatName = workstationName(account.seatWorkstation, *files);
        auto used = uses(laboratory, account.person.id);
        if (!used)
            return tl::unexpected(used.error());
        entry.uses = std::move(*used);
        reply.people.push_back(std::move(entry));
    }
    return reply;
}

Result<wire::ActivationIssued> Governance::add(const wire::StaffAddition& addition, const Actor& by)
{
    auto grant = addition.grant;
    grant.laboratory = addition.laboratory;
    const auto added = m_staff->add({addition.login, addition.displayName, addition.title, grant}, by);
    if (!added)
        return tl::unexpected(added.error());
    return wire::ActivationIssued{added->id, std::string(asText(added->code.text().view())), m_clock.now() + m_settings.activationMs};
}

Result<wire::ActivationIssued> Governance::newCode(const wire::StaffQuestion& question, const Actor& by)
{
    if (const auto known = knows(question.laboratory, question.person); !known)
        return tl::unexpected(known.error());
    const auto code = m_staff->newCode(question.person, by);
    if (!code)
        return tl::unexpected(code.error());
    return wire::ActivationIssued{question.person, std::string(asText(code->text().view())), m_clock.now() + m_settings.activationMs};
}

Result<> Governance::change(const wire::StaffChange& change, const Actor& by)
{
    const auto known = knows(change.laboratory, change.person);
    return known ? m_staff->change(change.person, change.laboratory, change.displayName, change.title, change.grants, by) : known;
}

Result<> Governance::close(const wire::StaffQuestion& question, const Actor& by)
{
    const auto known = knows(question.laboratory, question.person);
    return known ? m_staff->close(question.person, by) : known;
}

Result<> Governance::reopen(const wire::StaffQuestion& question, const Actor& by)
{
    const auto known = knows(question.laboratory, question.person);
    return known ? m_staff->reopen(question.person, by) : known;
}

Result<> Governance::dropFactor(const wire::StaffQuestion& question, const Actor& by)
{
    const auto known = knows(question.laboratory, question.person);
    return known ? m_staff->dropFactor(question.person, by) : known;
}

Result<> Governance::releaseSeat(const wire::SeatRelease& release, const Actor& by)
{
    if (const auto known = knows(release.laboratory, release.person); !known)
        return known;
    if (const auto proved = m_prove(by.person, by.workstation, release.code); !proved)
        return proved;
    return m_staff->releaseSeat(release.person, release.reason, by);
}

Result<access::RoleDefinition> Governance::defineRole(const wire::RoleChange& change, const Actor& by)
{
    return m_staff->defineRole(change.laboratory, change.role, by);
}

Result<> Governance::removeRole(const wire::RoleRemoval& removal, const Actor& by)
{
    return m_staff->removeRole(removal.laboratory, removal.role, by);
}

Result<wire::SessionsReply> Governance::sessions(const lab::LaboratoryId& laboratory)
{
    const auto files = workstationFiles();
    if (!files)
        return tl::unexpected(files.error());
    wire::SessionsReply reply;
    for (const auto& session : m_registry.openSessions()) {
        const auto person = m_registry.personOf(session.person);
        if (!person || !isOf(*person, laboratory))
            continue;
        reply.sessions.push_back({session.tokenHash, session.person, person->displayName, session.workstation, workstationName(session.workstation, *files), session.openedAt,
                                  session.expiresAt - m_settings.sessionIdleMs, session.factorUntil});
    }
    const auto seats = addSeats(laboratory, *files, reply);
    return seats ? Result<wire::SessionsReply>(std::move(reply)) : tl::unexpected(seats.error());
}

Result<> Governance::endSession(const wire::SessionEnding& ending, const Actor& by)
{
    const auto open = m_registry.openSessions();
    const auto found = std::find_if(open.begin(), open.end(), [&](const Session& session) { return session.tokenHash == ending.session; });
    if (found == open.end())
        return fail(ErrorCode::NotFound, "no such session");
    if (const auto known = knows(ending.laboratory, found->person); !known)
        return known;
    return m_staff->endSessionsOf(*found, by);
}

Result<wire::StaffReply> Governance::exportRights(const wire::RightsExport& order, const Actor& by)
{
    if (const auto proved = m_prove(by.person, by.workstation, order.code); !proved)
        return tl::unexpected(proved.error());
    // In the ledger before it is given.
    if (const auto done = enter(m_writer, by.entry(RightsExported{order.laboratory, order.form})); !done)
        return tl::unexpected(done.error());
    return staff(order.laboratory);
}

Result<> Governance::orderWipe(const wire::WipeOrder& order, const Actor& by)
{
    if (const auto proved = m_prove(by.person, by.workstation, order.code); !proved)
        return proved;
    return m_workstations.orderWipe(order.workstation.toString(), by);
}

Result<wire::Policy> Governance::policy()
{
    return m_registry.policy();
}

Result<> Governance::changePolicy(const wire::PolicyChange& change, const Actor& by)
{
    // Before a code is used up.
    if (const auto sound = checkPolicy(change.policy); !sound)
        return sound;
    if (change.policy.oldestClient > by.clientVersion)
        return fail(ErrorCode::InvalidInput, "the program that asks would be shut out itself");
    if (const auto proved = m_prove(by.person, by.workstation, change.code); !proved)
        return proved;
    return store::changePolicy(m_writer, change.policy, by);
}

} // namespace paillasse::store
