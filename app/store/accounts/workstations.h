// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>

#include "app/crypto/enrolmentcode.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/actor.h"
#include "app/store/accounts/authority.h"
#include "app/store/accounts/workstationtable.h"
#include "app/wire/accountmessages.h"
#include "app/wire/adminmessages.h"

namespace paillasse::store {

class Store;
class Writer;

// Of the key that a workstation asked a certificate for, as the workstation shows it while it waits.
std::string fingerprintOf(const WorkstationFile& file);

// How a machine becomes a workstation: a code from the administrator, a request with it, an approval, a certificate. Each change is an
// entry in the store-wide ledger. From any thread.
class Workstations {
public:
    static Result<std::unique_ptr<Workstations>> open(Store& store, Writer& writer, const Authority& authority, const AccountKeys& keys,
                                                      const AccountSettings& settings, const Clock& clock);

    // Works once, for two days. With `approve`, whoever uses it needs no further word.
    Result<crypto::EnrolmentCode> makeCode(bool approve, const Actor& by = {});
    // WrongSecret: a code that does not exist, is used or too old, all the same; InvalidInput: a request that cannot be.
    // Asked again by the one that used the code, it answers how things stand.
    // `address` is where it came from, for whoever approves.
    Result<wire::EnrolmentReply> request(const wire::EnrolmentRequest& request, const std::string& address = {});
    Result<wire::EnrolmentReply> status(const wire::EnrolmentRequest& request);

    // By id, or by name where only one of that name is meant. Refused: `seen`, which the workstation is said to show, is not its
    // fingerprint; case and spaces do not matter, and nothing stands for a comparison made elsewhere.
    Result<WorkstationFile> approve(std::string_view which, const Actor& by = {}, std::string_view seen = {});
    Result<Workstation> revoke(std::string_view which, const Actor& by = {});
    // InvalidInput: a name has 1 to 60 characters on one line.
    Result<> rename(std::string_view which, const std::string& name, const Actor& by = {});
    // Everything there is to be destroyed, but what was not sent yet. Carried out when the workstation asks how it stands.
    Result<> orderWipe(std::string_view which, const Actor& by = {});
    Result<std::vector<WorkstationFile>> list();
    Result<std::vector<KeptCache>> caches(const lab::WorkstationId& workstation);

    // A further certificate for the same workstation, which has made a new key: the one before ends. Refused: revoked, or to be wiped.
    Result<wire::RenewalReply> renew(const Workstation& workstation, const wire::RenewalRequest& request);
    // What the workstation says of itself is kept, and what it is to do is told.
    Result<wire::StandingReply> standing(const Workstation& workstation, const std::string& address, const wire::StandingRequest& request, const wire::Policy& policy,
                                         const std::function<bool(const lab::PersonId&)>& isClosed);

private:
    Workstations(Store& store, sql::Database database, Writer& writer, const Authority& authority, const AccountKeys& keys, const AccountSettings& settings,
                 const Clock& clock);
    Result<WorkstationFile> find(std::string_view which, WorkstationState state);
    Result<WorkstationFile> findAny(std::string_view which);
    Result<wire::EnrolmentReply> statusIn(sql::Database& database, const wire::EnrolmentRequest& request);
    Result<> endWork(sql::Database& database, const lab::WorkstationId& id);
    Result<> approveIn(sql::Database& database, const WorkstationFile& file);
    [[nodiscard]] wire::EnrolmentReply replyFor(const WorkstationFile& file) const;

    Store& m_store;
    std::mutex m_mutex;
    sql::Database m_database;
    Writer& m_writer;
    const Authority& m_authority;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    const Clock& m_clock;
};

} // namespace paillasse::store
