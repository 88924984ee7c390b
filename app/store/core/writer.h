// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/histogram.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/sql/database.h"
#include "app/store/core/actopener.h"
#include "app/store/core/erasureheader.h"
#include "app/store/core/expiryheader.h"
#include "app/store/core/leaf.h"
#include "app/store/core/people.h"
#include "app/wire/messages.h"

namespace paillasse::store {

class ChangeHub;
class Store;

struct SignedHead {
    lab::LaboratoryId laboratory; // null: the store-wide ledger
    Bytes head;                   // encoded signed tree head
};

// A member of staff as a laboratory's feed shows them: a document of kind Person, its id the person's.
struct PersonDocument {
    lab::LaboratoryId laboratory;
    lab::PersonId person;
    Bytes section;                // wire::encodePerson
};

// What is true and durable when the callback runs.
struct Acknowledgement {
    std::vector<wire::ActReply> replies; // in the order of the acts
    std::vector<SignedHead> heads;       // of each laboratory named by an act, covering every accepted one
};

struct WriterSettings {
    std::size_t groupActs = 256;          // at most, in one transaction
    std::size_t documentsCached = 4096;   // decoded, so that an act need not decode its order again
    std::size_t queueLimit = 8192;        // acts waiting; more are answered Locked: come again
    int idleCheckMs = 200;                // how soon what another process wrote is seen
    bool polite = false;                  // a second process: lets the serving one in between groups, and leaves the quiet ledgers' heads to it
    std::int64_t headEveryMs = minuteMs;  // a ledger's head is signed anew when it is that old, though nothing was added
};

struct WriterCounters {
    std::uint64_t acts = 0;
    std::uint64_t refused = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t groups = 0;
    std::uint64_t waiting = 0;            // acts in the queue now
    std::int64_t lastCommitUs = 0;
    bool running = false;                 // takes what is asked
    bool failing = false;                 // its last group could not be written, for want of room or the like
    HistogramReading groupSizes;          // acts and administrative changes in each transaction
    HistogramReading ageSeconds;          // of workstations' acts that were accepted: when they came after they were made
};

// The one writer of a process: one thread, groups that span laboratories, one transaction and one fsync a group
// (docs/decisions/0006-one-writer.md).
class Writer {
public:
    // On the writer's thread: short, and never waiting for the writer. An error (DiskFull…) means that nothing of it was kept.
    using Answer = std::function<void(Result<Acknowledgement>)>;
    using Change = std::function<Result<>(sql::Database&)>;
    using Done = std::function<void(Result<>)>;

    static Result<std::unique_ptr<Writer>> start(Store& store, People& people, ChangeHub& hub, const Clock& clock, const Log& log,
                                                 const WriterSettings& settings = {});
    // Finishes what is queued, cuts the write-ahead log to nothing.
    ~Writer();

    // From any thread.
    void submit(std::vector<IncomingAct> acts, Answer answer);
    // A change to tables beside the core's, entered in the store-wide ledger with `entry` sealed: who did it, and what; and whom the
    // laboratories' feeds show from now on. Part of the group's transaction: if `change` fails, only it is undone.
    void administrative(LeafClass leafClass, Bytes entry, Change change, Done done, std::vector<PersonDocument> people = {});
    // The same, waiting for the end, as all that follow; not on the writer's thread.
    Result<Acknowledgement> submitAndWait(std::vector<IncomingAct> acts);
    Result<> administrativeAndWait(LeafClass leafClass, Bytes entry, Change change, std::vector<PersonDocument> people = {});
    // An administrative entry of class Expire, with the header that names what is over.
    Result<> expireAndWait(const ExpiryHeader& header, Bytes entry, Change change);
    // An administrative entry of class EraseIntent or EraseDone, with the header that names the erasure. From the intent's commit on, no act
    // about a patient who goes whole is accepted.
    Result<> noteErasureAndWait(LeafClass leafClass, const ErasureHeader& header, Bytes entry, Change change);
    // These documents of the header's laboratory are gone: tombstones in the feed, no identifiers, one leaf that names them. Those that are
    // gone already are passed over.
    Result<> buryAndWait(const ErasureHeader& header, std::vector<lab::DocumentId> documents);
    // What says nothing new, in a transaction of the writer's: no entry.
    void tidy(Change change, Done done = {});
    Result<> tidyAndWait(Change change);
    // A further laboratory in this store.
    Result<lab::LaboratoryId> addLaboratory(const std::string& name);

    // Takes no more, finishes what is queued.
    void stop();
    [[nodiscard]] WriterCounters counters() const;

private:
    class Impl;
    Result<> enterWithHeader(LeafClass leafClass, Bytes header, Bytes entry, Change change);
    explicit Writer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
