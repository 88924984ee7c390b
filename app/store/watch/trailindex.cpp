// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/trailindex.h"

#include "app/base/civiltime.h"
#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/store/watch/trailrow.h"

namespace paillasse::store {

namespace {

constexpr std::string_view insertSql = "INSERT INTO event (at, laboratory, kind, person, workstation, patient, store_wide, seq, item, act, done, subject_kind, subject, count, flags)"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

void bindNumber(sql::Statement& statement, std::int64_t number)
{
    if (number == 0)
        statement.bindNull();
    else
        statement.bind(number);
}

// The UTC month with that number, as the keys' periods have it.
std::pair<Instant, Instant> monthOf(std::int64_t period)
{
    const auto year = static_cast<std::int16_t>(period / 100);
    const auto month = static_cast<std::uint8_t>(period % 100);
    const Date begin{year, month, 1};
    const Date end = month == 12 ? Date{static_cast<std::int16_t>(year + 1), 1, 1} : Date{year, static_cast<std::uint8_t>(month + 1), 1};
    return {{begin.toDays() * dayMs}, {end.toDays() * dayMs}};
}

} // namespace

TrailIndex::TrailIndex(WatchFile file)
    : m_file(std::move(file)), m_laboratories(m_file.database, laboratoryNumbers), m_people(m_file.database, personNumbers), m_workstations(m_file.database, workstationNumbers),
      m_patients(m_file.database, patientNumbers)
{
}

Result<std::unique_ptr<TrailIndex>> TrailIndex::open(Store& store)
{
    auto file = openWatchFile(store);
    if (!file)
        return tl::unexpected(file.error());
    return std::unique_ptr<TrailIndex>(new TrailIndex(std::move(*file)));
}

Result<> TrailIndex::write(const TailBatch& batch, const std::vector<Consumer>& consumers)
{
    Result<> done;
    {
        auto transaction = sql::Transaction::begin(m_file.database);
        if (!transaction)
            return tl::unexpected(transaction.error());
        done = writeAll(batch, consumers);
        if (done)
            done = transaction->commit();
    }
    m_hourly.clear();
    m_daily.clear();
    if (!done)
        for (auto* numbers : {&m_laboratories, &m_people, &m_workstations, &m_patients})
            numbers->forget();
    return done;
}

Result<> TrailIndex::writeAll(const TailBatch& batch, const std::vector<Consumer>& consumers)
{
    {
        auto statement = m_file.database.prepare(insertSql);
        if (!statement)
            return tl::unexpected(statement.error());
        for (const auto& event : batch.events)
            if (const auto done = insert(*statement, event); !done)
                return done;
    }
    if (const auto done = putCounts(); !done)
        return done;
    for (const auto& event : batch.events)
        if (event.kind == wire::EventKind::Expired && event.value != 0)
            if (const auto done = drop(event); !done)
                return done;
    if (const auto done = putPositions(batch); !done)
        return done;
    for (const auto& consumer : consumers)
        if (const auto done = consumer(m_file.database, batch.events); !done)
            return done;
    return {};
}

Result<> TrailIndex::insert(sql::Statement& statement, const WatchEvent& event)
{
    const auto laboratory = m_laboratories.obtain(event.laboratory.uuid());
    const auto person = m_people.obtain(event.person.uuid());
    const auto workstation = m_workstations.obtain(event.workstation.uuid());
    const auto patient = m_patients.obtain(event.patient.uuid());
    for (const auto* number : {&laboratory, &person, &workstation, &patient})
        if (!*number)
            return tl::unexpected(number->error());
    statement.bind(event.at).bind(*laboratory).bind(static_cast<int>(event.kind));
    for (const auto number : {*person, *workstation, *patient})
        bindNumber(statement, number);
    statement.bind(event.place.storeWide).bind(event.place.sequence).bind(unsigned{event.place.item}).bind(unsigned{event.act});
    bindNumber(statement, event.done == event.at ? 0 : event.done.ms);
    statement.bind(static_cast<int>(event.subjectKind));
    if (event.subject.isNull() || (event.subjectKind == lab::DocumentKind::Patient && event.subject.uuid() == event.patient.uuid()))
        statement.bindNull();
    else
        statement.bind(event.subject);
    statement.bind(event.count).bind((event.offline ? trailrow::offline : 0) | (event.isBrief ? trailrow::brief : 0));
    if (const auto done = statement.run(); !done)
        return done;
    ++m_hourly[{*laboratory, event.at.ms / hourMs, static_cast<int>(event.kind)}];
    if (*person != 0)
        ++m_daily[{*person, event.at.ms / dayMs, static_cast<int>(event.kind)}];
    return {};
}

Result<> TrailIndex::putCounts()
{
    const auto put = [this](std::string_view text, const Counts& counts) -> Result<> {
        for (const auto& [key, count] : counts)
            if (const auto done = run(m_file.database, text, std::get<0>(key), std::get<1>(key), std::get<2>(key), count); !done)
                return done;
        return {};
    };
    const auto done = put("INSERT INTO hourly (laboratory, hour, kind, count) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count", m_hourly);
    return done ? put("INSERT INTO daily (person, day, kind, count) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count", m_daily) : done;
}

Result<> TrailIndex::putPositions(const TailBatch& batch)
{
    for (const auto& [ledger, leaves] : batch.reached)
        if (const auto done = run(m_file.database, "INSERT INTO position (ledger, leaves) VALUES (?, ?) ON CONFLICT DO UPDATE SET leaves = excluded.leaves", int{ledger}, leaves); !done)
            return done;
    return run(m_file.database, "UPDATE origin SET reached = max(reached, ?)", batch.upTo);
}

Result<> TrailIndex::drop(const WatchEvent& expired)
{
    const auto [begin, end] = monthOf(expired.value);
    const bool storeWide = expired.laboratory.isNull();
    // What is of the store's own ledger may belong to any laboratory.
    std::vector<std::int64_t> laboratories;
    const auto listed = each(m_file.database, "SELECT n, id FROM laboratory", [&](const auto& row) -> Result<> {
        if (storeWide || row.template id<lab::LaboratoryId>(1) == expired.laboratory)
            laboratories.push_back(row.integer(0));
        return {};
    });
    if (!listed)
        return listed;
    if (storeWide)
        laboratories.push_back(0);
    for (const auto laboratory : laboratories)
        if (const auto done = run(m_file.database, "DELETE FROM event WHERE laboratory = ? AND at >= ? AND at < ? AND store_wide = ? AND flags & ? <> 0", laboratory, begin, end, storeWide,
                                  trailrow::brief);
            !done)
            return done;
    // Counts that old say nothing of what is usual any more.
    const auto hours = run(m_file.database, "DELETE FROM hourly WHERE hour < ?", end.ms / hourMs);
    return hours ? run(m_file.database, "DELETE FROM daily WHERE day < ?", end.ms / dayMs) : hours;
}

} // namespace paillasse::store
