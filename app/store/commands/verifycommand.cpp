// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/store/commands/storeplace.h"
#include "app/store/core/verify.h"

namespace paillasse::store {

namespace {

int verifyAll(const StorePlace& place, CommandContext& context)
{
    const auto result = verify(place.directory());
    if (!result)
        return reportOpening(context, "cannot verify", result.error());
    for (const auto& note : result->notes)
        context.out << "note: " << note << "\n";
    for (const auto& finding : result->findings)
        context.err << "DAMAGED: " << finding.file << ": " << finding.where << ": " << finding.what << "\n";
    context.out << result->files << " files, " << result->bytes << " bytes, " << result->leaves << " ledger entries, " << result->documents << " documents, "
                << result->keys << " keys: " << (result->findings.empty() ? "all as the store wrote them\n" : "NOT as the store wrote them\n");
    if (result->findings.empty())
        return ExitOk;
    context.err << "Do not go on with this data. Keep a copy of it, then bring back the last good backup with 'paillasse-store restore'.\n";
    return ExitDamaged;
}

} // namespace

void addVerify(CLI::App& app, CommandContext& context)
{
    auto place = std::make_shared<StorePlace>();
    auto* command = app.add_subcommand("verify", "Authenticate every byte of the store's files, while it is not serving");
    place->addTo(*command);
    command->footer("Example:\n  paillasse-store verify --data DIR\nExit codes: 0 all is as the store wrote it, 3 something is not.");
    command->callback([place, &context] { context.exit = verifyAll(*place, context); });
}

} // namespace paillasse::store
