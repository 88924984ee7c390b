// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/person.h"
#include "app/base/clock.h"
#include "app/base/secretbytes.h"
#include "app/store/accounts/accountkeys.h"
#include "app/store/accounts/failurenotes.h"

namespace paillasse::store {

class Store;
class Writer;

// Somebody with a name, at the store's own console: password and a code of their second factor, checked as at a workstation; no seat moves,
// and no session begins. What fails is noted like any other sign-in.
class ConsoleProof {
public:
    ConsoleProof(Store& store, Writer& writer, const AccountKeys& keys, FailureNotes& failures, const Clock& clock)
        : m_store(store), m_writer(writer), m_keys(keys), m_failures(failures), m_clock(clock)
    {
    }

    // The code is used up. WrongSecret: name, password or code; Missing: no second factor was set up; Revoked: the account is closed.
    Result<access::Person> prove(std::string_view login, const SecretBytes& password, const SecretBytes& code);

private:
    Store& m_store;
    Writer& m_writer;
    const AccountKeys& m_keys;
    FailureNotes& m_failures;
    const Clock& m_clock;
};

} // namespace paillasse::store
