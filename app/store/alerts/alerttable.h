// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/sql/database.h"
#include "app/store/accounts/accountkeys.h"
#include "app/store/watch/finding.h"
#include "app/wire/watchmessages.h"

namespace paillasse::store {

// What happened to an alert, for those who are told. The numbers are in store.db: append, never reorder.
enum class AlertNews { Raised, Repeated, Escalated, Owned, Closed };
constexpr AlertNews lastOf(AlertNews) { return AlertNews::Closed; }

// An alert as it is kept, without the names of the directory.
struct KeptAlert {
    wire::Alert alert;
    Instant closedAt;
    Instant notedAt;               // when its count last went into the ledger
    std::uint32_t notedCount = 0;
};

struct KeptNews {
    std::uint64_t version = 0;
    Uuid alert;
    AlertNews news{};
};

// The alerts of the store. Writes belong into the writer's transaction; Conflict: the alert is not any more what it was.
class AlertTable {
public:
    AlertTable(sql::Database& database, const AccountKeys& keys) : m_database(database), m_keys(keys) {}

    // Rises with each change that somebody should see.
    Result<std::uint64_t> version();
    Result<std::optional<KeptAlert>> byId(const Uuid& id);
    // The one that a finding joins: same rule, same group, not closed.
    Result<std::optional<KeptAlert>> notClosed(const Finding& finding);
    // When one of the same rule and group was closed last; null: never.
    Result<Instant> closedLast(const Finding& finding);
    // Those that are not closed, and those closed since; of a laboratory and of the whole store (null: all). Newest first.
    Result<std::vector<KeptAlert>> shown(const lab::LaboratoryId& laboratory, Instant closedSince);
    Result<std::uint32_t> countNotExplained(std::string_view rule, const lab::LaboratoryId& laboratory);
    // Those that nobody owned in time, and those that repeated more often than the ledger knows.
    Result<std::vector<Uuid>> dueToEscalate(Instant now);
    Result<std::vector<Uuid>> dueToNote(Instant notedBefore);

    Result<> insert(const KeptAlert& kept);
    // The state, and the newest line of the life.
    Result<> updateStep(const wire::Alert& before, const wire::Alert& after);
    // Count and causes.
    Result<> updateRepeats(const wire::Alert& before, const wire::Alert& after);
    Result<> note(const wire::Alert& alert, Instant now);
    // With all that is theirs.
    Result<> forgetClosed(Instant before);

    // The version rises; and who is told of news learns it.
    Result<> raiseVersion();
    Result<> raiseVersion(const Uuid& alert, AlertNews news);
    // Each that is not closed is news as if it had just been raised.
    Result<> renewOpen();
    // Oldest first; what was told is forgotten.
    Result<std::vector<KeptNews>> news();
    Result<> forgetNews(std::uint64_t upTo);

private:
    template <class... T>
    Result<std::vector<KeptAlert>> read(std::string_view where, const T&... values);
    template <class... T>
    Result<std::optional<KeptAlert>> readOne(std::string_view where, const T&... values);
    template <class... T>
    Result<std::vector<Uuid>> ids(std::string_view where, const T&... values);
    Result<> addParts(wire::Alert& alert);
    Result<> putCauses(const wire::Alert& alert);

    sql::Database& m_database;
    const AccountKeys& m_keys;
};

} // namespace paillasse::store
