// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/base/civiltime.h"
#include "app/base/jsonline.h"
#include "app/crypto/hash.h"
#include "app/store/commands/papercheck.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

namespace {

struct PaperOptions {
    StorePlace place;
    std::string file;
    bool json = false;
};

std::string ledgerOf(const crypto::SignedTreeHead& head)
{
    return "ledger " + head.ledger.toString() + ", epoch " + std::to_string(head.epoch) + ", " + std::to_string(head.size) + " entries, " + toIsoUtc(head.at) + ", root " + crypto::toHex(head.root);
}

std::string hashOf(const paper::Attachment& attachment)
{
    return crypto::toHex(crypto::sha256(attachment.bytes));
}

void tell(std::ostream& out, const CheckedPaper& checked)
{
    const auto& paper = checked.paper;
    out << (checked.findings.empty() ? "GENUINE: this store laid it out and sealed it, and no byte of it has changed.\n"
                                     : "NOT PROVED: this store sealed it, but its ledger is not the one that the paper states.\n");
    for (const auto& finding : checked.findings)
        out << "  what does not hold: " << finding.source << ": " << finding.what << "\n";
    out << "  paper:           " << paper.title << " (" << paper.kind << ")\n"
        << "  issuer:          " << paper.issuer << "\n"
        << "  sealed:          " << toIsoUtc(paper.sealedAt) << " by " << paper.by.commonName << "\n"
        << "  seal's key:      certificate " << crypto::toHex(paper.by.fingerprint) << ", until " << toIsoUtc(paper.by.notAfter) << "\n";
    for (const auto& head : checked.heads)
        out << "  states:          " << ledgerOf(head) << "\n";
    if (checked.untold > 0)
        out << "  note:            " << checked.untold << " of these are of history that a restore has replaced; nothing can be told of them\n";
    for (const auto& attachment : paper.attachments)
        out << "  inside:          " << attachment.name << ", " << attachment.bytes.size() << " bytes, SHA-256 " << hashOf(attachment) << "\n";
    out << "  SHA-256:         " << crypto::toHex(checked.sha256) << "\n";
}

// One line for the paper, then one for each head and each file inside.
void tellJson(std::ostream& out, const CheckedPaper& checked)
{
    const auto& paper = checked.paper;
    JsonLine json;
    json.add("verdict", checked.findings.empty() ? "genuine" : "unproven").add("sha256", crypto::toHex(checked.sha256)).add("kind", paper.kind).add("title", paper.title).add("issuer", paper.issuer);
    json.add("sealedAt", toIsoUtc(paper.sealedAt)).add("sealedBy", paper.by.commonName).add("certificate", crypto::toHex(paper.by.fingerprint)).add("untold", checked.untold);
    json.add("fault", checked.findings.empty() ? "" : checked.findings.front().what);
    out << json.text() << "\n";
    for (const auto& head : checked.heads)
        out << JsonLine().add("ledger", head.ledger.toString()).add("epoch", head.epoch).add("size", head.size).add("root", crypto::toHex(head.root)).add("at", toIsoUtc(head.at)).text() << "\n";
    for (const auto& attachment : paper.attachments)
        out << JsonLine().add("attachment", attachment.name).add("bytes", attachment.bytes.size()).add("sha256", hashOf(attachment)).text() << "\n";
}

struct Refusal {
    ErrorCode code;
    int exit;
    const char* word;
    const char* sentence;
};

constexpr Refusal refusals[] = {
    {ErrorCode::Corrupt, ExitAltered, "altered", "ALTERED"},
    {ErrorCode::NotTrusted, ExitUnknown, "unknown", "UNKNOWN"},
    {ErrorCode::InvalidInput, ExitUnreadable, "unreadable", "NO PAPER OF A STORE"},
    {ErrorCode::TooLarge, ExitUnreadable, "unreadable", "NO PAPER OF A STORE"},
    {ErrorCode::Missing, ExitUnreadable, "unreadable", "NOT READABLE"},
};

int refuse(const Error& error, const PaperOptions& options, CommandContext& context)
{
    const auto refusal = std::ranges::find(refusals, error.code, &Refusal::code);
    if (refusal == std::end(refusals))
        return report(context, "cannot check a paper", error);
    if (options.json)
        context.out << JsonLine().add("verdict", refusal->word).add("fault", error.detail).text() << "\n";
    else
        context.out << refusal->sentence << ": " << error.detail << ".\n";
    return refusal->exit;
}

int verifyPaper(const PaperOptions& options, CommandContext& context)
{
    const auto file = readPaperFile(options.file);
    if (!file)
        return refuse(file.error(), options, context);
    const auto store = Store::open(options.place.directory(), {.lock = LockKind::Using});
    if (!store)
        return reportOpening(context, "cannot check a paper", store.error());
    const auto checked = checkPaper(**store, *file);
    if (!checked)
        return checked.error().code == ErrorCode::Missing ? report(context, "cannot check a paper", checked.error()) : refuse(checked.error(), options, context);
    (options.json ? tellJson : tell)(context.out, *checked);
    return checked->findings.empty() ? ExitOk : ExitDamaged;
}

} // namespace

void addVerifyPaper(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<PaperOptions>();
    auto* command = app.add_subcommand("verify-paper", "Say whether a PDF is a paper that this store has sealed, as it sealed it: the trail, the review of rights");
    options->place.addTo(*command, "The store's directory; it may be serving");
    command->add_flag("--json", options->json, "Lines of JSON: the paper, then each head and each file inside it");
    command->add_option("FILE", options->file, "The PDF")->required();
    command->footer("The seal is over every byte of the file; the ledgers' heads that it states are held against the store's own ledgers. The file inside of the name\n"
                    "heads.jsonl can be given to 'witness compare'.\n"
                    "Example:\n  paillasse-store verify-paper --data DIR trail.pdf\n"
                    "Exit codes: 0 genuine, 1 could not be asked, 2 wrong usage, 3 the store's own ledger is not the one that it states, 4 altered, 7 sealed, but\n"
                    "not by this store, 8 no PDF, not readable or without a seal.");
    command->callback([options, &context] { context.exit = verifyPaper(*options, context); });
}

} // namespace paillasse::store
