// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/commands/command.h"

namespace paillasse::store {

// paillasse-store import --data DIR [--json] FILE…: HL7 v2, FHIR and catalogue tables.
void addImport(CLI::App& app, CommandContext& context);
// paillasse-store tray list|show --data DIR: what imports kept sealed for a person to look at.
void addTray(CLI::App& app, CommandContext& context);

} // namespace paillasse::store
