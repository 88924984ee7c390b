// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/access/permission.h"

namespace paillasse::ui {

// Which pages rights open, by Page::id, in the rail's order: those held in the laboratory that is worked in, and those held anywhere.
// The home page and one's own account are everybody's, and not among them.
QStringList pagesOf(access::Permissions here, access::Permissions anywhere);
// Whether this permission, with what it rests on, leads to a page where something is seen or done. The tray alone is none: it holds
// what came of work on others.
bool opensPage(access::Permission permission);

} // namespace paillasse::ui
