// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/client/acts.h"
#include "app/client/cache/cachewriter.h"
#include "app/client/net/pusher.h"
#include "app/client/numbers.h"

namespace paillasse::client {

// client::Acts over the open cache: each call goes to the writer's thread and comes back; online-only ones go to the store in between.
class ActsFacade final : public Acts {
    Q_OBJECT

public:
    // What is open now; empty while nobody is signed in.
    struct Desk {
        std::shared_ptr<CacheWriter> writer;
        std::shared_ptr<Numbers> numbers;
        lab::LaboratoryId laboratory;
    };
    struct Hooks {
        std::function<void()> poke;                                               // something is in the outbox
        std::function<void(wire::PushedAct, Pusher::Answer)> sendNow;             // asks the store, once
        std::function<std::shared_ptr<const crypto::SigningKey>()> signingKey;    // null: closed
        std::function<void()> signingRefused;                                     // the store wants the second factor again
        std::function<void(std::vector<lab::DocumentId>)> changed;                // a document is otherwise than before
        std::function<void(std::function<void(Result<>)>)> moreNumbers;           // asks the store for further blocks
    };

    ActsFacade(Hooks hooks, QObject* parent) : Acts(parent), m_hooks(std::move(hooks)) {}

    void open(Desk desk) { m_desk = std::move(desk); }
    void close();
    void setPending(int pending);
    void setRefused(int refused);

    void submit(const lab::DocumentId& subject, const lab::ActBody& body, std::vector<lab::BasedOn> based, QObject* context, Submitted done) override;
    void submitOnline(const lab::DocumentId& subject, const lab::ActBody& body, std::vector<lab::BasedOn> based, QObject* context, Submitted done) override;
    void release(const ReleaseRequest& request, QObject* context, std::function<void(const Released&)> done) override;
    void takePatientNumber(QObject* context, Reply<std::string> reply) override;
    void takeAccession(QObject* context, Reply<std::string> reply) override;
    void waiting(QObject* context, Reply<std::vector<WaitingAct>> reply) override;
    void tray(QObject* context, Reply<std::vector<TrayEntry>> reply) override;
    void resolveTray(const lab::ActId& act, TrayDecision decision, QObject* context, Submitted done) override;
    [[nodiscard]] int pendingCount() const override { return m_pending; }
    [[nodiscard]] int refusedCount() const override { return m_refused; }

private:
    using Made = std::shared_ptr<const Making>;
    void onDesk(std::function<Submission(ActDesk&)> job, QObject* context, Submitted done);
    void online(const lab::DocumentId& subject, std::function<Making(ActDesk&)> make, QObject* context, std::function<void(const Submission&, const lab::Act*)> done);
    void send(const Made& made, std::function<void(const Submission&)> done);
    void take(Numbers::Kind kind, std::function<void(Result<std::string>)> reply, bool mayAsk);
    void resend(const lab::ActId& act, QObject* context, Submitted done);
    void kept(const Submission& submission, const lab::DocumentId& subject);

    Hooks m_hooks;
    Desk m_desk;
    int m_pending = 0;
    int m_refused = 0;
};

} // namespace paillasse::client
