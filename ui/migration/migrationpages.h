// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/client/engine.h"
#include "ui/shell/page.h"

namespace paillasse::ui {

class Theme;

// The page of migrations over an engine: what it needs of it is put together here.
std::unique_ptr<Page> makeMigrationsPage(const Theme& theme, client::Engine& engine, const Clock& clock);

} // namespace paillasse::ui
