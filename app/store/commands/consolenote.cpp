// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/consolenote.h"

#include "app/store/accounts/entering.h"
#include "app/store/core/changehub.h"
#include "app/store/core/nobody.h"
#include "app/store/core/store.h"

namespace paillasse::store {

Result<> enterAtConsole(Store& store, AccountChange what, const CommandContext& context, Writer::Change change)
{
    Nobody nobody;
    ChangeHub hub;
    WriterSettings settings;
    settings.polite = true;
    const auto writer = Writer::start(store, nobody, hub, context.clock, context.log, settings);
    return writer ? enter(**writer, consoleEntry(std::move(what)), std::move(change)) : tl::unexpected(writer.error());
}

void noteAtConsole(Store& store, AccountChange change, CommandContext& context)
{
    if (const auto entered = enterAtConsole(store, std::move(change), context); !entered)
        context.err << "paillasse-store: this could not be entered in the ledger: " << (entered.error().detail.empty() ? std::string(toString(entered.error().code)) : entered.error().detail) << "\n";
}

} // namespace paillasse::store
