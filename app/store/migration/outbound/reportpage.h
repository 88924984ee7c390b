// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migration/mandate.h"
#include "app/store/migration/outbound/sheetreduction.h"
#include "app/store/paper/statement.h"

namespace paillasse::store {

// The registered page of a version as the store copies it for a recipient: what of its words the mandate names, under a foot that says on each
// page that it is a copy, of which report, and the SHA-256 of the original.
paper::Statement reportPage(SheetWords sheet, const SheetOf& of, const std::vector<lab::LineId>& told, const migration::Mandate& mandate);

// "Compte rendu 26-112298/2"; without the number where the mandate does not name it.
std::string reportReference(const SheetOf& of, migration::FieldSet fields);

} // namespace paillasse::store
