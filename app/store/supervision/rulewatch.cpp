// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/supervision/rulewatch.h"

#include <algorithm>

#include "app/base/cborfields.h"
#include "app/sql/schema.h"
#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/wire/watchfields.h"

namespace paillasse::cbor {

template <>
struct Fields<store::Finding> {
    static void visit(auto& v, auto& x) { numbered(v, x.rule, x.severity, x.laboratory, x.person, x.workstation, x.patient, x.at, x.observed, x.usual, x.escalateAfterMs, x.causes); }
};

} // namespace paillasse::cbor

namespace paillasse::store {

namespace {

// rule_position: how many leaves of each ledger `rule_memory` has seen. finding: what is to be raised yet.
const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE rule_memory (one INTEGER PRIMARY KEY CHECK (one = 1), memory BLOB NOT NULL);"
     "CREATE TABLE rule_position (ledger INTEGER PRIMARY KEY, leaves INTEGER NOT NULL);"
     "CREATE TABLE finding (n INTEGER PRIMARY KEY, finding BLOB NOT NULL);"},
};

Result<TailPositions> rememberedPositions(sql::Database& watchFile)
{
    TailPositions positions;
    const auto done = each(watchFile, "SELECT ledger, leaves FROM rule_position", [&positions](const auto& row) -> Result<> {
        positions[static_cast<LaboratoryNumber>(row.unsignedInteger(0))] = row.unsignedInteger(1);
        return {};
    });
    return done ? Result<TailPositions>(std::move(positions)) : tl::unexpected(done.error());
}

} // namespace

RuleWatch::RuleWatch(Store& store, Rules rules, std::unique_ptr<Surroundings> surroundings, Raise raise, LeafEvents::HomeOf home, const Clock& clock, const Log& log)
    : m_store(store), m_rules(std::move(rules)), m_surroundings(std::move(surroundings)), m_raise(std::move(raise)), m_home(std::move(home)), m_clock(clock), m_log(log)
{
}

Result<> RuleWatch::prepare(sql::Database& watchFile)
{
    m_file = &watchFile;
    const auto done = sql::bringUp(watchFile, "rules", schema);
    return done ? load() : done;
}

Result<> RuleWatch::load()
{
    m_engine = std::make_unique<RuleEngine>(m_rules, *m_surroundings);
    m_remembered = std::chrono::steady_clock::now();
    m_isAhead = false;
    Bytes memory;
    const auto row = first(*m_file, "SELECT memory FROM rule_memory", [&memory](const auto& r) { memory = toBytes(r.blob(0)); });
    if (!row)
        return tl::unexpected(row.error());
    auto from = *row ? rememberedPositions(*m_file) : Result<TailPositions>();
    const auto to = positionsIn(*m_file);
    if (!from || !to)
        return tl::unexpected(!from ? from.error() : to.error());
    if (*row)
        if (const auto loaded = m_engine->load(memory); !loaded) {
            m_log.warning("rules.memory-lost", {{"error.code", loaded.error().code}});
            from->clear();
        }
    return readOn(std::move(*from), *to);
}

// What the index has and the rules have not seen, or see again.
Result<> RuleWatch::readOn(TailPositions from, const TailPositions& to)
{
    const auto isDone = [&] { return std::ranges::all_of(to, [&](const auto& entry) { return from[entry.first] >= entry.second; }); };
    if (isDone())
        return {};
    const auto laboratories = m_store.laboratories();
    auto tail = LedgerTail::open(m_store, m_log, m_home);
    if (!laboratories || !tail)
        return tl::unexpected(!laboratories ? laboratories.error() : tail.error());
    std::map<lab::LaboratoryId, LaboratoryNumber> numbers;
    for (const auto& laboratory : *laboratories)
        numbers[laboratory.id] = laboratory.number;
    const auto isIn = [&](const WatchEvent& event) {
        const auto known = to.find(event.place.storeWide ? LaboratoryNumber{0} : numbers[event.laboratory]);
        return known != to.end() && event.place.sequence < known->second;
    };
    while (!isDone()) {
        const auto batch = (*tail)->next(from);
        if (!batch)
            return tl::unexpected(batch.error());
        std::vector<Finding> found;
        for (const auto& event : batch->events)
            if (isIn(event))
                m_engine->take(event, found);
        if (const auto kept = keep(found); !kept)
            return kept;
        from = batch->reached;
        if (batch->isLast)
            break;
    }
    return {};
}

Result<> RuleWatch::take(const std::vector<WatchEvent>& events)
{
    if (m_isAhead)
        if (const auto loaded = load(); !loaded)
            return loaded;
    m_isAhead = true;
    std::vector<Finding> found;
    for (const auto& event : events)
        m_engine->take(event, found);
    if (const auto kept = keep(found); !kept)
        return kept;
    return std::chrono::steady_clock::now() - m_remembered >= rememberEvery ? remember() : Result<>();
}

Result<> RuleWatch::keep(const std::vector<Finding>& found)
{
    const auto now = m_clock.now();
    for (const auto& finding : found) {
        if (now - finding.at > historyMs)
            continue;
        const auto bytes = cbor::encode(finding);
        if (const auto done = run(*m_file, "INSERT INTO finding (finding) VALUES (?)", bytes); !done)
            return done;
        m_isOwing = true;
    }
    return {};
}

// The index's own positions are of this batch already.
Result<> RuleWatch::remember()
{
    m_remembered = std::chrono::steady_clock::now();
    const auto memory = m_engine->save();
    const auto done = run(*m_file, "INSERT OR REPLACE INTO rule_memory (one, memory) VALUES (1, ?)", memory);
    return done ? m_file->execute("DELETE FROM rule_position; INSERT INTO rule_position (ledger, leaves) SELECT ledger, leaves FROM position") : done;
}

Result<> RuleWatch::tell()
{
    m_isAhead = false;
    if (!m_isOwing)
        return {};
    std::vector<Finding> found;
    std::int64_t upTo = 0;
    const auto read = each(*m_file, "SELECT n, finding FROM finding ORDER BY n", [&](const auto& row) -> Result<> {
        upTo = row.integer(0);
        auto finding = cbor::decode<Finding>(row.blob(1));
        if (!finding)
            return tl::unexpected(finding.error());
        found.push_back(std::move(*finding));
        return {};
    });
    if (!read)
        return read;
    if (const auto raised = found.empty() ? Result<>() : m_raise(found); !raised)
        return raised;
    const auto done = run(*m_file, "DELETE FROM finding WHERE n <= ?", upTo);
    if (done)
        m_isOwing = false;
    return done;
}

} // namespace paillasse::store
