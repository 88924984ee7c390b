// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "app/store/accounts/registry.h"
#include "app/store/accounts/staff.h"
#include "app/store/accounts/workstations.h"
#include "app/wire/adminmessages.h"

namespace paillasse::store {

// What administrators and security officers ask and do from their workstations: people, roles, sessions, policy. It only shows, and only
// changes, people who have a role in the laboratory asked about (NotFound else). Errors are those of Staff and of the messages.
class Governance {
public:
    // Uses up a second factor's code.
    using ProveFactor = std::function<Result<>(const lab::PersonId&, const lab::WorkstationId&, std::string_view code)>;

    static Result<std::unique_ptr<Governance>> open(Store& store, Writer& writer, Registry& registry, Workstations& workstations, const AccountKeys& keys, const AccountSettings& settings,
                                                    ProveFactor prove, const Clock& clock);

    Result<wire::StaffReply> staff(const lab::LaboratoryId& laboratory);
    Result<wire::ActivationIssued> add(const wire::StaffAddition& addition, const Actor& by);
    Result<wire::ActivationIssued> newCode(const wire::StaffQuestion& question, const Actor& by);
    Result<> change(const wire::StaffChange& change, const Actor& by);
    Result<> close(const wire::StaffQuestion& question, const Actor& by);
    Result<> reopen(const wire::StaffQuestion& question, const Actor& by);
    Result<> dropFactor(const wire::StaffQuestion& question, const Actor& by);
    Result<> releaseSeat(const wire::SeatRelease& release, const Actor& by);

    Result<access::RoleDefinition> defineRole(const wire::RoleChange& change, const Actor& by);
    Result<> removeRole(const wire::RoleRemoval& removal, const Actor& by);

    Result<wire::SessionsReply> sessions(const lab::LaboratoryId& laboratory);
    // For all laboratories where that person has a role. Refused: one of them is not theirs to review, or the seat is their own; NotFound; Conflict: seen already.
    Result<> seeForcedSeat(const wire::ForcedSeatSeen& seen, const Actor& by);
    Result<> endSession(const wire::SessionEnding& ending, const Actor& by);

    // The review of rights, to be taken away. Asks for the code each time, and stands in the ledger.
    Result<wire::StaffReply> exportRights(const wire::RightsExport& order, const Actor& by);
    // With the code, each time.
    Result<> orderWipe(const wire::WipeOrder& order, const Actor& by);

    Result<wire::Policy> policy();
    Result<> changePolicy(const wire::PolicyChange& change, const Actor& by);

private:
    Governance(sql::Database database, Writer& writer, Registry& registry, Workstations& workstations, const AccountKeys& keys, const AccountSettings& settings, ProveFactor prove,
               const Clock& clock);
    // Somebody of this laboratory, or NotFound.
    Result<> knows(const lab::LaboratoryId& laboratory, const lab::PersonId& person);
    Result<> addSeats(const lab::LaboratoryId& laboratory, const std::vector<WorkstationFile>& files, wire::SessionsReply& reply);
    [[nodiscard]] std::string workstationName(const lab::WorkstationId& workstation, const std::vector<WorkstationFile>& files) const;
    Result<std::vector<wire::PermissionUse>> uses(const lab::LaboratoryId& laboratory, const lab::PersonId& person);
    Result<std::vector<WorkstationFile>> workstationFiles() { return m_workstations.list(); }

    std::mutex m_mutex;
    sql::Database m_database;
    Writer& m_writer;
    Registry& m_registry;
    Workstations& m_workstations;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    ProveFactor m_prove;
    const Clock& m_clock;
    std::unique_ptr<Staff> m_staff;
};

} // namespace paillasse::store
