// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/commands/command.h"

namespace paillasse::store {

// `migrate mapping`: proposes a mapping for tables, or tries one out, before there is any mandate. It opens no store: the tables are in the
// hands of whoever runs it.
void addMapping(CLI::App& group, CommandContext& context);

} // namespace paillasse::store
