// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/watchedyear.h"

#include <array>
#include <cstdio>
#include <deque>

#include "app/sql/transaction.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/persontable.h"
#include "app/store/accounts/workstationtable.h"
#include "app/store/core/query.h"
#include "app/store/watch/kindmask.h"
#include "app/store/watch/trailindex.h"

namespace paillasse::bench {

namespace {

using Time = std::chrono::steady_clock;
using namespace store;

constexpr std::uint64_t workstationCount = 560;
constexpr std::uint64_t personCount = 400;
constexpr std::uint64_t patientCount = 491'840;
constexpr std::uint64_t orderCount = 1'500'000;
constexpr std::uint64_t perBatch = 5000;
constexpr std::uint64_t seed = 2021;
constexpr std::int64_t yearDays = 365;
constexpr std::size_t patientsInHand = 40; // of a laboratory, at one time
constexpr Instant begin{1'735'689'600'000};

template <class Id>
Id numbered(std::uint64_t number, std::uint8_t kind)
{
    std::array<std::uint8_t, Uuid::size> bytes{};
    bytes[8] = kind;
    for (std::size_t i = 0; i < 7; ++i)
        bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    // As random as real ones are, so that neighbours are none in an index of ids.
    bytes[0] = static_cast<std::uint8_t>(number * 131);
    bytes[1] = static_cast<std::uint8_t>(number * 2654435761U >> 16);
    return Id(Uuid(bytes));
}
auto personAt(std::uint64_t n) { return numbered<lab::PersonId>(n, 2); }
auto workstationAt(std::uint64_t n) { return numbered<lab::WorkstationId>(n, 3); }
auto patientAt(std::uint64_t n) { return numbered<lab::PatientId>(n, 4); }
auto orderAt(std::uint64_t n) { return numbered<lab::DocumentId>(n, 5); }

// Of `count` things that are dealt out to the laboratories in turn, one of this laboratory's.
std::uint64_t oneOf(std::uint64_t count, std::uint64_t laboratory, std::uint64_t laboratories, std::mt19937_64& random)
{
    return random() % (count / laboratories) * laboratories + laboratory;
}

// A year of a group of laboratories: people at their benches from six to eight, patients who are seen again and again for a day and then for months not at all.
class Year {
public:
    explicit Year(const std::vector<lab::LaboratoryId>& laboratories) : m_laboratories(laboratories), m_inHand(laboratories.size()) {}

    TailBatch next()
    {
        TailBatch batch;
        for (std::uint64_t i = 0; i < perBatch; ++i)
            batch.events.push_back(event());
        batch.reached = {{0, m_done}};
        batch.leaves = perBatch;
        batch.upTo = batch.events.back().at;
        return batch;
    }

private:
    WatchEvent event()
    {
        constexpr std::uint64_t perDay = WatchedYear::eventCount / yearDays + 1;
        constexpr std::int64_t workedMs = 14 * hourMs;
        WatchEvent event;
        const auto day = static_cast<std::int64_t>(m_done / perDay);
        event.at = begin + (day * dayMs + 6 * hourMs + static_cast<std::int64_t>(m_done % perDay) * workedMs / static_cast<std::int64_t>(perDay));
        event.done = event.at - 800;
        const auto all = m_laboratories.size();
        const auto laboratory = m_random() % all;
        event.laboratory = m_laboratories[laboratory];
        event.person = personAt(oneOf(personCount, laboratory, all, m_random));
        event.workstation = workstationAt(oneOf(workstationCount, laboratory, all, m_random));
        event.place = {false, m_done++, 0};
        const auto dice = m_random() % 100;
        if (dice < 5) {
            event.place.storeWide = true;
            event.kind = dice < 3 ? wire::EventKind::SignedIn : wire::EventKind::SignedOut;
            if (dice == 0)
                event.laboratory = {}; // of somebody who works in several
            return event;
        }
        if (dice < 12) {
            event.kind = dice < 8 ? wire::EventKind::Locked : wire::EventKind::Searched;
            event.count = static_cast<std::uint32_t>(m_random() % 20);
            return event;
        }
        event.kind = dice < 60 ? wire::EventKind::Acted : dice < 85 ? wire::EventKind::OpenedOrder : dice < 95 ? wire::EventKind::OpenedPatient : wire::EventKind::Printed;
        event.isBrief = event.kind != wire::EventKind::Acted;
        event.patient = patientAt(patientIn(laboratory));
        event.subjectKind = event.kind == wire::EventKind::OpenedPatient ? lab::DocumentKind::Patient : lab::DocumentKind::Order;
        event.subject = event.kind == wire::EventKind::OpenedPatient ? lab::documentId(event.patient) : orderAt(oneOf(orderCount, laboratory, all, m_random));
        return event;
    }

    std::uint64_t patientIn(std::uint64_t laboratory)
    {
        auto& inHand = m_inHand[laboratory];
        constexpr std::uint64_t newOneIn = 8;
        if (inHand.empty() || m_random() % newOneIn == 0) {
            inHand.push_back(oneOf(patientCount, laboratory, m_laboratories.size(), m_random));
            if (inHand.size() > patientsInHand)
                inHand.pop_front();
        }
        return inHand[m_random() % inHand.size()];
    }

    std::vector<lab::LaboratoryId> m_laboratories;
    std::mt19937_64 m_random{seed};
    std::vector<std::deque<std::uint64_t>> m_inHand;
    std::uint64_t m_done = 0;
};

// Everybody and every machine of the year, in one change of the directory.
Result<> fillDirectory(Office& office, const std::vector<lab::LaboratoryId>& laboratories)
{
    const auto put = [&](sql::Database& database) -> Result<> {
        PersonTable people(database, office.keys());
        for (std::uint64_t n = 0; n < personCount; ++n)
            if (const auto done = people.insert({personAt(n), "person" + std::to_string(n), "Person " + std::to_string(n), "", {{laboratories[n % laboratories.size()], access::Role::Technician}}}); !done)
                return done;
        WorkstationTable workstations(database, office.keys());
        for (std::uint64_t n = 0; n < workstationCount; ++n) {
            WorkstationFile file;
            file.workstation.id = workstationAt(n);
            file.workstation.name = "BENCH-" + std::to_string(n);
            if (const auto done = workstations.insert(file); !done)
                return done;
        }
        return {};
    };
    return enter(office.writer(), consoleEntry(StoreStarted{"bench"}), put);
}

Result<> fillIdentifiers(Store& store, std::uint64_t laboratories)
{
    const auto key = store.keys().indexFileKey();
    if (!key)
        return tl::unexpected(key.error());
    auto database = sql::Database::open(store.directory().indexFile(), *key, {.cacheKiB = 256 * 1024});
    if (!database)
        return tl::unexpected(database.error());
    auto transaction = sql::Transaction::begin(*database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto put = [&](IdentifierKind kind, std::uint64_t n, const std::string& value, const lab::DocumentId& id) {
        return run(*database, "INSERT INTO identifier (laboratory, kind, value, id) VALUES (?, ?, ?, ?)", n % laboratories + 1, static_cast<int>(kind), value, id);
    };
    for (std::uint64_t n = 0; n < patientCount; ++n)
        if (const auto done = put(IdentifierKind::PatientNumber, n, std::to_string(n), lab::documentId(patientAt(n))); !done)
            return done;
    for (std::uint64_t n = 0; n < orderCount; ++n)
        if (const auto done = put(IdentifierKind::Accession, n, "26-" + std::to_string(n), orderAt(n)); !done)
            return done;
    return transaction->commit();
}

Result<> fillTrail(Store& store, const std::vector<lab::LaboratoryId>& laboratories)
{
    auto index = TrailIndex::open(store);
    if (!index)
        return tl::unexpected(index.error());
    Year year(laboratories);
    const auto start = Time::now();
    for (std::uint64_t done = 0; done < WatchedYear::eventCount; done += perBatch)
        if (const auto written = (*index)->write(year.next()); !written)
            return written;
    std::printf("trail: %.0f events/s entered\n", static_cast<double>(WatchedYear::eventCount) / std::chrono::duration<double>(Time::now() - start).count());
    return {};
}

Result<bool> isWhole(Store& store)
{
    auto file = connectToWatchFile(store);
    if (!file)
        return file.error().code == ErrorCode::NotFound ? Result<bool>(false) : tl::unexpected(file.error());
    const auto positions = positionsIn(*file);
    if (!positions)
        return tl::unexpected(positions.error());
    const auto known = positions->find(0);
    return known != positions->end() && known->second >= WatchedYear::eventCount ? Result<bool>(true) : fail(ErrorCode::Conflict, "a year that was not finished; remove its folder");
}

bool isNamed(const wire::TrailRow& row)
{
    return !row.personName.empty() && !row.workstationName.empty() && row.reference.empty() == row.patient.isNull();
}

} // namespace

std::unique_ptr<WatchedYear> WatchedYear::open(const std::string& path, unsigned laboratories)
{
    std::unique_ptr<WatchedYear> year(new WatchedYear(laboratories));
    const DataDirectory directory(path);
    year->m_clock.advance(begin + yearDays * dayMs - year->m_clock.now());
    Result<> done;
    if (!directory.isInitialised())
        done = initialise(directory, "Bench", year->m_clock).map([](const auto&) {});
    if (done)
        done = year->openOffice(directory);
    if (done)
        done = year->fill(directory);
    if (!done) {
        std::fprintf(stderr, "trail: %s\n", done.error().detail.c_str());
        return nullptr;
    }
    return year;
}

Result<> WatchedYear::openOffice(const DataDirectory& directory)
{
    m_desk.reset();
    m_office.reset();
    auto office = Office::open(directory, LockKind::Serving, m_clock, m_log);
    if (!office)
        return tl::unexpected(office.error());
    m_office = std::move(*office);
    const auto laboratories = m_office->store().laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    m_laboratories.clear();
    for (const auto& laboratory : *laboratories)
        m_laboratories.push_back(laboratory.id);
    auto desk = TrailDesk::open(m_office->store(), m_office->writer(), m_office->registry(), m_office->keys(), [](const auto&, const auto&, auto) { return Result<>(); }, m_clock);
    if (!desk)
        return tl::unexpected(desk.error());
    m_desk = std::move(*desk);
    return {};
}

Result<> WatchedYear::fill(const DataDirectory& directory)
{
    const auto whole = isWhole(m_office->store());
    if (!whole || *whole)
        return whole.map([](bool) {});
    for (auto n = m_laboratories.size(); n < m_laboratoryCount; ++n)
        if (const auto added = m_office->writer().addLaboratory("Bench " + std::to_string(n)); !added)
            return tl::unexpected(added.error());
    if (const auto again = openOffice(directory); !again)
        return again;
    Result<> done = fillDirectory(*m_office, m_laboratories);
    if (done)
        done = fillIdentifiers(m_office->store(), m_laboratoryCount);
    if (done)
        done = fillTrail(m_office->store(), m_laboratories);
    return done ? openOffice(directory) : done;
}

const char* WatchedYear::nameOf(Asked asked)
{
    constexpr std::array names{"patient", "person", "workstation", "31 days", "exports of 31 days"};
    return names.at(asked);
}

wire::TrailQuery WatchedYear::question(Asked asked, std::mt19937_64& random) const
{
    wire::TrailQuery query;
    const auto laboratory = random() % m_laboratoryCount;
    query.laboratory = m_laboratories[laboratory];
    switch (asked) {
    case Patient: query.patient = patientAt(oneOf(patientCount, laboratory, m_laboratoryCount, random)); break;
    case Person: query.person = personAt(oneOf(personCount, laboratory, m_laboratoryCount, random)); break;
    case Workstation: query.workstation = workstationAt(oneOf(workstationCount, laboratory, m_laboratoryCount, random)); break;
    default:
        query.from = begin + static_cast<std::int64_t>(random() % (yearDays - 31)) * dayMs;
        query.to = query.from + 31 * dayMs;
        if (asked == PeriodOfKind)
            query.kinds = bitOf(wire::EventKind::Exported);
    }
    return query;
}

double WatchedYear::ask(const wire::TrailQuery& query)
{
    const Actor officer{personAt(0), workstationAt(0), 0};
    const auto entriesBefore = m_office->writer().counters().groups;
    const auto start = Time::now();
    const auto reply = m_desk->ask(query, officer);
    const auto bytes = reply ? wire::encodeMessage(*reply) : Bytes();
    const std::chrono::duration<double, std::milli> took = Time::now() - start;
    const bool isWhole = reply && !bytes.empty() && m_office->writer().counters().groups > entriesBefore && std::ranges::all_of(reply->rows, isNamed)
        && (!query.patient.isNull() || query.kinds != 0 || reply->rows.size() == query.limit);
    return isWhole ? took.count() : -1;
}

} // namespace paillasse::bench
