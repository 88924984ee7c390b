// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/lab/cataloguecsv.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

namespace {

struct CatalogueOptions {
    StorePlace place;
    std::string laboratory;
    std::vector<std::string> files;
};

Result<std::string> readText(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf()))
        return fail(ErrorCode::NotFound, path + " does not read");
    return text.str();
}

// False: the table has problems, which are on `err`.
template <class T>
bool accepted(const lab::csv::Table<T>& table, const std::string& path, CommandContext& context)
{
    if (table)
        return true;
    for (const auto& problem : table.error())
        context.err << path << ":" << problem.line << ": " << (problem.column.empty() ? "" : problem.column + ": ") << problem.what << "\n";
    context.err << "paillasse-store: nothing of " << path << " was imported; mend these lines and run it again\n";
    return false;
}

// Whose laboratory, and on whose behalf: the store's own, for the operator at its console.
struct Import {
    Office& office;
    lab::LaboratoryId laboratory;
    CommandContext& context;

    [[nodiscard]] IncomingAct act(lab::DocumentKind kind, const lab::DocumentId& subject, lab::ActBody body) const
    {
        return office.ownAct(laboratory, kind, subject, std::move(body), context.clock.now());
    }
    [[nodiscard]] Result<std::size_t> submit(std::vector<IncomingAct> acts, const std::vector<std::string>& names) const;
};

// How many were refused. Nothing is half imported in silence: each is named.
Result<std::size_t> Import::submit(std::vector<IncomingAct> acts, const std::vector<std::string>& names) const
{
    constexpr std::size_t atOnce = 200;
    std::size_t refused = 0;
    for (std::size_t from = 0; from < acts.size(); from += atOnce) {
        const auto to = std::min(from + atOnce, acts.size());
        std::vector<IncomingAct> some(std::make_move_iterator(acts.begin() + static_cast<std::ptrdiff_t>(from)),
                                      std::make_move_iterator(acts.begin() + static_cast<std::ptrdiff_t>(to)));
        const auto done = office.writer().submitAndWait(std::move(some));
        if (!done)
            return tl::unexpected(done.error());
        for (std::size_t i = 0; i < done->replies.size(); ++i) {
            const auto& reply = done->replies[i];
            if (reply.outcome != wire::ActOutcome::Refused)
                continue;
            ++refused;
            context.err << names[from + i] << ": refused: " << lab::toString(reply.refusal) << "\n";
        }
    }
    return refused;
}

constexpr auto what = "cannot import the catalogue";

struct File {
    std::string path;
    std::string text;
    lab::csv::TableKind kind;
};

int told(const Import& import, const File& file, const char* noun, std::size_t defined, std::size_t refused)
{
    import.context.out << file.path << ": " << defined << " " << noun << "\n";
    return refused == 0 ? ExitOk : ExitRefused;
}

// A table whose rows are documents of their own: `actOf` makes the act of a row, which has a code.
template <class T, class ActOf>
int importRows(const Import& import, const File& file, const char* noun, lab::csv::Table<T> (*read)(std::string_view), ActOf actOf)
{
    const auto rows = read(file.text);
    if (!accepted(rows, file.path, import.context))
        return ExitRefused;
    std::vector<IncomingAct> acts;
    std::vector<std::string> names;
    for (const auto& row : *rows) {
        acts.push_back(actOf(row));
        names.push_back(file.path + ": " + row.code);
    }
    const auto refused = import.submit(std::move(acts), names);
    return refused ? told(import, file, noun, names.size() - *refused, *refused) : report(import.context, what, refused.error());
}

// A table that replaces the laboratory's own as a whole, with one act.
template <class Body, class T>
int importWhole(const Import& import, const File& file, const char* noun, lab::csv::Table<T> (*read)(std::string_view))
{
    auto rows = read(file.text);
    if (!accepted(rows, file.path, import.context))
        return ExitRefused;
    const auto count = rows->size();
    std::vector<IncomingAct> acts;
    acts.push_back(import.act(lab::DocumentKind::CodeTables, lab::codeTablesId(import.laboratory), Body{std::move(*rows)}));
    const auto refused = import.submit(std::move(acts), {file.path});
    return refused ? told(import, file, noun, *refused == 0 ? count : 0, *refused) : report(import.context, what, refused.error());
}

int importFile(const Import& import, const File& file)
{
    using lab::csv::TableKind;
    switch (file.kind) {
    case TableKind::Benches:
        return importRows<lab::BenchKind>(import, file, "benches", lab::csv::readBenches, [&import](const lab::BenchKind& bench) {
            return import.act(lab::DocumentKind::BenchLog, lab::benchId(import.laboratory, bench.number), lab::DefineBench{bench.number, bench.code, bench.french, bench.site});
        });
    case TableKind::Tubes: return importWhole<lab::DefineTubes>(import, file, "tubes", lab::csv::readTubes);
    case TableKind::Comments: return importWhole<lab::DefineComments>(import, file, "coded comments", lab::csv::readComments);
    case TableKind::Examinations: break;
    }
    return importRows<lab::Examination>(import, file, "examinations", lab::csv::readCatalogue, [&import](const lab::Examination& examination) {
        return import.act(lab::DocumentKind::Examination, lab::examinationId(import.laboratory, examination.code), lab::DefineExamination{examination});
    });
}

Result<std::vector<File>> readFiles(const std::vector<std::string>& paths)
{
    std::vector<File> files;
    for (const auto& path : paths) {
        auto text = readText(path);
        if (!text)
            return tl::unexpected(text.error());
        const auto kind = lab::csv::kindOf(*text);
        if (!kind)
            return fail(ErrorCode::InvalidInput, path + " is no table of examinations, tubes, benches or coded comments: its first line names none of their columns");
        files.push_back({path, std::move(*text), *kind});
    }
    // What examinations name comes before them.
    std::ranges::stable_partition(files, [](const File& file) { return file.kind != lab::csv::TableKind::Examinations; });
    return files;
}

int importAll(const CatalogueOptions& options, CommandContext& context)
{
    const auto files = readFiles(options.files);
    if (!files)
        return report(context, what, files.error());
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    const auto laboratory = (*office)->laboratory(options.laboratory);
    if (!laboratory)
        return report(context, what, laboratory.error());
    const Import import{**office, *laboratory, context};
    int worst = ExitOk;
    for (const auto& file : *files)
        worst = std::max(worst, importFile(import, file));
    return worst;
}

} // namespace

void addCatalogue(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<CatalogueOptions>();
    auto* group = app.add_subcommand("catalogue", "A laboratory's examinations, tubes, benches and coded comments");
    group->require_subcommand(1);
    auto* importing = group->add_subcommand("import", "Define what CSV files hold; each is known by its columns");
    options->place.addTo(*importing);
    importing->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
    importing->add_option("FILE", options->files, "CSV files of examinations, tubes, benches or coded comments; README.md beside the example describes the columns")->required();
    importing->footer("An examination or a bench replaces the one of the same code or number; a table of tubes or of coded comments replaces the laboratory's own as a whole.\n"
                      "Example:\n  paillasse-store catalogue import --data DIR benches.csv tubes.csv comments.csv catalogue.csv");
    importing->callback([options, &context] { context.exit = importAll(*options, context); });
}

} // namespace paillasse::store
