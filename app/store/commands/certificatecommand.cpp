// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <CLI/CLI.hpp>

#include "app/base/civiltime.h"
#include "app/store/accounts/sealing.h"
#include "app/store/commands/erasureoffice.h"
#include "app/store/core/archivefile.h"
#include "app/store/erasure/certificatecheck.h"
#include "app/store/erasure/certificatepaper.h"

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

// The signed JSON: the file itself, or what a sealed PDF has inside. Errors of Sealing::read; InvalidInput: another kind of paper.
Result<Bytes> signedFileOf(Office& office, const Bytes& file)
{
    if (!asText(file).starts_with("%PDF"))
        return file;
    const auto authority = Authority::load(office.store());
    if (!authority)
        return tl::unexpected(authority.error());
    const auto paper = Sealing(office.store(), *authority, office.settings()).read(file);
    if (!paper)
        return tl::unexpected(paper.error());
    const auto attached = std::ranges::find(paper->attachments, std::string(certificateFile), &paper::Attachment::name);
    if (attached == paper->attachments.end())
        return fail(ErrorCode::InvalidInput, "this paper is no certificate");
    return attached->bytes;
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
    const auto inside = signedFileOf(**office, *file);
    if (!inside) {
        context.out << (inside.error().code == ErrorCode::Corrupt ? "altered" : "unreadable") << "\n  " << inside.error().detail << "\n";
        return inside.error().code == ErrorCode::Corrupt ? ExitAltered : inside.error().code == ErrorCode::NotTrusted ? ExitUnknown : ExitUnreadable;
    }
    const auto checked = CertificateCheck((*office)->store(), (*office)->writer()).check(asText(*inside), job, {});
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
    command->footer("The signature is checked, the entry of the ledger that has the file's hash, and that the ledger has only grown since. What is not\n"
                    "genuine is entered in the ledger. Example:\n  paillasse-store verify-certificate --data DIR certificate.json\n"
                    "Exit codes: 0 genuine and all of it gone, 1 could not be asked, 2 wrong usage, 3 genuine and something is not gone, 4 altered, 7 unknown to\n"
                    "this store, or of another job than --job, 8 no certificate or not readable.");
    command->callback([options, &context] { context.exit = verifyCertificate(*options, context); });
}

} // namespace paillasse::store
