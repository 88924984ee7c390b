// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <fstream>

#include "app/base/hexdigit.h"
#include "app/base/jsonline.h"
#include "app/crypto/hash.h"
#include "app/store/commands/reportfile.h"
#include "app/store/commands/storeplace.h"
#include "app/store/core/headcomparison.h"
#include "app/store/core/store.h"
#include "app/store/core/witnessline.h"

namespace paillasse::store {

namespace {

constexpr auto cannot = "cannot compare witnesses";
constexpr std::size_t keySize = 32;

struct CompareOptions {
    StorePlace place;
    std::string key;
    std::vector<std::string> files;
    std::vector<std::string> reports;
    bool json = false;
};

constexpr Advice compareAdvice[] = {
    {ErrorCode::Missing, "check the name, and that this user may read the file"},
    {ErrorCode::InvalidInput, "--signed-by takes the 64 hexadecimal digits that 'paillasse-store witness key' prints; --report a report's PDF or the code printed on it"},
};

Result<Bytes> keyOf(const std::string& hex)
{
    Bytes key;
    for (std::size_t i = 0; i + 1 < hex.size() && hexDigit(hex[i]) >= 0 && hexDigit(hex[i + 1]) >= 0; i += 2)
        key.push_back(static_cast<std::uint8_t>(hexDigit(hex[i]) << 4 | hexDigit(hex[i + 1])));
    return 2 * key.size() == hex.size() && key.size() == keySize ? Result<Bytes>(key) : fail(ErrorCode::InvalidInput, "this is no store's key");
}

// How many of its lines were none.
Result<std::uint64_t> readWitness(const std::string& file, HeadComparison& comparison)
{
    std::ifstream in(file);
    if (!in)
        return fail(ErrorCode::Missing, file + " cannot be read");
    std::uint64_t number = 0;
    std::uint64_t unreadable = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (const auto head = readWitnessLine(line))
            comparison.add(file, file + " line " + std::to_string(number), *head);
        else
            unreadable += !line.empty();
    }
    return in.bad() ? Result<std::uint64_t>(fail(ErrorCode::Missing, file + " cannot be read to its end")) : unreadable;
}

Result<> readPrinted(const std::string& report, HeadComparison& comparison)
{
    auto code = wire::ReportCode::parse(report);
    if (!code) {
        const auto file = readReportFile(report);
        if (!file)
            return fail(file.error().code, report + ": " + file.error().detail);
        code = file->code;
    }
    if (!code)
        return fail(ErrorCode::NotFound, report + ": it bears no code");
    comparison.addPrinted("report " + code->accession + "/" + std::to_string(code->version), code->laboratory, code->head);
    return {};
}

std::string ledgerOf(const HeadFinding& finding)
{
    return "ledger " + finding.ledger.toString() + ", epoch " + std::to_string(finding.epoch) + ", " + std::to_string(finding.size) + " entries";
}

void tell(const HeadComparison& comparison, const CompareOptions& options, CommandContext& context)
{
    for (const auto& finding : comparison.findings()) {
        if (options.json)
            context.out << JsonLine().add("finding", finding.what).add("source", finding.source).add("other", finding.other).add("ledger", finding.ledger.toString()).add("epoch", finding.epoch).add("size", finding.size).text() << "\n";
        else
            context.err << "DISAGREES: " << finding.source << " (" << ledgerOf(finding) << "): " << finding.what << (finding.other.empty() ? "" : ", by ") << finding.other << "\n";
    }
    const bool agree = comparison.findings().empty();
    if (options.json) {
        context.out << JsonLine().add("verdict", agree ? "agree" : "disagree").add("heads", comparison.heads()).add("findings", comparison.findings().size()).add("untold", comparison.untold()).text() << "\n";
        return;
    }
    if (comparison.untold() > 0)
        context.out << "note: " << comparison.untold() << " heads are of history that a restore has replaced; nothing can be told of them\n";
    context.out << comparison.heads() << " heads: " << (agree ? "all of one history\n" : "NOT of one history\n");
    if (!agree)
        context.err << "Two histories were shown, or one was changed. Stop the store, keep a copy of its directory and of these files, and tell the security officer.\n";
}

Result<> compareWithStore(HeadComparison& comparison, Store& store)
{
    auto database = store.connect(true);
    return database ? comparison.compareWith(store, *database) : tl::unexpected(database.error());
}

int compare(const CompareOptions& options, CommandContext& context)
{
    std::unique_ptr<Store> store;
    if (!options.place.data.empty()) {
        auto opened = Store::open(options.place.directory(), {.lock = LockKind::Using});
        if (!opened)
            return reportOpening(context, cannot, opened.error());
        store = std::move(*opened);
    }
    const auto key = store ? Result<Bytes>(store->identity().signingKey) : keyOf(options.key);
    if (!key)
        return report(context, cannot, key.error(), compareAdvice);
    HeadComparison comparison(*key);
    for (const auto& file : options.files) {
        const auto unreadable = readWitness(file, comparison);
        if (!unreadable)
            return report(context, cannot, unreadable.error(), compareAdvice);
        if (*unreadable > 0)
            context.err << "note: " << file << ": " << *unreadable << " lines are no heads\n";
    }
    for (const auto& printed : options.reports)
        if (const auto done = readPrinted(printed, comparison); !done)
            return report(context, cannot, done.error(), compareAdvice);
    if (comparison.heads() == 0)
        return report(context, cannot, {ErrorCode::NotFound, "there is no head in these files"}, {});
    if (store)
        if (const auto done = compareWithStore(comparison, *store); !done)
            return report(context, cannot, done.error());
    tell(comparison, options, context);
    return comparison.findings().empty() ? ExitOk : ExitDamaged;
}

int showKey(const StorePlace& place, CommandContext& context)
{
    const auto store = Store::open(place.directory(), {.lock = LockKind::Using});
    if (!store)
        return reportOpening(context, "cannot show the key", store.error());
    context.out << crypto::toHex((*store)->identity().signingKey) << "\n";
    return ExitOk;
}

} // namespace

void addWitness(CLI::App& app, CommandContext& context)
{
    auto* group = app.add_subcommand("witness", "What outside files have kept of the ledgers, against each other and against the store");
    group->require_subcommand(1);

    auto options = std::make_shared<CompareOptions>();
    auto* command = group->add_subcommand("compare", "Say whether these heads are all of one history");
    command->add_option("FILE", options->files, "Files that 'serve --witness' wrote")->required();
    options->place.addTo(*command, "The store's directory, to compare with its own tree too; it may be serving");
    auto* data = command->get_option("--data");
    data->required(false);
    command->add_option("--signed-by", options->key, "Without --data: the store's public key, as 'witness key' prints it")->excludes(data);
    command->add_option("--report", options->reports, "A report's PDF, or the code printed on it: the head on it takes part; may be repeated")->allow_extra_args(false);
    command->add_flag("--json", options->json, "Lines of JSON, the last with the verdict");
    command->footer("Of one ledger and epoch, each size has one root. Where two heads differ, the store has shown two histories (a fork), or has been\n"
                    "rewritten. A head that is longer than the store's own ledger says that it was cut short.\n"
                    "Examples:\n  paillasse-store witness compare --data DIR /mnt/other/heads.jsonl\n"
                    "  paillasse-store witness compare --signed-by HEX here.jsonl there.jsonl --report report.pdf\n"
                    "Exit codes: 0 all of one history, 1 could not be compared, 2 wrong usage, 3 they are not of one history.");
    command->callback([options, data, &context] {
        if (data->empty() && options->key.empty()) {
            context.err << "paillasse-store: " << cannot << ": give --data or --signed-by\n";
            context.exit = ExitUsage;
            return;
        }
        context.exit = compare(*options, context);
    });

    auto place = std::make_shared<StorePlace>();
    auto* key = group->add_subcommand("key", "The store's public key, for comparing elsewhere");
    place->addTo(*key);
    key->footer("No secret: it signs nothing, and says who signed.\nExample:\n  paillasse-store witness key --data DIR");
    key->callback([place, &context] { context.exit = showKey(*place, context); });
}

} // namespace paillasse::store
