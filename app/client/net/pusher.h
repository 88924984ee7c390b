// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>

#include <QObject>
#include <QTimer>

#include "app/base/log.h"
#include "app/client/net/transport.h"
#include "app/client/outbox/outbox.h"

namespace paillasse::client {

// Brings the outbox to the store, whoever is signed in or nobody: acts carry their own proof. In order, some at a time, again and again
// until each has an answer. Lives on the network thread; its methods may be called from any thread.
class Pusher : public QObject {
    Q_OBJECT

public:
    struct Sinks {
        // On the network thread, after the answers are durable in the outbox.
        std::function<void(const std::vector<wire::ActReply>&, const Bytes& treeHead)> answered;
        std::function<void(std::size_t pendingWork)> pending;
        // After each attempt: whether the store answered; the trouble when it did not.
        std::function<void(const std::optional<NetTrouble>&)> contact;
    };
    using Answer = std::function<void(NetResult<wire::ActReply>)>;

    Pusher(Transport& transport, Outbox& outbox, const Log& log, Sinks sinks, QObject* parent = nullptr);

    // Something was put in, or the store can be reached again.
    void poke();
    // Something was put in that nobody waits for: sent now, or where that has just failed with the next attempt.
    void nudge();
    // An online-only act: after everything that waits, once, now. On success it is kept in the outbox as answered.
    void sendNow(wire::PushedAct act, std::chrono::milliseconds limit, Answer answer);

private:
    struct Online {
        wire::PushedAct act;
        std::chrono::milliseconds limit;
        Answer answer;
    };
    void next();
    void push(std::vector<wire::PushedAct> acts);
    void pushed(const std::vector<wire::PushedAct>& acts, const NetResult<Bytes>& answer);
    void sendOnline(Online online);
    void failOnline(const NetTrouble& trouble);
    void later(const NetTrouble& trouble);

    Transport& m_transport;
    Outbox& m_outbox;
    const Log& m_log;
    Sinks m_sinks;
    QTimer m_retry;
    std::deque<Online> m_online;
    std::size_t m_batch;
    int m_failures = 0;
    bool m_busy = false;
};

} // namespace paillasse::client
