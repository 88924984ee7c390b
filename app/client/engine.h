// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>
#include <string>

#include <QObject>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/client/acts.h"
#include "app/client/administration.h"
#include "app/client/drafts.h"
#include "app/client/migrations.h"
#include "app/client/profile.h"
#include "app/client/records.h"
#include "app/client/reportchecks.h"
#include "app/client/session.h"
#include "app/client/trail.h"
#include "app/client/watch.h"

namespace paillasse::client {

class PutAside;

enum class Connection {
    Offline,
    Syncing,
    Online,
    StoreFull,   // it answers and shows what it has, and keeps nothing new: acts wait here
    // It answers, and nothing of what it sends comes in here:
    DiskFull,    // this computer's; it goes on by itself once there is room
    StoreTooNew,
    Unreadable
};

struct SyncProgress {
    std::uint64_t done = 0;       // documents of the snapshot that are here
    std::uint64_t total = 0;      // 0: not known
    double perSecond = 0;
    bool usable = false;          // catalogue, benches and the newest orders are here
    bool caughtUp = false;
    bool operator==(const SyncProgress&) const = default;
};

// The workstation's engine: everything but windows. It lives in the thread of the windows and never makes it wait; the cache, the
// network and the passwords have threads of their own. The program makes one and keeps it until it ends.
class Engine : public QObject {
    Q_OBJECT

public:
    Engine(Profile profile, const Clock& clock, const Log& log, QObject* parent = nullptr);
    // Ends the threads; what is durable stays, a push under way is cut.
    ~Engine() override;

    [[nodiscard]] Session& session();
    [[nodiscard]] Records& records();
    [[nodiscard]] Acts& acts();
    [[nodiscard]] Drafts& drafts();
    [[nodiscard]] Administration& administration();
    [[nodiscard]] ReportChecks& reportChecks();
    [[nodiscard]] Watch& watch();
    [[nodiscard]] Migrations& migrations();
    [[nodiscard]] PutAside& putAside();
    [[nodiscard]] Trail& trail();

    [[nodiscard]] Connection connection() const;
    [[nodiscard]] Instant lastContact() const;      // null: never
    [[nodiscard]] Instant lastTry() const;          // to send something, whatever came of it; null: not since the start
    [[nodiscard]] const Clock& clock() const;       // this machine's
    [[nodiscard]] Instant now() const;              // by that clock
    [[nodiscard]] std::int64_t clockOffMs() const;  // this machine's minus the store's
    [[nodiscard]] const SyncProgress& progress() const;

    // Orders out of the cache's scope, on demand; they are dropped again at the next sign-in.
    void fetchOrder(const lab::OrderId& order, QObject* context, Reply<OrderFile> reply);
    // That of this number, written exactly so: whether there is one. An error: the store cannot be asked now.
    void fetchNumbered(const std::string& accession, QObject* context, Reply<bool> reply);
    // All of a patient's, once in a session however often it is called: then `done` with true, and what reads the cache finds them.
    // False: the store cannot be asked now.
    void completeHistory(const lab::PatientId& patient, QObject* context, std::function<void(bool whole)> done);
    [[nodiscard]] bool hasWholeHistory(const lab::PatientId& patient) const;

Q_SIGNALS:
    // Documents that are otherwise than before, from the store or by an act made here; gathered, at most every 50 ms. While a
    // snapshot comes in, `many` is true and `ids` is empty: ask lists again.
    void documentsChanged(const std::set<paillasse::lab::DocumentId>& ids, bool many);
    void countsChanged();
    void syncProgress(const paillasse::client::SyncProgress& progress);
    void connectionChanged(paillasse::client::Connection connection);
    // A ledger that is shorter or other than what this workstation has seen: the security officer must know.
    void ledgerAlarm();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::client
