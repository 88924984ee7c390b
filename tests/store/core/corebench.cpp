// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the core is by itself, without a network: corebench ORDERS ACTS. Places that many orders of ten lines, then records
// that many measurements from many hands at once, then reads a snapshot. For profiling; the figures that count are tests/bench's.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <semaphore>

#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

// Wall clock and the processor time of all threads: on a busy machine only the second says something.
struct Watch {
    std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
    std::clock_t cpu = std::clock();

    void tell(const char* what, const char* unit, std::uint64_t count) const
    {
        const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        const auto busy = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
        std::printf("%-28s %8.0f %s/s, %6.1f µs of processor each\n", what, static_cast<double>(count) / seconds, unit, busy * 1e6 / static_cast<double>(count));
    }
};

lab::Act tenLines(Author& author, std::uint64_t number)
{
    auto act = author.placeOrder(number, number);
    auto& body = std::get<lab::PlaceOrder>(act.body);
    body.lines.clear();
    for (lab::LineId line = 1; line <= 10; ++line)
        body.lines.push_back({line, "EXAM" + std::to_string(line), 1, lab::Confidentiality::None, 1});
    return act;
}

lab::Act allValues(Author& author, std::uint64_t number)
{
    lab::Order bare;
    bare.id = idOf<lab::OrderId>(number, 4);
    auto act = author.measure(bare, 1, "4.1");
    auto& entries = std::get<lab::RecordMeasurements>(act.body).entries;
    const auto first = entries.front();
    entries.clear();
    for (lab::LineId line = 1; line <= 10; ++line) {
        auto entry = first;
        entry.line = line;
        entry.measurement.id = lab::MeasurementId::make({1'773'305'220'000});
        entry.measurement.range = {lab::Decimal(35, 1), lab::Decimal(51, 1), "", "femme, 18–65 ans", false};
        entries.push_back(entry);
    }
    return act;
}

// So many submissions of one batch each, a few under way at a time.
template <class Make>
void pump(Worksite& site, std::uint64_t count, std::ptrdiff_t underWay, const Make& make)
{
    std::counting_semaphore<4096> room(underWay);
    for (std::uint64_t i = 0; i < count; ++i) {
        room.acquire();
        site.writer->submit(make(i), [&room](const Result<Acknowledgement>& result) {
            if (!result || result->replies.front().outcome != wire::ActOutcome::Accepted)
                std::abort();
            room.release();
        });
    }
    for (std::ptrdiff_t i = 0; i < underWay; ++i)
        room.acquire();
}

} // namespace

int main(int argc, char** argv)
{
    const std::uint64_t orders = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000;
    const std::uint64_t acts = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10'000;
    Worksite site;
    const Watch placing;
    pump(site, orders / 50, 4, [&](std::uint64_t i) {
        std::vector<IncomingAct> batch;
        for (std::uint64_t k = 1; k <= 50; ++k) {
            const auto number = 20'000 + i * 50 + k;
            batch.push_back(importedAct(site.author.registerPatient(number)));
            batch.push_back(importedAct(tenLines(site.author, number)));
            batch.push_back(importedAct(allValues(site.author, number)));
        }
        return batch;
    });
    placing.tell("place and fill", "acts", orders * 3);

    std::mt19937_64 random(1);
    ActOpener opener(*site.store, site.clock);
    const Session session(*site.store, site.clock, theTechnician);
    std::vector<wire::PushedAct> pushed;
    for (std::uint64_t i = 0; i < acts; ++i)
        pushed.push_back(session.seal(site.author.note(20'001 + random() % orders, "une remarque")));
    const Watch opening;
    std::vector<IncomingAct> opened;
    for (const auto& act : pushed)
        opened.push_back(must(opener.open(act)));
    opening.tell("open", "acts", acts);
    const Watch writing;
    pump(site, acts, 64, [&](std::uint64_t i) { return std::vector<IncomingAct>{std::move(opened[i])}; });
    writing.tell("one act each, 64 at a time", "acts", acts);
    std::printf("%llu groups in all\n", static_cast<unsigned long long>(site.writer->counters().groups));

    for (int round = 0; round < 2; ++round) {
        auto stream = must(site.feed->subscribe(site.viewOf(theBiologist), {}));
        const Watch reading;
        std::size_t bytes = 0;
        for (auto piece = must(stream->next()); !piece.empty(); piece = must(stream->next()))
            bytes += piece.size();
        reading.tell("snapshot", "documents", 2 * orders);
        std::printf("%.1f MiB\n", static_cast<double>(bytes) / (1 << 20));
    }
    return 0;
}
