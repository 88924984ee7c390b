// SPDX-License-Identifier: GPL-3.0-or-later
// A migration that comes in, by itself in a process that may be killed at any moment and started again; the old system is invented.
//   migratingprocess init DIR CATALOGUE          makes a store that has the catalogue's examinations
//   migratingprocess source FOLDER PATIENTS SEED CATALOGUE   writes what the old system has
//   migratingprocess run DIR FOLDER              stages, checks, delivers; a line for each as it ends, the last with what came of it
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/lab/cataloguecsv.h"
#include "app/store/core/changehub.h"
#include "app/store/core/nobody.h"
#include "app/store/import/importer.h"
#include "app/store/migration/inboundwork.h"
#include "tests/generator/oldsystem.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

constexpr std::int64_t someDay = 1'773'300'000'000; // 12 March 2026

// The clock of all runs: what is derived from it is the same after a kill.
class FixedClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return {someDay}; }
};

struct Running {
    FixedClock clock;
    Log log{clock, [](std::string_view) {}};
    std::unique_ptr<Store> store;
    Nobody nobody;
    ChangeHub hub;
    std::unique_ptr<Writer> writer;
    lab::LaboratoryId laboratory;

    explicit Running(const std::string& path)
    {
        store = must(Store::open(DataDirectory(path)));
        laboratory = must(store->laboratories()).front().id;
        writer = must(Writer::start(*store, nobody, hub, clock, log));
    }
};

int init(const std::string& path, const std::string& catalogue)
{
    must(crypto::initialise());
    (void)must(initialise(DataDirectory(path), "CHCB", FixedClock()));
    Running running(path);
    const auto summary = must(importFiles(*running.store, *running.writer, running.clock, running.laboratory, {catalogue}, {}, {}));
    return summary.examinations > 0 ? 0 : 1;
}

migration::Job jobFor(const lab::LaboratoryId& laboratory)
{
    migration::Job job;
    auto& mandate = job.mandate;
    mandate.id = migration::MigrationId(Uuid(std::array<std::uint8_t, 16>{1, 2, 3, 4, 5, 6, 0x70, 8, 0x80}));
    mandate.laboratories = {laboratory};
    mandate.from = {2000, 1, 1};
    mandate.until = {2030, 1, 1};
    mandate.fields = migration::FieldSet::defaults();
    mandate.counterpart = "ANCIEN";
    mandate.format = migration::Format::Hl7v2;
    return job;
}

double since(std::chrono::steady_clock::time_point began)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

long peakKiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

// Of all threads, so far.
double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

void told(const char* what, double seconds)
{
    std::printf("%s %.3f s, processor %.3f s, peak %ld KiB\n", what, seconds, processorSeconds(), peakKiB());
    std::fflush(stdout);
}

int writeSource(const std::string& folder, std::uint64_t patients, std::uint64_t seed, const std::string& catalogueFile)
{
    std::ifstream in(catalogueFile, std::ios::binary);
    const std::string table{std::istreambuf_iterator<char>(in), {}};
    const auto rows = lab::csv::readCatalogue(table);
    if (!rows)
        return 1;
    const generator::OldSystem system(lab::Catalogue(*rows), seed);
    std::ofstream out(folder + "/old-system.hl7", std::ios::binary);
    for (std::uint64_t number = 0; number < patients; ++number)
        out << system.message(number);
    return out.flush() ? 0 : 1;
}

int run(const std::string& path, const std::string& folder)
{
    Running running(path);
    auto job = jobFor(running.laboratory);
    InboundWork work(*running.store, *running.writer, running.clock,
                     [&](const migration::Job& of) -> Result<InboundSource> {
                         auto source = SourceFiles::of(folder);
                         if (!source)
                             return tl::unexpected(source.error());
                         return InboundSource{std::move(*source), readerOf(of.mandate.format)};
                     });
    const WorkProgress progress{[](std::uint64_t, std::uint64_t) {}, [] { return false; }};
    std::printf("began\n");
    std::fflush(stdout);
    const auto began = std::chrono::steady_clock::now();
    job.staged = must(work.stage(job, progress));
    told("staged", since(began));
    const auto checked = must(work.check(job, progress));
    job.differences = checked.differences;
    job.readBack = checked.readBack;
    told("checked", since(began));
    const auto delivered = must(work.deliver(job, progress));
    const auto seconds = since(began);
    told("delivered", seconds);
    for (const auto& difference : checked.differences)
        std::printf("difference %u: kind %d, record %llu, %s, %llu times\n", difference.number, static_cast<int>(difference.kind), static_cast<unsigned long long>(difference.record), wordsOf(difference).c_str(),
                    static_cast<unsigned long long>(difference.times));
    std::printf("result staging %s checked %zu/%llu delivered %llu/%llu/%llu of %llu read back %llu new differences %zu\n", crypto::toHex(job.staged->stagingSha256).c_str(), checked.differences.size(),
                static_cast<unsigned long long>(checked.readBack), static_cast<unsigned long long>(delivered.delivered.patients), static_cast<unsigned long long>(delivered.delivered.orders),
                static_cast<unsigned long long>(delivered.delivered.results), static_cast<unsigned long long>(job.staged->staged.results), static_cast<unsigned long long>(delivered.readBack), delivered.differences.size());
    std::printf("lines %llu seconds %.3f peak %ld\n", static_cast<unsigned long long>(delivered.delivered.results), seconds, peakKiB());
    std::fflush(stdout);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string what = argc > 1 ? argv[1] : "";
    if (what == "init" && argc == 4)
        return init(argv[2], argv[3]);
    if (what == "source" && argc == 6)
        return writeSource(argv[2], std::strtoull(argv[3], nullptr, 10), std::strtoull(argv[4], nullptr, 10), argv[5]);
    if (what == "run" && argc == 4)
        return run(argv[2], argv[3]);
    return 2;
}
