// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "app/base/log.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/factors.h"
#include "app/store/accounts/failurenotes.h"
#include "app/store/accounts/persontable.h"
#include "app/store/accounts/session.h"
#include "app/store/accounts/throttle.h"
#include "app/store/accounts/workstation.h"
#include "app/wire/adminmessages.h"
#include "app/wire/messages.h"

namespace paillasse::store {

class Registry;
class Store;
class Writer;

// What somebody who asks for a name learns is the same whether it exists or not: a salt, and after the same work "not this name
// with this password". From any thread; the parts that hash belong on the pool for that.
class SignIn {
public:
    // A laboratory's name, as people know it.
    using NameOf = std::function<std::string(const lab::LaboratoryId&)>;

    static Result<std::unique_ptr<SignIn>> open(Store& store, Writer& writer, Registry& registry, const AccountKeys& keys, const AccountSettings& settings, FailureNotes& failures,
                                                NameOf nameOf, const Clock& clock, const Log& log);

    // How long this name has to wait at this workstation before it may be tried again.
    [[nodiscard]] std::int64_t waitMs(std::string_view login, const Workstation& at);
    // That this name was told to wait: after the answer, for it looks up whose it is.
    void noteThrottled(std::string_view login, const Workstation& at);
    Result<wire::SaltReply> salt(std::string_view login);
    // The first password, or the one after a new code. InvalidInput, WrongSecret.
    Result<> activate(const wire::ActivationRequest& request, const Workstation& at);
    // WrongSecret: name, password or code; Revoked: all is right and the account closed; Conflict: the seat is elsewhere and was not to be
    // taken; Refused: the same, and the workstation there does not answer, so that it takes force; Incompatible: too old a client.
    Result<wire::SessionReply> start(const wire::SessionRequest& request, const Workstation& at);
    Result<> end(const Session& session);
    // Further blocks of numbers for this workstation, where the last ones run low.
    Result<wire::LaboratoryEntry> furtherNumbers(const wire::LeaseRequest& request, const access::Person& person, const Workstation& at);

private:
    SignIn(Store& store, sql::Database database, Writer& writer, Registry& registry, const AccountKeys& keys, const AccountSettings& settings, FailureNotes& failures, NameOf nameOf,
           std::string dummyHash, const Clock& clock, const Log& log);
    struct Candidate {
        Account account;
        Credential credential;
        std::optional<Factor> factor;
    };
    // Whom an unknown name is looked up as: nobody in the tables, and as much work as somebody.
    struct Nobody {
        explicit Nobody(const AccountKeys& keys);
        access::Person person;
        Bytes sealed;
        Factor factor;
        Bytes sealedFactor;
    };
    Result<std::optional<Account>> accountOf(PersonTable& table, const lab::PersonId& id);
    // Null: no such name, or it has no password yet.
    Result<std::optional<Candidate>> candidate(std::string_view login);
    // Nothing: none was needed or given. WrongSecret; also of nobody, after the same work.
    Result<std::optional<FactorMatch>> checkCode(const std::optional<Candidate>& who, const wire::SessionRequest& request, const wire::Policy& policy);
    Result<std::optional<FactorMatch>> matchCode(const Candidate& who, const wire::SessionRequest& request, const wire::Policy& policy);
    enum class Seat { Kept, Free, Moves, Forced };
    Result<Seat> seatFor(const Candidate& who, const wire::SessionRequest& request, const Workstation& at);
    Result<> takeSeat(sql::Database& database, Session& session);
    Result<wire::LaboratoryEntry> lease(sql::Database& database, const access::Person& person, const lab::WorkstationId& at, const wire::LeaseRequest& request);
    Result<> leaseAll(sql::Database& database, const access::Person& person, const lab::WorkstationId& at, std::vector<wire::LaboratoryEntry>& laboratories);
    wire::SessionReply certify(const Candidate& who, const Session& session, const SecretBytes& token, Bytes sessionKey);

    Store& m_store;
    std::mutex m_mutex;
    sql::Database m_database;
    Writer& m_writer;
    Registry& m_registry;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    FailureNotes& m_failures;
    NameOf m_nameOf;
    std::string m_dummyHash; // what an unknown name's attempt is checked against
    Nobody m_nobody;
    lab::PersonId m_standIn = m_nobody.person.id; // somebody with password and second factor, once there was one
    const Clock& m_clock;
    const Log& m_log;
    Throttle m_throttle;
};

} // namespace paillasse::store
