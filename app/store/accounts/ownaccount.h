// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "app/base/log.h"
#include "app/store/accounts/accountentry.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/factoroffers.h"
#include "app/store/accounts/factors.h"
#include "app/store/accounts/failurenotes.h"
#include "app/store/accounts/persontable.h"
#include "app/store/accounts/session.h"
#include "app/store/accounts/throttle.h"
#include "app/wire/accountmessages.h"

namespace paillasse::store {

class Store;
class Writer;

// What people do about their own account while they are signed in: second factor and password. Wrong codes and passwords slow down as
// they do at the door. From any thread; what hashes belongs on the pool for that.
class OwnAccount {
public:
    using NameOf = std::function<std::string(const lab::LaboratoryId&)>;

    static Result<std::unique_ptr<OwnAccount>> open(Store& store, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, FailureNotes& failures, NameOf nameOf,
                                                    const Clock& clock, const Log& log);

    // Locked where too many wrong ones came before; WrongSecret.
    Result<wire::FactorOffer> offer(const Session& session, const access::Person& person, const wire::FactorOfferRequest& request);
    // NotFound: nothing is on offer any more. Nothing is in force yet.
    Result<wire::RecoveryCodes> confirm(const Session& session, const wire::FactorConfirmation& request);
    // The recovery codes are kept: the factor is in force, and the session is a signing session from now on. May be said again.
    // NotFound: begin again, also after a lock; Expired: the session has ended meanwhile.
    Result<wire::FactorReply> keep(const Session& session);
    // Ten in the place of those that are left, for one code of the second factor. Missing, WrongSecret, Locked.
    Result<wire::RecoveryCodes> newRecoveryCodes(const Session& session, const wire::FactorProof& proof);
    // Opens the signing session. Missing: this person has no second factor yet; Expired: the session has ended meanwhile.
    Result<wire::FactorReply> prove(const Session& session, const wire::FactorProof& proof);
    // The workstation was locked: what the code opened ends, for whatever comes, also what was signed just before and is late; a second
    // factor that is on its way begins again. What was open counts when the writer comes to it; nothing open is nothing to enter.
    Result<> endSigning(const Session& session);
    // For an act that asks for the code each time: used up, nothing opened. Missing, WrongSecret, Locked.
    Result<> proveFactor(const lab::PersonId& person, const lab::WorkstationId& at, std::string_view code);
    // The same key signs, sealed under another password; this person's other sessions end.
    Result<> changePassword(const Session& session, const wire::PasswordChange& change);

    // How long to wait after wrong ones.
    [[nodiscard]] std::int64_t waitMs(const lab::PersonId& person, const lab::WorkstationId& at) { return m_throttle.waitMs(person.toString(), at); }

private:
    OwnAccount(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, FailureNotes& failures, NameOf nameOf, const Clock& clock, const Log& log);
    struct Proof {
        FactorMatch match;
        std::uint64_t recoveryCodesLeft = 0;
    };
    bool isThrottled(const lab::PersonId& person, const lab::WorkstationId& at);
    void failed(const lab::PersonId& person, const lab::WorkstationId& at, SignInFault fault);
    Result<Proof> check(const lab::PersonId& person, const lab::WorkstationId& at, std::string_view code);
    Result<> record(AccountChange change, const lab::PersonId& person, const lab::WorkstationId& at, const std::function<Result<>(sql::Database&)>& keep);

    std::mutex m_mutex;
    sql::Database m_database;
    Writer& m_writer;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    FailureNotes& m_failures;
    NameOf m_nameOf;
    const Clock& m_clock;
    const Log& m_log;
    Throttle m_throttle;
    FactorOffers m_offers;
    std::mutex m_keeping;
};

} // namespace paillasse::store
