// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/trailreader.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/store/watch/trailrow.h"

namespace paillasse::store {

namespace {

constexpr const char* ofPatient = " FROM event INDEXED BY event_patient WHERE patient = ?";
constexpr const char* ofPerson = " FROM event INDEXED BY event_person WHERE person = ?";
constexpr const char* ofWorkstation = " FROM event INDEXED BY event_workstation WHERE workstation = ?";
constexpr const char* ofLaboratory = " FROM event INDEXED BY event_laboratory WHERE laboratory = ?";
// What happened in the store as a whole is shown where its author works, or where it has none.
constexpr const char* orByStaff = " AND (laboratory = ? OR (laboratory = 0 AND (person IS NULL OR person IN (SELECT value FROM json_each(?)))))";
constexpr const char* byStaff = " AND (person IS NULL OR person IN (SELECT value FROM json_each(?)))";

constexpr std::string_view columns = "SELECT at, kind, act, done, person, workstation, subject_kind, subject, patient, count, flags, store_wide, seq, item";
constexpr const char* pageBefore = " AND at <= ? AND (at < ? OR (store_wide, seq, item) < (?, ?, ?))";
constexpr const char* newestFirst = " ORDER BY at DESC, store_wide DESC, seq DESC, item DESC LIMIT ?";

template <class Take>
Result<> eachOf(sql::Database& database, const std::string& text, const TrailFilter& filter, Take take)
{
    auto statement = database.prepare(text);
    if (!statement)
        return tl::unexpected(statement.error());
    filter.bindTo(*statement);
    return statement->each([&] { return take(*statement); });
}

bool isNewer(const wire::TrailRow& a, const wire::TrailRow& b)
{
    return std::tie(b.at, b.place) < std::tie(a.at, a.place);
}

} // namespace

TrailReader::TrailReader(sql::Database database)
    : m_database(std::move(database)), m_laboratories(m_database, laboratoryNumbers), m_people(m_database, personNumbers), m_workstations(m_database, workstationNumbers),
      m_patients(m_database, patientNumbers)
{
}

Result<Instant> TrailReader::reached()
{
    Instant reached;
    const auto row = first(m_database, "SELECT reached FROM origin", [&reached](const auto& r) { reached = r.instant(0); });
    return row ? Result<Instant>(reached) : tl::unexpected(row.error());
}

Result<TailPositions> TrailReader::positions()
{
    return positionsIn(m_database);
}

// As a JSON array: one value to bind, however many they are.
Result<std::string> TrailReader::numbersOf(const std::vector<lab::PersonId>& people)
{
    std::string list = "[0";
    for (const auto& person : people) {
        const auto number = m_people.find(person.uuid());
        if (!number)
            return tl::unexpected(number.error());
        list += ',' + std::to_string(*number);
    }
    return list + ']';
}

// Whatever is asked for lies in one stretch of one index, or in two.
Result<std::vector<TrailFilter>> TrailReader::strands(const TrailSearch& search, Instant from, Instant to)
{
    const auto& query = search.query;
    const auto laboratory = m_laboratories.find(query.laboratory.uuid());
    const auto patient = m_patients.find(query.patient.uuid());
    const auto person = m_people.find(query.person.uuid());
    const auto workstation = m_workstations.find(query.workstation.uuid());
    auto people = numbersOf(search.people);
    if (!laboratory || !patient || !person || !workstation || !people)
        return tl::unexpected(!laboratory ? laboratory.error() : !patient ? patient.error() : !person ? person.error() : !workstation ? workstation.error() : people.error());
    const bool isNobody = (!query.patient.isNull() && *patient == 0) || (!query.person.isNull() && *person == 0) || (!query.workstation.isNull() && *workstation == 0);
    std::vector<TrailFilter> strands;
    if (isNobody)
        return strands;
    const auto narrow = [&](TrailFilter filter) {
        filter.with(" AND at >= ? AND at <= ?", from.ms, to.ms);
        if (query.kinds != 0)
            filter.with(" AND (? >> kind) & 1", static_cast<std::int64_t>(query.kinds));
        return filter;
    };
    if (*patient != 0) {
        // Patients are one laboratory's.
        auto filter = narrow(TrailFilter(ofPatient).with("", *patient)).with(" AND laboratory = ?", *laboratory);
        if (*person != 0)
            filter.with(" AND person = ?", *person);
        if (*workstation != 0)
            filter.with(" AND workstation = ?", *workstation);
        strands.push_back(std::move(filter));
    } else if (*person != 0) {
        auto filter = narrow(TrailFilter(ofPerson).with("", *person)).with(orByStaff, *laboratory, *people);
        if (*workstation != 0)
            filter.with(" AND workstation = ?", *workstation);
        strands.push_back(std::move(filter));
    } else if (*workstation != 0) {
        strands.push_back(narrow(TrailFilter(ofWorkstation).with("", *workstation)).with(orByStaff, *laboratory, *people));
    } else {
        strands.push_back(narrow(TrailFilter(ofLaboratory).with("", std::int64_t{0})).with(byStaff, *people));
        if (*laboratory != 0)
            strands.push_back(narrow(TrailFilter(ofLaboratory).with("", *laboratory)));
    }
    return strands;
}

Result<wire::TrailReply> TrailReader::find(const TrailSearch& search)
{
    auto snapshot = sql::Transaction::begin(m_database, sql::TransactionKind::Read);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto to = search.query.to.isNull() ? search.now : search.query.to;
    const auto all = strands(search, search.query.from, to);
    if (!all)
        return tl::unexpected(all.error());
    const auto counts = counted(search, search.query.from, to);
    if (!counts)
        return tl::unexpected(counts.error());
    wire::TrailReply reply;
    for (const auto& strand : counts->isEmpty() ? *all : std::vector{all->front()}) {
        auto done = readRows(strand, search, reply.rows);
        if (done)
            done = count(strand, reply.total);
        if (!done)
            return tl::unexpected(done.error());
    }
    if (!counts->isEmpty())
        if (const auto done = readCounted(search, search.query.from, to, *counts, reply); !done)
            return tl::unexpected(done.error());
    std::ranges::sort(reply.rows, isNewer);
    reply.rows.resize(std::min<std::size_t>(reply.rows.size(), search.limit));
    std::map<std::int64_t, std::uint32_t> hours;
    if (const auto done = chart(search, std::max(search.query.from, to - chartMs), to, hours); !done)
        return tl::unexpected(done.error());
    for (const auto& [hour, events] : hours)
        reply.byHour.push_back({{hour * hourMs}, events});
    return reply;
}

Result<> TrailReader::readRows(const TrailFilter& strand, const TrailSearch& search, std::vector<wire::TrailRow>& rows)
{
    const auto& query = search.query;
    auto page = strand;
    if (!query.before.isNull())
        page.with(pageBefore, query.before.ms, query.before.ms, std::int64_t{query.beforePlace.storeWide}, static_cast<std::int64_t>(query.beforePlace.sequence), std::int64_t{query.beforePlace.item});
    page.with(newestFirst, std::int64_t{search.limit});
    return eachOf(m_database, std::string(columns) + page.text(), page, [&](const auto& found) -> Result<> {
        auto row = rowOf(found);
        if (!row)
            return tl::unexpected(row.error());
        rows.push_back(std::move(*row));
        return {};
    });
}

Result<wire::TrailRow> TrailReader::rowOf(const sql::Statement& found)
{
    const auto person = m_people.idOf(found.integer(4));
    const auto workstation = m_workstations.idOf(found.integer(5));
    const auto patient = m_patients.idOf(found.integer(8));
    if (!person || !workstation || !patient)
        return tl::unexpected(!person ? person.error() : !workstation ? workstation.error() : patient.error());
    wire::TrailRow row;
    row.at = found.instant(0);
    row.kind = static_cast<wire::EventKind>(found.integer(1));
    row.act = static_cast<std::uint8_t>(found.integer(2));
    row.done = found.instant(3);
    row.person = lab::PersonId(*person);
    row.workstation = lab::WorkstationId(*workstation);
    row.subjectKind = static_cast<lab::DocumentKind>(found.integer(6));
    row.patient = lab::PatientId(*patient);
    row.subject = found.isNull(7) && row.subjectKind == lab::DocumentKind::Patient ? lab::documentId(row.patient) : found.id<lab::DocumentId>(7);
    row.count = static_cast<std::uint32_t>(found.integer(9));
    row.offline = (found.integer(10) & trailrow::offline) != 0;
    row.place = {found.integer(11) != 0, found.unsignedInteger(12), static_cast<std::uint16_t>(found.integer(13))};
    return row;
}

Result<> TrailReader::count(const TrailFilter& strand, std::uint64_t& total)
{
    auto bounded = strand;
    bounded.with(" LIMIT ?)", static_cast<std::int64_t>(countedAtMost - std::min(total, countedAtMost)));
    return eachOf(m_database, "SELECT count(*) FROM (SELECT 1" + bounded.text(), bounded, [&total](const auto& row) -> Result<> {
        total += row.unsignedInteger(0);
        return {};
    });
}

Result<CountedHours::Stretch> TrailReader::counted(const TrailSearch& search, Instant from, Instant to)
{
    const auto& query = search.query;
    const auto laboratory = m_laboratories.find(query.laboratory.uuid());
    if (!laboratory)
        return tl::unexpected(laboratory.error());
    const bool isPeriod = query.patient.isNull() && query.person.isNull() && query.workstation.isNull() && *laboratory != 0;
    return isPeriod ? CountedHours(m_database).within(*laboratory, from, to) : CountedHours::Stretch();
}

// The laboratory's own strand: how many there are is known, and of some kinds, in which hours they lie.
Result<> TrailReader::readCounted(const TrailSearch& search, Instant from, Instant to, const CountedHours::Stretch& counts, wire::TrailReply& reply)
{
    const auto& query = search.query;
    const auto laboratory = m_laboratories.find(query.laboratory.uuid());
    const auto hours = laboratory ? CountedHours(m_database).in(*laboratory, counts, query.kinds) : tl::unexpected(laboratory.error());
    if (!hours)
        return tl::unexpected(hours.error());
    const std::pair before(from, Instant{counts.begin * hourMs - 1});
    const std::pair after(Instant{counts.end * hourMs}, to);
    for (const auto& [begin, end] : {before, after}) {
        const auto strand = strands(search, begin, end);
        if (const auto done = strand ? count(strand->back(), reply.total) : tl::unexpected(strand.error()); !done)
            return done;
    }
    for (const auto& [hour, events] : *hours)
        reply.total = std::min(reply.total + events, countedAtMost);

    std::vector<std::pair<Instant, Instant>> stretches; // newest first
    if (query.kinds == 0) {
        stretches.emplace_back(from, to);
    } else {
        stretches.push_back(after);
        for (auto hour = hours->rbegin(); hour != hours->rend(); ++hour)
            stretches.emplace_back(Instant{hour->first * hourMs}, Instant{(hour->first + 1) * hourMs - 1});
        stretches.push_back(before);
    }
    std::vector<wire::TrailRow> rows;
    for (const auto& [begin, end] : stretches) {
        if (rows.size() >= search.limit)
            break;
        if (!query.before.isNull() && begin > query.before)
            continue;
        const auto strand = strands(search, begin, end);
        if (const auto done = strand ? readRows(strand->back(), search, rows) : tl::unexpected(strand.error()); !done)
            return done;
    }
    std::ranges::move(rows, std::back_inserter(reply.rows));
    return {};
}

// A laboratory's whole hours were counted when they came; the rest is counted now.
Result<> TrailReader::chart(const TrailSearch& search, Instant from, Instant to, std::map<std::int64_t, std::uint32_t>& hours)
{
    const auto whole = strands(search, from, to);
    const auto counts = counted(search, from, to);
    if (!whole || !counts)
        return tl::unexpected(!whole ? whole.error() : counts.error());
    if (counts->isEmpty()) {
        for (const auto& strand : *whole)
            if (const auto done = chart(strand, hours); !done)
                return done;
        return {};
    }
    const auto before = strands(search, from, {counts->begin * hourMs - 1});
    const auto after = strands(search, {counts->end * hourMs}, to);
    const auto laboratory = m_laboratories.find(search.query.laboratory.uuid());
    if (!before || !after || !laboratory)
        return tl::unexpected(!before ? before.error() : !after ? after.error() : laboratory.error());
    for (const auto* strand : {&whole->front(), &before->back(), &after->back()})
        if (const auto done = chart(*strand, hours); !done)
            return done;
    const auto within = CountedHours(m_database).in(*laboratory, *counts, search.query.kinds);
    if (!within)
        return tl::unexpected(within.error());
    for (const auto& [hour, events] : *within)
        hours[hour] += events;
    return {};
}

Result<> TrailReader::chart(const TrailFilter& strand, std::map<std::int64_t, std::uint32_t>& hours)
{
    // In the index's order an hour's events stand together.
    return eachOf(m_database, "SELECT at" + strand.text(), strand, [&hours, last = hours.end()](const auto& row) mutable -> Result<> {
        const auto hour = row.integer(0) / hourMs;
        if (last == hours.end() || last->first != hour)
            last = hours.emplace(hour, 0).first;
        ++last->second;
        return {};
    });
}

} // namespace paillasse::store
