// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/crypto/enrolmentcode.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/persontable.h"

namespace paillasse::store {

class Store;
class Writer;

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

// Adding, listing and closing people's accounts. Each change is an entry in the store-wide ledger.
class Staff {
public:
    static Result<Staff> open(Store& store, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock);

    // InvalidInput: a login or name that cannot be; Conflict: the login is taken.
    Result<AddedPerson> add(const NewPerson& person);
    Result<std::vector<Account>> list();
    // Ends their sessions too. NotFound; Refused: nobody could administer the store any more.
    Result<> disable(std::string_view login);
    // A new activation code, also for who forgot their password: the old one is over at once, and with it the signing key.
    Result<crypto::ActivationCode> reactivate(std::string_view login);

private:
    Staff(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock);
    Result<Account> find(std::string_view login);

    sql::Database m_database;
    Writer& m_writer;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    const Clock& m_clock;
};

} // namespace paillasse::store
