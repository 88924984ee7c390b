// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/base/civiltime.h"
#include "app/store/commands/certificatefile.h"
#include "app/store/commands/erasureoffice.h"
#include "app/store/core/archivefile.h"
#include "app/store/erasure/certificatecheck.h"

namespace paillasse::store {

namespace {

struct CertificateOptions {
    StorePlace place;
    std::string file;
    std::string job;
};

int exitOf(CertificateVerdict verdict)
{
    switch (verdict) {
    case CertificateVerdict::Genuine: return ExitOk;
    case CertificateVerdict::NotGone: return ExitDamaged;
    case CertificateVerdict::Altered: return ExitAltered;
    case CertificateVerdict::AnotherStore:
    case CertificateVerdict::OfAnotherJob:
    case CertificateVerdict::Unknown: return ExitUnknown;
    case CertificateVerdict::Unreadable: return ExitUnreadable;
    }
    return ExitRefused;
}

int verifyCertificate(const CertificateOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot check this certificate";
    std::optional<Uuid> job;
    if (!options.job.empty()) {
        job = Uuid::parse(options.job);
        if (!job)
            return report(context, what, {ErrorCode::InvalidInput, "--job takes the number of an erasure or a migration"});
    }
    const auto file = readSmallFile(options.file);
    if (!file) {
        context.err << "paillasse-store: " << what << ": " << options.file << " does not read\n";
        return ExitUnreadable;
    }
    const auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    const auto shown = openCertificate((*office)->store(), *file);
    if (!shown)
        return report(context, what, shown.error());
    CertificateCheck check((*office)->store(), (*office)->writer());
    const auto checked = shown->verdict == CertificateVerdict::Genuine ? check.check(asText(shown->inside), job, {}) : check.refuse(shown->verdict, shown->why, asText(shown->inside), job, {});
    if (!checked)
        return report(context, what, checked.error());
    context.out << nameOf(checked->verdict) << "\n";
    if (!checked->why.empty())
        context.out << "  " << checked->why << "\n";
    if (!checked->job.isNull())
        context.out << "  of:   " << checked->job.toString() << "\n  made: " << toIsoUtc(checked->at) << "\n";
    for (const auto& thing : checked->destroyed)
        context.out << "  " << thing.what << ": " << (thing.isGone ? "gone" : "NOT GONE") << "\n";
    return exitOf(checked->verdict);
}

} // namespace

void addVerifyCertificate(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<CertificateOptions>();
    auto* command = app.add_subcommand("verify-certificate", "Say whether a certificate is this store's, and whether what it says is destroyed is gone");
    options->place.addTo(*command, "The store's directory; it may be serving");
    command->add_option("FILE", options->file, "The certificate: its JSON, or the sealed PDF")->required();
    command->add_option("--job", options->job, "The erasure or migration that it is said to be of");
    command->footer("The signature is checked, a PDF's seal, the entry of the ledger that has the file's hash, and that the ledger has only grown since. What is not\n"
                    "genuine is entered in the ledger. Example:\n  paillasse-store verify-certificate --data DIR certificate.json\n"
                    "Exit codes: 0 genuine and all of it gone, 1 could not be asked, 2 wrong usage, 3 genuine and something is not gone, 4 altered, 7 unknown to\n"
                    "this store, or of another job than --job, 8 no certificate or not readable.");
    command->callback([options, &context] { context.exit = verifyCertificate(*options, context); });
}

} // namespace paillasse::store
