// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/mappingcommand.h"

#include <filesystem>
#include <memory>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "app/store/commands/mappingprint.h"
#include "app/store/core/archivefile.h"
#include "app/store/migration/sourceof.h"
#include "app/store/migration/sourcewalk.h"

namespace paillasse::store {

namespace {

namespace csv = exchange::csv;
namespace fs = std::filesystem;

constexpr std::size_t rowsShown = 20;
constexpr std::uint64_t largeBytes = std::uint64_t{16} << 20; // from here on it says how far it is

struct MappingOptions {
    std::vector<std::string> files;
    std::string mapping;
    std::string out;
    std::string sender;
    bool replaces = false;
    bool shows = false;
};

constexpr Advice advice[] = {
    {ErrorCode::InvalidInput, "docs/mapping.md says what stands in a mapping and what a table looks like; a spreadsheet is saved as CSV first"},
    {ErrorCode::DiskFull, "is its folder there, may you write into it, and is there room?"},
    {ErrorCode::Conflict, "say --replace to write over it, or another --out"},
    {ErrorCode::NotFound, "name the exported tables, or the one folder that they are in; a link is not followed"},
};

bool isFile(int descriptor)
{
    struct stat facts {};
    return ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
}

// Whole or not at all.
Result<> write(const MappingOptions& options, const std::string& text)
{
    if (!options.replaces)
        return writeNewFile(options.out, asBytes(text));
    const auto beside = options.out + ".new";
    if (const auto written = writeNewFile(beside, asBytes(text)); !written)
        return written;
    std::error_code error;
    fs::rename(beside, options.out, error);
    return error ? fail(ErrorCode::DiskFull, options.out + " cannot be replaced") : Result<>();
}

Error asError(const std::string& name, const exchange::MessageRefusal& refusal)
{
    return {ErrorCode::InvalidInput, name + ", " + refusal.where + ": " + refusal.reason};
}

// Every row of every table, and how far it is where that takes its time.
Result<csv::Trial> tryOut(SourceFiles& files, const csv::Mapping& mapping, std::uint64_t total, std::ostream& progress)
{
    csv::Trial trial;
    std::uint64_t before = 0;
    std::uint64_t tenths = 0;
    for (std::size_t i = 0; i < files.count(); ++i) {
        const auto bytes = files.open(i);
        if (!bytes)
            return tl::unexpected(bytes.error());
        const auto stream = csv::openStream(**bytes, i, mapping);
        for (;;) {
            const auto next = stream->next();
            if (!next)
                return tl::unexpected(next.error());
            if (!*next)
                break;
            trial.take(**next, files.count() > 1 ? files.name(i) : "");
            const auto done = (before + stream->position().offset) * 10 / std::max<std::uint64_t>(total, 1);
            if (total >= largeBytes && done > tenths) {
                tenths = done;
                progress << "  " << tenths * 10 << " % of " << (total >> 20) << " MiB read" << std::endl;
            }
        }
        before += (*bytes)->size();
    }
    return trial;
}

// What is proposed for the first table, or the mapping that there is.
Result<csv::Mapping> mappingOf(const MappingOptions& options, exchange::ByteSource& first, const std::string& name, std::ostream& words)
{
    if (!options.mapping.empty())
        return readMappingFile(options.mapping);
    const auto sample = csv::sampleOf(first);
    if (!sample)
        return tl::unexpected(sample.error());
    if (sample->refusal)
        return tl::unexpected(asError(name, *sample->refusal));
    auto proposal = csv::proposeMapping(*sample);
    proposal.mapping.sender = options.sender;
    printProposal(words, proposal);
    return std::move(proposal.mapping);
}

Result<> run(const MappingOptions& options, CommandContext& context)
{
    const bool givesMapping = options.mapping.empty() && options.out.empty();
    auto& words = givesMapping ? context.err : context.out;
    if (options.shows && isFile(givesMapping ? STDERR_FILENO : STDOUT_FILENO))
        return fail(ErrorCode::Refused, "--show would write patients' data into a file; let it show them on a terminal");
    if (!options.out.empty() && !options.replaces && fs::exists(options.out))
        return fail(ErrorCode::Conflict, options.out + " is there already");
    const auto files = filesOf(options.files);
    const auto total = files ? bytesOf(**files) : tl::unexpected(files.error());
    if (!total)
        return tl::unexpected(total.error());
    const auto first = (*files)->open(0);
    if (!first)
        return tl::unexpected(first.error());
    const auto name = (*files)->name(0);
    const auto mapping = mappingOf(options, **first, name, words);
    if (!mapping)
        return tl::unexpected(mapping.error());
    const auto sample = csv::sampleOf(**first, rowsShown, mapping->separator, mapping->charset);
    if (!sample)
        return tl::unexpected(sample.error());
    if (sample->refusal)
        return tl::unexpected(asError(name, *sample->refusal));
    if (const auto fits = printKeys(words, *mapping, sample->header); !fits)
        return tl::unexpected(asError(name, fits.error()));
    if (const auto written = options.out.empty() ? Result<>() : write(options, csv::writeMapping(*mapping)); !written)
        return written;
    const auto trial = tryOut(**files, *mapping, *total, context.err);
    if (!trial)
        return tl::unexpected(trial.error());
    words << "Every row of " << (*files)->count() << ((*files)->count() == 1 ? " table" : " tables") << ", tried out; nothing is kept:\n";
    printTrial(words, *trial);
    if (options.shows)
        printRows(words, csv::preview(*sample, *mapping, rowsShown), *mapping);
    if (givesMapping) {
        context.out << csv::writeMapping(*mapping);
    } else if (!options.out.empty()) {
        context.out << "Written: " << options.out << "\n  Look at it, mend it, and try it out: paillasse-store migrate mapping --mapping " << options.out << " --show FILE\n";
    }
    return {};
}

} // namespace

void addMapping(CLI::App& group, CommandContext& context)
{
    auto options = std::make_shared<MappingOptions>();
    auto* command = group.add_subcommand("mapping", "Propose what the columns of an exported table mean, or try a mapping out on it: nothing is kept");
    command->add_option("FILE", options->files, "The exported table; several of one form, or the folder that they are in")->required();
    command->add_option("--mapping", options->mapping, "Try this one out instead of proposing one");
    auto* out = command->add_option("--out", options->out, "Write the proposal to this file; left out: to the standard output, and what is said of it to the error output");
    command->add_flag("--replace", options->replaces, "Write over the file of --out")->needs(out);
    out->excludes("--mapping");
    command->add_option("--sender", options->sender, "The system whose numbers of patients and orders these are")->excludes("--mapping");
    command->add_flag("--show", options->shows, "Show the first twenty rows before and after: patients' data, on a terminal only");
    command->footer("Examples:\n  paillasse-store migrate mapping --sender \"Ancien LGC\" --out mapping.json --show export.csv\n"
                    "  paillasse-store migrate mapping --mapping mapping.json --show export.csv");
    command->callback([options, &context] {
        const auto done = run(*options, context);
        if (!done)
            context.exit = report(context, options->mapping.empty() ? "cannot propose a mapping" : "this mapping does not read it", done.error(), advice);
    });
}

} // namespace paillasse::store
