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

template <class Body>
IncomingAct actFor(Office& office, const lab::LaboratoryId& laboratory, lab::DocumentKind kind, const lab::DocumentId& subject, Body body, Instant now)
{
    lab::Act act;
    act.id = lab::ActId::make(now);
    act.laboratory = laboratory;
    act.subjectKind = kind;
    act.subject = subject;
    act.person = lab::PersonId(office.store().identity().store); // the store's operator: nobody signed in
    act.at = now;
    act.body = std::move(body);
    return importedAct(act);
}

// Nothing is half imported in silence: what the store refused is named.
Result<std::size_t> submit(Office& office, std::vector<IncomingAct> acts, const std::vector<std::string>& names, CommandContext& context)
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

int importBenches(Office& office, const lab::LaboratoryId& laboratory, const std::string& path, CommandContext& context)
{
    constexpr auto what = "cannot import the benches";
    const auto text = readText(path);
    if (!text)
        return report(context, what, text.error());
    const auto benches = lab::csv::readBenches(*text);
    if (!accepted(benches, path, context))
        return ExitRefused;
    std::vector<IncomingAct> acts;
    std::vector<std::string> names;
    for (const auto& bench : *benches) {
        acts.push_back(actFor(office, laboratory, lab::DocumentKind::BenchLog, lab::benchId(laboratory, bench.number), lab::DefineBench{bench.number, bench.code, bench.french},
                              context.clock.now()));
        names.push_back(bench.code);
    }
    const auto refused = submit(office, std::move(acts), names, context);
    if (!refused)
        return report(context, what, refused.error());
    context.out << path << ": " << names.size() - *refused << " benches\n";
    return *refused == 0 ? ExitOk : ExitRefused;
}

int importExaminations(Office& office, const lab::LaboratoryId& laboratory, const std::string& path, CommandContext& context)
{
    constexpr auto what = "cannot import the catalogue";
    const auto text = readText(path);
    if (!text)
        return report(context, what, text.error());
    const auto examinations = lab::csv::readCatalogue(*text);
    if (!accepted(examinations, path, context))
        return ExitRefused;
    std::vector<IncomingAct> acts;
    std::vector<std::string> names;
    for (const auto& examination : *examinations) {
        acts.push_back(actFor(office, laboratory, lab::DocumentKind::Examination, lab::examinationId(laboratory, examination.code), lab::DefineExamination{examination},
                              context.clock.now()));
        names.push_back(examination.code);
    }
    const auto refused = submit(office, std::move(acts), names, context);
    if (!refused)
        return report(context, what, refused.error());
    context.out << path << ": " << names.size() - *refused << " examinations\n";
    return *refused == 0 ? ExitOk : ExitRefused;
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
    int worst = options.benches.empty() ? ExitOk : importBenches(**office, *laboratory, options.benches, context);
    for (const auto& file : options.files)
        worst = std::max(worst, importExaminations(**office, *laboratory, file, context));
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
