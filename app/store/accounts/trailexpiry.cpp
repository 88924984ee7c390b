// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/trailexpiry.h"

#include <algorithm>

#include "app/sql/schema.h"
#include "app/store/accounts/accountentry.h"
#include "app/store/accounts/trailmonths.h"
#include "app/store/core/expiryheader.h"
#include "app/store/core/leaf.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/storeschema.h"
#include "app/store/core/trailkeys.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

namespace {

// What is entered as expired and not yet gone.
const std::vector<sql::SchemaStep>& schema()
{
    static const std::vector<sql::SchemaStep> steps = {
        {"CREATE TABLE trail_expiry (key INTEGER PRIMARY KEY, ledger INTEGER NOT NULL, laboratory BLOB NOT NULL, month INTEGER NOT NULL);"},
    };
    return steps;
}

// A ledger is in the order of the store's clock, but for how far somebody may have set that back.
constexpr std::int64_t clockSetBackMs = 7 * dayMs;
// In one transaction: others write in between.
constexpr std::size_t rowsAtOnce = 1000;

} // namespace

TrailExpiry::TrailExpiry(Store& store, Writer& writer, const Clock& clock, sql::Database database) : m_store(store), m_writer(writer), m_clock(clock), m_database(std::move(database)) {}

Result<TrailExpiry> TrailExpiry::open(Store& store, Writer& writer, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = sql::bringUp(*database, "trail", schema()); !done)
        return tl::unexpected(done.error());
    return TrailExpiry(store, writer, clock, std::move(*database));
}

Result<std::vector<TrailExpiry::Sealed>> TrailExpiry::over()
{
    const auto months = trailMonths(m_store);
    if (!months)
        return tl::unexpected(months.error());
    const auto keys = m_store.keys().keysBefore(KeyClass::Trail, monthBefore(monthOf(m_clock.now()), *months));
    if (!keys)
        return tl::unexpected(keys.error());
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    std::vector<Sealed> list;
    for (const auto& key : *keys) {
        const auto laboratory = std::ranges::find(*laboratories, key.name.laboratory, &LaboratoryInfo::id);
        const auto number = laboratory == laboratories->end() ? LaboratoryNumber{0} : laboratory->number;
        list.push_back({key.id, number, {key.name.laboratory, key.name.period, 0}, {}});
    }
    return list;
}

Result<std::vector<TrailExpiry::Sealed>> TrailExpiry::begun()
{
    std::vector<Sealed> list;
    const auto done = each(m_database, "SELECT key, ledger, laboratory, month FROM trail_expiry ORDER BY key", [&list](const auto& row) -> Result<> {
        list.push_back({row.unsignedInteger(0), static_cast<LaboratoryNumber>(row.integer(1)), {row.template id<lab::LaboratoryId>(2), static_cast<std::uint32_t>(row.integer(3)), 0}, {}});
        return {};
    });
    return done ? Result<std::vector<Sealed>>(std::move(list)) : tl::unexpected(done.error());
}

Result<std::uint64_t> TrailExpiry::firstRowFrom(LaboratoryNumber ledger, Instant time)
{
    const auto size = ledgerSize(m_database, ledger);
    if (!size)
        return size;
    std::uint64_t low = 0;
    for (auto high = *size; low < high;) {
        const auto middle = low + (high - low) / 2;
        Result<Leaf> leaf = fail(ErrorCode::Corrupt, "ledger: a leaf is missing");
        const auto row = first(m_database, "SELECT leaf FROM ledger WHERE seq = ?", [&leaf](const auto& r) { leaf = decodeLeaf(r.blob(0)); }, rowOf(ledger, middle));
        if (!row)
            return tl::unexpected(row.error());
        if (!leaf)
            return tl::unexpected(leaf.error());
        if (leaf->time < time)
            low = middle + 1;
        else
            high = middle;
    }
    return rowOf(ledger, low);
}

Result<> TrailExpiry::findRows(Sealed& sealed)
{
    const auto from = firstRowFrom(sealed.ledger, beginOfMonth(sealed.month.month) - clockSetBackMs);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = firstRowFrom(sealed.ledger, beginOfMonth(monthAfter(sealed.month.month)) + clockSetBackMs);
    if (!to)
        return tl::unexpected(to.error());
    sealed.rows.clear();
    const auto found = each(
        m_database, "SELECT seq FROM ledger WHERE seq >= ? AND seq < ? AND key = ? AND entry IS NOT NULL ORDER BY seq",
        [&sealed](const auto& row) -> Result<> {
            sealed.rows.push_back(row.unsignedInteger(0));
            return {};
        },
        *from, *to, sealed.key);
    sealed.month.entries = sealed.rows.size();
    return found;
}

Result<std::vector<TrailExpiry::Month>> TrailExpiry::due()
{
    auto all = over();
    if (!all)
        return tl::unexpected(all.error());
    std::vector<Month> months;
    for (auto& sealed : *all) {
        if (const auto found = findRows(sealed); !found)
            return tl::unexpected(found.error());
        months.push_back(sealed.month);
    }
    return months;
}

Result<std::vector<TrailExpiry::Month>> TrailExpiry::expire()
{
    m_store.keys().forgetCached(); // what another process destroyed
    std::vector<Month> gone;
    auto interrupted = begun();
    if (!interrupted)
        return tl::unexpected(interrupted.error());
    for (auto& sealed : *interrupted) {
        if (const auto found = findRows(sealed); !found)
            return tl::unexpected(found.error());
        if (const auto finished = finish(sealed); !finished)
            return tl::unexpected(finished.error());
        gone.push_back(sealed.month);
    }
    auto all = over();
    if (!all)
        return tl::unexpected(all.error());
    for (auto& sealed : *all) {
        if (const auto found = findRows(sealed); !found)
            return tl::unexpected(found.error());
        const auto intended = intend(sealed);
        if (!intended && intended.error().code == ErrorCode::NotFound)
            continue;
        if (!intended)
            return tl::unexpected(intended.error());
        if (const auto finished = finish(sealed); !finished)
            return tl::unexpected(finished.error());
        gone.push_back(sealed.month);
    }
    return gone;
}

Result<> TrailExpiry::intend(const Sealed& sealed)
{
    const auto& [laboratory, month, entries] = sealed.month;
    const auto entry = encodeEntry(consoleEntry(EntriesExpired{laboratory, month, entries}));
    return m_writer.expireAndWait({laboratory, month, entries}, entry, [&](sql::Database& database) -> Result<> {
        // In the writer's turn: another process may have had the same in hand.
        const auto keys = over();
        if (!keys)
            return tl::unexpected(keys.error());
        if (std::ranges::find(*keys, sealed.key, &Sealed::key) == keys->end())
            return fail(ErrorCode::NotFound, "trail: this month is gone already");
        const auto kept = run(database, "INSERT OR IGNORE INTO trail_expiry (key, ledger, laboratory, month) VALUES (?, ?, ?, ?)", sealed.key, int{sealed.ledger}, sealed.month.laboratory,
                              static_cast<std::uint64_t>(sealed.month.month));
        if (!kept)
            return kept;
        return database.changes() == 1 ? Result<>() : fail(ErrorCode::NotFound, "trail: another process expires this month");
    });
}

Result<> TrailExpiry::finish(const Sealed& sealed)
{
    if (const auto destroyed = m_store.keys().destroy({sealed.key}, m_clock.now()); !destroyed)
        return destroyed;
    for (std::size_t begin = 0; begin < sealed.rows.size(); begin += rowsAtOnce) {
        const auto last = std::min(begin + rowsAtOnce, sealed.rows.size()) - 1;
        const auto emptied = m_writer.tidyAndWait([&](sql::Database& database) {
            return run(database, "UPDATE ledger SET salt = NULL, header = NULL, entry = NULL WHERE seq >= ? AND seq <= ? AND key = ?", sealed.rows[begin], sealed.rows[last], sealed.key);
        });
        if (!emptied)
            return emptied;
    }
    return m_writer.tidyAndWait([&](sql::Database& database) { return run(database, "DELETE FROM trail_expiry WHERE key = ?", sealed.key); });
}

} // namespace paillasse::store
