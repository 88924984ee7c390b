// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "app/store/alerts/alertdesk.h"

namespace paillasse::store {

struct AlertWaitSettings {
    std::chrono::milliseconds wait{10'000};
    std::size_t most = 256;            // of the whole store: more are told to come again
};

// Those who ask for alerts and know all of them already: answered when there is another version, or after a while. They hold no worker; one
// thread answers them all.
class AlertWaiters {
public:
    using Done = std::function<void(Result<wire::AlertsReply>)>;

    explicit AlertWaiters(AlertDesk& desk, const AlertWaitSettings& settings = {});
    ~AlertWaiters();
    AlertWaiters(const AlertWaiters&) = delete;
    AlertWaiters& operator=(const AlertWaiters&) = delete;

    // `done` once: now when the version is another, else later from another thread. Locked: too many wait.
    void ask(const wire::AlertsQuestion& question, Done done);
    // Everybody who waits is answered now; and whoever asks from now on at once.
    void stop();
    [[nodiscard]] std::size_t waiting() const;

private:
    struct Waiter {
        wire::AlertsQuestion question;
        Done done;
        std::chrono::steady_clock::time_point until;
    };

    enum class Place { None, Full, Taken };

    Place enter(const wire::AlertsQuestion& question, const Done& done);
    void work();
    // Those whose time has come.
    std::vector<Waiter> take(std::uint64_t version);
    void answer(std::vector<Waiter> waiters);
    void wake();

    AlertDesk& m_desk;
    AlertWaitSettings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Waiter> m_waiters;
    bool m_look = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace paillasse::store
