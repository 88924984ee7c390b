// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "app/access/role.h"
#include "app/crypto/enrolmentcode.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/actor.h"
#include "app/store/accounts/session.h"
#include "app/store/accounts/staffrules.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

class Store;

struct NewPerson {
    std::string login;
    std::string displayName;
    std::string title;
    access::Grant grant;
};

struct AddedPerson {
    lab::PersonId id;
    crypto::ActivationCode code;   // shown once; kept as a hash
};

// People's accounts and roles. Each change is an entry in the store-wide ledger. From any thread.
class Staff {
public:
    static Result<std::unique_ptr<Staff>> open(Store& store, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock);

    Result<std::vector<Account>> list();
    // NotFound.
    Result<lab::PersonId> idOf(std::string_view login);

    // InvalidInput: a login, name or role that cannot be; Conflict: the login is taken.
    Result<AddedPerson> add(const NewPerson& person, const Actor& by = {});
    // In what follows, Refused: what app/store/accounts/staffrules.h says, or about oneself; Conflict: changed by somebody else meanwhile.
    // Ends their sessions too. NotFound.
    Result<> close(const lab::PersonId& person, const Actor& by = {});
    Result<> reopen(const lab::PersonId& person, const Actor& by = {});
    // A new activation code, also for who forgot their password: the old one is over at once, and with it the signing key. Refused: a
    // closed account, too.
    Result<crypto::ActivationCode> newCode(const lab::PersonId& person, const Actor& by = {});
    // Names, and the grants in one laboratory: those elsewhere stay. InvalidInput: no grant anywhere is left.
    Result<> change(const lab::PersonId& person, const lab::LaboratoryId& laboratory, const std::string& displayName, const std::string& title, std::vector<access::Grant> grants,
                    const Actor& by = {});
    // The authenticator was lost: set up anew at the next sign-in, for which their sessions end.
    Result<> dropFactor(const lab::PersonId& person, const Actor& by = {});
    // The next workstation gets the seat without force; what the one before still sends is of a former seat. NotFound: no seat.
    Result<> releaseSeat(const lab::PersonId& person, const std::string& reason, const Actor& by);
    // By somebody else than themselves, all of them: it is one seat.
    Result<> endSessionsOf(const Session& session, const Actor& by);

    // --- roles (staffroles.cpp)
    Result<std::vector<access::RoleDefinition>> roles(const lab::LaboratoryId& laboratory);
    // New where its id is null. Everybody who holds it has it at once. InvalidInput: access::faultOf; Conflict: the name is taken.
    Result<access::RoleDefinition> defineRole(const lab::LaboratoryId& laboratory, access::RoleDefinition role, const Actor& by = {});
    // Conflict: somebody holds it.
    Result<> removeRole(const lab::LaboratoryId& laboratory, const access::RoleId& role, const Actor& by = {});

private:
    Staff(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock);
    Result<Account> find(const lab::PersonId& person);
    using Keep = std::function<Result<>(PersonTable&, sql::Database&)>;
    // A change to one person, who was read as `seen`, told to the laboratories where they have a role: `keep` writes it, if they still
    // are as they were read and the rules allow it.
    Result<> record(AccountChange change, const Actor& by, const Account& seen, const access::Person& after, Reach reach, const Keep& keep);
    // Of a custom role, what it is now.
    Result<> resolve(std::vector<access::Grant>& grants);
    Result<> stillResolves(sql::Database& database, const std::vector<access::Grant>& grants);

    std::mutex m_mutex;
    sql::Database m_database;
    Writer& m_writer;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    const Clock& m_clock;
};

} // namespace paillasse::store
