// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QPointer>
#include <QTimer>

#include "app/base/log.h"
#include "app/client/session/certificaterenewal.h"
#include "app/client/session/wiping.h"
#include "app/wire/accountmessages.h"

namespace paillasse::client {

class CacheKeeper;

// The workstation's own life, with or without a person at it: it tells the store now and then what is here, and does what the store
// says is to be done: caches of people who left are destroyed, the name follows, the certificate is renewed in its last third, and
// everything goes when an administrator ordered it. In the thread of the windows; never waits.
class Upkeep : public QObject {
    Q_OBJECT

public:
    struct Hooks {
        std::function<std::shared_ptr<CacheKeeper>()> keeper; // null: not opened yet
        std::function<lab::PersonId()> atWork;                // whose cache is open; null: nobody's
        std::function<std::size_t()> pendingActs;
        std::function<void()> push;                           // what waits in the outbox
        std::function<void(const Enrolment&)> changed;        // already durable
        std::function<void(const Enrolment&, const WorkstationKeys&)> renewed;
        std::function<void(const wire::StandingReply&)> heard;
        std::function<void()> missed;                         // the store was not there
        std::function<void(const Trouble&)> shutOut;          // the work here ends: revoked, wiped, closed, too old
        std::function<void()> emptied;                        // wiped, and the store knows
    };

    Upkeep(const WorkstationPlace& place, Hooks hooks, QObject* home);

    // The store can be spoken to as this workstation. Goes on where an earlier run was interrupted.
    void begin(const Enrolment& enrolment, std::shared_ptr<WorkstationKeys> keys);
    // The enrolment is given up.
    void end();
    // Within a moment: the store can be reached again, or has refused something that the standing explains.
    void askSoon();

private:
    void ask();
    void send(std::vector<wire::CacheStanding> caches);
    void answered(const std::vector<wire::CacheStanding>& told, const wire::StandingReply& reply, Instant askedAt);
    void destroy(const std::vector<lab::PersonId>& people);
    void rename(const std::string& name);
    void renewIfOld(const wire::StandingReply& reply);
    void renewed(const CertificateRenewal::Outcome& outcome);
    void removeSpareEntries();
    void wipe();
    void again(std::int64_t afterMs);
    template <class T>
    std::function<void(T)> back(std::function<void(T)> reply)
    {
        return replyOn<T>(m_home, this, [this, number = m_number, reply = std::move(reply)](T value) {
            if (number == m_number)
                reply(std::move(value));
        });
    }

    QObject* m_home; // outlives this, and whoever answers from another thread
    WorkstationPlace m_place;
    Hooks m_hooks;
    QTimer m_timer;
    Enrolment m_enrolment;
    std::shared_ptr<WorkstationKeys> m_keys; // null: not begun
    QPointer<CertificateRenewal> m_renewing;
    QPointer<Wiping> m_wiping;
    std::uint64_t m_number = 0;              // of the enrolment: answers of an earlier one are too late
    bool m_asking = false;
    bool m_confirming = false;               // the last question was only asked to tell what was destroyed
    Instant m_answeredAt;
};

} // namespace paillasse::client
