// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <chrono>
#include <deque>
#include <random>

#include <QDir>

#include "app/store/watch/trailindex.h"
#include "app/store/watch/trailreader.h"
#include "tests/bench/benches.h"

namespace paillasse::bench {

namespace {

using Time = std::chrono::steady_clock;
using namespace store;

constexpr std::uint64_t eventCount = 5'000'000;
constexpr std::uint64_t laboratoryCount = 28;
constexpr std::uint64_t workstationCount = 560;
constexpr std::uint64_t personCount = 400;
constexpr std::uint64_t patientCount = 491'840;
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
auto laboratoryAt(std::uint64_t n) { return numbered<lab::LaboratoryId>(n, 1); }
auto personAt(std::uint64_t n) { return numbered<lab::PersonId>(n, 2); }
auto workstationAt(std::uint64_t n) { return numbered<lab::WorkstationId>(n, 3); }
auto patientAt(std::uint64_t n) { return numbered<lab::PatientId>(n, 4); }

// A year of a group of laboratories: people at their benches from six to eight, patients who are seen again and again for a day and then for months not at all.
class Year {
public:
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
        constexpr std::uint64_t perDay = eventCount / yearDays + 1;
        constexpr std::int64_t workedMs = 14 * hourMs;
        WatchEvent event;
        const auto day = static_cast<std::int64_t>(m_done / perDay);
        event.at = begin + (day * dayMs + 6 * hourMs + static_cast<std::int64_t>(m_done % perDay) * workedMs / static_cast<std::int64_t>(perDay));
        event.done = event.at - 800;
        const auto laboratory = m_random() % laboratoryCount;
        event.laboratory = laboratoryAt(laboratory);
        event.person = personAt(m_random() % (personCount / laboratoryCount) * laboratoryCount + laboratory);
        event.workstation = workstationAt(m_random() % (workstationCount / laboratoryCount) * laboratoryCount + laboratory);
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
        event.subject = event.kind == wire::EventKind::OpenedPatient ? lab::documentId(event.patient) : numbered<lab::DocumentId>(m_random() % 1'500'000, 5);
        return event;
    }

    std::uint64_t patientIn(std::uint64_t laboratory)
    {
        auto& inHand = m_inHand[laboratory];
        constexpr std::uint64_t newOneIn = 8;
        if (inHand.empty() || m_random() % newOneIn == 0) {
            inHand.push_back(m_random() % (patientCount / laboratoryCount) * laboratoryCount + laboratory);
            if (inHand.size() > patientsInHand)
                inHand.pop_front();
        }
        return inHand[m_random() % inHand.size()];
    }

    std::mt19937_64 m_random{seed};
    std::array<std::deque<std::uint64_t>, laboratoryCount> m_inHand;
    std::uint64_t m_done = 0;
};

Result<> fill(Store& store)
{
    auto index = TrailIndex::open(store);
    if (!index)
        return tl::unexpected(index.error());
    const auto positions = (*index)->positions();
    if (!positions)
        return tl::unexpected(positions.error());
    if (const auto known = positions->find(0); known != positions->end() && known->second >= eventCount)
        return {};
    if (!positions->empty())
        return fail(ErrorCode::Conflict, "a year that was not finished");
    Year year;
    const auto start = Time::now();
    for (std::uint64_t done = 0; done < eventCount; done += perBatch)
        if (const auto written = (*index)->write(year.next()); !written)
            return written;
    std::printf("trail: %.0f events/s entered\n", static_cast<double>(eventCount) / std::chrono::duration<double>(Time::now() - start).count());
    return {};
}

// The four questions, each about somebody at random.
TrailSearch question(unsigned which, std::mt19937_64& random)
{
    TrailSearch search;
    auto& query = search.query;
    const auto laboratory = random() % laboratoryCount;
    query.laboratory = laboratoryAt(laboratory);
    search.now = begin + yearDays * dayMs;
    search.limit = query.limit;
    for (auto person = laboratory; person < personCount; person += laboratoryCount)
        search.people.push_back(personAt(person));
    switch (which) {
    case 0: query.patient = patientAt(random() % (patientCount / laboratoryCount) * laboratoryCount + laboratory); break;
    case 1: query.person = personAt(random() % (personCount / laboratoryCount) * laboratoryCount + laboratory); break;
    case 2: query.workstation = workstationAt(random() % (workstationCount / laboratoryCount) * laboratoryCount + laboratory); break;
    default:
        query.from = begin + static_cast<std::int64_t>(random() % (yearDays - 31)) * dayMs;
        query.to = query.from + 31 * dayMs;
    }
    return search;
}

Result<std::unique_ptr<Store>> storeIn(const std::string& path)
{
    const DataDirectory directory(path);
    if (!directory.isInitialised())
        if (const auto made = initialise(directory, "Bench", SystemClock()); !made)
            return tl::unexpected(made.error());
    return Store::open(directory);
}

} // namespace

std::vector<Figure> trail(const Setting& setting)
{
    const auto store = storeIn((setting.work + QStringLiteral("/trail")).toStdString());
    if (!store)
        return {};
    if (const auto filled = fill(**store); !filled) {
        std::fprintf(stderr, "trail: %s\n", filled.error().detail.c_str());
        return {};
    }
    auto file = connectToWatchFile(**store);
    if (!file)
        return {};
    TrailReader reader(std::move(*file));
    constexpr unsigned each = 250;
    constexpr std::array names{"patient", "person", "workstation", "31 days"};
    std::mt19937_64 random(seed + 1);
    std::array<std::vector<double>, names.size()> took;
    for (unsigned i = 0; i < each; ++i)
        for (unsigned which = 0; which < names.size(); ++which) {
            const auto search = question(which, random);
            const auto start = Time::now();
            const auto reply = reader.find(search);
            took[which].push_back(std::chrono::duration<double, std::milli>(Time::now() - start).count());
            if (!reply || (which > 0 && reply->rows.size() != search.limit))
                return {};
        }
    double worst = 0;
    std::string load = "p99 of the slowest of four questions over 5,000,000 events, 200 rows, total and chart;";
    for (std::size_t which = 0; which < names.size(); ++which) {
        const auto p99 = quantile(took[which], 0.99);
        worst = std::max(worst, p99);
        load += std::string(which == 0 ? " " : ", ") + names[which] + ' ' + QString::number(p99, 'f', 1).toStdString();
    }
    return {{"trail", worst, "ms", {}, {}, {}, load}};
}

} // namespace paillasse::bench
