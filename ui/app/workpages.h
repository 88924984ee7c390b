// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/client/engine.h"
#include "ui/shell/homepage.h"
#include "ui/shell/page.h"
#include "ui/shell/rail.h"

namespace paillasse::ui {

class Theme;

// The pages that this person's rights open, in the rail's order; the first one is where work starts.
std::vector<std::unique_ptr<Page>> workPages(const Theme& theme, client::Engine& engine, const Clock& clock);
RailPerson railPerson(const client::Session& session);
// What of the counts this person may act on.
// What this person typed and did not save, the newest first: each leads back to where it was typed.
QList<HomeTask> draftTasks(const client::Drafts& drafts);
HomeCounts homeCounts(const client::WorkCounts& counts, int pendingActs, const client::Session& session);

} // namespace paillasse::ui
