// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/base/civiltime.h"
#include "app/base/jsonline.h"
#include "app/crypto/hash.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"
#include "app/store/commands/reportfile.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

namespace {

using wire::ReportVerdict;

struct ReportOptions {
    StorePlace place;
    std::string file;
    bool json = false;
};

// One word for programs, one exit code, one sentence.
struct Said {
    const char* word;
    int exit;
    const char* sentence;
};

Said saidOf(ReportVerdict verdict)
{
    switch (verdict) {
    case ReportVerdict::Genuine: return {"genuine", ExitOk, "GENUINE: this very file was registered, and it is the newest version."};
    case ReportVerdict::Altered: return {"altered", ExitAltered, "ALTERED: it claims to be this report, and is none of the files that were registered for it."};
    case ReportVerdict::Superseded: return {"superseded", ExitSuperseded, "SUPERSEDED: this very file was registered, but a newer version stands."};
    case ReportVerdict::Withdrawn: return {"withdrawn", ExitWithdrawn, "WITHDRAWN: this very file was registered, and the report was withdrawn since."};
    case ReportVerdict::Unregistered: return {"unregistered", ExitUnregistered, "NOT REGISTERED: the version that it claims to be exists, but no file of it was registered yet."};
    case ReportVerdict::Unproven: return {"unproven", ExitDamaged, "NOT PROVED: the file is registered, but what this store has does not prove it."};
    case ReportVerdict::CodeFits:
    case ReportVerdict::Unknown: break;
    }
    return {"unknown", ExitUnknown, "UNKNOWN: this store never registered this file, and it claims no report of this store."};
}

std::string timeOf(Instant at)
{
    return at.isNull() ? std::string() : toIsoUtc(at);
}

const char* nameOf(lab::ReportKind kind)
{
    switch (kind) {
    case lab::ReportKind::Partial: return "partial";
    case lab::ReportKind::Complete: return "complete";
    case lab::ReportKind::Supplementary: return "supplementary";
    case lab::ReportKind::Corrected: return "corrected";
    case lab::ReportKind::Withdrawn: return "withdrawal";
    }
    return "";
}

void tell(std::ostream& out, const ReportFile& file, const wire::ReportAnswer& answer)
{
    const auto said = saidOf(answer.verdict);
    out << said.sentence << "\n";
    if (!answer.fault.empty())
        out << "  what does not hold: " << answer.fault << "\n";
    if (!answer.accession.empty()) {
        const bool isClaim = answer.verdict == ReportVerdict::Altered || answer.verdict == ReportVerdict::Unregistered;
        out << (isClaim ? "  it claims to be: report " : "  report:          ") << answer.accession << " version " << answer.version << " (" << nameOf(answer.kind) << ")\n"
            << "  laboratory:      " << answer.laboratoryName << "\n"
            << "  signed:          " << timeOf(answer.releasedAt) << " by " << answer.signer << "\n";
    } else if (file.code) {
        out << "  it claims to be: report " << file.code->accession << " version " << file.code->version << " of laboratory " << file.code->laboratory.toString() << "\n";
    }
    if (!answer.withdrawnAt.isNull())
        out << "  withdrawn:       " << timeOf(answer.withdrawnAt) << "\n";
    if (answer.newerVersion != 0)
        out << "  newer version:   " << answer.newerVersion << " (" << nameOf(answer.newerKind) << ") of " << timeOf(answer.newerAt) << (answer.newerWithdrawn ? ", withdrawn since" : "") << "\n";
    if (!answer.registeredAt.isNull())
        out << "  registered:      " << timeOf(answer.registeredAt) << " by " << answer.registrant << "\n"
            << "  proved:          the signature over the report's contents, and entry " << answer.leaf << " in the signed ledger of " << answer.size << " entries, epoch " << answer.epoch << "\n";
    out << "  SHA-256:         " << crypto::toHex(file.sha256) << "\n";
}

void tellJson(std::ostream& out, const ReportFile& file, const wire::ReportAnswer& answer)
{
    JsonLine json;
    json.add("verdict", saidOf(answer.verdict).word).add("sha256", crypto::toHex(file.sha256)).add("claim", file.code ? file.code->text() : std::string());
    json.add("laboratory", answer.laboratoryName).add("accession", answer.accession).add("version", std::uint64_t{answer.version});
    json.add("kind", answer.accession.empty() ? "" : nameOf(answer.kind)).add("signedAt", timeOf(answer.releasedAt)).add("signedBy", answer.signer);
    json.add("withdrawnAt", timeOf(answer.withdrawnAt)).add("newerVersion", std::uint64_t{answer.newerVersion}).add("newerWithdrawn", answer.newerWithdrawn);
    json.add("registeredAt", timeOf(answer.registeredAt)).add("registeredBy", answer.registrant).add("ledgerEntry", answer.leaf);
    json.add("ledgerEpoch", answer.epoch).add("ledgerSize", answer.size).add("ledgerRoot", crypto::toHex(answer.root)).add("fault", answer.fault);
    out << json.text() << "\n";
}

int verifyReport(const ReportOptions& options, CommandContext& context)
{
    const auto file = readReportFile(options.file);
    if (!file) {
        if (options.json)
            context.out << JsonLine().add("verdict", "unreadable").add("fault", file.error().detail).text() << "\n";
        context.err << "paillasse-store: cannot check this file: " << file.error().detail << "\n";
        return ExitUnreadable;
    }
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, "cannot check a report", office.error());
    auto check = ReportCheck::open((*office)->store(), (*office)->reportNames());
    if (!check)
        return report(context, "cannot check a report", check.error());
    const auto answer = (*check)->answer({{}, file->sha256, file->code ? file->code->text() : std::string()});
    if (!answer)
        return report(context, "cannot check a report", answer.error());
    (options.json ? tellJson : tell)(context.out, *file, *answer);
    return saidOf(answer->verdict).exit;
}

} // namespace

void addVerifyReport(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<ReportOptions>();
    auto* command = app.add_subcommand("verify-report", "Say whether a PDF is a report of this store: genuine, altered, superseded or withdrawn");
    options->place.addTo(*command, "The store's directory; it may be serving");
    command->add_flag("--json", options->json, "One line of JSON");
    command->add_option("FILE", options->file, "The PDF")->required();
    command->footer("Only the SHA-256 of the whole file makes it genuine. The biologist's signature is checked again over rebuilt bytes, and the act that\n"
                    "registered the file is proved to be in the signed ledger. No patient's name is printed.\n"
                    "Example:\n  paillasse-store verify-report --data DIR report.pdf\n"
                    "Exit codes: 0 genuine, 1 could not be asked, 2 wrong usage, 3 the store's own data does not prove it, 4 altered, 5 superseded by a\n"
                    "newer version, 6 withdrawn, 7 unknown to this store, 8 no PDF or not readable, 9 no file of this version was registered yet.");
    command->callback([options, &context] { context.exit = verifyReport(*options, context); });
}

} // namespace paillasse::store
