// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/supervision/trailcounts.h"

#include "app/store/core/query.h"
#include "app/store/watch/watchfile.h"

namespace paillasse::store {

namespace {

// A group goes from one person or workstation to the next, and reads of each no more than a stretch of its index.
constexpr std::string_view byPerson =
    "SELECT p.n, e.at / 3600000, count(*) FROM person p CROSS JOIN event e INDEXED BY event_person ON e.person = p.n AND e.at >= ? AND e.at < ?"
    " WHERE (? >> e.kind) & 1 AND e.laboratory = ? GROUP BY 1, 2";
constexpr std::string_view byWorkstation =
    "SELECT w.n, e.at / 3600000, count(*) FROM workstation w CROSS JOIN event e INDEXED BY event_workstation ON e.workstation = w.n AND e.at >= ? AND e.at < ?"
    " WHERE (? >> e.kind) & 1 AND e.laboratory = ? GROUP BY 1, 2";

} // namespace

// The watcher makes the file: it may not be there at the first question.
bool TrailCounts::open()
{
    if (m_database)
        return true;
    auto file = connectToWatchFile(m_store);
    if (!file)
        return false;
    m_database.emplace(std::move(*file));
    m_numbers.emplace(*m_database);
    return true;
}

Result<std::int64_t> TrailCounts::numberOf(const lab::LaboratoryId& laboratory)
{
    return open() ? m_numbers->laboratories.find(laboratory.uuid()) : Result<std::int64_t>(0);
}

Result<std::vector<wire::HourCount>> TrailCounts::byHour(const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant from, Instant to)
{
    const std::lock_guard lock(m_mutex);
    const auto number = numberOf(laboratory);
    if (!number)
        return tl::unexpected(number.error());
    std::vector<wire::HourCount> hours;
    if (*number == 0)
        return hours;
    const auto done = each(
        *m_database, "SELECT hour, sum(count) FROM hourly WHERE laboratory = ? AND hour >= ? AND hour < ? AND (? >> kind) & 1 GROUP BY hour ORDER BY hour",
        [&hours](const auto& row) -> Result<> {
            hours.push_back({{row.integer(0) * hourMs}, static_cast<std::uint32_t>(row.unsignedInteger(1))});
            return {};
        },
        *number, from.ms / hourMs, (to.ms + hourMs - 1) / hourMs, static_cast<std::int64_t>(kinds));
    return done ? Result<std::vector<wire::HourCount>>(std::move(hours)) : tl::unexpected(done.error());
}

Result<> TrailCounts::addSubjects(std::string_view text, IdNumbers& ids, std::int64_t laboratory, std::uint64_t kinds, Instant from, Instant to, bool people,
                                  std::vector<SubjectHour>& hours)
{
    return each(
        *m_database, text,
        [&](const auto& row) -> Result<> {
            const auto id = ids.idOf(row.integer(0));
            if (!id)
                return tl::unexpected(id.error());
            SubjectHour hour{{}, {}, {row.integer(1) * hourMs}, static_cast<std::uint32_t>(row.unsignedInteger(2))};
            if (people)
                hour.person = lab::PersonId(*id);
            else
                hour.workstation = lab::WorkstationId(*id);
            hours.push_back(hour);
            return {};
        },
        from.ms, to.ms, static_cast<std::int64_t>(kinds), laboratory);
}

Result<std::vector<SubjectHour>> TrailCounts::bySubject(const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant from, Instant to)
{
    const std::lock_guard lock(m_mutex);
    const auto number = numberOf(laboratory);
    if (!number)
        return tl::unexpected(number.error());
    std::vector<SubjectHour> hours;
    if (*number == 0)
        return hours;
    auto done = addSubjects(byPerson, m_numbers->people, *number, kinds, from, to, true, hours);
    if (done)
        done = addSubjects(byWorkstation, m_numbers->workstations, *number, kinds, from, to, false, hours);
    return done ? Result<std::vector<SubjectHour>>(std::move(hours)) : tl::unexpected(done.error());
}

Result<Instant> TrailCounts::knownFrom(const lab::LaboratoryId& laboratory)
{
    const std::lock_guard lock(m_mutex);
    const auto number = numberOf(laboratory);
    if (!number)
        return tl::unexpected(number.error());
    Instant known;
    if (*number == 0)
        return known;
    const auto row = first(
        *m_database, "SELECT hour FROM hourly WHERE laboratory = ? ORDER BY hour LIMIT 1", [&known](const auto& r) { known = {r.integer(0) * hourMs}; }, *number);
    return row ? Result<Instant>(known) : tl::unexpected(row.error());
}

Result<Instant> TrailCounts::indexedTo()
{
    const std::lock_guard lock(m_mutex);
    Instant reached;
    if (!open())
        return reached;
    const auto row = first(*m_database, "SELECT reached FROM origin", [&reached](const auto& r) { reached = r.instant(0); });
    return row ? Result<Instant>(reached) : tl::unexpected(row.error());
}

} // namespace paillasse::store
