// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/sql/database.h"
#include "app/wire/feedframe.h"

namespace paillasse::client {

// What one batch of frames did.
struct Ingested {
    std::vector<lab::DocumentId> changed; // live changes, one by one; empty while a snapshot comes in
    bool many = false;
    bool directory = false;               // a catalogue entry, a bench, a person, a prescriber or the laboratory
    bool restarted = false;               // everything went; `reason` says why
    std::string reason;
    bool owes = false;                    // something left that may no longer be seen: scour()
    bool caughtUp = false;
    Instant storeTime;
    Bytes treeHead;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    std::size_t documents = 0;
};

// Why a batch is not in: what came does not read, or the file does not take it. The two are mended by different people.
struct IngestFailure {
    Error error;
    bool isOfFeed = false;

    IngestFailure(Error ofFile) : error(std::move(ofFile)) {} // NOLINT(google-explicit-constructor): what SQL says is of the file
    static IngestFailure ofFeed(Error error)
    {
        IngestFailure failure(std::move(error));
        failure.isOfFeed = true;
        return failure;
    }
};

template <class T = void>
using Taken = tl::expected<T, IngestFailure>;

// Takes frames of the feed into a cache: prepared statements, one transaction for all the frames given, bodies as they came, the
// cursor in the same transaction. Used by one thread.
class Ingest {
public:
    explicit Ingest(sql::Database& database) : m_database(database) {}

    Taken<Ingested> apply(std::span<const wire::FeedFrame> frames);
    // Documents asked for one by one; they leave again (dropFetched) unless the feed brings them too.
    Taken<Ingested> applyFetched(const wire::DocumentsFrame& frame);
    Result<> dropFetched();
    // Closed orders that were placed before this day leave; what waits for the store stays, and what was asked for until dropFetched.
    Result<std::size_t> evict(Instant before);

    // Empty: from the beginning.
    [[nodiscard]] Result<std::string> cursor();

private:
    struct Visitor;
    Result<> clear();
    Result<> remove(const std::vector<lab::DocumentId>& ids);

    sql::Database& m_database;
    Bytes m_body; // reused
};

} // namespace paillasse::client
