// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/store/accounts/trailexpiry.h"
#include "app/store/accounts/trailmonths.h"
#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

namespace {

struct TrailOptions {
    StorePlace place;
    bool show = false;
};

std::string spelled(std::uint32_t month)
{
    auto text = std::to_string(month);
    return text.insert(4, "-");
}

int expireTrail(const TrailOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot expire the trail";
    const auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    auto& o = **office;
    auto expiry = TrailExpiry::open(o.store(), o.writer(), context.clock);
    if (!expiry)
        return report(context, what, expiry.error());
    const auto months = options.show ? expiry->due() : expiry->expire();
    if (!months)
        return report(context, what, months.error());
    for (const auto& [laboratory, month, entries] : *months)
        context.out << spelled(month) << "\t" << (laboratory.isNull() ? "the store" : o.nameOf(laboratory)) << "\t" << entries << "\n";
    const auto kept = trailMonths(o.store());
    if (!kept)
        return report(context, what, kept.error());
    context.out << (options.show ? "Months that would go: " : "Months gone: ") << months->size() << "; reads and security entries are kept for " << *kept << " months.\n";
    return ExitOk;
}

} // namespace

void addTrail(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<TrailOptions>();
    auto* group = app.add_subcommand("trail", "Who did and read what: how long it is kept");
    group->require_subcommand(1);
    auto* expire = group->add_subcommand("expire", "Take away the months of reads and security entries whose time is over; a store that serves does it daily");
    options->place.addTo(*expire);
    expire->add_flag("--show", options->show, "Only say which months would go");
    expire->footer("Examples:\n  paillasse-store trail expire --data DIR --show\n"
                   "For how many months they are kept: 'paillasse-store policy set --keep-trail'. What was expired comes back with no backup\n"
                   "whose restore is given the newest list of destroyed keys.");
    expire->callback([options, &context] { context.exit = expireTrail(*options, context); });
}

} // namespace paillasse::store
