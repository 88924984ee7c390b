// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include "app/lab/act.h"

namespace paillasse::lab {

using Document = std::variant<Patient, Order, Examination, Prescriber, BenchLog, LaboratoryProfile, CodeTables>;

DocumentKind kindOf(const Document& document);
DocumentId idOf(const Document& document, const LaboratoryId& laboratory);

} // namespace paillasse::lab
