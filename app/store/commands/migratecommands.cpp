// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <sstream>

#include <CLI/CLI.hpp>

#include "app/crypto/hash.h"
#include "app/store/accounts/persontable.h"
#include "app/store/commands/examplemandate.h"
#include "app/store/commands/mandatefile.h"
#include "app/store/commands/mappingcommand.h"
#include "app/store/commands/migrateoffice.h"
#include "app/store/commands/migrateprint.h"
#include "app/store/commands/migrationworkers.h"
#include "app/store/core/archivefile.h"
#include "app/store/migration/keptdifferences.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

namespace {

constexpr std::uintmax_t mostMandateBytes = 1u << 20;

Result<std::string> contentsOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(mostMandateBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.empty())
        return fail(ErrorCode::NotFound, path + " does not read, or is empty");
    return text.size() <= mostMandateBytes ? Result<std::string>(std::move(text)) : fail(ErrorCode::TooLarge, path + " is larger than any mandate");
}

MandateNames namesOf(Office& office)
{
    const auto person = [&office](const std::string& login) -> Result<lab::PersonId> {
        auto database = office.store().connect();
        if (!database)
            return tl::unexpected(database.error());
        const auto id = PersonTable(*database, office.keys()).idOf(AccountKeys::normalLogin(login));
        if (!id)
            return id;
        return id->isNull() ? fail(ErrorCode::NotFound, "nobody here signs in with that name") : id;
    };
    return {[&office](const std::string& name) { return office.laboratory(name); }, person};
}

NameOfPerson nameIn(Office& office)
{
    return [&office](const lab::PersonId& id) {
        const auto person = office.registry().person(id);
        return person ? person->displayName : id.toString();
    };
}

int draft(const MigrateOptions& options, CommandContext& context)
{
    return withMigrations(options, context, "cannot draft this migration", [&](Office& office, Procedure& procedure) -> Result<> {
        const auto text = contentsOf(options.file);
        const auto mandate = text ? readMandate(*text, namesOf(office), context.clock.now()) : tl::unexpected(text.error());
        if (!mandate)
            return tl::unexpected(mandate.error());
        return takeStep(office, procedure, options, context, mandate->id, migration::Draft{*mandate}).map([&](const migration::Job& job) {
            printStep(context.out, job);
            context.out << "Mandate: " << crypto::toHex(job.mandateSha256) << "\nOne of its approvers reads it with 'migrate status', and approves this hash.\n";
        });
    });
}

// A step of a migration that is there.
template <class MakeBody>
int step(const MigrateOptions& options, CommandContext& context, const char* what, MakeBody makeBody)
{
    return withMigrations(options, context, what, [&](Office& office, Procedure& procedure) -> Result<> {
        const auto id = jobIn(options.job);
        Result<migration::StepBody> body = id ? makeBody() : tl::unexpected(id.error());
        if (!body)
            return tl::unexpected(body.error());
        return takeStep(office, procedure, options, context, *id, std::move(*body)).map([&](const migration::Job& job) { printStep(context.out, job); });
    });
}

int approve(const MigrateOptions& options, CommandContext& context)
{
    return step(options, context, "cannot approve this migration", [&] { return hashIn(options.hash).map([](Bytes hash) { return migration::StepBody(migration::Approve{std::move(hash)}); }); });
}

int beginStaging(const MigrateOptions& options, CommandContext& context)
{
    return step(options, context, "cannot begin staging", []() -> Result<migration::StepBody> { return migration::BeginStaging(); });
}

int check(const MigrateOptions& options, CommandContext& context)
{
    return step(options, context, "cannot begin the check", []() -> Result<migration::StepBody> { return migration::BeginCheck(); });
}

int explain(const MigrateOptions& options, CommandContext& context)
{
    return step(options, context, "cannot explain these differences", [&]() -> Result<migration::StepBody> { return migration::Explain{options.differences, options.text}; });
}

int compare(const MigrateOptions& options, CommandContext& context)
{
    return step(options, context, "cannot compare this record", [&]() -> Result<migration::StepBody> {
        if (options.agrees == options.differs)
            return fail(ErrorCode::InvalidInput, "say --agrees or --differs");
        return migration::CompareSample{options.record, options.agrees};
    });
}

int accept(const MigrateOptions& options, CommandContext& context)
{
    return step(options, context, "cannot accept this migration", []() -> Result<migration::StepBody> { return migration::Accept(); });
}

int acknowledge(const MigrateOptions& options, CommandContext& context)
{
    return step(options, context, "cannot note this acknowledgement",
                [&] { return hashIn(options.hash).map([&](Bytes hash) { return migration::StepBody(migration::Acknowledge{options.text, std::move(hash)}); }); });
}

int abandon(const MigrateOptions& options, CommandContext& context)
{
    return step(options, context, "cannot abandon this migration", [&]() -> Result<migration::StepBody> { return migration::Abandon{options.text}; });
}

int list(const MigrateOptions& options, CommandContext& context)
{
    return withMigrations(options, context, "cannot list the migrations", [&](Office& office, Procedure& procedure) -> Result<> {
        return procedure.jobs().map([&](const std::vector<migration::Job>& jobs) {
            for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
                printLine(context.out, lineOf(*job, nameIn(office)));
        });
    });
}

int status(const MigrateOptions& options, CommandContext& context)
{
    return withMigrations(options, context, "cannot show this migration", [&](Office& office, Procedure& procedure) -> Result<> {
        const auto id = jobIn(options.job);
        const auto job = id ? procedure.job(*id) : tl::unexpected(id.error());
        if (!job)
            return tl::unexpected(job.error());
        if (!*job)
            return fail(ErrorCode::NotFound, "there is no such migration");
        const auto laboratory = [&office](const lab::LaboratoryId& one) { return office.nameOf(one); };
        printJob(context.out, **job, nameIn(office), laboratory);
        return {};
    });
}

// To the last one: the ledger's, and those that staging has beside them.
int differences(const MigrateOptions& options, CommandContext& context)
{
    return withMigrations(options, context, "cannot show these differences", [&](Office& office, Procedure& procedure) -> Result<> {
        const auto id = jobIn(options.job);
        const auto job = id ? procedure.job(*id) : tl::unexpected(id.error());
        if (!job)
            return tl::unexpected(job.error());
        if (!*job)
            return fail(ErrorCode::NotFound, "there is no such migration");
        printDifferences(context.out, **job, nameIn(office));
        const auto staging = Staging::open(office.store(), *id);
        if (!staging && staging.error().code == ErrorCode::NotFound)
            return {};
        auto kept = staging ? KeptDifferences::open((*staging)->database(), keptby::check) : tl::unexpected(staging.error());
        if (!kept)
            return tl::unexpected(kept.error());
        return kept->forEach([&](const migration::Difference& one) -> Result<> {
            printDifference(context.out, one);
            context.out << "\n";
            return {};
        });
    });
}

using Run = int (*)(const MigrateOptions&, CommandContext&);
using Options = std::shared_ptr<MigrateOptions>;

CLI::App* addOne(CLI::App& group, const char* name, const char* help, const Options& options, CommandContext& context, Run run)
{
    auto* command = group.add_subcommand(name, help);
    options->place.addTo(*command);
    command->callback([options, &context, run] { context.exit = run(*options, context); });
    return command;
}

// By a named person.
CLI::App* addStep(CLI::App& group, const char* name, const char* help, const Options& options, CommandContext& context, Run run)
{
    auto* command = addOne(group, name, help, options, context, run);
    options->as.addTo(*command);
    command->add_option("--laboratory", options->laboratory, "Name or id of the laboratory in whose name it is taken; not needed where the mandate names it");
    return command;
}

CLI::App* addJobStep(CLI::App& group, const char* name, const char* help, const char* example, const Options& options, CommandContext& context, Run run)
{
    auto* command = addStep(group, name, help, options, context, run);
    command->add_option("MIGRATION", options->job, "Its id, as 'migrate list' shows it")->required();
    command->footer("Example:\n  paillasse-store migrate " + std::string(name) + " --data DIR --as hcorre 019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11" + example);
    return command;
}

void addWork(CLI::App& group, const Options& options, CommandContext& context)
{
    auto* drafting = addStep(group, "draft", "Write a mandate down: who instructs, what exactly, until when, and who approves", options, context, draft);
    drafting->add_option("FILE", options->file, "The mandate, as JSON (docs/migration.md)")->required();
    drafting->footer("Example:\n  paillasse-store migrate example > mandate.json\n  paillasse-store migrate draft --data DIR --as jlucas mandate.json < secrets");
    auto* approving = addJobStep(group, "approve", "Approve a mandate that somebody else has drafted", " --mandate 9f2c… < secrets", options, context, approve);
    approving->add_option("--mandate", options->hash, "Its SHA-256, as 'migrate status' shows it: what was read is what is approved")->required();
    auto* staging = addJobStep(group, "begin-staging", "Let the store read what the mandate names into its encrypted staging", " --source /srv/old/export.hpr < secrets", options, context, beginStaging);
    staging->add_option("--source", options->sources, "In: a file of the old system, or a folder of them; may be said again");
    addJobStep(group, "check", "Let the store hold every record against its source", " < secrets", options, context, check);
}

void addJudgement(CLI::App& group, const Options& options, CommandContext& context)
{
    auto* explaining = addJobStep(group, "explain", "Say why records differ", " --differences 1,2,5 --text \"Units of before 2015\" < secrets", options, context, explain);
    explaining->add_option("--differences", options->differences, "Their numbers, with commas between")->required()->delimiter(',');
    explaining->add_option("--text", options->text, "Why")->required();
    auto* comparing = addJobStep(group, "compare", "Say of a record of the sample that it was held against its source", " --record 17 --agrees < secrets", options, context, compare);
    comparing->add_option("--record", options->record, "Its number")->required();
    comparing->add_flag("--agrees", options->agrees, "It is the same");
    comparing->add_flag("--differs", options->differs, "It is not");
    addJobStep(group, "accept", "Accept what was checked, compared and explained", " < secrets", options, context, accept);
    auto* acknowledging = addJobStep(group, "acknowledge", "Out: note that the recipient has opened the archive and holds all of it", " --reference \"Letter of 3 September\" --manifest 5d41… < secrets", options, context, acknowledge);
    acknowledging->add_option("--reference", options->text, "Of their written acknowledgement")->required();
    acknowledging->add_option("--manifest", options->hash, "The SHA-256 of the manifest, as they say it")->required();
    auto* abandoning = addJobStep(group, "abandon", "End it before acceptance: staging is erased", " --reason \"The export was of the wrong year\" < secrets", options, context, abandon);
    abandoning->add_option("--reason", options->text, "Why")->required();
}

int certificate(const MigrateOptions& options, CommandContext& context)
{
    return withMigrations(options, context, "cannot write this certificate", [&](Office& office, Procedure& procedure) -> Result<> {
        const auto id = jobIn(options.job);
        const auto job = id ? procedure.job(*id) : tl::unexpected(id.error());
        if (!job)
            return tl::unexpected(job.error());
        if (!*job)
            return fail(ErrorCode::NotFound, "there is no such migration");
        const auto authority = Authority::load(office.store());
        if (!authority)
            return tl::unexpected(authority.error());
        Sealing sealing(office.store(), *authority, office.settings());
        const auto workers = MigrationWorkers::open(office, sealing, {}, context.clock);
        if (!workers)
            return tl::unexpected(workers.error());
        const auto made = (*workers)->looks().certificate(**job);
        if (!made)
            return tl::unexpected(made.error());
        const auto written = writeNewFile(options.file, options.file.ends_with(".pdf") ? made->pdf : made->json);
        if (written)
            context.out << "Written: " << options.file << "\n  'paillasse-store verify-certificate' holds it against this store.\n";
        return written;
    });
}

// Neither store nor person: a text to start from.
void addExample(CLI::App& group, const Options& options, CommandContext& context)
{
    auto* command = group.add_subcommand("example", "Write a mandate to start from");
    command->add_flag("--out", options->isOutward, "Of a migration that goes out");
    command->footer(fieldsHelp() + "docs/migration.md says what each of the others takes.\nExample:\n  paillasse-store migrate example --out > mandate.json");
    command->callback([options, &context] { context.out << exampleMandate(options->isOutward ? migration::Direction::Out : migration::Direction::In, context.clock.now()); });
}

} // namespace

void addMigrate(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<MigrateOptions>();
    auto* group = app.add_subcommand("migrate", "Migrations, in and out, step by step, each by a named person (docs/migration.md)");
    group->require_subcommand(1);
    addOne(*group, "list", "All there are, newest first", options, context, list)->footer("Example:\n  paillasse-store migrate list --data DIR");
    auto* showing = addOne(*group, "status", "One of them: its mandate, how far it is, what was found", options, context, status);
    showing->add_option("MIGRATION", options->job, "Its id, as 'migrate list' shows it")->required();
    showing->footer("Example:\n  paillasse-store migrate status --data DIR 019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11");
    auto* differing = addOne(*group, "differences", "All that check and delivery found to differ, to the last one", options, context, differences);
    differing->add_option("MIGRATION", options->job, "Its id, as 'migrate list' shows it")->required();
    differing->footer("Example:\n  paillasse-store migrate differences --data DIR 019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11\n"
                      "Those without a number are further ones of a kind of which the ledger lists 2000: what counts them is explained for all, and they go with staging.");
    auto* certifying = addOne(*group, "certificate", "Write the certificate of one that is over: JSON, or the sealed PDF by the file's name", options, context, certificate);
    certifying->add_option("MIGRATION", options->job, "Its id, as 'migrate list' shows it")->required();
    certifying->add_option("--out", options->file, "A file that is not there yet: *.json or *.pdf")->required();
    certifying->footer("Example:\n  paillasse-store migrate certificate --data DIR 019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11 --out certificate.pdf");
    addMapping(*group, context);
    addExample(*group, options, context);
    addWork(*group, options, context);
    addJudgement(*group, options, context);
}

} // namespace paillasse::store
