// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/client/engine.h"
#include "ui/shell/page.h"

namespace paillasse::ui {

class Theme;

// The pages of supervision over an engine: what they need of it is put together here.
std::unique_ptr<Page> makeAlertsPage(const Theme& theme, client::Engine& engine, const Clock& clock);
std::unique_ptr<Page> makeTrailPage(const Theme& theme, client::Engine& engine, const Clock& clock);
std::unique_ptr<Page> makeLedgerPage(const Theme& theme, client::Engine& engine, const Clock& clock);

} // namespace paillasse::ui
