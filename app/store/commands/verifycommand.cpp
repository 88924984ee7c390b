// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/store/commands/consolenote.h"
#include "app/store/commands/storeplace.h"
#include "app/store/core/store.h"
#include "app/store/core/verify.h"
#include "app/store/migration/stepcheck.h"

namespace paillasse::store {

namespace {

// Only of a store that is whole: to write into a damaged one would change what there is to find out from.
void note(const StorePlace& place, CommandContext& context)
{
    const auto store = Store::open(place.directory(), {.lock = LockKind::Using});
    if (store)
        noteAtConsole(**store, StoreVerified{0}, context);
    else
        context.err << "paillasse-store: this could not be entered in the ledger: " << store.error().detail << "\n";
}

int verifyAll(const StorePlace& place, CommandContext& context)
{
    const AlsoVerify also[] = {checkSteps};
    const auto result = verify(place.directory(), also);
    if (!result)
        return reportOpening(context, "cannot verify", result.error());
    for (const auto& note : result->notes)
        context.out << "note: " << note << "\n";
    for (const auto& finding : result->findings)
        context.err << "DAMAGED: " << finding.file << ": " << finding.where << ": " << finding.what << "\n";
    context.out << result->files << " files, " << result->bytes << " bytes, " << result->leaves << " ledger entries, " << result->documents << " documents, "
                << result->keys << " keys: " << (result->findings.empty() ? "all as the store wrote them\n" : "NOT as the store wrote them\n");
    if (result->findings.empty()) {
        note(place, context);
        return ExitOk;
    }
    context.err << "Nothing was entered in the ledger: what is damaged is left as it is.\n";
    context.err << "Do not go on with this data. Keep a copy of it, then bring back the last good backup with 'paillasse-store restore'.\n";
    return ExitDamaged;
}

} // namespace

void addVerify(CLI::App& app, CommandContext& context)
{
    auto place = std::make_shared<StorePlace>();
    auto* command = app.add_subcommand("verify", "Authenticate every byte of the store's files, while it is not serving; that they are whole is entered in the ledger");
    place->addTo(*command);
    command->footer("Example:\n  paillasse-store verify --data DIR\nExit codes: 0 all is as the store wrote it, 3 something is not.");
    command->callback([place, &context] { context.exit = verifyAll(*place, context); });
}

} // namespace paillasse::store
