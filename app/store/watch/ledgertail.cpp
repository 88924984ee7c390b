// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/ledgertail.h"

#include <algorithm>
#include <list>

#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

// One ledger's way forward; it stands before the row that it shows.
class LedgerTail::Cursor {
public:
    Cursor(LaboratoryInfo of, std::uint64_t from, sql::Statement statement) : ledger(std::move(of)), position(from), m_statement(std::move(statement)) {}

    static Result<Cursor> open(sql::Database& database, const LaboratoryInfo& ledger, std::uint64_t position)
    {
        auto statement = query(database, "SELECT seq, leaf, salt, header, key, entry FROM ledger WHERE seq >= ? AND seq < ? ORDER BY seq", rowOf(ledger.number, position),
                               rowOf(static_cast<LaboratoryNumber>(ledger.number + 1), 0));
        if (!statement)
            return tl::unexpected(statement.error());
        Cursor cursor(ledger, position, std::move(*statement));
        const auto stepped = cursor.step();
        return stepped ? Result<Cursor>(std::move(cursor)) : tl::unexpected(stepped.error());
    }

    Result<> step()
    {
        const auto row = m_statement.step();
        if (!row)
            return tl::unexpected(row.error());
        isAtEnd = !*row;
        if (isAtEnd)
            return {};
        auto decoded = decodeLeaf(m_statement.blob(1));
        isReadable = decoded && decoded->sequence == sequence();
        if (isReadable)
            leaf = std::move(*decoded);
        return {};
    }

    [[nodiscard]] std::uint64_t sequence() const { return placeOf(m_statement.unsignedInteger(0)); }
    [[nodiscard]] TailRow row() const { return {ledger, leaf, m_statement.blob(2), m_statement.blob(3), m_statement.unsignedInteger(4), m_statement.blob(5)}; }

    LaboratoryInfo ledger;
    std::uint64_t position;
    bool isAtEnd = false;
    bool isReadable = false;
    Leaf leaf; // of the row; the one before where it is not readable

private:
    sql::Statement m_statement;
};

LedgerTail::LedgerTail(Store& store, const Log& log, sql::Database database, LeafEvents::HomeOf home)
    : m_log(log), m_database(std::move(database)), m_events(store, m_database, std::move(home))
{
}

Result<std::unique_ptr<LedgerTail>> LedgerTail::open(Store& store, const Log& log, LeafEvents::HomeOf home)
{
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<LedgerTail>(new LedgerTail(store, log, std::move(*database), std::move(home)));
}

Result<TailBatch> LedgerTail::next(const TailPositions& from, std::size_t leaves)
{
    auto snapshot = sql::Transaction::begin(m_database, sql::TransactionKind::Read);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto all = ledgersIn(m_database);
    if (!all)
        return tl::unexpected(all.error());
    TailBatch batch;
    std::list<Cursor> cursors; // a statement does not move into another's place
    for (const auto& ledger : *all) {
        const auto known = from.find(ledger.number);
        const auto position = known == from.end() ? 0 : known->second;
        auto cursor = Cursor::open(m_database, ledger, position);
        if (!cursor)
            return tl::unexpected(cursor.error());
        batch.reached[ledger.number] = position;
        if (!cursor->isAtEnd)
            cursors.push_back(std::move(*cursor));
    }
    while (!cursors.empty() && batch.leaves < leaves) {
        const auto oldest = std::ranges::min_element(cursors, {}, [](const Cursor& cursor) { return cursor.leaf.time; });
        if (const auto done = take(*oldest, batch); !done)
            return tl::unexpected(done.error());
        if (oldest->isAtEnd)
            std::erase_if(cursors, [](const Cursor& cursor) { return cursor.isAtEnd; });
    }
    batch.isLast = cursors.empty();
    return batch;
}

Result<std::vector<WatchEvent>> LedgerTail::at(const LaboratoryInfo& ledger, std::uint64_t sequence)
{
    auto cursor = Cursor::open(m_database, ledger, sequence);
    if (!cursor)
        return tl::unexpected(cursor.error());
    if (cursor->isAtEnd || !cursor->isReadable || cursor->sequence() != sequence)
        return std::vector<WatchEvent>();
    auto events = m_events.of(cursor->row());
    return events || events.error().code != ErrorCode::Corrupt ? events : Result<std::vector<WatchEvent>>(std::vector<WatchEvent>());
}

Result<> LedgerTail::take(Cursor& cursor, TailBatch& batch)
{
    const auto sequence = cursor.sequence();
    if (sequence != cursor.position)
        doubt(cursor, cursor.position); // leaves are missing
    if (!cursor.isReadable) {
        doubt(cursor, sequence);
    } else {
        auto events = m_events.of(cursor.row());
        if (!events && events.error().code != ErrorCode::Corrupt)
            return tl::unexpected(events.error());
        if (!events)
            doubt(cursor, sequence);
        else
            batch.events.insert(batch.events.end(), events->begin(), events->end());
        batch.upTo = std::max(batch.upTo, cursor.leaf.time);
    }
    ++batch.leaves;
    cursor.position = sequence + 1;
    batch.reached[cursor.ledger.number] = cursor.position;
    return cursor.step();
}

void LedgerTail::doubt(const Cursor& cursor, std::uint64_t sequence)
{
    ++m_damaged;
    m_log.error("watch.leaf-damaged", {{"paillasse.ledger.number", cursor.ledger.number}, {"paillasse.leaf.sequence", sequence}});
}

} // namespace paillasse::store
