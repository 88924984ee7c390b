// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/client/actcheck.h"
#include "app/client/cache/pendingacts.h"
#include "app/client/outbox/outbox.h"

namespace paillasse::client {

// An online-only act, checked here and ready to be sent.
struct MadeAct {
    lab::Act act;
    wire::PushedAct pushed;
};
using Making = tl::expected<MadeAct, Submission>;

// What changed when answers came.
struct Answered {
    std::vector<lab::DocumentId> changed;
    std::vector<std::pair<lab::ActId, lab::Refusal>> refused;
};

// Makes acts and follows them to their end: checked on the document here, durable in the outbox, copied to the author's cache, answered,
// settled or in the tray. On the cache writer's thread, and testable without one.
class ActDesk {
public:
    ActDesk(sql::Database& database, Outbox& outbox, const Clock& clock) : m_database(database), m_outbox(outbox), m_clock(clock), m_check(database, clock) {}

    void setSigner(std::shared_ptr<const Signer> signer) { m_check.setSigner(std::move(signer)); }
    void setDirectory(DirectoryPtr directory) { m_check.setDirectory(std::move(directory)); }

    Submission submit(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based);
    Making makeOnline(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based);
    Making makeRelease(const ReleaseRequest& request, const crypto::SigningKey& key);
    // Shown as done until the feed brings the document.
    Result<> finishOnline(const lab::Act& act, const wire::ActReply& reply);

    // What the signer's person read, as one act, durable in the outbox. There is no copy here: an answer to it finds nothing, a refusal
    // goes to no tray. Missing, Expired: not in anybody's name now.
    Result<> record(std::vector<lab::Reading> readings);

    Result<Answered> answer(const std::vector<wire::ActReply>& replies);
    // At sign-in: what the outbox learnt while this cache was closed, and what it never got.
    Result<Answered> reconcile();

    Result<std::vector<WaitingAct>> waiting();
    Result<std::vector<TrayEntry>> tray();
    // `number`: a new one for a registration or an order whose own was taken.
    Submission resolve(const lab::ActId& id, TrayDecision decision, const std::string& number = {});
    Result<int> refusedCount();

private:
    // As the check says; where what somebody vouches for has lost its ground, that is taken back.
    tl::expected<lab::Act, Submission> prepare(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based, const std::optional<lab::Document>& document);
    void takeGround(const lab::DocumentId& subject);
    Submission keep(const lab::Act& act, const std::optional<lab::ActId>& replaced);
    Result<> keepInCache(const lab::Act& act, const std::optional<lab::ActId>& replaced);
    Submission discard(const PendingAct& pending);
    Result<> enterAgain(const PendingAct& pending, Answered& answered);

    sql::Database& m_database;
    Outbox& m_outbox;
    const Clock& m_clock;
    ActCheck m_check;
};

} // namespace paillasse::client
