// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include "app/client/actsfacade.h"
#include "app/client/administrationdesk.h"
#include "app/client/cache/cachereaders.h"
#include "app/client/draftsfacade.h"
#include "app/client/engine.h"
#include "app/client/locktrail.h"
#include "app/client/net/ledgerwatch.h"
#include "app/client/net/synclink.h"
#include "app/client/olderorders.h"
#include "app/client/putaside.h"
#include "app/client/session/sessionmachine.h"
#include "app/client/session/upkeep.h"
#include "app/client/migrationsdesk.h"
#include "app/client/watchdesk.h"

namespace paillasse::client {

// The engine's parts and what connects them.
class Engine::Impl : public QObject {
public:
    Impl(Engine& engine, Profile profile, const Clock& clock, const Log& log);
    ~Impl() override;

    // --- start
    void enrolled(const Enrolment& enrolment, const std::shared_ptr<WorkstationKeys>& keys);
    void openOutbox(const Enrolment& enrolment);
    void watchLedger(const Enrolment& enrolment);
    Upkeep::Hooks upkeepHooks();
    // --- a person's work
    void opened(const std::shared_ptr<OpenedSession>& session);
    void openReaders(const std::shared_ptr<OpenedSession>& session);
    void closed();
    CacheWriter::Sinks writerSinks();
    void setSigner(const StoreSession& store);
    void takeNumbers(const StoreSession& store);
    void moreNumbers(std::function<void(Result<>)> done);
    // --- what comes in
    void ingested(const Ingested& report);
    void noteTime(Instant storeTime);
    void linkTrouble(const NetTrouble& trouble);
    void cacheFailed(const Error& error);
    void feedStopped(const IngestFailure& failure);
    void stallOf(const NetTrouble& trouble);
    void pushedTrouble(const std::optional<NetTrouble>& trouble);
    Trouble complete(Trouble trouble) const;
    // --- what goes out
    void note(const std::vector<lab::DocumentId>& changed, bool many);
    void tell();
    void setConnection(Connection connection);
    void setStoreFull(bool isFull);
    void setStall(std::optional<Connection> why);
    void setAnswersWait(bool wait);
    void setOutboxFull(bool isFull);
    void tellConnection();
    void setProgress(const Ingested& report);
    void restartMeasure();
    void fetch(const char* path, Bytes body, std::function<void(Result<>)> taken);
    void fetchHistory(const lab::PatientId& patient, const OlderOrders::Done& done);

    Engine& engine;
    Profile profile;
    const Clock& clock;
    const Log& log;

    QThread network;
    Transport* transport = nullptr;   // these live on the network thread
    FeedReader* feed = nullptr;
    Pusher* pusher = nullptr;
    LedgerWatch* watch = nullptr;

    std::shared_ptr<Outbox> outbox;   // from enrolment on
    std::shared_ptr<Numbers> numbers;
    std::shared_ptr<CacheWriter> writer;
    std::shared_ptr<CacheReaders> readers;
    std::unique_ptr<SessionMachine> session;
    std::unique_ptr<Upkeep> upkeep;
    std::unique_ptr<Records> records;
    std::unique_ptr<ActsFacade> acts;
    std::unique_ptr<DraftsFacade> drafts;
    std::unique_ptr<SyncLink> link;
    std::unique_ptr<AdministrationDesk> administration;
    std::unique_ptr<MigrationsDesk> migrations;
    std::unique_ptr<WatchDesk> watchDesk;
    std::unique_ptr<ReportChecks> reportChecks;
    std::unique_ptr<PutAside> putAside;
    std::unique_ptr<TrailNotes> trail;
    std::unique_ptr<LockTrail> lockTrail;

    Connection linked = Connection::Offline; // as the feed has it
    bool storeFull = false;                  // as the last push or sign-in was answered
    std::optional<Connection> stall;         // why nothing of the feed comes in
    bool answersWait = false;                // what the store has answered does not fit on this disk: in the cache,
    bool outboxFull = false;                 // or in the outbox
    QTimer answersAgain;
    Connection connection = Connection::Offline; // of all these
    OlderOrders older{[this](const lab::PatientId& patient, const OlderOrders::Done& done) { fetchHistory(patient, done); }};
    Instant lastContact;
    Instant lastTry;
    std::int64_t clockOff = 0;
    SyncProgress progress;
    std::uint64_t sessionNumber = 0;  // counts sessions: what belongs to an earlier one is too late
    std::set<lab::DocumentId> changed;
    bool many = false;
    QTimer telling;
    QElapsedTimer sinceTold;
    Instant measuredSince;            // the snapshot's rate, since the connection came; null: nothing has come over it
    std::uint64_t measuredFrom = 0;
};

} // namespace paillasse::client
