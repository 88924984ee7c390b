// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/crypto/crypto.h"
#include "app/lab/cataloguecsv.h"
#include "tests/generator/scenario.h"

using namespace paillasse;

namespace {

template <class Read>
auto readTable(const std::string& path, Read read) -> std::optional<typename decltype(read(std::string_view()))::value_type>
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    const auto table = read(text.str());
    if (file && table)
        return *table;
    std::cerr << "paillasse-synthetic: " << path << " does not read\n";
    return std::nullopt;
}

int fails(const char* what, const Error& error)
{
    std::cerr << "paillasse-synthetic: " << what << ": " << error.detail << "\n";
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Fills a store with invented patients and their orders. For demonstrations and tests only: never a real laboratory's store.");
    std::string data;
    std::string catalogueFolder;
    generator::ScenarioSize size;
    app.add_option("--data", data, "the store's directory")->required();
    app.add_option("--catalogue", catalogueFolder, "folder of catalogue.csv and tubes.csv, already imported into the store")->required();
    app.add_option("--seed", size.seed, "the same seed gives the same people and values");
    app.add_option("--patients", size.patients);
    app.add_option("--history", size.history, "released orders of the past");
    app.add_option("--history-days", size.historyDays);
    app.add_option("--today", size.today, "orders of today, at every stage");
    app.add_option("--lines", size.lines, "lines of each past order; 0: a usual panel");
    app.add_flag("!--no-picture-order", size.pictureOrder, "without today's order of the patient of the pictures: it is placed at the reception");
    CLI11_PARSE(app, argc, argv);

    if (!crypto::initialise())
        return 1;
    const auto examinations = readTable(catalogueFolder + "/catalogue.csv", lab::csv::readCatalogue);
    const auto tubes = readTable(catalogueFolder + "/tubes.csv", lab::csv::readTubes);
    if (!examinations || !tubes)
        return 1;
    const SystemClock clock;
    const Log log(clock, {});
    const auto office = store::Office::open(data, store::LockKind::Using, clock, log);
    if (!office)
        return fails("the store does not open", office.error());
    const auto laboratory = (*office)->laboratory({});
    if (!laboratory)
        return fails("no laboratory", laboratory.error());
    const lab::Catalogue catalogue(*examinations);
    auto archivist = generator::Archivist::hire(**office, *laboratory, catalogue, *tubes, clock);
    if (!archivist)
        return fails("nobody to do the work", archivist.error());
    const auto progress = [](std::uint64_t done, std::uint64_t total) {
        if (done % 1000 == 0)
            std::fprintf(stderr, "\r%llu / %llu", static_cast<unsigned long long>(done), static_cast<unsigned long long>(total));
    };
    if (const auto done = generator::play(**archivist, catalogue, size, clock, progress); !done)
        return fails("stopped", done.error());
    if (const auto done = (*archivist)->finish(); !done)
        return fails("stopped", done.error());
    std::cout << size.patients << " patients, " << size.history + size.today << " orders, " << (*archivist)->acts() << " acts\n";
    return 0;
}
