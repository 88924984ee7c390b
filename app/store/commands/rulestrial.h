// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/commands/command.h"
#include "app/store/rules/ruletrial.h"

namespace paillasse::store {

// Where past events come from, and who is in them.
struct Past {
    EventSource next;
    Surroundings& surroundings;
    RuleTrial::NameOf nameOf;
};
struct TrialOptions {
    std::string file;  // of rules; empty: the defaults
    std::string since; // a day: "2026-11-01"
};

// Says on `out` what the rules would have raised since that day, by rule, then by day and laboratory. Nothing is raised.
int tryRules(const TrialOptions& options, const Past& past, CommandContext& context);

} // namespace paillasse::store
