// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/exchange/importedrecord.h"

// What another laboratory says of an order that no field here holds, in a line for people: a migration keeps it in a note.
namespace paillasse::store {

// "Autres numéros : …"; empty: it has one number.
std::string furtherNumbersLine(const exchange::ImportedOrder& order);
// "Prélèvement 26-1-1, sérum, SST, prélevé le 2026-03-12 07:15:00 UTC, reçu le …"; empty: it says none of that.
std::string specimenLine(const exchange::ImportedSpecimen& specimen);
// All of them, each on its line.
std::string particularsOf(const exchange::ImportedOrder& order);

} // namespace paillasse::store
