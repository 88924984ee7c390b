// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "app/base/log.h"
#include "app/store/accounts/accountkeys.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/doorkeeper.h"
#include "app/store/accounts/policies.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/core/people.h"

namespace paillasse::store {

class Store;

// Who is who at this moment, in memory: for the writer (rights at arrival) and for the gate (each request, each stream). Each question
// first looks whether anybody, in this process or another, has changed the accounts since, and reloads what did.
class Registry final : public People, public Doorkeeper {
public:
    static Result<std::unique_ptr<Registry>> open(Store& store, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock, const Log& log);

    [[nodiscard]] std::shared_ptr<const access::Person> person(const lab::PersonId& id) override;
    [[nodiscard]] bool signsWith(const lab::PersonId& id, ByteView publicKey) override;

    // Of an act from a seat that has moved since: it is kept, as the design has it, and somebody should know.
    [[nodiscard]] std::optional<Remark> remarkOn(const lab::Act& act) override;

    [[nodiscard]] bool isSigning(const lab::PersonId& id, const lab::WorkstationId& workstation) override;
    // When a session of this person at another workstation than this was last used; nothing: none is open.
    [[nodiscard]] std::optional<Instant> usedElsewhere(const lab::PersonId& id, const lab::WorkstationId& workstation);
    // Those that are open now.
    [[nodiscard]] std::vector<Session> openSessions();
    [[nodiscard]] Result<std::vector<lab::LaboratoryId>> laboratories() override;
    // A permission was used today; kept by keepRenewals.
    void noteUse(const lab::PersonId& person, const lab::LaboratoryId& laboratory, access::Permissions permissions) override;
    // What the store's policy is now.
    [[nodiscard]] wire::Policy policy();

    // Whoever has a role there.
    [[nodiscard]] std::vector<lab::PersonId> peopleOf(const lab::LaboratoryId& laboratory);
    // The number of their seat now; 0: never signed in, or unknown.
    [[nodiscard]] std::uint64_t seatOf(const lab::PersonId& id);

    [[nodiscard]] std::optional<Workstation> workstationOf(ByteView certificateHash) override;
    [[nodiscard]] Result<Session> sessionOf(const SecretBytes& token) override;
    [[nodiscard]] bool isOpen(const Session& session) override;
    [[nodiscard]] std::shared_ptr<const access::Person> personOf(const lab::PersonId& person) override { return this->person(person); }

    // Sessions live on by being used, in memory; what moved since the last time is written by this, so that a restart knows.
    Result<> keepRenewals();

private:
    struct Known {
        std::shared_ptr<const access::Person> person;
        Bytes signingKey;
        std::uint64_t seat = 0;
    };
    struct Open {
        Session session;
        SessionEnd ended = SessionEnd::None;
        Instant keptExpiry; // as it is in the file
    };

    Registry(sql::Database database, sql::Database renewals, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock, const Log& log);
    // False: the file could not be read; the gate then lets nobody in, while the writer goes on with whom it knew.
    bool refresh();
    Result<> reload();
    Result<> reloadPeople();
    Result<> reloadWorkstations();
    Result<> reloadSessions();
    Result<> reloadPolicy();
    Result<Session> use(const Bytes& tokenHash);
    Result<> keepUses(const std::map<std::pair<lab::PersonId, lab::LaboratoryId>, std::uint64_t>& uses);

    std::mutex m_mutex;
    sql::Database m_database;
    std::mutex m_renewalMutex;
    sql::Database m_renewals;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    const Clock& m_clock;
    const Log& m_log;
    AccountVersions m_versions;
    wire::Policy m_policy;
    std::unordered_map<lab::PersonId, Known> m_people;
    std::map<Bytes, Workstation> m_workstations; // by certificate
    std::map<Bytes, Open> m_sessions;            // by token hash
    std::map<std::pair<lab::PersonId, lab::LaboratoryId>, std::uint64_t> m_uses; // since the last keepRenewals, as bits
};

} // namespace paillasse::store
