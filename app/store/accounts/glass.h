// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "app/base/log.h"
#include "app/sql/database.h"
#include "app/store/accounts/accountkeys.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/session.h"
#include "app/wire/adminmessages.h"

namespace paillasse::store {

class Store;
class Writer;

// Breaking the glass: one session, one patient, half an hour, for a reason, with a second factor; in the ledger before anything is shown,
// and on a list that the security officer works through. From any thread.
class Glass {
public:
    // Uses up a second factor's code. OwnAccount::proveFactor.
    using ProveFactor = std::function<Result<>(const lab::PersonId&, const lab::WorkstationId&, std::string_view code)>;

    static Result<std::unique_ptr<Glass>> open(Store& store, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, ProveFactor prove, const Clock& clock,
                                               const Log& log);

    // InvalidInput: a reason has 10 to 500 characters; what ProveFactor refuses.
    Result<wire::GlassReply> breakFor(const Session& session, const wire::GlassRequest& request);
    // Whether this session has broken it for this patient and is not ended; each reading is an entry too. Expired.
    Result<> read(const Session& session, const wire::GlassReading& reading);
    Result<wire::GlassList> list(const lab::LaboratoryId& laboratory);
    // NotFound; Refused: one's own; Conflict: reviewed already.
    Result<> review(const Session& session, const wire::GlassReview& review);

private:
    Glass(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, ProveFactor prove, const Clock& clock, const Log& log);

    std::mutex m_mutex;
    sql::Database m_database;
    Writer& m_writer;
    const AccountKeys& m_keys;
    const AccountSettings& m_settings;
    ProveFactor m_prove;
    const Clock& m_clock;
    const Log& m_log;
};

} // namespace paillasse::store
