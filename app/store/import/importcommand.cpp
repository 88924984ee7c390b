// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/importcommand.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <iomanip>
#include <map>
#include <optional>

#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"
#include "app/store/import/importer.h"
#include "app/store/import/importinput.h"
#include "app/store/import/keptmessages.h"

namespace paillasse::store {

namespace {

struct ImportCommandOptions {
    StorePlace place;
    std::string laboratory;
    ImportOptions import;
    bool json = false;
    std::vector<std::string> files;
};

struct TrayOptions {
    StorePlace place;
    std::string laboratory;
    std::string id;
    std::optional<KeptKind> kind; // all of them when there is none
};

const std::map<std::string, KeptKind> kinds{{"refused", KeptKind::Refused}, {"tray", KeptKind::Tray}, {"unread", KeptKind::Unread}};

ImportProgress progressOn(std::ostream& err)
{
    if (isatty(STDERR_FILENO) == 0)
        return {};
    return [&err](std::uint64_t file, std::uint64_t files, std::uint64_t messages) { err << "\rfile " << file << " of " << files << ", " << messages << " messages " << std::flush; };
}

int importAll(const ImportCommandOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot import";
    const auto files = filesToImport(options.files);
    if (!files)
        return report(context, what, files.error());
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    const auto laboratory = (*office)->laboratory(options.laboratory);
    if (!laboratory)
        return report(context, what, laboratory.error());
    const auto progress = progressOn(context.err);
    const auto summary = importFiles((*office)->store(), (*office)->writer(), context.clock, *laboratory, *files, options.import, progress);
    if (progress)
        context.err << "\n";
    if (!summary)
        return report(context, what, summary.error());
    if (options.json)
        writeJson(*summary, context.out);
    else
        writeText(*summary, context.out);
    return summary->refused.empty() ? ExitOk : ExitRefused;
}

// The laboratory's tray, with what it needs to live.
struct Tray {
    std::unique_ptr<Office> office;
    std::unique_ptr<DerivedIds> ids;
    std::optional<KeptMessages> kept;
};

Result<Tray> openTray(std::unique_ptr<Office> office, const TrayOptions& options, const CommandContext& context)
{
    Tray tray;
    tray.office = std::move(office);
    const auto laboratory = tray.office->laboratory(options.laboratory);
    if (!laboratory)
        return tl::unexpected(laboratory.error());
    auto ids = DerivedIds::load(tray.office->store());
    if (!ids)
        return tl::unexpected(ids.error());
    tray.ids = std::make_unique<DerivedIds>(std::move(*ids));
    auto kept = KeptMessages::open(tray.office->store(), tray.office->writer(), *laboratory, *tray.ids, context.clock);
    if (!kept)
        return tl::unexpected(kept.error());
    tray.kept.emplace(std::move(*kept));
    return tray;
}

int listTray(const TrayOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot list the tray";
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    auto tray = openTray(std::move(*office), options, context);
    if (!tray)
        return report(context, what, tray.error());
    const auto entries = tray->kept->list();
    if (!entries)
        return report(context, what, entries.error());
    std::size_t shown = 0;
    for (const auto& entry : *entries) {
        if (options.kind && entry.kind != *options.kind)
            continue;
        ++shown;
        context.out << entry.id.toString() << "  " << std::left << std::setw(7) << nameOf(entry.kind) << "  kept " << Date::of(entry.keptAt).toIso() << ", until "
                    << Date::of(entry.expiresAt).toIso() << ", " << entry.size << " bytes\n";
    }
    context.out << shown << " messages\n";
    return ExitOk;
}

int showTray(const TrayOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot show the message";
    const auto id = Uuid::parse(options.id);
    if (!id)
        return report(context, what, {ErrorCode::InvalidInput, "this is no id: 'tray list' shows them"});
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    auto tray = openTray(std::move(*office), options, context);
    if (!tray)
        return report(context, what, tray.error());
    const auto message = tray->kept->show(*id);
    if (!message)
        return report(context, what, message.error());
    context.err << message->file << ", message " << message->number << (message->type.empty() ? "" : " (" + message->type + ")") << ": " << message->where << ": " << message->reason << "\n";
    context.out << message->text << asText(message->bytes);
    return ExitOk;
}

} // namespace

void addImport(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<ImportCommandOptions>();
    auto* importing = app.add_subcommand("import", "Take in HL7 v2 messages, FHIR resources and catalogue tables");
    options->place.addTo(*importing);
    importing->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
    importing
        ->add_option("--source", options->import.source,
                     "Whose the results are: 'external', another laboratory's, are shown and never offered for signature; 'instrument', of this laboratory, become "
                     "measurements of the orders that their labels name")
        ->transform(CLI::CheckedTransformer(std::map<std::string, ResultSource>{{"external", ResultSource::External}, {"instrument", ResultSource::Instrument}}, CLI::ignore_case))
        ->default_str("external");
    importing->add_flag("--dry-run", options->import.isDryRun, "Say what would be done, and do nothing");
    importing->add_flag("--json", options->json, "Print the outcome as JSON, refused messages with place and reason");
    importing->add_option("FILE", options->files, "Files, and folders with all that is in them; .gz is unpacked")->required();
    importing->footer("HL7 v2: ORM^O01, OML^O21, ORU^R01, OUL^R22 and the patients of ADT, in batches or not. FHIR R4 in JSON: bundles, resources, NDJSON.\n"
                      "A patient who is here already is left as they are. Refused messages, those that match nothing and those with fields that are not\n"
                      "read, or for which there is no place here, are kept sealed for some months: see 'paillasse-store tray'. Importing the same file\n"
                      "again adds nothing; a message that the store refused is tried again.\n"
                      "Exit codes: 0 all accepted, 1 something was refused or failed, 2 wrong usage, 3 data damaged.\n"
                      "Examples:\n  paillasse-store import --data DIR orders.hl7\n  paillasse-store import --data DIR --json Patient.ndjson.gz Observation.ndjson.gz\n"
                      "  paillasse-store import --data DIR --source instrument --dry-run /var/spool/analyser");
    importing->callback([options, &context] { context.exit = importAll(*options, context); });
}

void addTray(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<TrayOptions>();
    auto* group = app.add_subcommand("tray", "Messages that imports kept sealed for a person to look at");
    group->require_subcommand(1);
    auto* list = group->add_subcommand("list", "What is kept, until when; nothing of the contents");
    auto* show = group->add_subcommand("show", "One message as it came, with where and why; that it was looked at is entered in the ledger");
    for (auto* command : {list, show}) {
        options->place.addTo(*command);
        command->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
    }
    list->add_option("--kind", options->kind, "Only those: 'refused' could not be read, or the store would not do it; 'tray' waits for a person to say what it belongs to; 'unread' was taken in but for some fields")
        ->transform(CLI::CheckedTransformer(kinds, CLI::ignore_case));
    show->add_option("ID", options->id, "As 'tray list' prints it")->required();
    list->footer("Examples:\n  paillasse-store tray list --data DIR\n  paillasse-store tray list --data DIR --kind refused");
    show->footer("The message goes to the standard output: it is patient data.\nExample:\n  paillasse-store tray show --data DIR ID");
    list->callback([options, &context] { context.exit = listTray(*options, context); });
    show->callback([options, &context] { context.exit = showTray(*options, context); });
}

} // namespace paillasse::store
