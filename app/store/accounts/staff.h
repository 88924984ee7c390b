// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "app/access/role.h"
#include "app/crypto/enrolmentcode.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/actor.h"
#include "app/store/accounts/persontable.h"
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
    // Ends their sessions too. NotFound; Refused: nobody could administer the store any more, or oneself.
    Result<> close(const lab::PersonId& person, const Actor& by = {});
    Result<> reopen(const lab::PersonId& person, const Actor& by = {});
    // A new activation code, also for who forgot their password: the old one is over at once, and with it the signing key.
    Result<crypto::ActivationCode> newCode(const lab::PersonId& person, const Actor& by = {});
    // Names, and the grants in one laboratory: those elsewhere stay. Refused: one's own grants, or the last administrator's.
    Result<> change(const lab::PersonId& person, const lab::LaboratoryId& laboratory, const std::string& displayName, const std::string& title, std::vector<access::Grant> grants,
                    const Actor& by = {});
    // The authenticator was lost: set up anew at the next sign-in, for which their sessions end.
    Result<> dropFactor(const lab::PersonId& person, const Actor& by = {});
    // The next workstation gets the seat without force; what the one before still sends is of a former seat. NotFound: no seat.
    Result<> releaseSeat(const lab::PersonId& person, const std::string& reason, const Actor& by);

    Result<std::vector<access::RoleDefinition>> roles(const lab::LaboratoryId& laboratory);
    // New where its id is null. Everybody who holds it has it at once. InvalidInput: access::faultOf; Conflict: the name is taken.
    Result<access::RoleDefinition> defineRole(const lab::LaboratoryId& laboratory, access::RoleDefinition role, const Actor& by = {});
    // Conflict: somebody holds it.
    Result<> removeRole(const lab::LaboratoryId& laboratory, const access::RoleId& role, const Actor& by = {});

private:
    Staff(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock);
    Result<Account> find(const lab::PersonId& person);
    // A change to one person, told to the laboratories where they have a role.
    Result<> record(AccountChange change, const Actor& by, const access::Person& person, const Writer::Change& keep);
    // Of a custom role, what it is now.
    Result<> resolve(std::vector<access::Grant>& grants);

    std::mutex m_mutex;
    sql::Database m_database;
    Writer& m_writer;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    const Clock& m_clock;
};

} // namespace paillasse::store
