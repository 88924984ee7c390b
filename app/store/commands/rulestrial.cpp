// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/rulestrial.h"

#include "app/base/civiltime.h"
#include "app/store/rules/rulefile.h"

namespace paillasse::store {

int tryRules(const TrialOptions& options, const Past& past, CommandContext& context)
{
    constexpr auto what = "cannot try these rules";
    auto chosen = chooseRules(options.file);
    if (chosen.fault)
        return report(context, what, *chosen.fault);
    const auto since = Date::parse(options.since);
    if (!since)
        return report(context, what, {ErrorCode::InvalidInput, "'" + options.since + "' is no day; write 2026-11-01"});
    RuleTrial trial(std::move(chosen.rules), past.surroundings, {since->toDays() * dayMs});
    if (const auto done = trial.run(past.next); !done)
        return report(context, what, done.error());
    trial.print(context.out, past.nameOf);
    return ExitOk;
}

} // namespace paillasse::store
