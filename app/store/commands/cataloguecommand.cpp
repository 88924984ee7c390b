// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <fstream>
#include <sstream>

#include "app/lab/cataloguecsv.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"

namespace paillasse::store {

namespace {

struct CatalogueOptions {
    std::string data;
    std::string laboratory;
    std::string benches;
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

// One table: `actOf` makes the act of a row, which has a code.
template <class T, class ActOf>
int importTable(const Import& import, const std::string& path, const char* noun, lab::csv::Table<T> (*read)(std::string_view), ActOf actOf)
{
    constexpr auto what = "cannot import the catalogue";
    const auto text = readText(path);
    if (!text)
        return report(import.context, what, text.error());
    const auto rows = read(*text);
    if (!accepted(rows, path, import.context))
        return ExitRefused;
    std::vector<IncomingAct> acts;
    std::vector<std::string> names;
    for (const auto& row : *rows) {
        acts.push_back(actOf(row));
        names.push_back(path + ": " + row.code);
    }
    const auto refused = import.submit(std::move(acts), names);
    if (!refused)
        return report(import.context, what, refused.error());
    import.context.out << path << ": " << names.size() - *refused << " " << noun << "\n";
    return *refused == 0 ? ExitOk : ExitRefused;
}

int importBenches(const Import& import, const std::string& path)
{
    return importTable<lab::BenchKind>(import, path, "benches", lab::csv::readBenches, [&import](const lab::BenchKind& bench) {
        return import.act(lab::DocumentKind::BenchLog, lab::benchId(import.laboratory, bench.number), lab::DefineBench{bench.number, bench.code, bench.french, bench.site});
    });
}

int importExaminations(const Import& import, const std::string& path)
{
    return importTable<lab::Examination>(import, path, "examinations", lab::csv::readCatalogue, [&import](const lab::Examination& examination) {
        return import.act(lab::DocumentKind::Examination, lab::examinationId(import.laboratory, examination.code), lab::DefineExamination{examination});
    });
}

int importAll(const CatalogueOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot import the catalogue";
    auto office = Office::open(options.data, LockKind::Using, context.clock, context.log);
    if (!office)
        return report(context, what, office.error());
    const auto laboratory = (*office)->laboratory(options.laboratory);
    if (!laboratory)
        return report(context, what, laboratory.error());
    const Import import{**office, *laboratory, context};
    int worst = options.benches.empty() ? ExitOk : importBenches(import, options.benches);
    for (const auto& file : options.files)
        worst = std::max(worst, importExaminations(import, file));
    return worst;
}

} // namespace

void addCatalogue(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<CatalogueOptions>();
    auto* group = app.add_subcommand("catalogue", "A laboratory's examinations");
    group->require_subcommand(1);
    auto* importing = group->add_subcommand("import", "Define the examinations of CSV files; one of the same code is replaced");
    importing->add_option("--data", options->data, "The store's directory")->required();
    importing->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
    importing->add_option("--benches", options->benches, "A CSV file of benches, defined first");
    importing->add_option("FILE", options->files, "CSV files of examinations; resources/catalogue/README.md describes the columns")->required();
    importing->footer("Example:\n  paillasse-store catalogue import --data DIR --benches benches.csv catalogue.csv");
    importing->callback([options, &context] { context.exit = importAll(*options, context); });
}

} // namespace paillasse::store
